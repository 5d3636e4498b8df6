"""The texts of a sheet that people read, cut into sentences, and the sentences that are too long to be read on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.catalogue.models import Scheme

LONGEST = 30  # words
ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in ("art", "Art", "M", "Mme", "etc", "ch", "al"))
END = re.compile(rf"{ABBREVIATIONS}(?<=[.!?…])(?:\s*[»\")])?\s+(?=[«\"(]?\s?[A-ZÀÂÇÉÈÊÎÔŒÙ0-9])|\n+")
WORD = re.compile(r"\d{1,3}(?:[  ]\d{3})+|[^\W_][\w'’.,/%-]*")


@dataclass(frozen=True, slots=True)
class ShownText:
    """One text shown to people, and the French key it stands under."""

    key: str
    text: str


def shown_texts(scheme: Scheme) -> Iterator[ShownText]:
    """Every text of a sheet that the bot shows."""
    yield ShownText("promesse", scheme.promise)
    yield ShownText("apporte", scheme.brings)
    opening = scheme.opening
    for key, text in (("fin_en_clair", opening.until_text), ("motif", opening.reason), ("a_la_place", opening.instead)):
        if text:
            yield ShownText(f"ouverture.{key}", text)
    yield from (ShownText("conditions", criterion.text) for criterion in scheme.conditions)
    yield from (ShownText("exclusions", criterion.text) for criterion in scheme.exclusions)
    yield from (ShownText("demarches", step) for step in scheme.steps)
    yield from (ShownText("pieces", paper) for paper in scheme.papers)
    if scheme.doubts:
        yield ShownText("doutes", scheme.doubts)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence.strip() for sentence in END.split(text) if sentence and sentence.strip()]


def words(sentence: str) -> int:
    """How many words a sentence has; a figure with its thousands apart (36 045) is one, a sign is none."""
    return len(WORD.findall(sentence))


def long_sentences(text: str) -> list[str]:
    """The sentences of a text that have more than thirty words."""
    return [sentence for sentence in sentences(text) if words(sentence) > LONGEST]
