"""An adviser finds a sheet in any chat, sends it, keeps several and sends them all; somebody else opens what she sent."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.catalogue import Catalogue
from bot.dialogue.selection_link import pack
from tests.e2e.fake_telegram import SimError
from tests.e2e.harness import Bot, Telegram, Visitor, labels, text

SITE = "https://aides.exemple.fr"
FIVE = ("acre", "arce", "microcredit-adie", "citeslab", "aide-apprenti")
_ids = itertools.count(912_345_001)


@pytest.fixture(scope="module")
def bot(telegram: Telegram) -> Iterator[Bot]:
    with Bot(telegram, env={"SITE_URL": SITE}) as program:
        yield program


@pytest.fixture
def awa(telegram: Telegram, bot: Bot) -> Iterator[Visitor]:
    """The one who receives; never seen before. After her test nothing was refused and no button is left spinning."""
    yield telegram.person(next(_ids), "Awa")
    assert telegram.refusals() == []
    assert telegram.unanswered_callbacks() == []


@pytest.fixture
def ines(telegram: Telegram, awa: Visitor) -> Visitor:
    """The adviser."""
    return telegram.person(next(_ids), "Inès")


def link(message: dict[str, object], start: str) -> str:
    """The first address in a message that begins in some way."""
    return next(word for word in str(message["text"]).split() if word.startswith(start))


def test_an_adviser_posts_a_sheet_in_another_chat_and_who_reads_it_opens_it(ines: Visitor, awa: Visitor, catalogue: Catalogue) -> None:
    chat = -1_000_000 - ines.id
    offered = ines.search("egalite femmes")
    assert [offered["results"][0][key] for key in ("id", "title")] == [
        "garantie-egalite-femmes",
        catalogue.schemes["garantie-egalite-femmes"].title,
    ]
    card = ines.post(offered, "garantie-egalite-femmes", chat)
    assert "France Active" in card["text"]
    assert card["link_preview_options"]["url"] == f"{SITE}/fiches/garantie-egalite-femmes.html"
    opened = awa.press("Ouvrir dans le robot", chat)
    assert opened["did"] == "url"
    assert "Sources" in text(awa.follow(opened["value"]))
    assert awa.press("Lire la page", chat)["value"] == f"{SITE}/fiches/garantie-egalite-femmes.html"


def test_somebody_who_never_opened_the_bot_may_search(ines: Visitor) -> None:
    offered = ines.search("acr")
    assert offered["results"][0]["id"] == "acre"
    assert offered["is_personal"] is False
    assert offered["cache_time"] > 0
    assert all(result["description"] for result in offered["results"])


def test_before_a_word_there_is_something_to_choose_from(ines: Visitor) -> None:
    assert len(ines.search("")["results"]) > 10


@pytest.mark.parametrize("query", ["quelle est la météo demain", "x" * 256, "🏪" * 128, "<b>", "s-suCK-zzzz"])
def test_where_nothing_fits_the_button_above_leads_to_the_bot(ines: Visitor, query: str) -> None:
    button = ines.search(query)["button"]
    assert button["text"]
    assert "Bonjour" in text(ines.start(button["start_parameter"]))


def test_a_sheet_is_sent_by_every_way_telegram_has(ines: Visitor, awa: Visitor) -> None:
    ines.start("acre")
    ines.tap("Partager")
    sent = parse_qs(urlsplit(ines.press("Envoyer par Telegram")["value"]).query)
    assert sent["url"] == [f"{SITE}/fiches/acre.html"]
    assert ines.press("Copier le lien") == {"did": "copy_text", "value": {"text": f"{SITE}/fiches/acre.html"}}
    posting = ines.press("Poster dans une discussion")
    assert posting["did"] == "switch_inline_query_chosen_chat"
    chat = -2_000_000 - ines.id
    card = ines.post(ines.search(posting["value"]["query"]), "acre", chat)
    assert "Sources" in text(awa.follow(link(card, "https://t.me/")))


def test_the_button_under_a_sheet_says_whether_it_is_kept(ines: Visitor) -> None:
    sheet = ines.start("citeslab")[-1]
    seen = ines.tap("⭐ Garder", message_id=sheet["message_id"])
    assert "Retirer de mes fiches" in labels(seen[:1])
    assert "C'est gardé" in text(seen)
    seen = ines.tap("Retirer", message_id=sheet["message_id"])
    assert "⭐ Garder" in labels(seen[:1])
    assert "ne gardez pas encore" in text(ines.send("/mesfiches"))


def test_two_taps_on_the_same_button_change_it_once(ines: Visitor) -> None:
    sheet = ines.start("citeslab")[-1]
    for _ in range(2):
        ines.tap(data="garde:citeslab", message_id=sheet["message_id"])
    assert "Votre fiche" in text(ines.send("mes fiches"))


def test_five_sheets_travel_in_one_link_and_open_with_the_contacts_of_the_territory(
    ines: Visitor, awa: Visitor, catalogue: Catalogue
) -> None:
    for scheme in FIVE:
        ines.start(scheme)
        ines.send("garder")
    ines.send("partager ma sélection")
    message = ines.tap("Toulouse Métropole")[-1]
    assert link(message, SITE) == f"{SITE}/selection.html#toulouse,{','.join(FIVE)}"
    received = awa.follow(link(message, "https://t.me/"))
    assert len(received) == 1
    assert all(catalogue.schemes[scheme].title in text(received) for scheme in FIVE)
    assert "CCI Toulouse Haute-Garonne, 05 61 33 65 00" in text(received)
    assert labels(received)[:5] == ["1", "2", "3", "4", "5"]
    assert "Sources" in text(awa.tap("3"))
    assert "choisies pour vous" in text(awa.tap("Retour"))
    assert "5 fiches" in text(awa.tap("Garder ces fiches"))
    assert "Vos 5 fiches" in text(awa.tap("Mes fiches"))


def test_a_selection_is_posted_as_a_card_in_a_chosen_chat(ines: Visitor, awa: Visitor) -> None:
    ines.start("acre")
    ines.tap("⭐ Garder")
    ines.start("arce")
    ines.tap("⭐ Garder")
    ines.tap("Partager ma sélection")
    ines.tap("Sans territoire")
    query = ines.press("Poster dans une discussion")["value"]["query"]
    assert query == pack(["acre", "arce"])
    chat = -3_000_000 - ines.id
    ines.post(ines.search(query), query, chat)
    assert "2 aides choisies pour vous" in text(awa.follow(awa.press("Ouvrir dans le robot", chat)["value"]))
    assert ines.search("")["results"][0]["id"] == query, "her own selection comes first in any chat"


def test_a_tap_on_a_card_of_another_age_is_answered_though_there_is_no_chat(ines: Visitor, awa: Visitor) -> None:
    card = ines.post(ines.search("acre"), "acre", -4_000_000 - ines.id)
    stand = awa.telegram.stand

    async def tap() -> None:
        await stand._callback(awa.user, "fiche:acre", card)
        await stand.settle()

    awa.telegram.run(tap())
    assert awa.telegram.unanswered_callbacks() == []


def test_without_inline_mode_no_button_promises_it(catalogue: Catalogue) -> None:
    with Telegram(inline=False) as telegram, Bot(telegram):
        ines = telegram.person()
        ines.start("acre")
        assert "Poster dans une discussion" not in labels(ines.tap("Partager"))
        assert ines.press("Copier le lien")["value"]["text"] == "https://t.me/essai_bot?start=acre"
        with pytest.raises(SimError):
            ines.search("acre")
        assert telegram.refusals() == []
