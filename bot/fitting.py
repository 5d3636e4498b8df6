"""`python -m bot fit`: new weights from labelled questions, with the cross-validated figures they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.catalogue import Catalogue
from bot.understanding import Matcher
from bot.understanding.evaluation import read_questions
from bot.understanding.fit import Prepared, cross_validated, fit_decision, fit_ranking, held_out_ranks, lesson_of, prepare, thresholds
from bot.understanding.stacking import stacked
from bot.understanding.weights import Weights


def fit_all(catalogue: Catalogue, files: Iterable[Path], today: date) -> tuple[Weights, str]:
    """The fitted weights, and the report of their cross-validation; each file is a group that counts the same."""
    names = [file.name for file in files]
    matcher = Matcher(catalogue, Weights())
    groups = [prepare(matcher, read_questions(file)) for file in files]
    ranks = held_out_ranks(matcher, groups, Weights())
    weights = fit_ranking(matcher, groups, Weights())
    everyone = [item for group in groups for item in group]
    matcher.use(weights)
    labelled, own = lesson_of(matcher, everyone), stacked(catalogue, weights)
    in_scope, others = labelled.in_scope, [own] if own else []
    sure = cross_validated(labelled, others)
    answer_above, clarify_above = thresholds(sure, in_scope)
    decision = fit_decision(labelled, *others)
    said = [_ranking(name, group, found) for name, group, found in zip(names, groups, ranks, strict=True)]
    start = 0
    for name, group in zip(names, groups, strict=True):
        part = slice(start, start + len(group))
        said.append(_refusals(name, sure[part] < clarify_above, in_scope[part]))
        start += len(group)
    provenance = f"fitted on {', '.join(names)} on {today.isoformat()}; cross-validated: {' ; '.join(said)}"
    fitted = replace(weights, decision=decision, answer_above=answer_above, clarify_above=clarify_above, provenance=provenance)
    return fitted, "\n".join(said)


def _ranking(name: str, group: Sequence[Prepared], ranks: Sequence[int | None]) -> str:
    found = [rank for item, rank in zip(group, ranks, strict=True) if item.question.expected]
    first = sum(rank == 1 for rank in found) / len(found)
    third = sum(rank is not None and rank <= 3 for rank in found) / len(found)
    return f"{name} hit@1 {first:.3f} hit@3 {third:.3f} (n={len(found)})"


def _refusals(name: str, refused: npt.NDArray[np.bool_], in_scope: npt.NDArray[np.bool_]) -> str:
    return f"{name} right refusals {refused[~in_scope].mean():.3f} false refusals {refused[in_scope].mean():.3f}"
