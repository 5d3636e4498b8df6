"""« Me prévenir »: of a sheet, or of what is new in a theme and a territory; seen and stopped in one tap.

A watch in a button: `fiche:acre`, or `nouveau:<priority>:<territory>`, where what is empty does not matter.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme, Status
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn, Unwatched, Watch, Watched

MOST = 20  # alerts a person
_ALL = "tout"


def code(watch: Watch) -> str:
    """A watch as a button carries it."""
    return f"fiche:{watch.scheme}" if watch.scheme else f"nouveau:{watch.priority}:{watch.territory}"


def read(desk: Desk, carried: str) -> Watch | None:
    """The watch a button carries; None when it names what the catalogue does not have."""
    kind, _, rest = carried.partition(":")
    priority, _, territory = rest.partition(":")
    catalogue = desk.catalogue
    if kind == "fiche":
        return Watch(scheme=rest) if rest in catalogue.schemes else None
    known = {"", *(term.id for term in catalogue.vocabulary.priorities)}
    if kind == "nouveau" and priority in known and (not territory or territory in catalogue.territories):
        return Watch(priority=priority, territory=territory)
    return None


def name(desk: Desk, watch: Watch) -> str:
    """A watch in plain French."""
    if watch.scheme:
        scheme = desk.catalogue.schemes.get(watch.scheme)
        return scheme.title if scheme else watch.scheme
    vocabulary = desk.catalogue.vocabulary
    theme = vocabulary.name(vocabulary.priorities, watch.priority) if watch.priority else desk.say.plain("alert-every-theme")
    return desk.say.plain("alert-news", theme=theme, place=desk.territory_name(watch.territory) or desk.say.plain("alert-everywhere"))


def sheet_button(desk: Desk, person: Person, scheme: Scheme) -> Button | None:
    """« Me prévenir » under a sheet that cannot surely be asked for today; « Ne plus me prévenir » where it is watched."""
    watch = Watch(scheme=scheme.id)
    if person.watching and watch in person.watching:
        return desk.button("button-unwatch", f"plusprevenir:{code(watch)}")
    later = scheme.opening.since is not None and scheme.opening.since > str(scheme.checked_on)
    waiting = later or scheme.opening.status.ended or scheme.opening.status is Status.UNCERTAIN
    return desk.button("button-watch", f"prevenir:{code(watch)}") if waiting and person.watching is not None else None


def news_button(desk: Desk, person: Person, priority: str = "") -> Button | None:
    """« Me prévenir des nouveautés » of a theme, in the person's territory where it is known."""
    watch = Watch(priority=priority, territory=person.territory or "")
    if person.watching is None:
        return None
    if watch in person.watching:
        return desk.button("button-unwatch", f"plusprevenir:{code(watch)}")
    return desk.button("button-watch-news", f"prevenir:{code(watch)}")


def start(desk: Desk, person: Person, carried: str) -> Turn:
    """An alert is set; without a word of what, on what is on screen."""
    if person.watching is None:
        return Turn((reply(desk.say("alert-not-here"), [desk.button("button-themes", "themes")]),), person)
    watch = read(desk, carried) if carried and carried != "nouveau" else _on_screen(person, news=bool(carried))
    if watch is None or (watch.scheme and watch.scheme not in desk.catalogue.schemes):
        return _explained(desk, person)
    if watch in person.watching:
        return Turn((reply(desk.say("alert-already", what=name(desk, watch)), _ways(desk, watch)),), person)
    if len(person.watching) >= MOST:
        return _listed(desk, person, desk.say("alert-too-many", most=MOST))
    return Turn((reply(desk.say("alert-set", what=name(desk, watch)), _ways(desk, watch)),), person, effects=(Watched(watch),))


def _on_screen(person: Person, *, news: bool) -> Watch | None:
    if person.focus and not news:
        return Watch(scheme=person.focus)
    kind, _, rest = (person.back or "").partition(":")
    if kind == "theme":
        return Watch(priority=rest.partition(":")[0], territory=person.territory or "")
    return Watch(territory=person.territory or "") if news else None


def _ways(desk: Desk, watch: Watch) -> list[Button]:
    return [desk.button("button-unwatch", f"plusprevenir:{code(watch)}"), desk.button("button-alerts", "mesalertes")]


def _explained(desk: Desk, person: Person) -> Turn:
    rows: list[list[Button | None]] = [
        [news_button(desk, person)],
        [desk.button("button-alerts", "mesalertes"), desk.button("button-themes", "themes")],
    ]
    return Turn((reply(desk.say("alert-how"), *rows),), person)


def stop(desk: Desk, person: Person, carried: str) -> Turn:
    """An alert is stopped, or all of them (`tout`); the typed words alone stop what is on screen."""
    watching = person.watching or ()
    if carried == _ALL:
        return Turn((reply(desk.say("alert-all-stopped"), [desk.button("button-themes", "themes")]),), person, effects=(Unwatched(),))
    watch = next((kept for kept in watching if code(kept) == carried), None) if carried else _on_screen(person, news=False)
    if watch not in watching:
        return _listed(desk, person, "")
    said = reply(desk.say("alert-stopped", what=name(desk, watch)), [desk.button("button-alerts", "mesalertes")])
    return Turn((said,), person, effects=(Unwatched(watch),))


def mine(desk: Desk, person: Person) -> Turn:
    """Every alert, each with the button that stops it."""
    return _listed(desk, person, "")


def _listed(desk: Desk, person: Person, lead: Markup | str) -> Turn:
    watching = person.watching or ()
    if not watching:
        return Turn((reply(desk.say("alert-none"), [news_button(desk, person), desk.button("button-themes", "themes")]),), person)
    listed = [Markup("<b>{}.</b> {}").format(i, name(desk, watch)) for i, watch in enumerate(watching, 1)]
    rows = [[Button(cut(f"✖️ {i}. {name(desk, watch)}", 60), f"plusprevenir:{code(watch)}")] for i, watch in enumerate(watching, 1)]
    text = paragraphs(lead, lines(desk.say("alert-list"), *listed), desk.say("alert-list-hint"))
    shown = reply(text, *rows, [desk.button("button-stop-alerts", f"plusprevenir:{_ALL}")])
    return Turn((shown,), replace(person, choices=tuple(f"plusprevenir:{code(watch)}" for watch in watching)))
