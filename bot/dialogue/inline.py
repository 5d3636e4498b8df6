"""What is offered while somebody types after the bot's name, in any chat: cards to post there; quick enough for every keystroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.catalogue.models import Term
from bot.dialogue.desk import Desk, bullets, cut, keyboard, lines, paragraphs, section
from bot.dialogue.events import Button, Person
from bot.dialogue.selection import card_text
from bot.dialogue.selection_link import MOST, Selection, pack, unpack
from bot.dialogue.sheet import opening_line
from bot.public_links import bot_link, priority_page, public, scheme_page, selection_page
from bot.understanding import Decision, Matcher

HELLO = "bonjour"  # start parameter of « ask the bot »: the plain welcome
SHOWN = 20
USEFUL = 4  # sheets a priority, when nothing has been typed yet
CONDITIONS = 2
LONGEST_PROMISE, LONGEST_CONDITION = 120, 160


@dataclass(frozen=True, slots=True)
class Card:
    """Something to post: what its line in the list says, the message itself, its buttons (addresses only), the page that may unfold."""

    id: str
    title: str
    description: str
    text: Markup
    buttons: tuple[tuple[Button, ...], ...]
    page: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The cards of a query; `way_on`: the words that lead to the bot itself; `personal`: whether they are for this person alone."""

    cards: tuple[Card, ...]
    way_on: str
    personal: bool


def offer(desk: Desk, matcher: Matcher, query: str, person: Person) -> Offer:
    """The cards for what has been typed so far; the person may be a stranger."""
    typed = query.strip()
    if (chosen := unpack(typed, desk.catalogue)) is not None and chosen.schemes:
        return Offer((_of_selection(desk, chosen),), desk.say.plain("inline-way-on"), personal=False)
    if not typed:
        return Offer(tuple(_unasked(desk, person)), desk.say.plain("inline-way-on"), personal=True)
    found = tuple(_of_scheme(desk, desk.catalogue.schemes[scheme], person) for scheme in _found(desk, matcher, typed, person))
    return Offer(found, desk.say.plain("inline-way-on" if found else "inline-nothing"), personal=bool(person.territory or person.facts))


def _found(desk: Desk, matcher: Matcher, typed: str, person: Person) -> list[str]:
    """Sheets by the beginning of their names, then those that answer the words as a question."""
    named, match = desk.finder.starting(typed), matcher.match(typed, person.facts, person.territory)
    sure = match.decision is Decision.ANSWER or (match.decision is Decision.CLARIFY and not named)
    return list(dict.fromkeys([*named, *(hit.id for hit in match.hits if sure)]))[:SHOWN]


def _unasked(desk: Desk, person: Person) -> Iterator[Card]:
    """Before a word is typed: the person's own selection and sheets, the most useful sheets of each priority, the themes."""
    schemes = desk.catalogue.schemes
    kept = [scheme for scheme in person.kept if scheme in schemes][:MOST]
    if len(kept) > 1:
        yield _of_selection(desk, Selection(tuple(kept), person.territory))
    priorities = desk.catalogue.vocabulary.priorities
    by_rank = zip_longest(*(desk.finder.useful(term.id)[:USEFUL] for term in priorities))
    useful = [scheme for rank in by_rank for scheme in rank if scheme]
    for scheme in dict.fromkeys([*kept, *useful]):
        yield _of_scheme(desk, schemes[scheme], person)
    yield from (_of_theme(desk, term) for term in priorities)


def _of_scheme(desk: Desk, scheme: Scheme, person: Person) -> Card:
    page, bot = public(desk.site_url, scheme_page(scheme.id)), bot_link(desk.bot_username, scheme.id)
    status, ended = desk.status(scheme, person.territory) or desk.say.plain("status-open"), scheme.opening.status.ended
    conditions = bullets(cut(criterion.text, LONGEST_CONDITION) for criterion in scheme.conditions[:CONDITIONS])
    text = paragraphs(
        lines(desk.say("sheet-title", title=scheme.title), opening_line(desk, scheme)),
        lines(cut(scheme.opening.reason or "", LONGEST_CONDITION), *_instead(desk, scheme)) if ended else scheme.promise,
        "" if ended else section(desk.say("sheet-conditions"), conditions),
        lines(desk.say("card-confirm") if scheme.to_confirm and not ended else "", _links(desk, page, bot)),
    )
    described = f"{status[0].upper()}{status[1:]} · {cut(scheme.promise, LONGEST_PROMISE)}"
    return Card(scheme.id, scheme.title, described, text, _buttons(desk, page, bot), page)


def _instead(desk: Desk, scheme: Scheme) -> Iterator[Markup]:
    for other in scheme.opening.replaced_by[:CONDITIONS]:
        yield desk.say("card-instead", title=desk.catalogue.schemes[other].title)


def _of_selection(desk: Desk, chosen: Selection) -> Card:
    parameter = pack(chosen.schemes, chosen.territory)
    page = public(desk.site_url, selection_page(chosen.schemes, chosen.territory))
    named = ", ".join(desk.catalogue.schemes[scheme].title for scheme in chosen.schemes)
    buttons = _buttons(desk, page, bot_link(desk.bot_username, parameter))
    return Card(
        parameter,
        desk.say.plain("inline-selection", count=len(chosen.schemes)),
        cut(named, LONGEST_PROMISE),
        card_text(desk, chosen),
        buttons,
        page,
    )


def _of_theme(desk: Desk, term: Term) -> Card:
    page, bot = public(desk.site_url, priority_page(term.id)), bot_link(desk.bot_username, term.id)
    count = len(desk.finder.useful(term.id))
    text = paragraphs(Markup("<b>{}</b>").format(term.name), term.description or "", _links(desk, page, bot))
    return Card(f"theme:{term.id}", term.name, desk.say.plain("card-theme", count=count), text, _buttons(desk, page, bot), page)


def _links(desk: Desk, page: str | None, bot: str | None) -> Markup:
    return lines(*(desk.say(key, link=link) for key, link in (("read-page", page), ("read-in-bot", bot)) if link))


def _buttons(desk: Desk, page: str | None, bot: str | None) -> tuple[tuple[Button, ...], ...]:
    """Addresses only: a posted card stands in chats the bot is not in, for people it has never met."""
    return keyboard(
        [Button(desk.say.plain("button-open-bot"), url=bot) if bot else None],
        [Button(desk.say.plain("button-open-page"), url=page) if page else None],
    )
