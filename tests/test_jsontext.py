"""JSON text: the same values as the standard library reads, whatever is in them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.jsontext import as_json

WORDS = st.text(alphabet=st.characters(exclude_categories=()))  # halves of surrogate pairs too
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | WORDS, lambda v: st.lists(v) | st.dictionaries(WORDS, v)
)


@given(VALUES)
def test_what_is_written_reads_the_same(value: object) -> None:
    assert json.loads(as_json(value)) == value


def test_half_a_surrogate_is_escaped_and_the_rest_stays_readable() -> None:
    assert as_json({"mot": "été"}) == '{"mot":"été"}'
    assert as_json("\ud83d").isascii()
