"""The sheet of one scheme: what it brings, for whom, how, whom to call, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme, Status
from bot.catalogue.models import Criterion
from bot.dialogue.alerts import sheet_button
from bot.dialogue.desk import Desk, bullets, contact_line, cut, day, euros, lines, paragraphs, reply, section
from bot.dialogue.events import Button, Counted, Person, Turn
from bot.dialogue.keeping import toggle
from bot.dialogue.sharing import share_button
from bot.dialogue.texts import FRENCH
from bot.places.contacts import choose_contacts

SOURCES_SHOWN = 6


def sheet(desk: Desk, person: Person, scheme: Scheme, *, in_place: bool = True) -> Turn:
    """The whole sheet, with its buttons."""
    ended = scheme.opening.status.ended
    others = [desk.catalogue.schemes[i] for i in scheme.not_to_confuse_with if i in desk.catalogue.schemes]
    instead = [desk.catalogue.schemes[i] for i in scheme.opening.replaced_by if i in desk.catalogue.schemes] if ended else []
    text = paragraphs(
        "" if desk.say.language == FRENCH else desk.say("sheet-in-french"),
        lines(desk.say("sheet-title", title=scheme.title), opening_line(desk, scheme)),
        _ended(desk, scheme, instead) if ended else Markup("<i>{}</i>").format(scheme.promise),
        section(desk.say("sheet-brought" if ended else "sheet-brings"), lines(scheme.brings, _amount(desk, scheme))),
        section(desk.say("sheet-conditions-were" if ended else "sheet-conditions"), _criteria(desk, scheme, scheme.conditions)),
        section(desk.say("sheet-exclusions"), _criteria(desk, scheme, scheme.exclusions)),
        section(desk.say("sheet-where"), _where(desk, scheme)),
        "" if ended else section(desk.say("sheet-steps"), _numbered(scheme.steps)),
        "" if ended else section(desk.say("sheet-papers"), bullets(scheme.papers)),
        section(desk.say("sheet-contact"), _contact(desk, person, scheme)),
        section(desk.say("sheet-doubts"), scheme.doubts or ""),
        desk.say("sheet-not-confuse", titles=" ; ".join(o.title for o in others)) if others else "",
        section(desk.say("sheet-sources"), _sources(desk, scheme)),
        lines(
            desk.say("sheet-checked", date=day(scheme.checked_on), reliability=scheme.reliability.value),
            "" if ended else desk.say("sheet-decides"),
        ),
    )
    go = [*instead, *others][:3]
    rows = [[Button(cut(f"{i}. {s.title}", 60), f"fiche:{s.id}")] for i, s in enumerate(go, 1)]
    page = Button(desk.say.plain("button-official"), url=scheme.page) if scheme.page else None
    shown = reply(
        text,
        [None if ended else desk.button("button-check", f"eligible:{scheme.id}")],
        [toggle(desk, person, scheme), share_button(desk, scheme)],
        [desk.button("button-contact", f"contact:{scheme.id}"), page],
        [sheet_button(desk, person, scheme)],
        *rows,
        [desk.button("button-back", "retour")],
        in_place=in_place,
    )
    back = person.back if person.focus is None or person.focus == scheme.id else f"fiche:{person.focus}"
    remembered = replace(person, focus=scheme.id, choices=tuple(f"fiche:{s.id}" for s in go) or person.choices)
    if person.focus is not None and person.focus != scheme.id:
        remembered = replace(remembered, back=back)
    return Turn((shown,), remembered, effects=(Counted("opened", scheme.id),))


def opening_line(desk: Desk, scheme: Scheme) -> Markup:
    """Whether a scheme can be asked for, and since or until when."""
    opening = scheme.opening
    if opening.status.ended:
        return desk.say("sheet-ended", until=ended_since(scheme))
    if opening.status is Status.UNCERTAIN:
        return desk.say("sheet-uncertain")
    if opening.until:
        return desk.say("sheet-open-until", until=day(opening.until))
    if opening.since is None:
        return desk.say("sheet-open")
    article = "le " if desk.say.language == FRENCH and _is_a_day(opening.since) else ""
    return desk.say("sheet-open-since", since=article + day(opening.since))


def ended_since(scheme: Scheme) -> str:
    """Since when an ended scheme cannot be asked for: « depuis le 31 juillet 2021 », « depuis 2019 »."""
    opening = scheme.opening
    if opening.until is None:
        return opening.until_text or ""
    return f"depuis le {day(opening.until)}" if _is_a_day(opening.until) else f"depuis {day(opening.until)}"


def _is_a_day(date: str) -> bool:
    """Whether a date says the day, and not only the month or the year."""
    return len(date) == len("2021-07-31")


def _ended(desk: Desk, scheme: Scheme, instead: list[Scheme]) -> Markup:
    named = [Markup("<b>{}.</b> {} — {}").format(i, s.title, s.promise) for i, s in enumerate(instead, 1)]
    return paragraphs(
        section(desk.say("sheet-reason"), scheme.opening.reason or ""),
        section(desk.say("sheet-instead"), lines(scheme.opening.instead or "", *named)),
    )


def _amount(desk: Desk, scheme: Scheme) -> Markup:
    amount = scheme.amount
    if amount is None:
        return Markup("")
    if amount.minimum and amount.minimum == amount.maximum:
        return desk.say("amount", amount=euros(amount.minimum))
    if amount.minimum and amount.maximum:
        return desk.say("amount-range", min=euros(amount.minimum), max=euros(amount.maximum))
    if amount.maximum:
        return desk.say("amount-max", max=euros(amount.maximum))
    return desk.say("amount-min", min=euros(amount.minimum)) if amount.minimum else Markup("")


def _criteria(desk: Desk, scheme: Scheme, criteria: Iterable[Criterion]) -> Markup:
    operator = desk.catalogue.operator_of(scheme)
    judged = desk.say("judged", operator=operator.name if operator else scheme.operator)
    return bullets(c.text if c.rule else Markup("{} <i>({})</i>").format(c.text, judged) for c in criteria)


def _where(desk: Desk, scheme: Scheme) -> str:
    names = []
    for area in scheme.territories:
        kind, _, name = area.partition(":")
        if area == "national":
            continue
        names.append(
            name.replace("-", " ").title() if kind == "region" else f"{kind} {name}" if name else desk.territory_name(area) or area
        )
    return ", ".join(names)


def _numbered(steps: Iterable[str]) -> Markup:
    return Markup("\n").join(Markup("{}. {}").format(i, step) for i, step in enumerate(steps, 1))


def _contact(desk: Desk, person: Person, scheme: Scheme) -> Markup:
    choice = choose_contacts(desk.catalogue, scheme, person.territory)
    near = sorted(choice.local, key=lambda c: (not c.phone, not c.email))[:1]
    far = sorted(choice.national, key=lambda c: (not c.phone, not c.email))[:1]
    said = [Markup("{}").format(contact_line(c)) for c in near]
    if not near and far and desk.territory_name(person.territory) and scheme.territories == ("national",):
        said.append(desk.say("contact-none-here", territory=desk.territory_name(person.territory)))
    if not near or not near[0].phone:
        said += [Markup("{}").format(contact_line(c)) for c in far]
    return lines(*said)


def _sources(desk: Desk, scheme: Scheme) -> Markup:
    newest = sorted(scheme.sources, key=lambda source: (source.opened, source.date or ""), reverse=True)
    return bullets(desk.source(source) for source in newest[:SOURCES_SHOWN])
