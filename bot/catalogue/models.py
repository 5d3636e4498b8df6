"""What the catalogue knows: schemes, organisations, territories, as frozen typed values with French YAML keys.

Python names are English; the French key of each field stands once, as its alias. Field names follow the national
open schema `dispositif-aide` v0.2.0 (titre, promesse, porteurs, eligibilite, programmes_parents, url_source…)
wherever it has one.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from bot.catalogue.france import in_france
from bot.catalogue.rules import Rule
from bot.catalogue.scalars import Day, Email, PartialDate, Phone, Slug, Slugs, Text, Texts, Url, YesNo, one_or_many


class Model(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Status(StrEnum):
    """Whether a scheme can be asked for today."""

    OPEN = "ouvert"
    CLOSED = "clos"
    REPLACED = "remplace"
    UNCERTAIN = "incertain"

    @property
    def ended(self) -> bool:
        """True for a scheme nobody can ask for any more."""
        return self in (Status.CLOSED, Status.REPLACED)


class Reliability(StrEnum):
    """How far the editors trust a sheet."""

    HIGH = "haute"
    MEDIUM = "moyenne"
    LOW = "basse"


SourcedField = Literal[
    "titre", "promesse", "apporte", "montant", "territoires", "ouverture", "conditions", "exclusions",
    "demarches", "pieces", "contacts", "doutes",
]  # fmt: skip


class Source(Model):
    """Where a fact comes from: a page (`url`) or a document without address (`reference`), and the fields it covers."""

    url: Url | None = None
    reference: Text | None = None
    publisher: Text = Field(alias="editeur")
    date: PartialDate | None = None
    covers: tuple[SourcedField, ...] = Field(default=(), alias="pour")
    opened: YesNo = Field(default=True, alias="ouverte")

    @model_validator(mode="after")
    def _locatable(self) -> Source:
        if self.url is None and self.reference is None:
            raise ValueError("une source a besoin d'une `url`, ou d'une `reference` (titre du document, dépôt et chemin)")
        return self


class Point(Model):
    """Where a contact receives people, in degrees, in France (overseas included)."""

    latitude: float = Field(allow_inf_nan=False)
    longitude: float = Field(allow_inf_nan=False)

    @model_validator(mode="after")
    def _in_france(self) -> Point:
        if in_france(self.latitude, self.longitude):
            return self
        if in_france(self.longitude, self.latitude):
            raise ValueError("`latitude` et `longitude` semblent inversées : en métropole, la latitude va de 41 à 52")
        raise ValueError("cette position n'est pas en France : reprenez-la sur une carte, en degrés (43.6045)")


class Contact(Model):
    """Someone to call, write to or visit. Anything a person could dial or visit needs a source."""

    name: Text = Field(alias="nom")
    role: Text | None = None
    phone: Phone | None = Field(default=None, alias="telephone")
    email: Email | None = Field(default=None, alias="courriel")
    website: Url | None = Field(default=None, alias="site")
    address: Text | None = Field(default=None, alias="adresse")
    position: Point | None = None
    hours: Text | None = Field(default=None, alias="horaires")
    territory: Slug | None = Field(default=None, alias="territoire")
    source: Source | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Contact:
        if (self.phone or self.email or self.address) and self.source is None:
            raise ValueError("un téléphone, un courriel ou une adresse a besoin de sa `source`")
        if self.position and self.address is None:
            raise ValueError("une `position` accompagne une `adresse` : ajoutez l'adresse, ou enlevez la position")
        return self


class Organisation(Model):
    """A body that runs schemes: its national contact, and its branches per territory."""

    id: Slug
    name: Text = Field(alias="nom")
    also_called: Texts = Field(default=(), alias="aussi_appele")
    role: Text | None = None
    website: Url | None = Field(default=None, alias="site")
    phone: Phone | None = Field(default=None, alias="telephone")
    email: Email | None = Field(default=None, alias="courriel")
    hours: Text | None = Field(default=None, alias="horaires")
    source: Source | None = None
    note: Text | None = None
    branches: tuple[Contact, ...] = Field(default=(), alias="antennes")

    @model_validator(mode="after")
    def _sourced(self) -> Organisation:
        if (self.phone or self.email) and self.source is None:
            raise ValueError("un téléphone ou un courriel a besoin de sa `source`")
        if any(branch.territory is None for branch in self.branches):
            raise ValueError("chaque antenne nomme son `territoire`")
        return self

    @cached_property
    def national(self) -> Contact | None:
        """Its national line or page, where one is known."""
        if not (self.phone or self.email or self.website):
            return None
        return Contact.model_construct(  # every value was checked with the organisation
            name=self.name, role=self.role, phone=self.phone, email=self.email,
            website=self.website, hours=self.hours, source=self.source, note=self.note,
        )  # fmt: skip


class Amount(Model):
    """A range in euros, only where a source states it."""

    minimum: float | None = Field(default=None, alias="min", ge=0, allow_inf_nan=False)
    maximum: float | None = Field(default=None, alias="max", ge=0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _ordered(self) -> Amount:
        if self.minimum is None and self.maximum is None:
            raise ValueError("indiquez `min`, `max` ou les deux")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("`min` dépasse `max`")
        return self


class Opening(Model):
    """Whether, since when and until when a scheme can be asked for; for an ended one, why and what to take instead."""

    status: Status = Field(alias="statut")
    since: PartialDate | None = Field(default=None, alias="depuis")
    until: PartialDate | None = Field(default=None, alias="jusqu_au")
    until_text: Text | None = Field(default=None, alias="fin_en_clair")
    reason: Text | None = Field(default=None, alias="motif")
    replaced_by: Slugs = Field(default=(), alias="remplace_par")
    instead: Text | None = Field(default=None, alias="a_la_place")

    @model_validator(mode="after")
    def _ended_completely(self) -> Opening:
        if not self.status.ended:
            return self
        if self.until is None and self.until_text is None:
            raise ValueError("un dispositif terminé dit depuis quand : `jusqu_au` (ou `fin_en_clair` si la date exacte manque)")
        if not self.replaced_by and self.instead is None:
            raise ValueError("un dispositif terminé dit quoi prendre : `remplace_par` (des fiches) ou `a_la_place` (une phrase)")
        return self


def _text_or_criterion(value: Any) -> Any:
    return {"texte": value} if isinstance(value, str) else value


class _Criterion(Model):
    """One testable condition: a rule where a rule can tell, else why a person must judge (`juge`)."""

    text: Text = Field(alias="texte")
    rule: Rule | None = Field(default=None, alias="regle")
    judged_because: Text | None = Field(default=None, alias="juge")

    @model_validator(mode="after")
    def _one_way(self) -> _Criterion:
        if self.rule is not None and self.judged_because is not None:
            raise ValueError("`regle` ou `juge`, pas les deux")
        return self


Criterion = Annotated[_Criterion, BeforeValidator(_text_or_criterion)]


class Scheme(Model):
    """One support scheme, as its sheet states it."""

    id: Slug
    title: Annotated[Text, StringConstraints(max_length=90)] = Field(alias="titre")
    also_called: Texts = Field(default=(), alias="aussi_appele")
    not_to_confuse_with: Slugs = Field(default=(), alias="ne_pas_confondre")
    priorities: Annotated[tuple[Slug, ...], BeforeValidator(one_or_many), Field(min_length=1)] = Field(alias="priorites")
    type: Slug
    operator: Slug = Field(alias="porteur")
    funders: Texts = Field(default=(), alias="financeurs")
    promise: Annotated[Text, StringConstraints(max_length=180)] = Field(alias="promesse")
    brings: Text = Field(alias="apporte")
    amount: Amount | None = Field(default=None, alias="montant")
    territories: Annotated[tuple[str, ...], BeforeValidator(one_or_many), Field(min_length=1)] = Field(
        default=("national",), alias="territoires"
    )
    opening: Opening = Field(alias="ouverture")
    conditions: tuple[Criterion, ...] = ()
    exclusions: tuple[Criterion, ...] = ()
    stages: tuple[Slug, ...] = Field(default=(), alias="etapes")
    sectors: tuple[Slug, ...] = Field(default=(), alias="secteurs")
    steps: Texts = Field(default=(), alias="demarches")
    papers: Texts = Field(default=(), alias="pieces")
    contacts: tuple[Contact, ...] = ()
    page: Url | None = Field(default=None, alias="url_source")
    legal_basis: Text | None = Field(default=None, alias="base_juridique")
    parent_programmes: Texts = Field(default=(), alias="programmes_parents")
    questions: Texts = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    checked_on: Day = Field(alias="verifie_le")
    reliability: Reliability = Field(alias="fiabilite")
    doubts: Text | None = Field(default=None, alias="doutes")

    @property
    def to_confirm(self) -> bool:
        """True when people must be told that something is uncertain."""
        return bool(self.doubts) or self.opening.status is Status.UNCERTAIN or self.reliability is Reliability.LOW


class Neighbourhood(Model):
    """A priority neighbourhood (QPV) as people name it; its name is a hint, never a proof."""

    id: Slug
    name: Text = Field(alias="nom")
    municipalities: Texts = Field(default=(), alias="communes")
    also_called: Texts = Field(default=(), alias="aussi_appele")
    places: Texts = Field(default=(), alias="lieux")
    code: str | None = None
    doubts: Text | None = Field(default=None, alias="doutes")


class Territory(Model):
    """One territory of the programme: how people call it, where it is, its neighbourhoods and its contacts."""

    id: Slug
    name: Text = Field(alias="nom")
    also_called: Texts = Field(default=(), alias="aussi_appele")
    region: Slug
    departments: Texts = Field(alias="departements")
    municipalities: Texts = Field(default=(), alias="communes")
    places: Texts = Field(default=(), alias="lieux")
    neighbourhoods: tuple[Neighbourhood, ...] = Field(default=(), alias="qpv")
    contacts: tuple[Contact, ...] = ()
    sources: tuple[Source, ...] = ()
    doubts: Text | None = Field(default=None, alias="doutes")

    @property
    def areas(self) -> frozenset[str]:
        """Every way a sheet may name a place that this territory lies in, or holds."""
        departments = (f"departement:{number}" for number in self.departments)
        return frozenset({self.id, f"region:{self.region}", *departments, *(f"commune:{town}" for town in self.municipalities)})


class Term(Model):
    """One word of the closed vocabulary (a priority, a type, a stage, a sector…)."""

    id: Slug
    name: Text = Field(alias="nom")
    description: Text | None = None
    family: Slug | None = Field(default=None, alias="famille")


class Vocabulary(Model):
    """The closed lists the sheets choose from; an absent list closes nothing."""

    priorities: tuple[Term, ...] = Field(default=(), alias="priorites")
    types: tuple[Term, ...] = ()
    families: tuple[Term, ...] = Field(default=(), alias="familles")
    stages: tuple[Term, ...] = Field(default=(), alias="etapes")
    sectors: tuple[Term, ...] = Field(default=(), alias="secteurs")

    def name(self, terms: tuple[Term, ...], term_id: str) -> str:
        """The shown name of a term, or its id where the vocabulary is silent."""
        return next((term.name for term in terms if term.id == term_id), term_id)
