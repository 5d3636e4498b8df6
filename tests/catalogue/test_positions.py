"""Reading YAML: plain values, exact places, and no input that does more than be refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.positions import Positions, YamlProblem, parse

TOKENS = [
    "a",
    "é",
    ": ",
    ":",
    "- ",
    "-",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\n",
    "  ",
    "\t",
    "&x ",
    "*x",
    "!!int ",
    "!!bool ",
    "!!timestamp ",
    "!y ",
]
TOKENS += [
    "'",
    '"',
    "|",
    ">",
    "%",
    "@",
    "`",
    "#",
    "---\n",
    "...",
    "<<",
    "2026-02-30",
    "0x1",
    "1e9",
    "oui",
    "~",
    "\\",
    "\x07",
    "\ufeff",
    "=",
    "1:60",
]
DOCUMENT = "titre: Acre\nsources:\n  - url: https://x.fr\n    pour: [apporte]\n  - url: https://y.fr\n"


def places(path: tuple[int | str, ...]) -> tuple[int, int]:
    return parse(DOCUMENT, "f")[1].find(path)


def test_a_key_stands_at_its_first_letter() -> None:
    assert places(("sources",)) == (2, 1)
    assert places(("sources", 1, "url")) == (5, 5)


def test_an_item_stands_where_it_begins() -> None:
    assert places(("sources", 0, "pour", 0)) == (4, 12)


def test_a_path_that_does_not_exist_stands_at_its_nearest_ancestor() -> None:
    assert places(("sources", 1, "editeur")) == (5, 5)
    assert places(("nulle-part", 3)) == (1, 1)


def test_a_path_without_document_stands_at_the_top() -> None:
    assert Positions("f").find(("a", 1)) == (1, 1)


def test_steps_that_are_not_in_the_file_are_left_out_of_a_path() -> None:
    positions = parse(DOCUMENT, "f")[1]
    assert positions.real_path(("sources", 0, "Leaf", "pour", "function-before", 0)) == ("sources", 0, "pour", 0)


def test_positions_under_a_path_speak_of_the_same_lines() -> None:
    inner = parse(DOCUMENT, "f")[1].under(("sources", 1))
    assert inner.find(("url",)) == (5, 5)


def test_a_key_written_twice_keeps_its_first_value_and_is_noted() -> None:
    value, positions = parse("a: 1\nb: {c: 1, c: 2}\n", "f")
    assert value == {"a": 1, "b": {"c": 1}}
    assert [(twice.path, twice.key, twice.mark) for twice in positions.duplicates] == [(("b",), "c", (2, 11))]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000, "&a [*a]", "&a {b: *a}", "x" * 3_000_000],
    ids=["brackets", "braces", "dashes", "question marks", "a list in itself", "a block in itself", "three million letters"],
)
def test_a_file_made_to_exhaust_the_reader_is_refused(text: str) -> None:
    with pytest.raises(YamlProblem):
        parse(text, "f")


def test_aliases_that_multiply_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    with pytest.raises(YamlProblem, match="trop grand"):
        parse(bomb, "f")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)))
def test_any_text_is_read_or_refused_at_a_place_that_exists(text: str) -> None:
    refusal = None
    try:
        parse(text, "f")
    except YamlProblem as problem:
        refusal = problem
    if refusal is not None:
        assert 1 <= refusal.line <= len(text.splitlines()) + 1
        assert refusal.column >= 1
        assert refusal.message
