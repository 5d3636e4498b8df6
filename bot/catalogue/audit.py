"""What an editor should look at: counts, what is overdue, weak sources, old numbers, missing words, texts hard to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.catalogue.acronyms import of_sheet
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.dates import age_in_words, dates_in, last_day, months_before
from bot.catalogue.models import Contact, Organisation, Scheme, Source, Status, Territory
from bot.catalogue.readability import long_sentences, sentences, shown_texts, words

REVIEW_MONTHS = 6
SOURCE_MONTHS = 48
PHONE_MONTHS = 24
QUESTIONS = 6
DEADLINE = re.compile(
    r"(?:jusqu['’](?:au|à|en|à la fin de)|au plus tard (?:le|en)|d['’]ici(?: au| à| le| la fin de)?|avant (?:le|la fin de))\s*$"
)
FUTURE = re.compile(r"\b(?!opéra\b|caméra\b)\w{2,}(?:ra|ront)\b", re.IGNORECASE)
PLANNED = re.compile(r"\b(?:prévue?s?|attendue?s?|annoncée?s? pour|à venir|prochaine?s?)\b", re.IGNORECASE)
PAST = re.compile(r"\b\w{3,}(?:ait|aient)\b|\b(?:a été|ont été|fut|était)\b")
OF_THE_PAST = ("doutes", "ouverture.motif", "ouverture.fin_en_clair")  # texts that tell what was known, with its date
BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: whose, in which file, under which key, and what."""

    subject: str
    file: str
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one kind; `id` is what `--fail-on` names."""

    id: str
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The state of the catalogue on one day."""

    today: date
    schemes: int
    counts: Mapping[str, Mapping[str, int]]
    shares: Mapping[str, float]
    sections: tuple[Section, ...] = field(default=())

    def section(self, section_id: str) -> Section:
        """The section of that id."""
        return next(section for section in self.sections if section.id == section_id)


