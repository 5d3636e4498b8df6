"""The questions of a catalogue are read by matchers that never saw them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.lexicon import Lexicon
from bot.understanding import stacking
from bot.understanding.fit import NAMES
from bot.understanding.stacking import stacked
from bot.understanding.weights import Weights

ALIKE = ("un local pour ma boutique", "un local pour mon atelier", "un local pour mon salon", "Un local, pour ma boutique !")


@pytest.fixture(scope="module")
def small(catalogue: Catalogue) -> Catalogue:
    """Three sheets, a need and an off-topic subject, one question standing in two places."""
    schemes = {s.id: s.model_copy(update={"questions": ()}) for s in list(catalogue.schemes.values())[:3]}
    need = catalogue.lexicon.needs[0].model_copy(update={"examples": ALIKE, "advice": ()})
    subject = catalogue.lexicon.off_topics[0].model_copy(update={"questions": ("la météo de demain", "il va pleuvoir demain")})
    return replace(catalogue, schemes=schemes, lexicon=Lexicon.model_construct(needs=(need,), off_topics=(subject,)))


def test_every_question_is_read_once(small: Catalogue) -> None:
    lesson = stacked(small, Weights())
    assert lesson is not None
    assert lesson.signals.shape == (6, len(NAMES))
    assert sorted(lesson.in_scope.tolist()) == [False] * 2 + [True] * 4


def test_a_question_never_finds_itself(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    likeness = NAMES.index("crowd")
    lesson = stacked(small, Weights())
    assert lesson is not None
    assert lesson.signals[lesson.in_scope, likeness].max() < 0.99
    monkeypatch.setattr(stacking, "_kept", lambda catalogue, _: catalogue)
    seen = stacked(small, Weights())
    assert seen is not None
    assert seen.signals[seen.in_scope, likeness].min() > 0.99


def test_without_off_topic_questions_there_is_nothing_to_learn(small: Catalogue) -> None:
    assert stacked(replace(small, lexicon=small.lexicon.model_copy(update={"off_topics": ()})), Weights()) is None
