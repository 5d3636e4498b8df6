"""A scheme of the catalogue as its public page shows it, with the bot's own words for the titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue import Catalogue, Contact, Scheme, Status
from bot.catalogue.acronyms import explained
from bot.catalogue.models import Criterion, Source
from bot.dialogue.desk import day, euros
from bot.dialogue.texts import Texts
from bot.public_links import priority_page, scheme_page
from bot.site.paper import print_size
from bot.site.views import Block, ContactView, Entry, Line, Link, SheetView, SourceView
from bot.typography import fr

MOST_CONTACTS = 4  # shown at once; beyond, those of one territory are folded with the branches


class Sheets:
    """Makes the views of a catalogue's schemes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.say = Texts()

    def entry(self, scheme: Scheme) -> Entry:
        """A scheme on one line of a list."""
        kind = self.catalogue.vocabulary.name(self.catalogue.vocabulary.types, scheme.type)
        return Entry(
            scheme.id, fr(scheme.title), fr(scheme.promise), self.state(scheme), fr(kind), scheme_page(scheme.id),
            self.until(scheme) if scheme.opening.status.ended else "",
            [(fr(s.title), scheme_page(s.id)) for s in self._named(scheme.opening.replaced_by)],
        )  # fmt: skip

    def state(self, scheme: Scheme) -> str:
        """`open`, `doubt` (may have ended, or little trusted) or `ended`."""
        if scheme.opening.status.ended:
            return "ended"
        return "doubt" if scheme.opening.status is Status.UNCERTAIN or scheme.reliability.value == "basse" else "open"

    def until(self, scheme: Scheme) -> str:
        """Since when an ended scheme cannot be asked for."""
        opening = scheme.opening
        if opening.until_text or not opening.until:
            return fr(opening.until_text or "")
        return fr(f"depuis le {day(opening.until)}" if len(opening.until) == 10 else f"depuis {day(opening.until)}")

    def view(self, scheme: Scheme) -> SheetView:
        """Everything the page of a scheme shows."""
        ended = scheme.opening.status.ended
        sources = self._sources(scheme)
        blocks = self._blocks(scheme, sources)
        operator = self.catalogue.operator_of(scheme)
        national = operator.national if operator else None
        folded = len(scheme.contacts) > MOST_CONTACTS
        local = [c for c in scheme.contacts if folded and c.territory]
        contacts = [self.contact(c) for c in (*scheme.contacts, *([national] if national else [])) if c not in local]
        branches = [self.contact(c) for c in (*local, *(operator.branches if operator else ()))]
        instead = [Line(fr(s.title), fr(s.promise), scheme_page(s.id)) for s in self._named(scheme.opening.replaced_by)]
        view = SheetView(
            id=scheme.id, title=fr(scheme.title), promise=fr(scheme.promise), state=self.state(scheme), status=self._status(scheme),
            status_sources=_covering("ouverture", scheme, sources), rows=self._rows(scheme), blocks=blocks, contacts=contacts,
            branches=branches, doubts=fr(scheme.doubts or ""), reason=fr(scheme.opening.reason or ""),
            instead=[*([Line(fr(scheme.opening.instead))] if scheme.opening.instead else []), *instead],
            confused=[(fr(s.title), scheme_page(s.id)) for s in self._named(scheme.not_to_confuse_with)],
            sources=list(sources.values()), acronyms=[(name, fr(meaning)) for name, meaning in explained(scheme, self.catalogue)],
            checked=fr(self.say.plain("sheet-checked", date=day(scheme.checked_on), reliability=scheme.reliability.value)),
            decides="" if ended else fr(f"{self._operator(scheme)} décide : vérifiez avant de vous engager."),
            page=scheme.page, priorities=self._priorities(scheme), size="normal",
        )  # fmt: skip
        return replace(view, size=print_size(view))

    def contact(self, contact: Contact) -> ContactView:
        """A contact with its ways and its source."""
        territory = self.catalogue.territories.get(contact.territory or "")
        phone = contact.phone or ""
        return ContactView(
            name=fr(contact.name), role=fr(contact.role or ""), phone=phone.replace(" ", "\u00a0"), dial=_dial(phone),
            email=contact.email or "", website=contact.website or "", address=fr(contact.address or ""), hours=fr(contact.hours or ""),
            note=fr(contact.note or ""), source=self._source(contact.source) if contact.source else None,
            where=fr(territory.name) if territory else "",
        )  # fmt: skip

    def areas(self, scheme: Scheme) -> list[str]:
        """Where a scheme can be had, in words."""
        names = []
        for area in scheme.territories:
            kind, _, name = area.partition(":")
            territory = self.catalogue.territories.get(area)
            shown = {"region": name.replace("-", " ").title(), "departement": f"département {name}", "commune": name}.get(kind, area)
            names.append(territory.name if territory else self.say.plain("everywhere") if area == "national" else shown)
        return [fr(name) for name in names]

    def _named(self, ids: Sequence[str]) -> list[Scheme]:
        return [self.catalogue.schemes[i] for i in ids if i in self.catalogue.schemes]

    def _operator(self, scheme: Scheme) -> str:
        operator = self.catalogue.operator_of(scheme)
        return operator.name if operator else scheme.operator

    def _priorities(self, scheme: Scheme) -> list[Link]:
        vocabulary = self.catalogue.vocabulary
        return [(fr(vocabulary.name(vocabulary.priorities, p)), priority_page(p)) for p in scheme.priorities]

    def _status(self, scheme: Scheme) -> str:
        opening = scheme.opening
        if opening.status.ended:
            return fr(f"Terminé {self.until(scheme)} : on ne peut plus demander cette aide.")
        if opening.status is Status.UNCERTAIN:
            return fr("À confirmer : nous ne savons pas si cette aide est encore ouverte.")
        said = "Ouvert"
        if opening.until:
            said = f"Ouvert jusqu’au {day(opening.until)}" if len(opening.until) == 10 else f"Ouvert jusqu’en {day(opening.until)}"
        elif opening.since:
            said = f"Ouvert depuis le {day(opening.since)}" if len(opening.since) == 10 else f"Ouvert depuis {day(opening.since)}"
        return fr(said if self.state(scheme) == "open" else f"{said}, à confirmer")

    def _rows(self, scheme: Scheme) -> list[Line]:
        vocabulary = self.catalogue.vocabulary
        stages = [vocabulary.name(vocabulary.stages, stage) for stage in scheme.stages]
        sectors = [vocabulary.name(vocabulary.sectors, sector) for sector in scheme.sectors]
        rows = [
            Line("Type d’aide", vocabulary.name(vocabulary.types, scheme.type)),
            Line("Qui s’en occupe", self._operator(scheme)),
            Line("Financé par", ", ".join(scheme.funders)),
            Line("Montant", self._amount(scheme)),
            Line("Où", ", ".join(self.areas(scheme))),
            Line("Pour quelle étape", ", ".join(stages)),
            Line("Réservé à", ", ".join(sectors)),
            Line("Aussi appelé", " ; ".join(scheme.also_called[:5])),
            Line("Texte", scheme.legal_basis or ""),
        ]
        return [Line(row.text, fr(row.remark)) for row in rows if row.remark]

    def _amount(self, scheme: Scheme) -> str:
        amount = scheme.amount
        if amount is None:
            return ""
        if amount.minimum and amount.minimum == amount.maximum:
            return euros(amount.maximum)
        if amount.minimum and amount.maximum:
            return f"de {euros(amount.minimum)} à {euros(amount.maximum)}"
        return f"{euros(amount.maximum)} au plus" if amount.maximum else f"à partir de {euros(amount.minimum or 0)}"

    def _blocks(self, scheme: Scheme, sources: dict[int, SourceView]) -> list[Block]:
        ended = scheme.opening.status.ended
        made = [
            ("apporte", "sheet-brought" if ended else "sheet-brings", [fr(scheme.brings)], (), False),
            ("conditions", "sheet-conditions-were" if ended else "sheet-conditions", (), self._criteria(scheme, scheme.conditions), False),
            ("exclusions", "sheet-exclusions", (), self._criteria(scheme, scheme.exclusions), False),
            ("demarches", "sheet-steps", (), () if ended else [Line(fr(step)) for step in scheme.steps], True),
            ("pieces", "sheet-papers", (), () if ended else [Line(fr(paper)) for paper in scheme.papers], False),
        ]
        blocks = []
        for key, title, text, items, ordered in made:
            if text or items:
                covering = _covering(key, scheme, sources)
                blocks.append(Block(key, fr(self.say.plain(title)), text, items, ordered, covering, not covering))
        return blocks

    def _criteria(self, scheme: Scheme, criteria: Sequence[Criterion]) -> list[Line]:
        judged = self.say.plain("judged", operator=self._operator(scheme))
        return [Line(fr(c.text), "" if c.rule else fr(judged)) for c in criteria]

    def _sources(self, scheme: Scheme) -> dict[int, SourceView]:
        """The sources by their place in the sheet, numbered as shown: newest first, those not read last."""
        order = sorted(range(len(scheme.sources)), key=lambda i: (scheme.sources[i].opened, scheme.sources[i].date or ""), reverse=True)
        return {place: self._source(scheme.sources[place], number) for number, place in enumerate(order, 1)}

    def _source(self, source: Source, number: int = 0) -> SourceView:
        key = "source-unread" if not source.opened else "source-line" if source.date else "source-undated"
        return SourceView(number, fr(self.say.plain(key, publisher=source.publisher, date=day(source.date or ""))), source.url)


def _covering(key: str, scheme: Scheme, sources: dict[int, SourceView]) -> list[SourceView]:
    return [view for place, view in sources.items() if key in scheme.sources[place].covers]


def _dial(phone: str) -> str:
    digits = phone.replace(" ", "")
    return f"+33{digits[1:]}" if len(digits) == 10 and digits.startswith("0") else digits
