"""A selection: the sheets somebody kept, passed on as one message and one link that opens them all with the territory's contacts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Contact, Scheme
from bot.dialogue.contacts import call_line
from bot.dialogue.desk import Desk, bullets, contact_line, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.dialogue.home import by_importance, welcome
from bot.dialogue.memory import move
from bot.dialogue.selection_link import Selection, pack, unpack
from bot.dialogue.sharing import Parcel, ways
from bot.places.contacts import choose_contacts, territory_contacts
from bot.public_links import bot_link, public, selection_page

CONTACTS = 3
LONGEST_MESSAGE = 900
PER_ROW = 5
ANYWHERE, ELSEWHERE = "partout", "villes"  # answers to « for which territory? »: none, or ask again


def share(desk: Desk, person: Person, territory: str) -> Turn:
    """The message and the link of the kept sheets, for a territory: hers, the chosen one, or none; asked where it is not known."""
    kept = tuple(scheme for scheme in person.kept if scheme in desk.catalogue.schemes)
    if not kept:
        return nothing_kept(desk, person)
    if territory == ELSEWHERE or not (territory or person.territory):
        return _which_territory(desk, person)
    if territory in desk.catalogue.territories:
        person = move(desk.catalogue, person, territory)
    chosen = Selection(kept, None if territory == ANYWHERE else person.territory)
    sent = parcel(desk, chosen)
    name = desk.territory_name(chosen.territory)
    head = desk.say("selection-yours-in", count=len(kept), territory=name) if name else desk.say("selection-yours", count=len(kept))
    text = paragraphs(lines(head, desk.say("selection-explained", count=len(kept))), desk.say("share-copy"), Markup("{}").format(sent.text))
    last = [desk.button("button-other-territory", f"selection:{ELSEWHERE}"), desk.button("button-kept", "mesfiches")]
    return Turn((reply(text, *ways(desk, sent), last),), person)


def nothing_kept(desk: Desk, person: Person) -> Turn:
    """How to keep a sheet."""
    return Turn((reply(desk.say("kept-none"), [desk.button("button-themes", "themes")]),), person)


def _which_territory(desk: Desk, person: Person) -> Turn:
    known = by_importance(desk)
    buttons = [Button(place.name, f"selection:{place.id}") for place in known]
    buttons.append(desk.button("button-anywhere", f"selection:{ANYWHERE}"))
    listed = [Markup("<b>{}.</b> {}").format(i, button.label) for i, button in enumerate(buttons, 1)]
    text = paragraphs(desk.say("selection-which-territory"), lines(*listed))
    shown = reply(text, *([button] for button in buttons), in_place=True)
    return Turn((shown,), replace(person, choices=tuple(button.action for button in buttons if button.action)))


def parcel(desk: Desk, chosen: Selection) -> Parcel:
    """A selection, ready to be sent: a line a sheet, whom to call, the links."""
    schemes, parameter = _schemes(desk, chosen), pack(chosen.schemes, chosen.territory)
    page = public(desk.site_url, selection_page(chosen.schemes, chosen.territory))
    bot = bot_link(desk.bot_username, parameter)
    head, links = title(desk, chosen), _links(desk, page, bot)
    named = [f"• {desk.titled(scheme, chosen.territory)}" for scheme in schemes]
    calls = [str(call.unescape()) for call in contacts(desk, chosen)]
    return Parcel("\n".join([head, *named, *calls, *links]), "\n".join([head, *calls, *links]), page, bot, parameter)


def title(desk: Desk, chosen: Selection) -> str:
    """« 3 aides choisies pour vous, à Toulouse Métropole »."""
    name = desk.territory_name(chosen.territory)
    key = "selection-title-in" if name else "selection-title"
    return desk.say.plain(key, count=len(chosen.schemes), territory=name)


def contacts(desk: Desk, chosen: Selection) -> list[Markup]:
    """Whom to call in the territory, a line each: who runs these aids there, then who helps founders; else the nearest known."""
    place, schemes = desk.catalogue.territories.get(chosen.territory or ""), _schemes(desk, chosen)
    near = [choose_contacts(desk.catalogue, scheme, chosen.territory).local[:1] for scheme in schemes if not scheme.opening.status.ended]
    found = [c for own in near for c in own] + list(territory_contacts(desk.catalogue, place)) if place else []
    reached: dict[str, Contact] = {}
    for contact in found:
        if way := contact.phone or contact.email:
            reached.setdefault(way, contact)
    if not reached:
        return [line for line in [call_line(desk, Person(territory=chosen.territory), schemes)] if line]
    shown = list(reached.values())[:CONTACTS]
    return [desk.say("selection-call"), *(Markup("📞 {}").format(contact_line(contact)) for contact in shown)]


def opened(desk: Desk, person: Person, parameter: str) -> Turn | None:
    """What the link of a selection opens; None when it is no such link. Of the person's profile, only a missing territory is set."""
    if (chosen := unpack(parameter, desk.catalogue)) is None:
        return None
    if not chosen.schemes:
        turn = welcome(desk, person)
        return replace(turn, replies=(reply(desk.say("selection-gone-all")), *turn.replies))
    if person.territory is None:
        person = move(desk.catalogue, person, chosen.territory)
    numbers = [Button(str(i), f"fiche:{scheme}") for i, scheme in enumerate(chosen.schemes, 1)]
    codes = pack(chosen.schemes).removeprefix("s--")
    shown = reply(
        _opened_text(desk, chosen), *(numbers[i : i + PER_ROW] for i in range(0, len(numbers), PER_ROW)),
        [desk.button("button-keep-all", f"garde:*{codes}")],
        [desk.button("button-talk", "contact"), desk.button("button-themes", "themes")],
    )  # fmt: skip
    choices = tuple(f"fiche:{scheme}" for scheme in chosen.schemes)
    return Turn((shown,), replace(person, choices=choices, focus=None, results=(), back=f"ouvre:{parameter}"))


