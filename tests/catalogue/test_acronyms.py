"""Acronyms: which are used, which are explained, and what the bot adds under a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.catalogue.acronyms import acronyms, explained, explains, of_sheet, unexplained
from bot.catalogue.lexicon import Lexicon
from tests.catalogue.conftest import Desk

LEXICON = Lexicon(
    acronyms={"FIF PL": "fonds de formation des professions libérales", "CMA": "chambre de métiers", "Urssaf": "cotisations sociales"},
    known_acronyms=("TVA", "RSA"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La CFE et la CSG-CRDS", ["CFE", "CSG", "CRDS"]),
        ("Les TPE et les PMEs de l'ANSSI", ["TPE", "PME", "ANSSI"]),
        ("Le FIF PL, ou l'Urssaf", ["FIF PL", "Urssaf"]),
        ("Formulaire 1447-C-SD, article L145-32, acte III, AD'OCC, 17CYBER", []),
        ("Voyez WWW.URSSAF.fr ou A, B et C", []),
    ],
)
def test_the_acronyms_of_a_text(text: str, found: list[str]) -> None:
    assert acronyms(text, LEXICON) == found


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("en quartier prioritaire (QPV)", "QPV"),
        ("l'ancien fonds des femmes (ancien FGIF)", "FGIF"),
        ("le SMIC (salaire minimum)", "SMIC"),
        ("la chambre de commerce et d'industrie, ou CCI", "CCI"),
        ("chaque mois (déclaration sociale nominative, DSN)", "DSN"),
        ("la zone à faibles émissions, dite ZFE", "ZFE"),
    ],
)
def test_an_acronym_is_explained_in_brackets_or_word_by_word(text: str, acronym: str) -> None:
    assert explains(text, acronym, LEXICON)


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("votre handicap (RQTH, AAH)", "RQTH"),
        ("(QPV)", "QPV"),
        ("la CCI", "CCI"),
        ("Cherchez chaque indice. La CCI aide.", "CCI"),
        ("le SMIC (1 802 €)", "SMIC"),
    ],
)
def test_other_brackets_and_other_sentences_explain_nothing(text: str, acronym: str) -> None:
    assert not explains(text, acronym, LEXICON)


def test_what_everybody_knows_needs_no_explanation() -> None:
    assert unexplained(["Le RSA, la TVA et la CFE"], LEXICON) == ["CFE"]


def test_a_name_in_the_context_explains() -> None:
    assert unexplained(["La CRESS répond"], LEXICON, ["Chambre régionale de l'économie sociale et solidaire"]) == []


def test_the_bot_adds_the_meaning_of_what_a_text_leaves_unexplained(desk: Desk) -> None:
    desk.write("lexique/sigles.yaml", "sigles: {CMA: chambre de métiers, CFE: impôt local}\nsigles_connus: [RSA]\n")
    catalogue = desk.load()
    assert explained("La CMA, le RSA, la CFE (impôt local) et la XYZ", catalogue) == [("CMA", "chambre de métiers")]


def test_the_bot_adds_the_meaning_of_what_a_sheet_leaves_unexplained(desk: Desk) -> None:
    desk.write("lexique/sigles.yaml", "sigles: {CMA: chambre de métiers, QPV: quartier prioritaire}\n")
    desk.change("entrepreneuriat/acre.yaml", "Déclarez l'entreprise sur", "Allez à la CMA, en quartier prioritaire (QPV), avec l'ACRE, sur")
    catalogue = desk.load()
    assert explained(catalogue.schemes["acre"], catalogue) == [("CMA", "chambre de métiers")]


def test_the_operators_name_explains_its_acronym(desk: Desk) -> None:
    desk.change("organisations.yaml", "nom: Urssaf", "nom: Chambre de métiers et de l'artisanat (CMA)")
    desk.change("entrepreneuriat/acre.yaml", "Envoyez la demande à l'Urssaf", "Envoyez la demande à la CMA")
    catalogue = desk.load()
    assert of_sheet(catalogue, catalogue.schemes["acre"]) == []


def test_every_meaning_of_the_real_list_is_plain_french(catalogue: Catalogue) -> None:
    for acronym, meaning in catalogue.lexicon.acronyms.items():
        assert len(meaning) <= 90, acronym
        assert not meaning.isupper()
        assert acronym not in catalogue.lexicon.known_acronyms


@given(st.text(alphabet=st.sampled_from("ABCdeé ()'’-/.,09€\n")))
def test_any_text_can_be_explained(text: str) -> None:
    for acronym in unexplained([text], LEXICON):
        assert acronym in text
