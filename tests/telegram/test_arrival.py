"""Every update that has a number is written down, whatever else is wrong with it, in its conversation's line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import Pseudonyms
from bot.telegram.arrival import incoming, line_of

PSEUDONYMS = Pseudonyms("test")
IN_GROUP = {"chat": {"id": -7}, "from": {"id": 5}}
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("message chat from id callback_query x".split()), inner, max_size=4)
    ),
    max_leaves=9,
)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ({"message": {"chat": {"id": 5}, "from": {"id": 5}}}, "chat 5"),
        ({"edited_message": IN_GROUP}, "chat -7"),
        ({"my_chat_member": IN_GROUP}, "chat -7"),
        ({"callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -7}}}}, "chat -7"),
        ({"callback_query": {"from": {"id": 5}, "inline_message_id": "x"}}, "callback_query 5"),
        ({"inline_query": {"from": {"id": 5}}}, "inline_query 5"),
        ({"update_id": 3, "something_new": 1}, "update 3"),
    ],
)
def test_the_line_is_the_conversations_else_the_persons_else_its_own(raw: dict[str, Any], line: str) -> None:
    assert line_of(raw) == line


@given(
    raw=st.dictionaries(st.sampled_from("message edited_message callback_query inline_query".split()), json), number=st.integers(0, 2**62)
)
def test_any_shape_with_a_number_is_taken(raw: dict[str, Any], number: int) -> None:
    taken = incoming(raw | {"update_id": number}, PSEUDONYMS)
    assert taken is not None
    assert taken.update_id == number


@pytest.mark.parametrize("number", [None, "7", True, -1, 2**63, 1.5])
def test_what_has_no_number_cannot_be_known_again_and_is_left(number: object) -> None:
    assert incoming({"update_id": number}, PSEUDONYMS) is None
