"""Truth tables of the rules: strong Kleene logic over yes, no and unknown."""

from __future__ import annotations

from itertools import product

import pytest
from pydantic import TypeAdapter

from bot.catalogue.rules import ALL, ANY, NONE, Group, Leaf, Rule, combined, holds, rule_holds
from bot.eligibility.verdict import truth

YES, NO, UNKNOWN = True, False, None
RULE: TypeAdapter[Leaf | Group] = TypeAdapter(Rule)
TOLD = {True: "oui", False: "non"}


def strong_and(left: bool | None, right: bool | None) -> bool | None:
    return NO if NO in (left, right) else UNKNOWN if UNKNOWN in (left, right) else YES


def strong_not(value: bool | None) -> bool | None:
    return None if value is None else not value


def strong_or(left: bool | None, right: bool | None) -> bool | None:
    return strong_not(strong_and(strong_not(left), strong_not(right)))


@pytest.mark.parametrize(("left", "right"), list(product((YES, NO, UNKNOWN), repeat=2)))
def test_and_or_and_none_of_follow_the_tables(left: bool | None, right: bool | None) -> None:
    assert combined(ALL, [left, right]) is strong_and(left, right)
    assert combined(ANY, [left, right]) is strong_or(left, right)
    assert combined(NONE, [left, right]) is strong_not(strong_or(left, right))


@pytest.mark.parametrize(("left", "right"), list(product((YES, NO, UNKNOWN), repeat=2)))
@pytest.mark.parametrize("mode", [ALL, ANY, NONE])
def test_a_rule_over_facts_follows_the_same_tables(mode: str, left: bool | None, right: bool | None) -> None:
    facts = {name: TOLD[value] for name, value in (("rsa", left), ("femme", right)) if value is not None}
    rule = RULE.validate_python({mode: [{"rsa": "oui"}, {"femme": "oui"}]})
    assert rule_holds(rule, facts) is combined(mode, [left, right])
    assert truth(rule, facts) is combined(mode, [left, right])


@pytest.mark.parametrize(
    ("bounds", "value", "met"),
    [
        ({"moins_de": 3}, "2.9", YES), ({"moins_de": 3}, "3", NO), ({"max": 3}, "3", YES), ({"max": 3}, "3.1", NO),
        ({"min": 18, "max": 25}, "18", YES), ({"min": 18, "max": 25}, "26", NO), ({"plus_de": 0}, "0", NO), ({"plus_de": 0}, "0.1", YES),
        ({"max": 3}, "beaucoup", UNKNOWN), ({"max": 3}, None, UNKNOWN),
    ],
)  # fmt: skip
def test_bounds_include_what_they_say(bounds: dict[str, float], value: str | None, met: bool | None) -> None:
    leaf = RULE.validate_python({"anciennete_ans": bounds})
    assert isinstance(leaf, Leaf)
    assert holds(leaf, value) is met


def test_a_broad_sector_never_proves_that_a_sector_is_wrong() -> None:
    narrow, broad = (RULE.validate_python({"secteur": values}) for values in (["tabac-presse"], ["commerce"]))
    assert truth(narrow, {"secteur": "commerce"}, soft=True) is UNKNOWN
    assert truth(broad, {"secteur": "restauration"}, soft=True) is UNKNOWN
    assert truth(narrow, {"secteur": "numerique"}, soft=True) is NO
    assert truth(narrow, {"secteur": "commerce"}) is NO
