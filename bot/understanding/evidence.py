"""What was told about the person as evidence for or against each scheme: place, stage, trade, rules, opening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalogue import Catalogue, Scheme, Status
from bot.catalogue.rules import Group, Leaf, holds, leaves
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
        self._territories = catalogue.territories

    def reasons(self, scheme: Scheme, told: Told) -> list[Reason]:
        """Each piece of evidence with its signed weight."""
        found: list[Reason] = []
        self._place(scheme, told, found)
        self._stage(scheme, told, found)
        self._sector(scheme, told, found)
        self._rules(scheme, told, found)
        self._opening(scheme, found)
        return found

    def covers(self, scheme: Scheme, territory: str | None) -> bool | None:
        """Whether a scheme can be had in a territory; None when either side does not say."""
        if "national" in scheme.territories or territory is None or territory not in self._territories:
            return None
        place = self._territories[territory]
        areas = {territory, f"region:{place.region}", *(f"departement:{d}" for d in place.departments)}
        areas |= {f"commune:{town}" for town in place.municipalities}
        return bool(areas & set(scheme.territories))

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
        for criterion in scheme.conditions:
            rule = criterion.rule
            if isinstance(rule, Leaf) and (value := told.facts.get(rule.fact)) is not None and rule.fact not in ("etape", "secteur"):
                met = holds(rule, value)
                if met is not None:
                    found.append(Reason("condition", criterion.text, self._weights.rule_right if met else -self._weights.rule_wrong))
            elif isinstance(rule, Group) and any(
                holds(leaf, told.facts.get(leaf.fact)) for leaf in leaves(rule) if leaf.fact not in ("etape", "secteur")
            ):
                found.append(Reason("condition", criterion.text, self._weights.rule_right))

    def _opening(self, scheme: Scheme, found: list[Reason]) -> None:
        status = scheme.opening.status
        if status.ended:
            found.append(Reason("terminé", status.value, -self._weights.ended))
        elif status is Status.UNCERTAIN:
            found.append(Reason("à confirmer", status.value, -self._weights.uncertain))
