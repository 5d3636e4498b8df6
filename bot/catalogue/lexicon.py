"""Everyday words of the field (knowledge/lexique/): concepts, trades, facts read in a message, spellings, languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bot.catalogue.facts import FactName
from bot.catalogue.models import Model
from bot.catalogue.rules import Rule
from bot.catalogue.scalars import Slug, Slugs, Text, Texts


class Concept(Model):
    """Words that mean the same thing to someone who asks: `thune`, `sous`, `financement`."""

    id: Slug
    words: Texts = Field(alias="mots")


class Trade(Model):
    """Trades as people name them, and the sectors they belong to."""

    sectors: Slugs = Field(alias="secteurs")
    words: Texts = Field(alias="mots")


class Reading(Model):
    """Phrases that tell a fact: `au chômage` -> situation = demandeur-emploi."""

    fact: FactName = Field(alias="fait")
    value: Annotated[str, BeforeValidator(lambda v: str(v) if isinstance(v, int | float) else v)] = Field(alias="valeur")
    words: Texts = Field(alias="mots")


class Language(Model):
    """Words of another language, each with what it means in French, and how the bot says that it answers in French."""

    id: Slug = Field(alias="langue")
    note: Text
    words: Mapping[str, Text] = Field(alias="mots")


class Hardship(Model):
    """What is hard in a person's life: how people tell it, and what is said of it before anything else.

    `scheme` is always among those shown first; `organisation` is whom to call instead of the usual contact.
    """

    id: Slug
    words: Texts = Field(alias="mots")
    answer: Text = Field(alias="reponse")
    scheme: Slug | None = Field(default=None, alias="fiche")
    organisation: Slug | None = Field(default=None, alias="organisme")


class OffTopic(Model):
    """A subject people ask about that no sheet answers: how they ask, and where to send them."""

    id: Slug
    name: Text = Field(alias="nom")
    answer: Text | None = Field(default=None, alias="reponse")
    questions: Texts


def _id_or_advice(value: object) -> object:
    return {"fiche": value} if isinstance(value, str) else value


class _Advice(Model):
    """A scheme an adviser names for a need; `rule` when it serves only some people."""

    scheme: Slug = Field(alias="fiche")
    rule: Rule | None = Field(default=None, alias="regle")


Advice = Annotated[_Advice, BeforeValidator(_id_or_advice)]


class Need(Model):
    """A need behind questions: how people say it, and the schemes an adviser would name, best first.

    `rule`: what was told of the person makes the need likely even when her words do not.
    """

    id: Slug
    name: Text = Field(alias="nom")
    rule: Rule | None = Field(default=None, alias="regle")
    advice: tuple[Advice, ...] = Field(alias="fiches")
    examples: Texts = Field(default=(), alias="exemples")


class Lexicon(Model):
    """All words; every part may be empty (another catalogue needs none of them)."""

    concepts: tuple[Concept, ...] = ()
    trades: tuple[Trade, ...] = Field(default=(), alias="metiers")
    readings: tuple[Reading, ...] = Field(default=(), alias="faits")
    spellings: Mapping[str, Text] = Field(default_factory=dict, alias="ecritures")
    lookalikes: tuple[Texts, ...] = Field(default=(), alias="sosies")
    languages: tuple[Language, ...] = Field(default=(), alias="langues")
    needs: tuple[Need, ...] = Field(default=(), alias="besoins")
    off_topics: tuple[OffTopic, ...] = Field(default=(), alias="hors_sujet")
    hardships: tuple[Hardship, ...] = Field(default=(), alias="epreuves")
    acronyms: Mapping[str, Text] = Field(default_factory=dict, alias="sigles")
    known_acronyms: Texts = Field(default=(), alias="sigles_connus")

    @classmethod
    def merged(cls, parts: Sequence[Lexicon]) -> Lexicon:
        """One lexicon of several files: lists follow each other, mappings are joined."""
        if not parts:
            return cls()
        together: dict[str, Any] = {}
        for name in cls.model_fields:
            values = [getattr(part, name) for part in parts]
            if any(isinstance(value, Mapping) for value in values):
                together[name] = {key: item for value in values for key, item in value.items()}
            else:
                together[name] = tuple(item for value in values for item in value)
        return cls.model_construct(**together)
