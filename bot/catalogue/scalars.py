"""The small values of the catalogue: texts, identifiers, addresses, phone numbers and partial dates, each with its form."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
PHONE = re.compile(
    r"(?:0\d(?: \d\d){4}|0 8\d\d \d\d\d \d\d\d|0 \d{3} \d{3} \d{3}|\d{4}|\d{2}|1\d{2}|\+\d{2,3}(?: \d{1,3})+|3\d \d\d|116 \d{3})"
)


def _partial_date(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


def _known_partial_date(value: str) -> str:
    if not PARTIAL_DATE.fullmatch(value):
        raise ValueError("date attendue : AAAA, AAAA-MM ou AAAA-MM-JJ")
    return value


def _phone(value: str) -> str:
    if not PHONE.fullmatch(value):
        raise ValueError("numéro attendu par paires de chiffres (05 61 33 65 00), ou numéro court (3949)")
    return value


def yes_no(value: object) -> object:
    """`oui` and `non` as YAML 1.1 does not know them."""
    return {"oui": True, "non": False}.get(value, value) if isinstance(value, str) else value


def one_or_many(value: object) -> object:
    """A single text where a list is meant."""
    return [value] if isinstance(value, str) else value


_SLUG_SCHEMA = {"type": "string", "pattern": f"^{SLUG}$", "maxLength": 40}
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=40)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")]
Phone = Annotated[
    str,
    BeforeValidator(lambda v: f"{v}" if isinstance(v, int) else v),
    AfterValidator(_phone),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{PHONE.pattern}$"}, {"type": "integer", "minimum": 10}]}),
]
PartialDate = Annotated[
    str,
    BeforeValidator(_partial_date),
    AfterValidator(_known_partial_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{PARTIAL_DATE.pattern}$"}, {"type": "integer", "minimum": 1000}]}),
]
Day = Annotated[date, WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
YesNo = Annotated[bool, BeforeValidator(yes_no), WithJsonSchema({"enum": ["oui", "non", True, False]})]
Slugs = Annotated[
    tuple[Slug, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [_SLUG_SCHEMA, {"type": "array", "items": _SLUG_SCHEMA}]}),
]
Texts = tuple[Text, ...]
