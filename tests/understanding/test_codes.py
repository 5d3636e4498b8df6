"""Terms as codes: bags of them, each once a text, and their neighbours."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.codes import Bags, CodeTable, codes_of, distinct, numbered, pair_codes

TEXTS = st.lists(st.lists(st.sampled_from(["un", "local", "a", "louer", "pas", "cher"]), max_size=6), max_size=6)


def texts_of(bags: Bags) -> list[list[int]]:
    return [bags.codes[bags.text == place].tolist() for place in range(bags.texts)]


@given(st.lists(st.integers(0, 9)))
def test_distinct_and_numbered_give_what_numpy_gives(values: list[int]) -> None:
    array = np.asarray(values, dtype=np.intp)
    known, counts = np.unique(array, return_counts=True)
    assert [part.tolist() for part in distinct(array)] == [known.tolist(), counts.tolist()]
    _, places = np.unique(array, return_inverse=True)
    assert [part.tolist() for part in numbered(array)] == [known.tolist(), places.tolist()]


@given(TEXTS, TEXTS)
def test_together_each_code_stands_once_in_its_text(one: list[list[str]], other: list[list[str]]) -> None:
    both = list(zip(one, other, strict=False))
    held = Bags.together(Bags.of([first for first, _ in both]), Bags.of([second for _, second in both]))
    assert texts_of(held) == [sorted(set(codes_of([*first, *second]).tolist())) for first, second in both]


@given(TEXTS, st.data())
def test_a_part_and_what_follows_are_the_whole(texts: list[list[str]], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(texts)))
    whole = Bags.of(texts)
    assert texts_of(whole.part(0, cut).then(whole.part(cut, len(texts)))) == texts_of(whole)


def test_neighbours_are_of_one_text_and_one_of_them_says_something() -> None:
    found = Bags.of([["un", "local", "a"], ["un", "a"], [], ["louer"]]).neighbours(CodeTable(np.sort(codes_of(["un", "a"]))))
    un, local, a = codes_of(["un", "local", "a"])[:, None]
    assert texts_of(found) == [[*pair_codes(un, local).tolist(), *pair_codes(local, a).tolist()], [], [], []]


def test_the_order_of_a_pair_counts() -> None:
    mon, patron = codes_of(["mon"]), codes_of(["patron"])
    assert pair_codes(mon, patron) != pair_codes(patron, mon)
