"""Passing a sheet on: the words that go with it, a link that anyone can open, and the ways to send them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.dialogue.desk import Desk, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.public_links import bot_link, public, scheme_page, share_in_telegram, share_in_whatsapp, share_text

LONGEST_COPY = 256  # signs a button puts on the clipboard
LONGEST_ADDRESS = 2000  # signs; some phones cut longer ones
Row = list[Button | None]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is passed on: its words with their links, fewer words for where those are too many, the page and the bot's link.

    `query` is what the bot is asked, in a chat chosen by the sender, to post it there as a card.
    """

    text: str
    brief: str
    page: str | None
    bot: str | None
    query: str


def parcel(desk: Desk, scheme: Scheme) -> Parcel:
    """A sheet, ready to be sent; what is uncertain or over is said in its first line."""
    title = desk.titled(scheme, None)
    page, bot = public(desk.site_url, scheme_page(scheme.id)), bot_link(desk.bot_username, scheme.id)
    return Parcel(share_text(title, scheme.promise, page, bot), share_text(title, "", page, bot), page, bot, scheme.id)


def share_button(desk: Desk, scheme: Scheme) -> Button | None:
    """Leads to the ways to send a sheet, where there is a link to send."""
    return desk.button("button-share", f"partager:{scheme.id}") if desk.site_url or desk.bot_username else None


def shared(desk: Desk, person: Person, scheme: Scheme) -> Turn:
    """The words to copy, and every way to send them."""
    sent = parcel(desk, scheme)
    text = paragraphs(desk.say("share-copy"), Markup("{}").format(sent.text))
    return Turn((reply(text, *ways(desk, sent), [desk.button("button-back", f"fiche:{scheme.id}")]),), person)


def ways(desk: Desk, sent: Parcel) -> list[Row]:
    """Telegram's own « send to… », WhatsApp, a card posted in a chosen chat, and the link on the clipboard."""
    link, say = sent.page or sent.bot, desk.say.plain
    if link is None:
        return []
    copied = next((way for way in (sent.page, sent.bot) if way and len(way) <= LONGEST_COPY), None)
    words = next((text for text in (sent.text, sent.brief) if len(share_in_telegram(link, text)) <= LONGEST_ADDRESS), link)
    return [
        [
            Button(say("button-send"), url=share_in_telegram(link, words.replace(link, "").strip())),
            Button(say("button-whatsapp"), url=share_in_whatsapp(words)),
        ],
        [Button(say("button-post"), forward=sent.query) if sent.bot else None],
        [Button(say("button-copy"), copy=copied) if copied else None],
    ]
