"""The models written back as the YAML files hold them: French keys, rules as an editor writes them, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from bot.catalogue.rules import Group, Leaf, Range

DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Sheet = dict[str, Any]


def written(value: Any) -> Any:
    """A model, or anything in it, as plain French data; what equals its default is left out."""
    if isinstance(value, Leaf | Group):
        return _rule(value)
    if isinstance(value, BaseModel):
        return {
            field.alias or name: written(getattr(value, name))
            for name, field in type(value).model_fields.items()
            if field.is_required() or getattr(value, name) != field.get_default(call_default_factory=True)
        }
    if isinstance(value, Mapping):
        return {key: written(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [written(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _rule(rule: Leaf | Group) -> Sheet:
    if isinstance(rule, Group):
        return {rule.mode: [_rule(part) for part in rule.parts]}
    if rule.bounds is not None:
        return {rule.fact: _bounds(rule.bounds)}
    return {rule.fact: rule.values[0] if len(rule.values) == 1 else list(rule.values)}


def _bounds(bounds: Range) -> Sheet:
    named = {"min": bounds.minimum, "max": bounds.maximum, "plus_de": bounds.above, "moins_de": bounds.below}
    return {key: _scalar(value) for key, value in named.items() if value is not None}


def write_yaml(file: Path, value: Any) -> None:
    """A file of the catalogue."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(value, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=130), encoding="utf-8")
