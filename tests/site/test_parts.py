"""The small parts of the site: typography, words of the search box, links, pictures."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from bot.catalogue import Catalogue
from bot.public_links import bot_link, public, scheme_page, selection_page, share_by, share_text
from bot.site.index import packed_index
from bot.site.pictures import preview
from bot.site.words import fold, terms
from bot.typography import fr


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'aide : 25 % ?", "l’aide\u00a0: 25\u202f% ?".replace(" ?", "\u202f?")),
        ("« oui » ; non !", "«\u00a0oui\u00a0»\u202f; non\u202f!"),
        ("de 17 000 € en 2 ans", "de 17\u202f000\u00a0€ en 2\u00a0ans"),
        ("https://exemple.fr/a?b=c;d", "https://exemple.fr/a?b=c;d"),
        ("accueil@exemple.fr", "accueil@exemple.fr"),
    ],
)
def test_texts_are_set_as_a_french_printer_would(typed: str, printed: str) -> None:
    assert fr(typed) == printed
    assert fr(printed) == printed


def test_words_are_folded_and_lightly_stemmed() -> None:
    assert fold("Œuvre ÉTÉ") == "oeuvre ete"
    assert terms("les boulangers et boulangères") == terms("boulanger boulangere") == [terms("boulanger")[0]] * 2
    assert terms("je veux une aide") == []


def test_the_index_holds_every_sheet(catalogue: Catalogue) -> None:
    text = packed_index(catalogue)
    value = json.loads(text.removeprefix("window.RECHERCHE=").rstrip(";\n"))
    assert [sheet[0] for sheet in value["fiches"]] == list(catalogue.schemes)
    assert len(value["mots"].split(",")) == len(value["listes"].split(","))
    assert all(len(row) % 3 == 0 for row in value["listes"].split(","))


def test_a_picture_is_always_the_same_and_of_the_size_of_previews() -> None:
    first = preview("Créer ou reprendre une entreprise à Nîmes", "Quartiers productifs")
    assert first == preview("Créer ou reprendre une entreprise à Nîmes", "Quartiers productifs")
    assert Image.open(io.BytesIO(first)).size == (1200, 630)


def test_what_is_shared_carries_the_public_page_beside_the_bot() -> None:
    page = public("https://exemple.org/", scheme_page("acre"))
    assert page == "https://exemple.org/fiches/acre.html"
    assert public(None, scheme_page("acre")) is None
    assert bot_link("quartiers_bot", "acre") == "https://t.me/quartiers_bot?start=acre"
    assert bot_link(None) is None
    text = share_text("Acre", "Moins de cotisations.", page, bot_link("quartiers_bot", "acre"))
    assert text.splitlines() == [
        "Acre",
        "Moins de cotisations.",
        page,
        "Poser une question au robot : https://t.me/quartiers_bot?start=acre",
    ]
    assert share_text("Acre", "Moins.", None, None) == "Acre\nMoins."
    assert selection_page(["acre", "arce"]) == "selection.html#acre,arce"
    assert selection_page(["acre"], "toulouse") == "selection.html#toulouse,acre"
    assert all(" " not in address for _, address in share_by(page or "", text))
