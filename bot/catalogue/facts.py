"""The profile vocabulary: every fact a person can tell about herself and her project (knowledge/profil.yaml)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.models import Model, Slug, Text, YesNo

FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


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
    or `libre` for any text).
    """

    id: FactName
    kind: FactKind = Field(alias="type")
    name: Text = Field(alias="nom")
    question: Text
    help: Text | None = Field(default=None, alias="aide")
    unit: Text | None = Field(default=None, alias="unite")
    sensitive: YesNo = Field(default=False, alias="sensible")
    choices: tuple[Choice, ...] | str = Field(default=(), alias="choix")
