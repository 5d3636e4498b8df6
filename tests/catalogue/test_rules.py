"""Rules as editors write them: what is read, where each test stands, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bot.catalogue.rules import ALL, ANY, NONE, Group, Leaf, Range, Rule, faults, leaves, located

RULE: TypeAdapter[Leaf | Group] = TypeAdapter(Rule)
SCALARS = st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=5))
FACTS = st.sampled_from(["rsa", "age", "etape", "effectif"])
TESTS = st.one_of(
    st.sampled_from(["oui", "non", True, 3]),
    st.lists(st.sampled_from(["creation", "reprise"]), min_size=1, max_size=2),
    st.dictionaries(st.sampled_from(["min", "max", "plus_de", "moins_de"]), st.integers(0, 99), min_size=1),
)
SOUND = st.recursive(
    st.dictionaries(FACTS, TESTS, min_size=1, max_size=3),
    lambda inner: st.dictionaries(st.sampled_from([ANY, ALL, NONE]), st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=2),
    max_leaves=8,
)
ANYTHING = st.recursive(
    st.none() | SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.one_of(FACTS, st.sampled_from([ANY, "min", "x"])), inner, max_size=3),
    max_leaves=8,
)


def test_one_fact_is_one_test() -> None:
    assert RULE.validate_python({"entreprise_en_qpv": True}) == Leaf(fact="entreprise_en_qpv", values=("oui",))
    assert RULE.validate_python({"etape": ["creation", "reprise"]}) == Leaf(fact="etape", values=("creation", "reprise"))


def test_several_keys_are_all_needed() -> None:
    rule = RULE.validate_python({"rsa": "oui", "age": {"max": 25}})
    assert isinstance(rule, Group)
    assert rule.mode == ALL
    assert [leaf.fact for leaf in leaves(rule)] == ["rsa", "age"]


@pytest.mark.parametrize("mode", [ANY, ALL, NONE])
def test_groups_hold_rules(mode: str) -> None:
    rule = RULE.validate_python({mode: [{"rsa": "oui"}, {"age": {"min": 18}}]})
    assert isinstance(rule, Group)
    assert rule.mode == mode


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [({"min": 18}, 18, 17.9), ({"max": 25}, 25, 25.1), ({"plus_de": 3}, 3.1, 3), ({"moins_de": 3}, 2.9, 3)],
)
def test_min_and_max_hold_their_value_the_others_do_not(bounds: dict[str, float], inside: float, outside: float) -> None:
    limits = Range.model_validate(bounds)
    assert limits.holds(inside)
    assert not limits.holds(outside)


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("rsa", ()),
        ({}, ()),
        ({"rsa": None}, ("rsa",)),
        ({"rsa": [["oui"]]}, ("rsa",)),
        ({"age": {}}, ("age",)),
        ({"age": {"mini": 1}}, ("age", "mini")),
        ({"age": {"min": "18"}}, ("age", "min")),
        ({"age": {"min": float("nan")}}, ("age", "min")),
        ({ANY: []}, (ANY,)),
        ({ANY: {"rsa": "oui"}}, (ANY,)),
        ({ANY: [{"rsa": "oui"}, {ALL: [{"age": {"max": True}}]}]}, (ANY, 1, ALL, 0, "age", "max")),
    ],
)
def test_a_fault_is_found_at_its_place(raw: Any, at: tuple[int | str, ...]) -> None:
    assert [place for place, _ in faults(raw)] == [at]
    with pytest.raises(ValidationError):
        RULE.validate_python(raw)


@settings(max_examples=150, deadline=None)
@given(SOUND)
def test_every_test_of_a_sound_rule_stands_where_it_is_written(raw: dict[str, Any]) -> None:
    rule = RULE.validate_python(raw)
    found = list(located(raw))
    assert [leaf for _, leaf in found] == list(leaves(rule))
    for path, leaf in found:
        written: Any = raw
        for part in path:
            written = written[part]
        assert path[-1] == leaf.fact
        assert leaf.bounds or leaf.values
        assert isinstance(written, dict) == (leaf.bounds is not None)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_anything_is_a_rule_or_has_faults(raw: Any) -> None:
    if list(faults(raw)):
        with pytest.raises(ValidationError):
            RULE.validate_python(raw)
    else:
        assert list(leaves(RULE.validate_python(raw)))
