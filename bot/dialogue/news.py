"""A change of the catalogue in one plain sentence: for an alert, the feed of the site, an editor."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.catalogue.changes import Change, Kind
from bot.dialogue.desk import day
from bot.dialogue.texts import Texts


def told(say: Texts, catalogue: Catalogue, change: Change) -> str:
    """What happened, with the title of the sheet; `catalogue` is the new one, where the end and what to take instead stand."""
    title = change.state.title
    if change.kind is Kind.CHANGED:
        parts = [say.plain(f"news-part-{part.value}") for part in change.parts]
        first, last = ", ".join(parts[:-1]), parts[-1]
        return say.plain("news-changement", title=title, parts=say.plain("and", first=first, last=last) if first else last)
    if change.kind is Kind.ADDED:
        return say.plain("news-ajout-clos" if change.state.standing.ended else "news-ajout", title=title)
    if change.kind in (Kind.CLOSED, Kind.REPLACED):
        return _ended(say, catalogue, change)
    return say.plain(f"news-{change.kind.value}", title=title)


def _ended(say: Texts, catalogue: Catalogue, change: Change) -> str:
    opening = catalogue.schemes[change.scheme].opening
    named = [catalogue.schemes[name].title for name in opening.replaced_by if name in catalogue.schemes]
    until = day(opening.until) if opening.until else ""
    on = "day" if len(opening.until or "") == 10 else "month" if until else "none"
    sentences = [say.plain("news-fin", title=change.state.title, on=on, until=until)]
    if named:
        sentences.append(say.plain("news-a-la-place", titles=" ; ".join(named)))
    return " ".join(sentences)
