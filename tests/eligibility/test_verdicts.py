"""Verdicts over the real catalogue: monotone, free of order, never taking an unknown for a yes or a no."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.rules import Group, Leaf, leaves
from bot.eligibility import ELSEWHERE, Eligibility, Kind, Known, Outcome, Verdict
from bot.eligibility.simulation import random_person


def met(verdict: Verdict) -> tuple[bool | None, ...]:
    return tuple(finding.met for finding in verdict.findings)


def someone(eligibility: Eligibility, seed: int, share: float) -> dict[str, str]:
    """A part of what a consistent person could tell."""
    chance = random.Random(seed)
    return {name: value for name, value in random_person(eligibility, chance).items() if chance.random() < share}


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.floats(0, 1), st.data())
def test_one_more_fact_never_unsettles_a_criterion(eligibility: Eligibility, seed: int, share: float, data: st.DataObject) -> None:
    told = someone(eligibility, seed, share)
    before = eligibility.verdicts(eligibility.know(told))
    name = data.draw(st.sampled_from(sorted(eligibility.catalogue.facts.keys() - told.keys()) or ["age"]))
    value = data.draw(st.sampled_from(eligibility.answers(name)))
    after = eligibility.verdicts(eligibility.know({**told, name: value}))
    for scheme, verdict in before.items():
        for old, new in zip(met(verdict), met(after[scheme]), strict=True):
            assert old is None or new is not None, (scheme, told, name, value)


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_answers_plays_no_part(eligibility: Eligibility, seed: int, chance: random.Random) -> None:
    told = list(someone(eligibility, seed, 0.5).items())
    first = eligibility.verdicts(eligibility.know(dict(told)))
    chance.shuffle(told)
    assert eligibility.verdicts(eligibility.know(dict(told))) == first


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_what_is_settled_stays_so_whatever_the_rest_turns_out_to_be(eligibility: Eligibility, seed: int, share: float) -> None:
    chance = random.Random(seed)
    whole = random_person(eligibility, chance)
    part = {name: value for name, value in whole.items() if chance.random() < share}
    before, after = eligibility.verdicts(eligibility.know(part)), eligibility.verdicts(eligibility.know(whole))
    for scheme, verdict in before.items():
        for old, new in zip(met(verdict), met(after[scheme]), strict=True):
            assert old is None or new is old, (scheme, part)


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_no_unknown_is_counted_as_a_yes_or_a_no(eligibility: Eligibility, seed: int, share: float) -> None:
    for verdict in eligibility.verdicts(eligibility.know(someone(eligibility, seed, share))).values():
        values = met(verdict)
        if verdict.outcome is Outcome.RULED_OUT:
            assert False in values
        if verdict.outcome is Outcome.MET:
            assert False not in values
            assert all(finding.judged for finding in verdict.findings if finding.met is None)


def test_nothing_known_rules_nobody_out_but_by_the_end_of_a_scheme(catalogue: Catalogue, eligibility: Eligibility) -> None:
    for name, verdict in eligibility.verdicts(Known()).items():
        ended = catalogue.schemes[name].opening.status.ended
        assert (verdict.outcome is Outcome.RULED_OUT) is ended, name


def test_a_condition_without_a_rule_is_never_a_yes(catalogue: Catalogue, eligibility: Eligibility) -> None:
    chance = random.Random(7)
    for _ in range(20):
        for name, verdict in eligibility.verdicts(eligibility.know(random_person(eligibility, chance))).items():
            without = {c.text for c in (*catalogue.schemes[name].conditions, *catalogue.schemes[name].exclusions) if c.rule is None}
            ruled = {c.text for c in (*catalogue.schemes[name].conditions, *catalogue.schemes[name].exclusions) if c.rule is not None}
            assert all(f.met is None and f.judged for f in verdict.findings if f.text in without - ruled), name


def ruled_sheets(eligibility: Eligibility) -> Iterator[str]:
    for scheme in eligibility.catalogue.schemes.values():
        if not scheme.opening.status.ended and any(item.rule for item in (*scheme.conditions, *scheme.exclusions)):
            yield scheme.id


def independent(rule: Leaf | Group, person: dict[str, str]) -> bool:
    """Two-valued truth of a rule for somebody of whom everything is known, written apart from the program's."""
    if isinstance(rule, Leaf):
        value = person[rule.fact]
        if rule.bounds is None:
            return value in rule.values
        low = [b for b in (rule.bounds.minimum,) if b is not None and float(value) < b]
        low += [b for b in (rule.bounds.maximum,) if b is not None and float(value) > b]
        low += [b for b in (rule.bounds.above,) if b is not None and float(value) <= b]
        low += [b for b in (rule.bounds.below,) if b is not None and float(value) >= b]
        return not low
    values = [independent(part, person) for part in rule.parts]
    return {"tous": all(values), "au_moins_un": any(values), "aucun": not any(values)}[rule.mode]


def complete(eligibility: Eligibility, chance: random.Random) -> dict[str, str]:
    person = random_person(eligibility, chance)
    for name in eligibility.catalogue.facts:
        person.setdefault(name, ELSEWHERE)
    return person


