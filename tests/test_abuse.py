"""Hostile words cost no more than kind ones, come back escaped, and no file is read in a way that could run code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import Dialogue, Person, Said, Started, Tapped
from bot.telegram.rendering import parts
from bot.telegram.splitting import LIMIT, split
from tests.e2e.telegram_text import parse_html, utf16_length

ROOT = Path(__file__).parent.parent
EVIL = "evil.invalid"
hostile = st.text(
    st.sampled_from(list("<>&;\"'/ab1é@.,-(=#\n \0\u202e\ud800😀")) | st.characters(), max_size=300
) | st.sampled_from(
    (f'<a href="https://{EVIL}">x</a>', f"[x](https://{EVIL})", "&lt;b&gt;", "<b>", "</b>", "&#60;b&#62;", "<tg-spoiler>", "&")
)  # fmt: skip
# One or a few characters over and over: what makes a careless pattern go back again and again.
REPEATED = (
    "a", "é", "1", "1 ", "0", "'", "l'", "@", "a@", "a.", "+33 6 ", "garder 1,", "garder 1 et ", "FR76 1234 ", "<", "&", "(", ") ", "\n",
    " ", "x-", "- ", "— ", ": a", "J", "é'", "m'appelle ", "10 rue ", "me suis trompé ", "1 000 ", "ا", "12.", "http://",
    "acre arce are adie ",
)  # fmt: skip


@given(words=hostile)
def test_whatever_is_written_the_answer_is_markup_telegram_reads_and_never_the_writers_own(dialogue: Dialogue, words: str) -> None:
    for event in (Said(words), Tapped(words), Started(words)):
        for reply in dialogue.turn(event, Person()).replies:
            for part in parts(reply):
                shown, entities = parse_html(part.html)
                assert utf16_length(shown) <= LIMIT
                assert EVIL not in str(entities)


@given(words=hostile, times=st.integers(1, 60))
def test_escaped_words_survive_the_cutting_into_messages(words: str, times: int) -> None:
    from markupsafe import escape

    escaped = str(escape(words.replace("\0", "").encode("utf-8", "ignore").decode())) * times
    for part in split(f"<b>{escaped}</b>\n\n{escaped}", limit=500):
        _, entities = parse_html(part)
        assert {entity["type"] for entity in entities} <= {
            "bold",
            "url",
            "mention",
            "hashtag",
            "email",
            "phone_number",
            "bot_command",
            "cashtag",
        }


@pytest.mark.parametrize("unit", REPEATED)
def test_no_pattern_goes_back_and_forth_over_a_long_message(dialogue: Dialogue, unit: str) -> None:
    """One that did would not come back within a lifetime: 100,000 characters are read to the end, or as far as is read at all."""
    for length in (4096, 100_000):
        assert dialogue.turn(Said((unit * length)[:length]), Person()).replies


def test_yaml_is_only_ever_read_as_data() -> None:
    careless = re.compile(r"yaml\.(?:load|load_all|full_load\w*|unsafe_load\w*)\((?!.*SafeLoader).*|(?:Unsafe|Full|yaml\.C?)Loader\b")
    assert careless.search("yaml.load(text)")
    assert careless.search("yaml.load(text, Loader=yaml.Loader)")
    assert not careless.search("yaml.load(text, Loader=yaml.CSafeLoader)")
    for file in (*ROOT.glob("bot/**/*.py"), *ROOT.glob("tests/**/*.py")):
        if file != Path(__file__):
            assert not (found := careless.search(file.read_text("utf-8"))), f"{file}: {found}"
