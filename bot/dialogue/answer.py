"""A question and its answer: what was understood, up to three schemes, whom to call; or a question back; or a way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.catalogue.lexicon import Hardship
from bot.dialogue.contacts import call_line, urgent_line
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Reply, Turn
from bot.dialogue.home import theme_actions, theme_buttons
from bot.dialogue.memory import known, learn_from
from bot.dialogue.named import named
from bot.dialogue.texts import FRENCH
from bot.dialogue.wording import mark
from bot.understanding import Decision, Match

SHOWN = 3
LONGEST_PROMISE = 150
LONGEST_MESSAGE = 900


def answer(desk: Desk, person: Person, match: Match) -> Turn:
    """The reply to a question, and what it taught about the person."""
    learned = learn_from(desk, person, match)
    person = replace(learned.person, checking=None, pending=None)
    results = _with_support(match)
    if not results:
        return _none(desk, person, match)
    person = replace(person, results=results, seen=0, focus=None, back=None)
    head = paragraphs(_foreign(desk, match), _understood(desk, match))
    if match.asked_for is not None:
        kindly = paragraphs(match.hardship.answer if match.hardship else "", head)
        return named(desk, person, desk.catalogue.schemes[match.asked_for], kindly, known(desk, person, learned.once))
    clarify = match.decision is not Decision.ANSWER
    return _results(desk, person, 0, head, clarify=clarify, once=learned.once, hardship=match.hardship)


def more(desk: Desk, person: Person, start: int, *, in_place: bool = False) -> Turn:
    """The results from a position on (`suite`), or the first ones again (`retour`)."""
    if start >= len(person.results):
        return Turn((reply(desk.say("no-more"), [desk.button("button-talk", "contact"), desk.button("button-themes", "themes")]),), person)
    turn = _results(desk, replace(person, focus=None), start, Markup(""), clarify=False)
    return Turn(tuple(replace(r, in_place=in_place) for r in turn.replies), turn.person)


def _with_support(match: Match) -> tuple[str, ...]:
    """The schemes to show; the one meant for a hardship is always among those seen first, and the only one where nothing else fits."""
    found = () if match.decision is Decision.NONE else tuple(hit.id for hit in match.hits)
    support = match.hardship.scheme if match.hardship else None
    if support is None or support in found[:SHOWN]:
        return found
    others = tuple(one for one in found if one != support)
    return (*others[: SHOWN - 1], support, *others[SHOWN - 1 :])


def _understood(desk: Desk, match: Match) -> Markup:
    facts = desk.facts({f.fact: f.value for f in match.facts}, match.place)
    return desk.say("understood", facts=" · ".join(facts)) if facts else Markup("")


def _foreign(desk: Desk, match: Match) -> Markup:
    if desk.say.language != FRENCH:
        return desk.say("in-french")
    note = next((language.note for language in desk.catalogue.lexicon.languages if language.id == match.language), None)
    return desk.say("speaks-french", note=note) if note else Markup("")


def _results(
    desk: Desk, person: Person, start: int, head: Markup, *,
    clarify: bool, once: Mapping[str, str] | None = None, hardship: Hardship | None = None,
) -> Turn:  # fmt: skip
    schemes = [desk.catalogue.schemes[i] for i in person.results[start : start + SHOWN] if i in desk.catalogue.schemes]
    if clarify:
        intro = desk.say("clarify")
    elif start:
        intro = desk.say("answer-more")
    else:
        intro = desk.say("answer-one" if len(schemes) == 1 else "answer-many")
    facts = known(desk, person, once)
    tail = desk.say("clarify-other") if clarify else desk.say("answer-hint")
    call = urgent_line(desk, hardship) or call_line(desk, person, schemes)
    marks = {s.id: mark(desk, desk.eligibility.verdict(s.id, facts)) for s in schemes}
    text = _fitting(desk, marks, paragraphs(hardship.answer if hardship else "", head), intro, schemes, tail, call)
    numbers = [Button(str(i), f"fiche:{s.id}") for i, s in enumerate(schemes, 1)]
    rest = desk.button("button-more", f"suite:{start + SHOWN}") if start + SHOWN < len(person.results) else None
    correct = desk.button("button-correct", "profil") if head else None
    open_question = desk.eligibility.asks(marks, facts)
    check = desk.button("button-check", f"eligible:liste:{start}") if open_question else None
    shown = reply(text, numbers, [check, desk.button("button-talk", "contact")], [rest, correct])
    back = f"suite:{start - SHOWN}" if start else None
    return Turn((shown,), replace(person, seen=start + SHOWN, choices=tuple(f"fiche:{s.id}" for s in schemes), back=back))


def _fitting(
    desk: Desk, marks: Mapping[str, str], head: Markup, intro: Markup, schemes: Sequence[Scheme], tail: Markup, call: Markup
) -> Markup:  # fmt: skip
    """The answer within what a phone shows at once: promises are cut first, at a word."""
    text = Markup("")
    for length in (LONGEST_PROMISE + 40, LONGEST_PROMISE, 110, 80):
        listed = [_line(desk, marks[s.id], i, s, length) for i, s in enumerate(schemes, 1)]
        text = paragraphs(head, intro, *listed, lines(call, tail))
        if len(text.striptags()) <= LONGEST_MESSAGE:
            break
    return text


def _line(desk: Desk, mark: str, position: int, scheme: Scheme, length: int) -> Markup:
    status = desk.status(scheme, None)
    said = desk.say("line", number=str(position), title=scheme.title, promise=cut(scheme.promise, length))
    said = Markup("{} <i>({})</i>").format(said, status) if status else said
    return said if scheme.opening.status.ended or not mark else Markup("{} · {}").format(said, mark)


def _none(desk: Desk, person: Person, match: Match) -> Turn:
    topic = match.off_topic
    said = [match.hardship.answer if match.hardship else "", _foreign(desk, match)]
    if topic is not None:
        said.append(lines(desk.say("none-off-topic", topic=topic.name), topic.answer or ""))
    else:
        said += [_understood(desk, match), desk.say("none-brief")] if match.brief else [desk.say("none")]
    call = call_line(desk, person, ()) if topic is None else Markup("")
    said += [call, desk.say("none-way-on", example=desk.say("example-2"))]
    shown: Reply = reply(paragraphs(*said), *theme_buttons(desk), [desk.button("button-talk", "contact")])
    return Turn((shown,), replace(person, choices=theme_actions(desk), focus=None, results=(), back=None))
