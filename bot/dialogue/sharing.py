"""Passing a sheet on: a link that anyone can open, and the words that go with it."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.dialogue.desk import Desk, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.public_links import bot_link, public, scheme_page, share_text


def message(desk: Desk, scheme: Scheme) -> str:
    """What is forwarded: the title, what it brings, the page that opens everywhere, then the bot."""
    return share_text(scheme.title, scheme.promise, *_links(desk, scheme))


def share_button(desk: Desk, scheme: Scheme) -> Button | None:
    """Telegram's own « send to… », where there is a link to send; it works for people who have never met the bot."""
    page, bot = _links(desk, scheme)
    if not (link := page or bot):
        return None
    said = message(desk, scheme).replace(link, "").strip()
    return Button(desk.say.plain("button-share"), url=f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(said)}")


def shared(desk: Desk, person: Person, scheme: Scheme) -> Turn:
    """The words to copy, for someone who types « partager »."""
    text = paragraphs(desk.say("share-copy"), Markup("{}").format(message(desk, scheme)))
    return Turn((reply(text, [share_button(desk, scheme), desk.button("button-back", f"fiche:{scheme.id}")]),), person)


def _links(desk: Desk, scheme: Scheme) -> tuple[str | None, str | None]:
    return public(desk.site_url, scheme_page(scheme.id)), bot_link(desk.bot_username, scheme.id)
