"""What a poster says: sentences of the texts, facts of the catalogue and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue, Contact, Scheme, Status, Territory
from bot.catalogue.models import Reliability
from bot.dialogue.desk import day
from bot.dialogue.texts import Texts
from bot.places.contacts import choose_contacts, territory_contacts
from bot.public_links import bot_link
from bot.typography import fr

MOST_QUESTIONS, MOST_CONTACTS = 4, 2
SHORT, LONG = 20, 58  # characters of a question that is read in passing
FIRST_PERSON = re.compile(r"\b(?:je|j['’]\w+|jveu\w*|mon|ma|mes|moi)\b", re.IGNORECASE)


class NoPoster(ValueError):
    """A poster that would mislead people, and why."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom a poster is for: any of a territory, a priority, a sheet; the most precise one is what its code opens."""

    territory: Territory | None = None
    priority: str | None = None
    scheme: Scheme | None = None

    @property
    def payload(self) -> str:
        """What the bot opens on."""
        precise = self.scheme.id if self.scheme else self.priority
        return precise or (self.territory.id if self.territory else "")


@dataclass(frozen=True, slots=True)
class Poster:
    """The words of a poster, set in French typography."""

    where: str
    promise: str
    lead: str
    questions: tuple[str, ...]
    topics: tuple[str, ...]
    scan: str
    typed: str
    link: str
    steps: tuple[str, ...]
    call: str
    contacts: tuple[tuple[str, str], ...]  # name, phone
    dated: str
    assurances: tuple[str, ...]
    limits: str


def poster(catalogue: Catalogue, bot: str, aim: Aim, questions: Sequence[str] = (), texts: Texts | None = None) -> Poster:
    """The words of a poster; `questions` replaces the examples.

    Raises:
        NoPoster: the scheme has ended.
    """
    say = texts or Texts()
    scheme, vocabulary = aim.scheme, catalogue.vocabulary
    if scheme and scheme.opening.status.ended:
        raise NoPoster(f"« {scheme.title} » est terminé : une affiche ferait venir des gens pour rien")
    theme = vocabulary.name(vocabulary.priorities, aim.priority) if aim.priority else ""
    contacts = _contacts(catalogue, aim)
    given = [said for question in questions if (said := " ".join(question.split()))]
    examples = [*_questions(catalogue, aim), *(say.plain(f"poster-question-{n}") for n in range(1, MOST_QUESTIONS + 1))]
    doubtful = scheme and (scheme.opening.status is Status.UNCERTAIN or scheme.reliability is Reliability.LOW)
    return Poster(
        where=fr(" · ".join(filter(None, (theme, aim.territory.name if aim.territory else "")))),
        promise=fr(scheme.title if scheme else say.plain("poster-promise")),
        lead=fr(scheme.promise if scheme else say.plain("poster-lead")),
        questions=tuple(fr(f"« {question} »") for question in list(given or dict.fromkeys(examples))[:MOST_QUESTIONS]),
        topics=() if scheme or theme else tuple(fr(term.name) for term in vocabulary.priorities),
        scan=fr(say.plain("poster-scan")), typed=fr(say.plain("poster-typed")), link=bot_link(bot, aim.payload) or "",
        steps=tuple(fr(say.plain(f"poster-step-{n}")) for n in (1, 2, 3)),
        call=fr(say.plain("poster-call")) if contacts else "",
        contacts=tuple((fr(contact.name), (contact.phone or "").replace(" ", "\u00a0")) for contact in contacts),
        dated=_dated(say, contacts),
        assurances=tuple(fr(say.plain(key)) for key in ("poster-free", "poster-account", "poster-forms")),
        limits=fr(" ".join([*([say.plain("poster-uncertain")] if doubtful else []), say.plain("poster-not")])),
    )  # fmt: skip


def _contacts(catalogue: Catalogue, aim: Aim) -> list[Contact]:
    """Whom to call: the sheet's own contacts, else people of the territory; only numbers whose date is known."""
    place = aim.territory
    if aim.scheme:
        choice = choose_contacts(catalogue, aim.scheme, place.id if place else None)
        found = [*choice.local, *choice.national]
    else:
        found = list(territory_contacts(catalogue, place, limit=20)) if place else []
    here = place.id if place else None
    return [c for c in found if c.phone and c.source and c.source.date and c.territory in (None, here)][:MOST_CONTACTS]


def _dated(say: Texts, contacts: Sequence[Contact]) -> str:
    dates = [day(contact.source.date) for contact in contacts if contact.source and contact.source.date]
    return fr(say.plain("poster-call-dated", count=len(contacts), dates=", ".join(dict.fromkeys(dates)))) if dates else ""


def _questions(catalogue: Catalogue, aim: Aim) -> list[str]:
    """Questions people ask: the sheet's own, or one for each kind of help that the priority holds everywhere."""
    if aim.scheme:
        return [question for question in aim.scheme.questions if SHORT <= len(question) <= LONG]
    if not aim.priority:
        return []
    by_type: dict[str, str] = {}
    for scheme in catalogue.by_priority.get(aim.priority, ()):
        suits = scheme.priorities[0] == aim.priority and scheme.opening.status is Status.OPEN and "national" in scheme.territories
        short = [q for q in scheme.questions if SHORT <= len(q) <= LONG and FIRST_PERSON.search(q) and not any(c.isdigit() for c in q)]
        if suits and short:
            by_type.setdefault(scheme.type, short[0])
    return list(by_type.values())
