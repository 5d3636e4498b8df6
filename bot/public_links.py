"""Addresses of the public pages, and the text that shares one: pure functions, for the site and for every channel."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

HOME, ALL, ENDED, SELECTION = "index.html", "toutes.html", "terminees.html", "selection.html"


def scheme_page(scheme_id: str) -> str:
    """The page of a scheme, from the top of the site."""
    return f"fiches/{scheme_id}.html"


def priority_page(priority_id: str) -> str:
    """The page of a priority, from the top of the site."""
    return f"themes/{priority_id}.html"


def territory_page(territory_id: str) -> str:
    """The page of a territory, from the top of the site."""
    return f"territoires/{territory_id}.html"


def selection_page(scheme_ids: Sequence[str], territory_id: str | None = None) -> str:
    """The page of a few schemes that an adviser chose for someone, and her territory; the choice stays in the browser, after the #."""
    return f"{SELECTION}#{','.join([*([territory_id] if territory_id else []), *scheme_ids])}"


def public(site_url: str | None, page: str) -> str | None:
    """The whole address of a page, or None where no site is published (SITE_URL)."""
    return f"{site_url.rstrip('/')}/{page}" if site_url else None


def bot_link(username: str | None, payload: str = "") -> str | None:
    """The address that opens the bot on a sheet, or None where its name is not known (BOT_USERNAME)."""
    if not username:
        return None
    return f"https://t.me/{username}?start={payload}" if payload else f"https://t.me/{username}"


def share_text(title: str, promise: str, public_link: str | None, telegram_link: str | None) -> str:
    """What is forwarded: the title, what it brings, the page that opens everywhere, then the bot."""
    ways = [public_link or "", f"Poser une question au robot : {telegram_link}" if telegram_link else ""]
    return "\n".join(part for part in (title, promise, *ways) if part)


def share_in_telegram(link: str, text: str) -> str:
    """The address behind Telegram's own « send to… »."""
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(text, safe='')}"


def share_in_whatsapp(text: str) -> str:
    """The address behind WhatsApp's « send to… »."""
    return f"https://wa.me/?text={quote(text, safe='')}"


def share_by(public_link: str, text: str) -> tuple[tuple[str, str], ...]:
    """Ways to forward a page that need no script: name and address."""
    said = quote(f"{text}\n{public_link}")
    return (
        ("WhatsApp", f"https://wa.me/?text={said}"),
        ("SMS", f"sms:?&body={said}"),
        ("E-mail", f"mailto:?subject={quote(text.splitlines()[0])}&body={said}"),
    )
