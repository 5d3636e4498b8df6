"""What was told about the person as evidence for or against each scheme: place, stage, trade, rules, opening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalogue import Catalogue, Scheme, Status, Territory
from bot.catalogue.rules import Leaf, Rule, holds, leaves
from bot.understanding.match import Reason
from bot.understanding.weights import Weights


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the person when ranking: facts by name, and the territory."""

    facts: Mapping[str, str]
    territory: str | None = None


class Evidence:
    """Judges schemes of one catalogue by what was told."""

    def __init__(self, catalogue: Catalogue, weights: Weights) -> None:
        self._weights = weights
        self._areas = {territory.id: _areas(territory) for territory in catalogue.territories.values()}
        self._judged = {scheme.id: _judged(scheme) for scheme in catalogue.schemes.values()}
        self._opening = {scheme.id: _opening(scheme, weights) for scheme in catalogue.schemes.values()}
        self._most_rules = max(map(len, self._judged.values()), default=0)

    def most(self, told: Told) -> float:
        """What the evidence may add to a scheme at most."""
        weights = self._weights
        add = weights.rule_right * self._most_rules if told.facts else 0.0
        return add + weights.sector_right * ("secteur" in told.facts) + weights.local * (told.territory is not None)

    def reasons(self, scheme: Scheme, told: Told) -> list[Reason]:
        """Each piece of evidence with its signed weight."""
        found: list[Reason] = []
        self._place(scheme, told, found)
        self._stage(scheme, told, found)
        self._sector(scheme, told, found)
        self._rules(scheme, told, found)
        if (reason := self._opening[scheme.id]) is not None:
            found.append(reason)
        return found

    def covers(self, scheme: Scheme, territory: str | None) -> bool | None:
        """Whether a scheme can be had in a territory; None when either side does not say."""
        areas = self._areas.get(territory) if territory is not None else None
        if areas is None or "national" in scheme.territories:
            return None
        return not areas.isdisjoint(scheme.territories)

    def _place(self, scheme: Scheme, told: Told, found: list[Reason]) -> None:
        covered = self.covers(scheme, told.territory)
        if covered is True:
            found.append(Reason("lieu", told.territory or "", self._weights.local))
        elif covered is False:
            found.append(Reason("ailleurs", told.territory or "", -self._weights.elsewhere))

    def _stage(self, scheme: Scheme, told: Told, found: list[Reason]) -> None:
        stage = told.facts.get("etape")
        if stage and scheme.stages and stage not in scheme.stages and not (stage == "idee" and "creation" in scheme.stages):
            found.append(Reason("étape", stage, -self._weights.stage_wrong))

    def _sector(self, scheme: Scheme, told: Told, found: list[Reason]) -> None:
        sector = told.facts.get("secteur")
        if sector and scheme.sectors:
            right = sector in scheme.sectors
            weight = self._weights.sector_right if right else -self._weights.sector_wrong
            found.append(Reason("secteur", sector, weight))

    def _rules(self, scheme: Scheme, told: Told, found: list[Reason]) -> None:
        for text, rule, facts in self._judged[scheme.id]:
            if facts.isdisjoint(told.facts):
                continue
            if isinstance(rule, Leaf):
                if (met := holds(rule, told.facts[rule.fact])) is not None:
                    found.append(Reason("condition", text, self._weights.rule_right if met else -self._weights.rule_wrong))
            elif any(holds(leaf, told.facts.get(leaf.fact)) for leaf in leaves(rule) if leaf.fact in facts):
                found.append(Reason("condition", text, self._weights.rule_right))


def _opening(scheme: Scheme, weights: Weights) -> Reason | None:
    status = scheme.opening.status
    if status.ended:
        return Reason("terminé", status.value, -weights.ended)
    return Reason("à confirmer", status.value, -weights.uncertain) if status is Status.UNCERTAIN else None


def _areas(territory: Territory) -> frozenset[str]:
    """Every name under which a sheet may cover a territory."""
    departments = (f"departement:{department}" for department in territory.departments)
    towns = (f"commune:{town}" for town in territory.municipalities)
    return frozenset((territory.id, f"region:{territory.region}", *departments, *towns))


def _judged(scheme: Scheme) -> list[tuple[str, Rule, frozenset[str]]]:
    """The conditions a told fact may settle, with those facts; stage and sector are judged apart."""
    ruled = [(criterion.text, criterion.rule) for criterion in scheme.conditions if criterion.rule is not None]
    told = [(text, rule, frozenset(leaf.fact for leaf in leaves(rule)) - {"etape", "secteur"}) for text, rule in ruled]
    return [(text, rule, facts) for text, rule, facts in told if facts]
