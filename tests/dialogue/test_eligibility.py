"""« Suis-je éligible ? » as a person lives it: a question, an answer, a verdict with reasons, a person to call."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Said, SentUnreadable, Tapped, Turn
from bot.dialogue.events import Address, Located, Position
from bot.dialogue.replies import looks_like_address, read_answer
from bot.dialogue.wording import finding_line, told
from bot.eligibility.simulation import random_person
from bot.places.place import Doubt, Place, Presence, not_verified
from tests.dialogue.test_conversation import SNACK, actions, follow, labels, read

LONGEST_ACTION = 64


def start(dialogue: Dialogue, scheme: str, **person: object) -> Turn:
    return dialogue.turn(Tapped(f"eligible:{scheme}"), Person(**person))  # type: ignore[arg-type]


def through(dialogue: Dialogue, turn: Turn, until: str | None = None, likely: str = "30") -> Turn:
    """Answers each question with its first answer, until one is asked (or the verdict is given)."""
    for _ in range(10):
        if turn.person.pending in (None, until):
            return turn
        answer = likely if dialogue.desk.catalogue.facts[str(turn.person.pending)].kind.value == "nombre" else "1"
        answer = "oui" if dialogue.desk.catalogue.facts[str(turn.person.pending)].kind.value == "oui-non" else answer
        turn = dialogue.turn(Said(answer), turn.person)
    raise AssertionError("the questions have no end")


def test_the_whole_way_from_a_question_to_a_verdict(dialogue: Dialogue) -> None:
    turn = follow(dialogue, SNACK, "1", "suis-je éligible")
    asked = []
    while turn.person.pending:
        asked.append(turn.person.pending)
        answer = {"nombre": "30"}.get(dialogue.desk.catalogue.facts[asked[-1]].kind.value, "oui")
        turn = dialogue.turn(Said("non" if asked[-1] == "deja_eu_acre" else answer), turn.person)
    assert len(asked) == len(set(asked)) <= 6
    assert not {"etape", "situation", "secteur", "territoire"} & set(asked)
    text = read(turn)
    assert "✅" in text
    assert re.search(r"à voir avec .+|décide", text)
    assert "📞" in text
    assert "éligible" not in text.replace("Suis-je éligible", "")
    assert "inscrit à France Travail" in read(follow(dialogue, "profil", person=turn.person))
    corrected = follow(dialogue, "je me suis trompé, je suis salarié", person=turn.person)
    assert "C'est corrigé : Vous êtes salarié (au lieu de : Vous êtes inscrit à France Travail)." in read(corrected)
    assert corrected.person.facts["situation"] == "salarie"


def test_a_verdict_against_says_why_with_the_persons_own_answer_and_what_is_near(dialogue: Dialogue) -> None:
    text = read(follow(dialogue, "verdict", person=Person(focus="talents-des-cites", facts={"anciennete_ans": "5"})))
    assert "❌ D'après vos réponses" in text
    assert "Votre entreprise a 5 ans" in text
    assert "Plutôt pour vous" in text


def test_a_number_is_compared_in_words(dialogue: Dialogue) -> None:
    desk = dialogue.desk
    verdict = desk.eligibility.verdict("pass-occitanie", desk.eligibility.know({"etape": "activite", "effectif": "60"}, "narbonne"))
    lines = [str(finding_line(desk, desk.catalogue.schemes["pass-occitanie"], finding)) for finding in verdict.findings]
    assert any("Vous avez 60\u00a0salariés ; il faut entre 1 et 49\u00a0salariés" in line for line in lines)


def test_each_reason_names_an_answer_of_the_person(dialogue: Dialogue, catalogue: Catalogue) -> None:
    desk, chance = dialogue.desk, random.Random(2)
    for _ in range(15):
        known = desk.eligibility.know(random_person(desk.eligibility, chance))
        for name, verdict in desk.eligibility.verdicts(known).items():
            for finding in verdict.findings:
                line = finding_line(desk, catalogue.schemes[name], finding)
                assert line[0] in "✅❌❓"
                if finding.met is False and finding.proofs:
                    said = told(desk, finding.proofs[0].fact, finding.proofs[0].value)
                    assert "".join(said.split())[:15] in "".join(line.striptags().split())


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("rsa", "oui", "oui"),
        ("rsa", "Ouais", "oui"),
        ("rsa", "nan pas encore", "non"),
        ("rsa", "bien sûr", "oui"),
        ("rsa", "peut-être", None),
        ("anciennete_ans", "3 ans", "3"),
        ("anciennete_ans", "18 mois", "1.5"),
        ("anciennete_ans", "deux ans", "2"),
        ("anciennete_ans", "1,5", "1.5"),
        ("anciennete_ans", "plus de 3 ans", None),
        ("anciennete_ans", "200", None),
        ("anciennete_ans", "-3", None),
        ("mois_inscription", "1 an", "12"),
        ("effectif", "aucun", "0"),
        ("effectif", "j'ai un doute", None),
        ("effectif", "entre 2 et 3", None),
        ("chiffre_affaires", "35 000 €", "35000"),
        ("chiffre_affaires", "35k", "35000"),
        ("chiffre_affaires", "35.000", "35000"),
        ("situation", "salarié", "salarie"),
        ("situation", "salarier", "salarie"),
        ("situation", "retraité", "retraite"),
        ("situation", "bof", None),
        ("etape", "j'ai une idée", "idee"),
        ("territoire", "roubais", "roubaix"),
        ("territoire", "ailleurs", "autre"),
        ("territoire", "Lyon", None),
        ("forme_juridique", "micro-entreprise", "micro-entreprise"),
        ("region", "occitanie", "occitanie"),
        ("departement", "31", "31"),
    ],
)
def test_typed_answers_are_understood_or_not_guessed(dialogue: Dialogue, fact: str, text: str, value: str | None) -> None:
    desk = dialogue.desk
    assert read_answer(desk, desk.eligibility, desk.catalogue.facts[fact], text) == value


def test_i_do_not_know_stays_unknown_and_tells_how_to_find_out(dialogue: Dialogue) -> None:
    person = Person(checking="pret-honneur-quartier", pending="entreprise_en_qpv", facts={"etape": "creation"}, asked=1)
    turn = follow(dialogue, "je ne sais pas", person=person)
    assert "sig.ville.gouv.fr" in read(turn)
    assert "entreprise_en_qpv" not in turn.person.facts


def test_skip_stop_and_back_always_lead_out(dialogue: Dialogue) -> None:
    asked = start(dialogue, "acre", territory="toulouse")
    assert asked.person.pending
    assert follow(dialogue, "passer", person=asked.person).person.pending != asked.person.pending
    for word in ("stop", "verdict"):
        done = follow(dialogue, word, person=asked.person)
        assert done.person.pending is None
        assert "❓" in read(done)
    assert "Sources" in read(follow(dialogue, "retour", person=asked.person))


def test_nothing_is_asked_that_was_told(dialogue: Dialogue, catalogue: Catalogue) -> None:
    chance = random.Random(4)
    for scheme in list(catalogue.schemes.values())[::5]:
        whole = random_person(dialogue.desk.eligibility, chance)
        facts = {name: value for name, value in whole.items() if chance.random() < 0.5 and not catalogue.facts[name].sensitive}
        turn = start(dialogue, scheme.id, facts=facts)
        for _ in range(8):
            if turn.person.pending is None:
                break
            assert turn.person.pending not in facts
            turn = dialogue.turn(Tapped(f"dis:{turn.person.pending}:{whole[turn.person.pending]}"), turn.person)
        assert turn.person.pending is None
        assert re.search("[✅❌❓⛔]", read(turn))


def test_a_sensitive_answer_serves_once_and_is_not_kept(dialogue: Dialogue) -> None:
    turn = start(dialogue, "agefiph-creation", territory="toulouse", facts={"etape": "creation", "situation": "demandeur-emploi"})
    turn = through(dialogue, turn, until="handicap", likely="0")
    assert "Je ne garde pas cette réponse" in read(turn)
    turn = follow(dialogue, "oui", person=turn.person)
    assert "handicap" in read(turn)
    assert "handicap" not in turn.person.facts
    assert "handicap" not in repr(turn.person)


def test_a_sentence_answers_and_a_new_question_leaves_the_check(dialogue: Dialogue) -> None:
    turn = start(dialogue, "microcredit-adie", territory="toulouse")
    assert turn.person.pending == "etape"
    told_more = follow(dialogue, "je crée mon entreprise, je touche le rsa", person=turn.person)
    assert (told_more.person.facts["rsa"], told_more.person.facts["etape"]) == ("oui", "creation")
    assert told_more.person.checking == "microcredit-adie"
    nonsense = follow(dialogue, "blablabla turlututu", person=turn.person)
    assert nonsense.person.pending == turn.person.pending
    assert "Je n'ai pas compris" in read(nonsense)
    other = follow(dialogue, "microcrédit adie", person=turn.person)
    assert other.person.pending is None
    assert other.person.results


def test_the_results_on_screen_are_checked_together(dialogue: Dialogue) -> None:
    turn = follow(dialogue, SNACK)
    assert "eligible:liste:0" in actions(turn)
    turn = follow(dialogue, "suis-je éligible", person=turn.person)
    assert turn.person.checking == "liste:0"
    for _ in range(4):
        turn = follow(dialogue, "oui", person=turn.person) if turn.person.pending else turn
    assert turn.person.pending is None
    assert "1. " in read(turn)


def test_result_lines_carry_a_short_verdict(dialogue: Dialogue) -> None:
    assert re.search(r"· ❓ \d+ à vérifier|· ✅ rien ne s'y oppose|· ❌", read(follow(dialogue, SNACK)))


def test_my_aids_are_grouped_paged_and_never_hold_what_is_ruled_out(dialogue: Dialogue, catalogue: Catalogue) -> None:
    turn = follow(dialogue, SNACK, "mes aides")
    text = read(turn)
    assert "De l'argent" in text
    assert "À confirmer" in text
    known = dialogue.desk.eligibility.know(turn.person.facts, turn.person.territory)
    page = follow(dialogue, "1", person=turn.person)
    seen: list[str] = []
    for _ in range(40):
        shown = [action.removeprefix("fiche:") for action in page.person.choices]
        assert 1 <= len(shown) <= 3
        seen += shown
        if "Suivant ➡️" not in labels(page.replies[0]):
            break
        page = follow(dialogue, "suite", person=page.person)
    assert len(seen) == len(set(seen))
    for scheme in seen:
        assert dialogue.desk.eligibility.verdict(scheme, known).outcome.value != "ruled out"
        assert catalogue.schemes[scheme].opening.status.value == "ouvert"
    sheet = follow(dialogue, "1", person=page.person)
    assert "page" in read(follow(dialogue, "retour", person=sheet.person))


def test_the_profile_on_screen_is_corrected_by_words(dialogue: Dialogue) -> None:
    turn = follow(dialogue, SNACK, "profil", "je suis salarié")
    assert turn.person.facts["situation"] == "salarie"
    assert "C'est corrigé" in read(turn)


def test_moving_to_another_territory_forgets_the_former_town(dialogue: Dialogue) -> None:
    turn = follow(dialogue, SNACK)
    assert turn.person.facts.get("commune") == "Toulouse"
    assert "commune" not in follow(dialogue, "Roubaix", person=turn.person).person.facts


@pytest.mark.parametrize("text", ["12 rue de Bagatelle, Toulouse", "3 bis avenue de Lombez 31300 Toulouse", "12, allée Maurice Ravel"])
def test_an_address_is_looked_up(dialogue: Dialogue, text: str) -> None:
    assert looks_like_address(text)
    turn = follow(dialogue, text)
    assert isinstance(turn.lookup, Address)
    assert "sig.ville.gouv.fr" in read(turn)  # what a channel shows when it cannot look places up


@pytest.mark.parametrize("text", ["2 apprentis", "j'ai 30 ans", "4 place", "une rue passante", "17 000 euros pour ma boutique"])
def test_other_numbers_are_no_addresses(text: str) -> None:
    assert not looks_like_address(text)


INSIDE = Place(Presence.INSIDE, "Reynerie", "QN1", label="12 Rue X 31100 Toulouse", town="Toulouse")


def test_a_place_found_says_which_quarter_and_asks_whose_it_is(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Located(Address("12 rue x"), INSIDE), Person())
    assert "Reynerie" in read(turn)
    assert turn.person.territory == "toulouse"
    noted = dialogue.turn(Tapped("dis:entreprise_en_qpv:oui"), turn.person)
    assert noted.person.facts["entreprise_en_qpv"] == "oui"
    assert "habite_en_qpv" not in noted.person.facts


def test_an_address_answers_the_question_on_screen(dialogue: Dialogue) -> None:
    person = Person(territory="toulouse", checking="acre", pending="entreprise_en_qpv", facts={"etape": "creation"}, asked=1)
    asked = follow(dialogue, "12 rue du Poitou, Toulouse", person=person)
    assert asked.lookup == Address("12 rue du Poitou, Toulouse")
    turn = dialogue.turn(Located(Address("x"), INSIDE), asked.person)
    assert turn.person.facts["entreprise_en_qpv"] == "oui"
    unsure = dialogue.turn(Located(Address("x"), not_verified(Doubt.EDGE)), asked.person)
    assert unsure.person.pending == "entreprise_en_qpv"
    assert "entreprise_en_qpv" not in unsure.person.facts
    assert "sig.ville.gouv.fr" in read(unsure)


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_leads_to_the_official_map(dialogue: Dialogue, doubt: Doubt) -> None:
    turn = dialogue.turn(Located(Position(43.6, 1.4), not_verified(doubt)), Person())
    assert "Je n'ai pas pu vérifier" in read(turn)
    assert "https://sig.ville.gouv.fr/" in str(turn.replies[0].text)


def test_a_shared_position_is_looked_up(dialogue: Dialogue) -> None:
    assert dialogue.turn(Position(43.57, 1.4), Person()).lookup == Position(43.57, 1.4)
    assert read(dialogue.turn(SentUnreadable("position"), Person()))


def test_a_quarters_name_alone_proves_nothing(dialogue: Dialogue) -> None:
    assert not {"habite_en_qpv", "entreprise_en_qpv"} & follow(dialogue, SNACK).person.facts.keys()


TYPED = [
    "suis-je éligible",
    "oui",
    "non",
    "1",
    "3",
    "je ne sais pas",
    "passer",
    "verdict",
    "retour",
    "mes aides",
    "suite",
    "profil",
    SNACK,
    "acre",
]
TAPPED = [
    "eligible:acre",
    "eligible:aides",
    "eligible:liste:0",
    "eligible:n'importe",
    "dis:rsa:oui",
    "dis:rsa:peut-être",
    "dis:inconnu:1",
    "dis:",
    "aides:argent:99",
    "aides:rien:x",
    "ignore",
    "saute",
    "verdict",
    "eligible:liste:x",
    "dis:age:abc",
    "dis:handicap:oui",
]


@settings(max_examples=60)
@given(
    st.lists(st.one_of(st.sampled_from(TYPED).map(Said), st.sampled_from(TAPPED).map(Tapped), st.text(max_size=40).map(Said)), max_size=7)
)
def test_any_way_through_a_check_is_answered(dialogue: Dialogue, events: list[Said | Tapped]) -> None:
    turn = Turn((), Person())
    for event in events:
        turn = dialogue.turn(event, turn.person)
        assert turn.replies
        assert all(len(action.encode()) <= LONGEST_ACTION for action in actions(turn))
        assert not any(dialogue.desk.catalogue.facts[name].sensitive for name in turn.person.facts)
