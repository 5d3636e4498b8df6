"""The machine rules of a condition: and / or / not over facts of the closed profile vocabulary.

regle: {entreprise_en_qpv: oui}                      one fact
regle: {anciennete_ans: {moins_de: 3}, effectif: {max: 49}}      several keys: all of them
regle: {au_moins_un: [{rsa: oui}, {indemnise_chomage: oui}]}
regle: {aucun: [{procedure_collective: oui}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

ANY, ALL, NONE = "au_moins_un", "tous", "aucun"


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Range(Frozen):
    """Bounds of a number; `min` and `max` include their value, `plus_de` and `moins_de` do not."""

    minimum: float | None = Field(default=None, alias="min")
    maximum: float | None = Field(default=None, alias="max")
    above: float | None = Field(default=None, alias="plus_de")
    below: float | None = Field(default=None, alias="moins_de")

    @model_validator(mode="after")
    def _bounded(self) -> Range:
        if all(bound is None for bound in (self.minimum, self.maximum, self.above, self.below)):
            raise ValueError("indiquez `min`, `max`, `plus_de` ou `moins_de`")
        return self

    def holds(self, value: float) -> bool:
        """Whether a number lies within the bounds."""
        return (
            (self.minimum is None or value >= self.minimum)
            and (self.maximum is None or value <= self.maximum)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
        )


class Leaf(Frozen):
    """A test on one fact: one of `values` (texts; `oui`/`non` for a yes-no fact), or within `bounds`."""

    fact: str
    values: tuple[str, ...] = ()
    bounds: Range | None = None


class Group(Frozen):
    """All, any or none of several rules."""

    mode: str
    parts: tuple[Leaf | Group, ...]


def _leaf(fact: str, test: Any) -> dict[str, Any]:
    if isinstance(test, bool):
        return {"fact": fact, "values": ("oui" if test else "non",)}
    if isinstance(test, dict):
        return {"fact": fact, "bounds": test}
    if isinstance(test, list):
        return {"fact": fact, "values": tuple(str(value) for value in test)}
    if isinstance(test, (str, int, float)):
        return {"fact": fact, "values": (str(test),)}
    raise ValueError(f"« {fact} » attend une valeur, une liste de valeurs, ou {{min: …, max: …}}")


def _parse(value: Any) -> Any:
    """The YAML mapping of a rule as a tree of leaves and groups; anything already parsed passes through."""
    if isinstance(value, (Leaf, Group)) or (isinstance(value, dict) and value.keys() & {"fact", "mode"}):
        return value
    if not isinstance(value, dict) or not value:
        raise ValueError("une règle est un dictionnaire, par exemple {entreprise_en_qpv: oui}")
    parts = [_parse_item(str(key), test) for key, test in value.items()]
    return parts[0] if len(parts) == 1 else {"mode": ALL, "parts": parts}


def _parse_item(key: str, test: Any) -> dict[str, Any]:
    if key not in (ANY, ALL, NONE):
        return _leaf(key, test)
    if not isinstance(test, list) or not test:
        raise ValueError(f"« {key} » attend une liste de règles")
    return {"mode": key, "parts": [_parse(item) for item in test]}


Rule = Annotated[Leaf | Group, BeforeValidator(_parse)]


def leaves(rule: Leaf | Group) -> Iterator[Leaf]:
    """Every test of a rule, left to right."""
    if isinstance(rule, Leaf):
        yield rule
    else:
        for part in rule.parts:
            yield from leaves(part)
