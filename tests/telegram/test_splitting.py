"""Long texts are cut where a reader would cut them, and stay whole."""

from __future__ import annotations

import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.splitting import LIMIT, plain, split, utf16
from tests.e2e.telegram_text import parse_html

tags = st.sampled_from(["b", "i", 'a href="https://example.org/?a=1&amp;b=2"'])
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(escape) | st.sampled_from([" ", "\n", "\n\n", "🏪", "é"])


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", tags, inner)


texts = st.lists(st.recursive(words, wrapped, max_leaves=4), max_size=30).map("".join)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(texts, st.integers(2, 60))
def test_every_part_is_within_the_limit_and_well_formed(text: str, limit: int) -> None:
    for part in split(text, limit):
        shown, _ = parse_html(part)  # raises where Telegram would refuse
        assert 0 < utf16(shown) <= limit
        assert shown.strip()


@given(texts, st.integers(2, 60))
def test_nothing_is_lost_but_blanks(text: str, limit: int) -> None:
    assert squeezed("".join(map(plain, split(text, limit)))) == squeezed(plain(text))


@given(texts, st.integers(2, 60))
def test_bold_stays_bold_across_the_cut(text: str, limit: int) -> None:
    def bold(parts: list[str]) -> str:
        found = []
        for part in parts:
            shown, entities = parse_html(part)
            units = shown.encode("utf-16-le")
            spans = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] == "bold"]
            inside = sorted({i for begin, end in spans for i in range(begin, end)})
            found.append(b"".join(units[2 * i : 2 * i + 2] for i in inside).decode("utf-16-le"))
        return squeezed("".join(found))

    assert bold(split(text, limit)) == bold([text])


def test_a_short_text_is_left_as_it_is() -> None:
    assert split("<b>Bonjour</b> & merci") == ["<b>Bonjour</b> & merci"]


def test_a_text_is_cut_between_paragraphs() -> None:
    paragraph = "mot " * 500
    first, second = split(f"{paragraph}\n\n<b>{paragraph}</b>\n\n{paragraph}")
    assert first.endswith("mot</b>")
    assert second.startswith("mot")


def test_the_limit_counts_emojis_twice() -> None:
    assert [utf16(part) for part in split("🏪" * LIMIT)] == [LIMIT, LIMIT]


def test_nothing_to_show_is_no_message() -> None:
    assert split("<b> </b>\n") == []
    assert split("") == []
