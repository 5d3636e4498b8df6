"""The catalogue's own questions read as if they were new, to teach the decision.

Stacked generalisation: D. Wolpert, Neural Networks, 1992. The questions are dealt into folds; those of each are read by a matcher
that was built without them. What such a matcher sees of them is what it would see of a stranger's.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from bot.catalogue import Catalogue
from bot.understanding.fit import Lesson, Matrix, signals_of
from bot.understanding.matcher import Matcher
from bot.understanding.normalise import tokenise
from bot.understanding.weights import Weights

FOLDS = 8


def stacked(catalogue: Catalogue, weights: Weights) -> Lesson | None:
    """What a matcher sees of each question of the catalogue without having learnt it; None without off-topic questions."""
    if not catalogue.lexicon.off_topics:
        return None
    signals: list[Matrix] = []
    in_scope: list[bool] = []
    for fold in range(FOLDS):
        matcher = Matcher(_kept(catalogue, fold), weights)
        for text, inside in _held_out(catalogue, fold):
            signals.append(signals_of(matcher, [matcher.read(text)]))
            in_scope.append(inside)
    return Lesson(np.concatenate(signals), np.asarray(in_scope))


def _held_out(catalogue: Catalogue, fold: int) -> Iterator[tuple[str, bool]]:
    """The questions of a fold, and whether they are about the field."""
    lexicon = catalogue.lexicon
    asked = (*(s.questions for s in catalogue.schemes.values()), *(need.examples for need in lexicon.needs))
    yield from ((text, True) for questions in asked for text in questions if _fold(text) == fold)
    yield from ((text, False) for topic in lexicon.off_topics for text in topic.questions if _fold(text) == fold)


def _kept(catalogue: Catalogue, fold: int) -> Catalogue:
    """The catalogue without the questions of a fold."""
    lexicon = catalogue.lexicon
    needs = tuple(need.model_copy(update={"examples": _others(need.examples, fold)}) for need in lexicon.needs)
    topics = tuple(topic.model_copy(update={"questions": _others(topic.questions, fold)}) for topic in lexicon.off_topics)
    schemes = {s.id: s.model_copy(update={"questions": _others(s.questions, fold)}) for s in catalogue.schemes.values()}
    return replace(catalogue, schemes=schemes, lexicon=lexicon.model_copy(update={"needs": needs, "off_topics": topics}))


def _others(questions: Iterable[str], fold: int) -> tuple[str, ...]:
    return tuple(text for text in questions if _fold(text) != fold)


def _fold(text: str) -> int:
    """By the words themselves: a question that stands in several places is held out of them all."""
    return zlib.crc32(" ".join(tokenise(text)).encode()) % FOLDS
