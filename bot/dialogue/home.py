"""Welcome, help, themes, territories, and what is said when nothing can be read."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Territory
from bot.dialogue.alerts import news_button
from bot.dialogue.desk import Desk, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Reply, Turn
from bot.dialogue.memory import move

PAGE = 6


def theme_buttons(desk: Desk) -> list[list[Button]]:
    """One button a priority, each on its row."""
    return [[Button(term.name, f"theme:{term.id}")] for term in desk.catalogue.vocabulary.priorities]


def theme_actions(desk: Desk) -> tuple[str, ...]:
    """The actions behind the themes, in order."""
    return tuple(f"theme:{term.id}" for term in desk.catalogue.vocabulary.priorities)


def welcome(desk: Desk, person: Person) -> Turn:
    """The first message."""
    text = desk.say("welcome", example=desk.say("example-1"))
    ways = [desk.button("button-territory", "villes"), desk.button("button-help", "aide"), desk.button("button-language", "langues")]
    buttons = [*theme_buttons(desk), ways]
    if person.kept:
        buttons.append([desk.button("button-kept", "mesfiches")])
    return Turn((reply(text, *buttons),), replace(person, choices=theme_actions(desk), focus=None, back=None, results=()))


def unknown_link(desk: Desk, person: Person) -> Turn:
    """The welcome, for a link whose sheet is no more or that lost a few signs on its way."""
    turn = welcome(desk, person)
    first, *others = turn.replies
    return replace(turn, replies=(replace(first, text=paragraphs(desk.say("link-unknown"), first.text)), *others))


def help_view(desk: Desk, person: Person) -> Turn:
    """How it works."""
    buttons = [desk.button("button-themes", "themes"), desk.button("button-territory", "villes"), desk.button("button-language", "langues")]
    return Turn((reply(paragraphs(desk.say("help"), desk.say("privacy")), buttons),), person)


def polite(desk: Desk, person: Person) -> Turn:
    """A thank-you or a goodbye."""
    return Turn((reply(desk.say("polite"), *theme_buttons(desk)),), replace(person, choices=theme_actions(desk)))


def themes(desk: Desk, person: Person) -> Turn:
    """The list of priorities."""
    terms = desk.catalogue.vocabulary.priorities
    listed = [Markup("<b>{}.</b> {}{}").format(i, t.name, f" : {t.description}" if t.description else "") for i, t in enumerate(terms, 1)]
    shown = reply(paragraphs(desk.say("themes"), lines(*listed)), *theme_buttons(desk), in_place=True)
    return Turn((shown,), replace(person, choices=theme_actions(desk), focus=None, back="accueil"))


def theme(desk: Desk, person: Person, priority: str, page: int) -> Turn:
    """One page of the schemes of a priority: those that can be asked for here first, the ended ones last."""
    schemes = sorted(desk.catalogue.by_priority.get(priority, ()), key=lambda s: (_order(desk, s.id, person.territory), s.title.casefold()))
    if not schemes:
        return themes(desk, person)
    pages = -(-len(schemes) // PAGE)
    page = max(1, min(page, pages))
    shown = schemes[(page - 1) * PAGE : page * PAGE]
    vocabulary = desk.catalogue.vocabulary
    title = desk.say("theme-title", name=vocabulary.name(vocabulary.priorities, priority), page=page, pages=pages)
    listed = []
    for position, scheme in enumerate(shown, 1):
        status = desk.status(scheme, person.territory)
        listed.append(Markup("<b>{}.</b> {}{}").format(position, scheme.title, f" · {status}" if status else ""))
    numbers = [Button(str(i), f"fiche:{s.id}") for i, s in enumerate(shown, 1)]
    move = [
        desk.button("button-previous", f"theme:{priority}:{page - 1}") if page > 1 else None,
        desk.button("button-next", f"theme:{priority}:{page + 1}") if page < pages else None,
    ]
    text = paragraphs(title, lines(*listed))
    remembered = replace(
        person, choices=tuple(f"fiche:{s.id}" for s in shown), focus=None, results=(),
        back=f"theme:{priority}:{page}",
    )  # fmt: skip
    return Turn(
        (reply(text, numbers, move, [desk.button("button-themes", "themes"), news_button(desk, person, priority)], in_place=True),),
        remembered,
    )


def _order(desk: Desk, scheme_id: str, territory: str | None) -> int:
    scheme = desk.catalogue.schemes[scheme_id]
    if scheme.opening.status.ended:
        return 3
    status = desk.status(scheme, territory)
    return 2 if status == desk.say.plain("status-elsewhere") else 1 if status else 0


def by_importance(desk: Desk) -> list[Territory]:
    """The territories as people choose among them: Toulouse first, then by name."""
    return sorted(desk.catalogue.territories.values(), key=lambda place: (place.id != "toulouse", place.name))


def territories(desk: Desk, person: Person) -> Turn:
    """The list of territories to choose from."""
    known = by_importance(desk)
    listed = [Markup("<b>{}.</b> {}").format(i, t.name) for i, t in enumerate(known, 1)]
    buttons = [Button(t.name, f"ville:{t.id}") for t in known]
    rows = [buttons[i : i + 1] for i in range(len(buttons))]
    text = paragraphs(desk.say("territories"), lines(*listed))
    return Turn((reply(text, *rows, in_place=True),), replace(person, choices=tuple(f"ville:{t.id}" for t in known)))


def territory_chosen(desk: Desk, person: Person, territory: str) -> Turn:
    """The territory is noted; what was on screen can be gone back to."""
    if territory not in desk.catalogue.territories:
        return territories(desk, person)
    chosen = move(desk.catalogue, person, territory)
    text = lines(
        desk.say("territory-chosen", territory=desk.territory_name(territory)),
        "" if person.focus or person.results else desk.say("territory-asked"),
    )
    back = desk.button("button-back", "retour") if person.focus or person.results else None
    share = desk.button("button-share-selection", "selection") if person.kept else None
    ways = ([back, desk.button("button-talk", "contact")], [desk.button("button-themes", "themes"), share], [news_button(desk, chosen)])
    return Turn((reply(text, *ways),), chosen)


def unreadable(desk: Desk, person: Person, kind: str) -> Turn:
    """A kind word about what cannot be read."""
    key = {"voice": "unreadable-voice", "position": "unreadable-position"}.get(kind, "unreadable")
    return Turn((reply(desk.say(key), [desk.button("button-themes", "themes"), desk.button("button-talk", "contact")]),), person)


def old_button(desk: Desk, person: Person) -> Turn:
    """A button nobody knows any more."""
    shown: Reply = reply(desk.say("old-button"), *theme_buttons(desk))
    return Turn((shown,), replace(person, choices=theme_actions(desk)))
