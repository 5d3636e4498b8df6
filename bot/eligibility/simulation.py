"""How many questions a check takes, measured on random people over the whole catalogue: `python -m bot eligibility-report`."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from bot.eligibility.eligibility import Eligibility
from bot.eligibility.known import ELSEWHERE, Known
from bot.eligibility.verdict import Outcome

TRIES = 400  # random ends of a conversation, to find one where the answer to a question matters
MOST_QUESTIONS = 40


@dataclass(slots=True)
class Figures:
    """What was measured."""

    people: int
    schemes: int
    asked: list[int] = field(default_factory=list)
    asked_when_not_ruled_out: list[int] = field(default_factory=list)
    useless: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)
    checked: int = 0
    whole_catalogue_ms: float = 0.0

    def __str__(self) -> str:
        longest = max(self.asked, default=0)
        return "\n".join((
            f"{self.people} random people, {self.schemes} schemes, {len(self.asked)} checks from an empty profile",
            f"questions to settle one sheet: mean {fmean(self.asked or [0]):.2f}, median {median(self.asked or [0]):g}, most {longest}",
            f"  for those not ruled out: mean {fmean(self.asked_when_not_ruled_out or [0]):.2f}",
            f"  for sheets with something to ask: mean {fmean([n for n in self.asked if n] or [0]):.2f}",
            f"distinct questions met: {self.checked}; whose answer could change nothing: {len(self.useless)}",
            *(f"  {scheme}: {fact} after {dict(known)}" for scheme, fact, known in self.useless[:20]),
            f"whole catalogue for one person: {self.whole_catalogue_ms:.2f} ms (p50)",
        ))  # fmt: skip


def random_person(eligibility: Eligibility, chance: random.Random) -> dict[str, str]:
    """Someone of whom everything is settled; what she tells of one fact never contradicts what it implies of another."""
    told: dict[str, str] = {}
    for name in eligibility.catalogue.facts:
        known = eligibility.know(told).values
        if name not in known and (answers := _possible(eligibility, name, known)):
            told[name] = chance.choice(answers)
    return dict(eligibility.know(told).values)


def _possible(eligibility: Eligibility, name: str, told: Mapping[str, str]) -> Sequence[str]:
    """The answers to a question that do not contradict what is known already."""
    implies, places = eligibility.catalogue.facts[name].implies, eligibility.catalogue.territories
    agreeing = [a for a in eligibility.answers(name) if all(told.get(fact, v) == v for fact, v in implies.get(a, {}).items())]
    answers = agreeing or eligibility.answers(name)
    if name == "commune" and (place := told.get("territoire")):
        return [a for a in answers if a == ELSEWHERE or (place in places and a in places[place].municipalities)]
    if name == "departement" and (region := told.get("region")):
        return [a for a in answers if a == ELSEWHERE or any(region == p.region and a in p.departments for p in places.values())]
    return answers


def simulate(eligibility: Eligibility, people: int = 500, seed: int = 1) -> Figures:
    """Checks every sheet for random people, each question answered as that person would."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    crowd = [random_person(eligibility, chance) for _ in range(people)]
    figures = Figures(people, len(eligibility.catalogue.schemes))
    for scheme in eligibility.catalogue.schemes:
        tree = _Tree(eligibility, scheme)
        for person in crowd:
            asked, outcome = tree.walk(person)
            figures.asked.append(asked)
            if outcome is not Outcome.RULED_OUT:
                figures.asked_when_not_ruled_out.append(asked)
        figures.checked += len(tree.questions)
        figures.useless += [
            (scheme, fact, known.values) for known, fact in tree.questions if not matters(eligibility, scheme, known, fact, chance)
        ]
    figures.whole_catalogue_ms = _whole_catalogue(eligibility, crowd[:50])
    return figures


class _Tree:
    """The questions of one sheet; the same answers always lead to the same next question."""

    def __init__(self, eligibility: Eligibility, scheme: str) -> None:
        self._eligibility, self._scheme = eligibility, scheme
        self._nodes: dict[tuple[tuple[str, str], ...], tuple[str | None, Outcome]] = {}
        self.questions: list[tuple[Known, str]] = []

    def walk(self, person: Mapping[str, str]) -> tuple[int, Outcome]:
        """How many questions settle the sheet for a person, and how it ends."""
        told: tuple[tuple[str, str], ...] = ()
        for count in range(MOST_QUESTIONS):
            question, outcome = self._node(told)
            if question is None:
                return count, outcome
            told = (*told, (question, person[question]))
        raise RuntimeError(f"{self._scheme}: the questions have no end")

    def _node(self, told: tuple[tuple[str, str], ...]) -> tuple[str | None, Outcome]:
        if told not in self._nodes:
            known = self._eligibility.know(dict(told))
            question = self._eligibility.next_question([self._scheme], known)
            self._nodes[told] = question, self._eligibility.verdict(self._scheme, known).outcome
            if question is not None:
                self.questions.append((known, question))
        return self._nodes[told]


def matters(eligibility: Eligibility, scheme: str, known: Known, fact: str, chance: random.Random) -> bool:
    """Whether some way of answering all else leaves a verdict that hangs on this one answer (sought at random)."""
    told = {name: value for name, value in known.values.items() if name not in known.sources}
    others = [name for name in eligibility.verdict(scheme, known).missing if name != fact]
    for _ in range(TRIES):
        rest = {name: chance.choice(eligibility.answers(name)) for name in others}
        ends = set()
        for answer in eligibility.answers(fact):
            settled = eligibility.know({**told, fact: answer}).values
            open_rest = {name: value for name, value in rest.items() if name not in settled}
            verdict = eligibility.verdict(scheme, eligibility.know({**told, fact: answer, **open_rest}))
            ends.add(tuple(finding.met for finding in verdict.findings))
        if len(ends) > 1:
            return True
    return False


def _whole_catalogue(eligibility: Eligibility, crowd: Sequence[Mapping[str, str]]) -> float:
    taken = []
    for person in crowd:
        begun = time.perf_counter()
        eligibility.verdicts(eligibility.know(person))
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken or [0.0])
