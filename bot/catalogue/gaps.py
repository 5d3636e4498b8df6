"""What a sheet that nobody of ours has read lacks: no mistake, the catalogue works, but people get less than they could.

Only sheets none of whose sources was opened are looked at: those that an import made. `audit` tells of all the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.catalogue.draft import Draft
from bot.catalogue.models import Scheme
from bot.catalogue.positions import Path
from bot.catalogue.problems import Problem


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a sheet may lack: the key it is told at, what it is, how to mend it, and how to tell."""

    key: str
    what: str
    mend: str
    lacks: Callable[[Draft, Scheme], bool]


@dataclass(frozen=True, slots=True)
class Gap:
    """One sheet that lacks one thing, and where."""

    lack: Lack
    problem: Problem


def _unreachable(draft: Draft, scheme: Scheme) -> bool:
    operator = draft.organisations.get(scheme.operator)
    ways = operator and (operator.phone or operator.email or operator.website or operator.branches)
    return not scheme.contacts and not ways


LACKS = (
    Lack("sources", "aucune source relue", "lisez-en une, mettez `ouverte: oui` et la date du jour dans `verifie_le`", lambda d, s: True),
    Lack("ouverture", "ouverture à confirmer", "mettez `statut: ouvert` ou `clos` quand une source datée le dit",
         lambda d, s: s.opening.status.value == "incertain"),
    Lack("contacts", "aucun contact", "ajoutez `contacts:`, ou le téléphone du porteur dans organisations.yaml", _unreachable),
    Lack("questions", "aucune question de tous les jours", "ajoutez `questions:`, 8 à 12 façons de demander", lambda d, s: not s.questions),
    Lack("montant", "aucun montant", "ajoutez `montant:` si une source le dit", lambda d, s: s.amount is None),
    Lack("demarches", "rien sur ce qu'il faut faire", "ajoutez `demarches:`, une étape par ligne", lambda d, s: not s.steps),
    Lack("conditions", "conditions que le robot ne sait pas vérifier", "ajoutez une `regle:`, ou un `juge:`",
         lambda d, s: any(not c.rule and not c.judged_because for c in (*s.conditions, *s.exclusions))),
)  # fmt: skip


def gaps(draft: Draft) -> list[Gap]:
    """Every gap of a sound catalogue, lack by lack, in the order of the sheets."""
    unread = [s for s in draft.schemes.values() if not s.opening.status.ended and not any(source.opened for source in s.sources)]
    return [Gap(lack, _at(draft, lack, scheme)) for lack in LACKS for scheme in unread if lack.lacks(draft, scheme)]


def summary(found: Sequence[Gap], sheets: int) -> Iterator[str]:
    """One line a lack: the first sheet that has it, and how many do."""
    for lack, group in groupby(found, key=lambda gap: gap.lack):
        first, *others = group
        count = f"{len(others) + 1} fiches sur {sheets}" if others else "1 fiche"
        yield f"{_where(first.problem)}: attention : {lack.key} : {lack.what} ({count}) — {lack.mend}"


def each(found: Iterable[Gap]) -> Iterator[str]:
    """One line a gap, in file order."""
    for gap in sorted(found, key=lambda gap: gap.problem):
        yield f"{_where(gap.problem)}: attention : {gap.lack.key} : {gap.lack.what} — {gap.lack.mend}"


def _at(draft: Draft, lack: Lack, scheme: Scheme) -> Problem:
    origin = draft.origins["fiche", scheme.id]
    path: Path = (lack.key,) if isinstance(origin.raw, dict) and lack.key in origin.raw else ("id",)
    return origin.report(path, lack.what)


def _where(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}"