def _opened_text(desk: Desk, chosen: Selection) -> Markup:
    """The whole selection within what a phone shows at once, where it can: promises are cut first."""
    text = Markup("")
    for length in (150, 90, 0):
        text = paragraphs(
            lines(Markup("<b>{}</b>").format(title(desk, chosen)), desk.say("selection-from-someone")),
            lines(*listed(desk, chosen, length)),
            lines(*contacts(desk, chosen)),
            lines(desk.say("selection-gone", count=chosen.gone) if chosen.gone else "", desk.say("selection-hint")),
        )
        if len(text.striptags()) <= LONGEST_MESSAGE:
            break
    return text


def listed(desk: Desk, chosen: Selection, length: int) -> Iterable[Markup]:
    """A line a sheet: its title, its status, and its promise within a length (0: none)."""
    for position, scheme in enumerate(_schemes(desk, chosen), 1):
        said = Markup("<b>{}. {}</b>").format(position, desk.titled(scheme, chosen.territory))
        yield Markup("{} — {}").format(said, cut(scheme.promise, length)) if length else said


def card_text(desk: Desk, chosen: Selection) -> Markup:
    """The selection as a card posted in a chat."""
    sent = parcel(desk, chosen)
    named = bullets(desk.titled(scheme, chosen.territory) for scheme in _schemes(desk, chosen))
    head = Markup("<b>{}</b>").format(title(desk, chosen))
    return paragraphs(head, named, lines(*contacts(desk, chosen)), lines(*_links(desk, sent.page, sent.bot)))


def _schemes(desk: Desk, chosen: Selection) -> Sequence[Scheme]:
    return [desk.catalogue.schemes[scheme] for scheme in chosen.schemes]


def _links(desk: Desk, page: str | None, bot: str | None) -> list[str]:
    """The links, each with its words."""
    return [desk.say.plain(key, link=link) for key, link in (("read-all", page), ("read-in-bot", bot)) if link]
