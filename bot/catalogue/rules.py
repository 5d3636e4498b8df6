"""The machine rules of a condition: and / or / not over facts of the closed profile vocabulary.

regle: {entreprise_en_qpv: oui}                      one fact
regle: {anciennete_ans: {moins_de: 3}, effectif: {max: 49}}      several keys: all of them
regle: {au_moins_un: [{rsa: oui}, {indemnise_chomage: oui}]}
regle: {aucun: [{procedure_collective: oui}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from bot.catalogue.positions import Path
from bot.catalogue.problems import closest

ANY, ALL, NONE = "au_moins_un", "tous", "aucun"
GROUPS = (ANY, ALL, NONE)
BOUNDS = ("min", "max", "plus_de", "moins_de")
SCALARS = (str, int, float, date)
LARGEST = 1e12


class Frozen(BaseModel):
    """A frozen value that refuses keys it does not know."""

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


def faults(raw: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Everything wrong in the shape of a rule as it is written in a file, with its place within the rule."""
    if not isinstance(raw, dict) or not raw:
        yield at, "une règle s'écrit {fait: réponse}, par exemple {entreprise_en_qpv: oui}"
        return
    for key, test in raw.items():
        here = (*at, str(key))
        if key not in GROUPS:
            yield from _test_faults(str(key), test, here)
        elif not isinstance(test, list) or not test:
            yield here, f"« {key} » attend une liste de règles, par exemple [{{rsa: oui}}, {{age: {{max: 25}}}}]"
        else:
            for index, item in enumerate(test):
                yield from faults(item, (*here, index))


def _test_faults(fact: str, test: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(test, dict):
        yield from _bounds_faults(fact, test, at)
    elif isinstance(test, list):
        if not test or not all(isinstance(value, SCALARS) for value in test):
            yield at, f"« {fact} » attend une réponse, ou une liste de réponses entre crochets : [creation, reprise]"
    elif not isinstance(test, SCALARS):
        yield at, f"« {fact} » attend une réponse : « oui », un mot de la liste, ou {{min: …, max: …}}"


def _bounds_faults(fact: str, test: dict[str, Any], at: Path) -> Iterator[tuple[Path, str]]:
    if not test:
        yield at, f"« {fact} » attend une borne : {{min: …}}, {{max: …}}, {{plus_de: …}} ou {{moins_de: …}}"
    for key, value in test.items():
        if key not in BOUNDS:
            yield (*at, key), f"borne inconnue « {key} »{closest(key, BOUNDS)} — bornes possibles : {', '.join(BOUNDS)}"
        elif isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST:
            yield (*at, key), f"« {key} » attend un nombre, pas « {'rien' if value is None else value} » (sans espace, ni %, ni €)"


def located(raw: Any, at: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """Every test of a sound rule as it is written in a file, each with its place within the rule."""
    for key, test in raw.items():
        if key in GROUPS:
            for index, item in enumerate(test):
                yield from located(item, (*at, key, index))
        else:
            yield (*at, key), Leaf.model_validate(_leaf(key, test))


def _leaf(fact: str, test: Any) -> dict[str, Any]:
    if isinstance(test, dict):
        return {"fact": fact, "bounds": test}
    return {"fact": fact, "values": tuple(_answer(value) for value in (test if isinstance(test, list) else [test]))}


def _answer(value: object) -> str:
    return str(value) if not isinstance(value, bool) else "oui" if value else "non"


def _parse(value: Any) -> Any:
    """The YAML mapping of a rule as a tree of leaves and groups; anything already parsed passes through."""
    if isinstance(value, Leaf | Group):
        return value
    if found := list(faults(value)):
        raise PydanticCustomError("rule", "règle mal écrite", {"faults": found})
    return _tree(value)


def _tree(raw: dict[str, Any]) -> dict[str, Any]:
    parts = [{"mode": key, "parts": [_tree(item) for item in test]} if key in GROUPS else _leaf(key, test) for key, test in raw.items()]
    return parts[0] if len(parts) == 1 else {"mode": ALL, "parts": parts}


Rule = Annotated[Leaf | Group, BeforeValidator(_parse), WithJsonSchema({"x-regle": True})]


def leaves(rule: Leaf | Group) -> Iterator[Leaf]:
    """Every test of a rule, left to right."""
    if isinstance(rule, Leaf):
        yield rule
    else:
        for part in rule.parts:
            yield from leaves(part)


def rule_holds(rule: Leaf | Group, facts: Mapping[str, str]) -> bool | None:
    """The value of a rule in strong Kleene logic: None while what is known does not settle it."""
    if isinstance(rule, Leaf):
        return holds(rule, facts.get(rule.fact))
    return combined(rule.mode, [rule_holds(part, facts) for part in rule.parts])


def combined(mode: str, values: list[bool | None]) -> bool | None:
    """And, or, and none-of over three values."""
    if mode == ALL:
        return False if False in values else None if None in values else True
    met = True if True in values else None if None in values else False
    return met if mode == ANY or met is None else not met


def holds(leaf: Leaf, value: str | None) -> bool | None:
    """Whether one test holds for a known value; None when it is not known or is no number where one is needed."""
    if value is None:
        return None
    if leaf.bounds is None:
        return value in leaf.values
    try:
        return leaf.bounds.holds(float(value))
    except ValueError:
        return None
