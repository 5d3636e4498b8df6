"""`python -m bot fit --bare`: the decision for catalogues without needs nor off-topic subjects, judged on catalogues it never saw."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.catalogue import Catalogue, load
from bot.catalogue.lexicon import Lexicon
from bot.understanding import Matcher
from bot.understanding.decide import Signals, confidence
from bot.understanding.evaluation import Question, read_questions
from bot.understanding.fit import Lesson, Matrix, fit_decision, lesson_of, prepare, thresholds
from bot.understanding.french import STOP_WORDS
from bot.understanding.normalise import tokenise
from bot.understanding.weights import Weights, load_weights

SHORT_QUESTIONS = 80  # made of the titles of a catalogue, so that brevity alone is no reason to refuse
LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The signals of questions on one catalogue, with which of them are in scope; `short` ones, made of titles, always are."""

    name: str
    signals: Matrix
    in_scope: npt.NDArray[np.bool_]
    short: Matrix


def stripped(catalogue: Catalogue, *, questions: bool) -> Catalogue:
    """A catalogue without the words of its editors, with or without the questions of its sheets."""
    schemes = {s.id: s if questions else s.model_copy(update={"questions": ()}) for s in catalogue.schemes.values()}
    return replace(catalogue, lexicon=Lexicon(), schemes=schemes)


def fit_bare(catalogue: Catalogue, files: Iterable[Path], today: date) -> tuple[Weights, str]:
    """The weights of bare catalogues with a decision fitted anew, and the report of each file judged by a decision fitted on the others.

    A file beside a folder `knowledge` asks about that catalogue; another asks about the given one, stripped.
    """
    weights = load_weights(bare=True)
    parts = [_groups(catalogue, file, weights) for file in files]
    said = []
    for part in parts:
        others = list(chain.from_iterable(other for other in parts if other is not part))
        said += [_judged(group, _decided(weights, others)) for group in part]
    names = ", ".join(group.name for group in chain.from_iterable(parts))
    provenance = f"decision fitted on {names} on {today.isoformat()}; judged by the others: {' ; '.join(said)}"
    return replace(_decided(weights, list(chain.from_iterable(parts))), provenance=provenance), "\n".join(said)


def _groups(catalogue: Catalogue, file: Path, weights: Weights) -> list[Group]:
    questions = read_questions(file)
    if (own := file.parent / "knowledge").is_dir():
        return [_group(file.parent.name, load(own), questions, weights)]
    kinds = ((f"{file.name} stripped", True), (f"{file.name} stripped of questions too", False))
    return [_group(name, stripped(catalogue, questions=kept), questions, weights) for name, kept in kinds]


def _group(name: str, catalogue: Catalogue, questions: Sequence[Question], weights: Weights) -> Group:
    matcher = Matcher(catalogue, weights)
    asked = lesson_of(matcher, prepare(matcher, questions))
    short = lesson_of(matcher, prepare(matcher, _short_questions(catalogue)))
    return Group(name, asked.signals, asked.in_scope, short.signals)


def _short_questions(catalogue: Catalogue, seed: int = 1) -> list[Question]:
    """One or two words of a title, as people type them."""
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    schemes = list(catalogue.schemes.values())
    questions = []
    for scheme in chance.sample(schemes, min(SHORT_QUESTIONS, len(schemes))):
        words = [word for word in tokenise(scheme.title) if word not in STOP_WORDS and len(word) >= LONG_WORD]
        said = " ".join(chance.sample(words, min(len(words), chance.choice((1, 1, 2)))))
        questions.append(Question(id=scheme.id, text=said or scheme.title, in_scope=True, expected=(scheme.id,)))
    return questions


def _decided(weights: Weights, groups: Sequence[Group]) -> Weights:
    signals = np.concatenate([part for group in groups for part in (group.signals, group.short)])
    in_scope = np.concatenate([part for group in groups for part in (group.in_scope, np.ones(len(group.short), dtype=bool))])
    known = {"off_example": load_weights().decision["off_example"]}  # for the off-topic subjects an editor may add; none here
    fitted = replace(weights, decision={**fit_decision(Lesson(signals, in_scope)), **known})
    answer_above, clarify_above = thresholds(_sure(signals, fitted), in_scope)
    return replace(fitted, answer_above=answer_above, clarify_above=clarify_above)


def _sure(signals: Matrix, weights: Weights) -> Matrix:
    return np.asarray([confidence(Signals(*row), weights) for row in signals.tolist()])


def _judged(group: Group, weights: Weights) -> str:
    refused = _sure(group.signals, weights) < weights.clarify_above
    short = (_sure(group.short, weights) < weights.clarify_above).mean()
    right, false = refused[~group.in_scope].mean(), refused[group.in_scope].mean()
    return f"{group.name} right refusals {right:.3f} false refusals {false:.3f} (of words of a title {short:.3f})"
