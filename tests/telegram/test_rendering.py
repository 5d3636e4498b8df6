"""Whatever the dialogue says fits into Telegram's limits, for every scheme of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from markupsafe import Markup

from bot.catalogue import Catalogue
from bot.dialogue import Button, Dialogue, Person, Reply, Started, Tapped, Turn
from bot.dialogue.selection_link import MOST
from bot.dialogue.texts import LANGUAGES
from bot.places.directory import directory
from bot.telegram.rendering import LONGEST_COPY, fits, keyboard, opens, parts, swapped
from bot.telegram.splitting import LIMIT
from tests.e2e.telegram_text import parse_html, utf16_length

SHEET = "titre-maitre-artisan"


def every_turn(dialogue: Dialogue, catalogue: Catalogue) -> Iterator[Turn]:
    """Every screen that can be reached by an action, for nobody in particular and for somebody of each territory."""
    people = [Person(facts={"etape": "creation"}), *(Person(territory=territory) for territory in catalogue.territories)]
    people.append(Person(kept=tuple(catalogue.schemes)[:MOST]))
    actions = [
        "mesfiches",
        "selection",
        "garde",
        "retire",
        "partager",
        "accueil",
        "aide",
        "themes",
        "villes",
        "contact",
        "profil",
        "efface",
        "nonsense",
        "langues",
        "carte",
        "plan",
        "mail",
    ]
    actions += [f"langue:{language}" for language in LANGUAGES]
    actions += [f"{way}:{key}:{SHEET}" for way in ("carte", "plan", "mail") for key in directory(catalogue)]
    actions += [f"ville:{territory}" for territory in catalogue.territories]
    actions += [f"theme:{name}:{page}" for name in catalogue.by_priority for page in range(1, 20)]
    for action in actions:
        yield from (dialogue.turn(Tapped(action), person) for person in people[: 2 if action.count(":") == 2 else None])
    yield from (dialogue.turn(Tapped(action), Person(language=language)) for action in actions[:12] for language in LANGUAGES)
    for scheme in catalogue.schemes:
        yield dialogue.turn(Started(scheme), people[0])
        yield dialogue.turn(Tapped(f"contact:{scheme}"), people[1])
    everything = replace(people[0], results=tuple(catalogue.schemes))
    yield from (dialogue.turn(Tapped(f"suite:{start}"), everything) for start in range(0, len(catalogue.schemes), 3))


def test_every_screen_of_the_catalogue_is_one_telegram_accepts(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for turn in every_turn(dialogue, catalogue):
        for reply in turn.replies:
            made = parts(reply)
            assert made
            for part in made:
                shown, _ = parse_html(part.html)
                assert 0 < utf16_length(shown.strip()) <= LIMIT


def test_no_button_of_the_catalogue_is_left_out(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for turn in every_turn(dialogue, catalogue):
        for button in (b for reply in turn.replies for row in reply.buttons for b in row):
            assert button.label.strip()
            copied = 0 < len(button.copy or "") <= LONGEST_COPY
            assert fits(button.action) if button.action else copied or opens(button.url or ""), button


def test_every_scheme_fits_into_a_deep_link(catalogue: Catalogue) -> None:
    assert all(
        len(scheme) <= 64 and scheme.replace("-", "").replace("_", "").isalnum() and scheme.isascii() for scheme in catalogue.schemes
    )


def test_buttons_stand_under_the_last_part() -> None:
    made = parts(Reply(Markup("mot ") * 2500, ((Button("Aide", "aide"),),)))
    assert len(made) == 3
    assert [part.keyboard is not None for part in made] == [False, False, True]


def test_words_to_copy_and_a_chat_to_choose() -> None:
    made = keyboard(Reply(Markup("x"), ((Button("Copier", copy="https://exemple.org"), Button("Poster", forward="acre")),)))
    assert made is not None
    copied, posted = made.inline_keyboard[0]
    assert copied.copy_text
    assert copied.copy_text.text == "https://exemple.org"
    assert posted.switch_inline_query_chosen_chat
    assert posted.switch_inline_query_chosen_chat.query == "acre"
    assert keyboard(Reply(Markup("x"), ((Button("Copier", copy="x" * 257), Button("Poster", forward="x" * 257)),))) is None


def test_without_inline_mode_no_chat_can_be_chosen() -> None:
    (part,) = parts(Reply(Markup("x"), ((Button("Poster", forward="acre"),), (Button("Aide", "aide"),))), inline=False)
    assert part.keyboard is not None
    assert [[button.text for button in row] for row in part.keyboard.inline_keyboard] == [["Aide"]]


def test_a_tapped_button_gives_way_to_another_and_its_neighbours_stay() -> None:
    shown = keyboard(Reply(Markup("x"), ((Button("Garder", "garde:acre"), Button("Aide", "aide")),)))
    made = swapped(shown, "garde:acre", Button("Retirer", "retire:acre"))
    assert made is not None
    assert [button.text for button in made.inline_keyboard[0]] == ["Retirer", "Aide"]
    assert swapped(shown, "garde:arce", Button("Retirer", "retire:arce")) is None
    assert swapped(None, "garde:acre", Button("Retirer", "retire:acre")) is None


def test_a_button_telegram_refuses_does_not_cost_the_message() -> None:
    bad = [Button("Appeler", url="tel:+33561336500"), Button("", "aide"), Button("é", "é" * 33), Button("rien")]
    made = keyboard(Reply(Markup("x"), (tuple(bad), (Button("Aide", "aide"), bad[0]))))
    assert made is not None
    assert [[button.text for button in row] for row in made.inline_keyboard] == [["Aide"]]
    assert keyboard(Reply(Markup("x"), (tuple(bad),))) is None


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://www.adie.org/x?y=é", True),
        ("http://example.org:8080", True),
        ("tel:+33", False),
        ("mailto:a@b.fr", False),
        ("https://localhost/x", False),
        ("https://exa mple.org", False),
        ("https://example.org:port/", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_addresses_behind_buttons(url: str, good: bool) -> None:
    assert opens(url) is good


def test_a_button_to_copy_is_within_telegrams_limit_or_left_out() -> None:
    kept = Button("Copier", copy="x" * LONGEST_COPY)
    made = keyboard(Reply(Markup("x"), ((kept, Button("Trop long", copy="x" * (LONGEST_COPY + 1))),)))
    assert made is not None
    (button,) = made.inline_keyboard[0]
    assert button.copy_text is not None
    assert button.copy_text.text == kept.copy