PLACES = {"territoire", "region", "departement", "commune"}


def wrong(scheme: Scheme, person: dict[str, str]) -> list[str]:
    """The texts of the ruled criteria that stand against somebody, by the independent evaluation."""
    against = [c.text for c in scheme.conditions if c.rule and not independent(c.rule, person)]
    return against + [c.text for c in scheme.exclusions if c.rule and independent(c.rule, person)]


def assert_fails_for(eligibility: Eligibility, scheme: Scheme, person: dict[str, str], text: str) -> None:
    verdict = eligibility.verdict(scheme.id, eligibility.know(person))
    finding = next(f for f in verdict.findings if f.text == text and not f.judged)
    read = {leaf.fact for c in (*scheme.conditions, *scheme.exclusions) if c.rule and c.text == text for leaf in leaves(c.rule)}
    if finding.met is None:
        assert "secteur" in read  # a broad sector overlaps with others: it stays to be checked
        return
    assert finding.met is False
    assert verdict.outcome is Outcome.RULED_OUT
    shown = {proof.leaf.fact for proof in finding.proofs}
    assert shown <= read | PLACES
    assert all(eligibility.know(person).values[proof.fact] == proof.value for proof in finding.proofs)


def test_of_each_sheet_someone_fits_someone_fails_and_someone_is_unknown(eligibility: Eligibility) -> None:
    chance = random.Random(11)
    crowd = [complete(eligibility, chance) for _ in range(1500)]
    nobody_fits = []
    for name in ruled_sheets(eligibility):
        scheme = eligibility.catalogue.schemes[name]
        fits = next((p for p in crowd if not wrong(scheme, p) and ruling(eligibility, name, p).outcome is not Outcome.RULED_OUT), None)
        if fits is None:
            nobody_fits.append(name)
        else:
            assert all(f.met is not False for f in ruling(eligibility, name, fits).findings)
        if (fails := next((p for p in crowd if len(wrong(scheme, p)) == 1), None)) is not None:
            assert_fails_for(eligibility, scheme, fails, wrong(scheme, fails)[0])
        assert all(not f.proofs for f in eligibility.verdict(name, Known()).findings)
    assert len(nobody_fits) <= 12, nobody_fits  # rules that hardly any random person meets


def ruling(eligibility: Eligibility, name: str, person: dict[str, str]) -> Verdict:
    return eligibility.verdict(name, eligibility.know(person))


def test_the_reason_is_the_persons_own_answer(eligibility: Eligibility) -> None:
    finding = next(
        f
        for f in eligibility.verdict("talents-des-cites", eligibility.know({"anciennete_ans": "5"})).findings
        if f.kind is Kind.EXCLUSION and f.proofs
    )
    assert finding.met is False
    assert [(proof.fact, proof.value) for proof in finding.proofs] == [("anciennete_ans", "5")]


def test_a_derived_fact_is_told_by_the_answer_it_comes_from(eligibility: Eligibility) -> None:
    known = eligibility.know({"etape": "creation"}, "toulouse")
    assert known.values["anciennete_ans"] == "0"
    assert known.told("anciennete_ans") == ("etape", "creation")
    assert known.told("region") == ("territoire", "toulouse")
    assert "habite_en_qpv" not in known.values


def test_a_told_fact_outweighs_a_derived_one(eligibility: Eligibility) -> None:
    assert eligibility.know({"etape": "creation", "anciennete_ans": "2"}).values["anciennete_ans"] == "2"


def test_every_implication_names_facts_and_answers_that_exist(catalogue: Catalogue, eligibility: Eligibility) -> None:
    for fact in catalogue.facts.values():
        for answer, implied in fact.implies.items():
            assert answer in eligibility.answers(fact.id), fact.id
            for name, value in implied.items():
                assert name in catalogue.facts
                assert catalogue.facts[name].kind.value == "nombre" or value in eligibility.answers(name)


def test_every_fact_tells_its_answers_back(catalogue: Catalogue, eligibility: Eligibility) -> None:
    for fact in catalogue.facts.values():
        if isinstance(fact.said, str):
            assert "{valeur}" in fact.said, fact.id
        else:
            assert set(fact.said) == set(eligibility.answers(fact.id)), fact.id


@pytest.mark.parametrize(("territory", "met"), [("toulouse", True), ("roubaix", False)])
def test_a_place_rules_out_only_who_is_elsewhere(eligibility: Eligibility, territory: str, met: bool) -> None:
    verdict = eligibility.verdict("egalitere-toulouse", eligibility.know({}, territory))
    assert [f.met for f in verdict.findings if any(proof.fact == "territoire" for proof in f.proofs)] == [met]


def test_the_stage_a_sheet_is_made_for_rules_nobody_out_by_itself(eligibility: Eligibility) -> None:
    """Who creates a business and takes an apprentice is not refused because the sheet speaks to running businesses."""
    verdict = eligibility.verdict("aide-apprenti", eligibility.know({"etape": "creation", "contrat_prevu": "apprentissage"}))
    assert verdict.against is None
    assert [f.met for f in verdict.findings if f.kind is Kind.STAGE] == [None]
