"""The profile vocabulary: every fact a person can tell about herself and her project (knowledge/profil.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from bot.catalogue.models import Model
from bot.catalogue.scalars import Slug, Text, YesNo

FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Told = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value)]


class FactKind(StrEnum):
    """How a fact is told."""

    YES_NO = "oui-non"
    CHOICE = "choix"
    NUMBER = "nombre"


class Choice(Model):
    """One answer of a choice fact."""

    id: Slug
    name: Text = Field(alias="nom")


class Fact(Model):
    """One fact: its kind, its name, how it is asked, and whether it is too sensitive to be kept.

    `choices` lists the answers; `open_choices` names the list they come from instead (secteurs, territoires, regions,
    or `libre` for any text). `said` tells an answer back in a sentence, by answer or with {valeur} in its place.
    `implies` lists, by answer, the other facts it tells (the territory tells its region by itself).
    """

    id: FactName
    kind: FactKind = Field(alias="type")
    name: Text = Field(alias="nom")
    question: Text
    help: Text | None = Field(default=None, alias="aide")
    unit: Text | None = Field(default=None, alias="unite")
    sensitive: YesNo = Field(default=False, alias="sensible")
    choices: tuple[Choice, ...] | str = Field(default=(), alias="choix")
    said: str | Mapping[str, Text] = Field(default="", alias="dit")
    implies: Mapping[str, Mapping[FactName, Told]] = Field(default_factory=dict, alias="implique")