def audit(catalogue: Catalogue, today: date) -> Audit:
    """Everything that can be told without the network."""
    sections = tuple(Section(key, title, tuple(find(catalogue, today))) for key, (title, find) in SECTIONS.items())
    hard = {finding.subject for section in sections if section.id in ("sentences", "acronyms") for finding in section.findings}
    total = len(catalogue.schemes)
    return Audit(today, total, _counts(catalogue), {**_decided(catalogue), "easy_to_read": _share(total - len(hard), total)}, sections)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _counts(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    schemes = list(catalogue.schemes.values())
    counted: dict[str, Iterable[str]] = {
        "priority": (scheme.priorities[0] for scheme in schemes),
        "status": (scheme.opening.status.value for scheme in schemes),
        "reliability": (scheme.reliability.value for scheme in schemes),
        "type": (scheme.type for scheme in schemes),
    }
    return {name: dict(Counter(values).most_common()) for name, values in counted.items()}


def _decided(catalogue: Catalogue) -> dict[str, float]:
    """The share of conditions and exclusions that have a rule, or a reason why a person must judge."""
    shares = {}
    for name in ("conditions", "exclusions"):
        criteria = [criterion for scheme in catalogue.schemes.values() for criterion in getattr(scheme, name)]
        shares[f"{name}_with_rule"] = _share(sum(criterion.rule is not None for criterion in criteria), len(criteria))
        decided = sum(bool(criterion.rule or criterion.judged_because) for criterion in criteria)
        shares[f"{name}_with_rule_or_judge"] = _share(decided, len(criteria))
    return shares


def file_of(item: Scheme | Organisation | Territory) -> str:
    """The file where an editor finds a sheet or a territory; organisations stand in several lists."""
    if isinstance(item, Scheme):
        return f"{item.priorities[0]}/{item.id}.yaml"
    return f"territories/{item.id}.yaml" if isinstance(item, Territory) else "organisations"


def _on(scheme: Scheme, key: str, message: str) -> Finding:
    return Finding(scheme.id, file_of(scheme), key, message)


def _overdue(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for scheme in catalogue.schemes.values():
        if scheme.checked_on < months_before(today, REVIEW_MONTHS):
            yield _on(scheme, "verifie_le", f"relue il y a {age_in_words(scheme.checked_on, today)} : à relire")
        until = scheme.opening.until
        if scheme.opening.status is Status.OPEN and until and last_day(until) < today:
            yield _on(scheme, "ouverture", f"« ouvert », mais jusqu'au {until}, qui est passé : prolongé, ou clos ?")
        if not scheme.opening.status.ended:
            yield from _passed(scheme, today)


def _passed(scheme: Scheme, today: date) -> Iterator[Finding]:
    """Dates that a text gives as coming, and that have passed."""
    for shown in shown_texts(scheme):
        for sentence in sentences(shown.text):
            stated = BRACKETED.sub(lambda match: " " * len(match[0]), sentence)
            for dated in dates_in(stated):
                if dated.end < today and not PAST.search(stated) and _coming(shown.key, stated, stated[: dated.start]):
                    yield _on(scheme, shown.key, f"« {dated.written} » est passé : « {sentence} »")


def _coming(key: str, sentence: str, before: str) -> bool:
    if FUTURE.search(sentence):
        return True
    return key not in OF_THE_PAST and bool(PLANNED.search(sentence) or DEADLINE.search(before))


def _sources(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for scheme in catalogue.schemes.values():
        different = {source.url or source.reference for source in scheme.sources}
        reasons = [_weakness(source, today) for source in scheme.sources]
        if all(reasons):
            yield _on(scheme, "sources", f"que des sources fragiles ({', '.join(sorted({r for r in reasons if r}))})")
        elif len(different) == 1:
            yield _on(scheme, "sources", "une seule source")


def _weakness(source: Source, today: date) -> str | None:
    if not source.opened:
        return "non ouverte"
    if source.date is None:
        return "sans date"
    return "plus de 4 ans" if last_day(source.date) < months_before(today, SOURCE_MONTHS) else None


def _phones(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Numbers whose source is old or has no date; the same number of one holder is told once."""
    told = set()
    for holder, item in _holders(catalogue):
        if item.phone and item.source and (told_key := (holder.id, item.phone)) not in told:
            told.add(told_key)
            if (written := item.source.date) is None:
                yield Finding(holder.id, file_of(holder), "telephone", f"{item.phone} ({item.name}) : source sans date")
            elif last_day(written) < months_before(today, PHONE_MONTHS):
                message = f"{item.phone} ({item.name}) : source de {written}, plus de 2 ans"
                yield Finding(holder.id, file_of(holder), "telephone", message)


Holder = Scheme | Organisation | Territory


def _holders(catalogue: Catalogue) -> Iterator[tuple[Holder, Contact | Organisation]]:
    """Everything that has contact details, and whose it is."""
    for organisation in catalogue.organisations.values():
        yield organisation, organisation
        yield from ((organisation, branch) for branch in organisation.branches)
    for local in _local(catalogue):
        yield from ((local, contact) for contact in local.contacts)


def _local(catalogue: Catalogue) -> list[Scheme | Territory]:
    return [*catalogue.territories.values(), *catalogue.schemes.values()]


def _questions(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for scheme in catalogue.schemes.values():
        if (count := len(scheme.questions)) < QUESTIONS:
            yield _on(scheme, "questions", f"{count} façon(s) de le demander : il en faut au moins {QUESTIONS}")


def _conditions(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for scheme in catalogue.schemes.values():
        for key, criteria in (("conditions", scheme.conditions), ("exclusions", scheme.exclusions)):
            for criterion in criteria:
                if not criterion.rule and not criterion.judged_because:
                    yield _on(scheme, key, f"ni `regle` ni `juge` : « {criterion.text} »")


def _long(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for scheme in catalogue.schemes.values():
        for shown in shown_texts(scheme):
            for sentence in long_sentences(shown.text):
                yield _on(scheme, shown.key, f"phrase de {words(sentence)} mots : « {sentence} »")


def _acronyms(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    known = catalogue.lexicon.acronyms
    for scheme in catalogue.schemes.values():
        for acronym in of_sheet(catalogue, scheme):
            if acronym not in known:
                yield _on(scheme, "texte", f"sigle non expliqué : {acronym} (dites-le entre parenthèses, ou dans lexique/sigles.yaml)")


SECTIONS: Mapping[str, tuple[str, Callable[[Catalogue, date], Iterator[Finding]]]] = {
    "overdue": ("En retard", _overdue),
    "sources": ("Sources uniques ou fragiles", _sources),
    "phones": ("Numéros de téléphone anciens", _phones),
    "questions": ("Trop peu de questions", _questions),
    "conditions": ("Conditions sans règle ni juge", _conditions),
    "sentences": ("Phrases de plus de 30 mots", _long),
    "acronyms": ("Sigles non expliqués", _acronyms),
}


def addresses(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Every web address of the catalogue, with the ids of what names it."""
    found: dict[str, dict[str, None]] = {}
    for holder, item in _holders(catalogue):
        for url in (item.website, item.source.url if item.source else None):
            if url:
                found.setdefault(url, {})[holder.id] = None
    for local in _local(catalogue):
        pages = [local.page] if isinstance(local, Scheme) else []
        for url in (*pages, *(source.url for source in local.sources)):
            if url:
                found.setdefault(url, {})[local.id] = None
    return {url: tuple(ids) for url, ids in sorted(found.items())}
