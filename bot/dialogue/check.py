"""« Suis-je éligible ? »: the one question that settles most, then the next, a handful at most, then the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue.facts import Fact, FactKind
from bot.dialogue import aides, verdict_view
from bot.dialogue.answer import SHOWN, more
from bot.dialogue.desk import Desk, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Reply, Turn
from bot.dialogue.memory import Learned, known, learn
from bot.dialogue.replies import read_answer
from bot.dialogue.wording import choice_name, operator_name, told
from bot.eligibility import Known
from bot.understanding import Match

MOST = {"liste": 3, "aides": 1}  # questions before the answer; a sheet takes a few more
MOST_OF_A_SHEET = 6
LISTED = 8  # longer lists of answers are not written out
ON_THE_MAP = ("habite_en_qpv", "entreprise_en_qpv")  # facts an address can tell


def start(desk: Desk, person: Person, target: str) -> Turn:
    """Begins a check of a sheet (its id), of the results on screen (`liste:0`) or of everything (`aides`)."""
    if not target:
        target = person.focus or ("liste:0" if person.results else "aides-vue")
    if target == "aides-vue":
        return aides.overview(desk, person)
    if target not in desk.catalogue.schemes and target.partition(":")[0] not in MOST:
        return aides.overview(desk, person)
    return step(desk, replace(person, checking=target, pending=None, skipped=(), asked=0))


def step(desk: Desk, person: Person, lead: Markup | str = "", once: Mapping[str, str] | None = None, *, done: bool = False) -> Turn:
    """The next question, or the verdict when nothing is left to ask (`done`: when nothing more shall be)."""
    target = person.checking or ""
    fact = None if done else _next(desk, person, target, known(desk, person, once))
    if fact is None:
        return _concluded(desk, replace(person, checking=None, pending=None, skipped=(), asked=0), target, lead, once or {})
    return _asked(desk, person, target, fact, lead)


def _next(desk: Desk, person: Person, target: str, facts: Known) -> Fact | None:
    kind = target.partition(":")[0]
    if person.asked >= MOST.get(kind, MOST_OF_A_SHEET):
        return None
    skipped = set(person.skipped)
    if kind in MOST:  # a sensitive fact is asked only for the one sheet that needs it
        skipped |= {fact.id for fact in desk.catalogue.facts.values() if fact.sensitive}
    name = desk.eligibility.next_question(_schemes(desk, person, target), facts, skipped)
    return desk.catalogue.facts[name] if name else None


def _schemes(desk: Desk, person: Person, target: str) -> Sequence[str]:
    kind, _, first = target.partition(":")
    if kind == "aides":
        return [scheme.id for scheme in desk.catalogue.schemes.values() if not scheme.opening.status.ended]
    if kind == "liste":
        found = person.results[_place(first) :][:SHOWN]
        return [scheme for scheme in found if scheme in desk.catalogue.schemes]
    return [target] if target in desk.catalogue.schemes else []


def _place(first: str) -> int:
    return int(first) if first.isdecimal() else 0


def _concluded(desk: Desk, person: Person, target: str, lead: Markup | str, once: Mapping[str, str]) -> Turn:
    kind, _, first = target.partition(":")
    if target in desk.catalogue.schemes:
        turn = verdict_view.verdict(desk, person, desk.catalogue.schemes[target], once)
    elif kind == "liste":
        turn = more(desk, person, _place(first), in_place=True)
    else:
        turn = aides.overview(desk, person)
    return _led(turn, lead)


def _led(turn: Turn, lead: Markup | str) -> Turn:
    if not lead:
        return turn
    first, *others = turn.replies
    return replace(turn, replies=(replace(first, text=paragraphs(lead, first.text)), *others))


def _asked(desk: Desk, person: Person, target: str, fact: Fact, lead: Markup | str) -> Turn:
    choices = answers(desk, person, fact)
    way_out = [desk.button("button-dont-know", "ignore"), desk.button("button-skip", "saute")]
    rows: list[list[Button]] = [choices[i : i + 2] for i in range(0, len(choices), 2)] if len(choices) <= 2 or len(choices) > LISTED else []
    rows = rows or [[button] for button in choices]
    text = paragraphs(
        lead or ("" if person.asked else _intro(desk, target)),
        lines(desk.say("question", question=fact.question), _how(desk, fact, choices)),
        desk.say("question-way-out"),
    )
    focus = target if target in desk.catalogue.schemes else None
    back = f"fiche:{focus}" if focus else f"suite:{target.partition(':')[2] or 0}" if target.startswith("liste") else "aides"
    shown: Reply = reply(text, *rows, way_out, [desk.button("button-verdict", "verdict")], in_place=person.asked > 0)
    remembered = replace(
        person, pending=fact.id, asked=person.asked + 1, focus=focus, back=back,
        choices=tuple(button.action for button in (*choices, *way_out) if button.action),
    )  # fmt: skip
    return Turn((shown,), remembered)


def _intro(desk: Desk, target: str) -> Markup:
    scheme = desk.catalogue.schemes.get(target)
    return desk.say("check-intro", title=scheme.title) if scheme else desk.say("check-intro-list")


def _how(desk: Desk, fact: Fact, choices: Sequence[Button]) -> Markup:
    if fact.kind is FactKind.YES_NO:
        how = lines(desk.say("question-yes-no"), desk.say("question-address") if fact.id in ON_THE_MAP else "")
    elif fact.kind is FactKind.NUMBER:
        how = desk.say("question-number")
    elif not choices or len(choices) > LISTED:
        how = desk.say("question-words")
    else:
        how = Markup("\n").join(Markup("<b>{}.</b> {}").format(i, button.label) for i, button in enumerate(choices, 1))
    return lines(how, desk.say("question-sensitive") if fact.sensitive else "")


def answers(desk: Desk, person: Person, fact: Fact) -> list[Button]:
    """A button for each possible answer; none for a number."""
    if fact.kind is FactKind.NUMBER:
        return []
    if fact.kind is FactKind.YES_NO:
        return [desk.button("button-yes", f"dis:{fact.id}:oui"), desk.button("button-no", f"dis:{fact.id}:non")]
    values = desk.eligibility.answers(fact.id)
    place = desk.catalogue.territories.get(person.territory or "")
    if fact.id == "commune" and place:
        values = (*place.municipalities, values[-1])
    return [Button(choice_name(desk, fact, value), f"dis:{fact.id}:{value}") for value in values]


def told_by_button(desk: Desk, person: Person, argument: str) -> Turn | None:
    """The answer a button carries (`rsa:oui`); None for a button that is too old to be understood."""
    name, _, value = argument.partition(":")
    fact = desk.catalogue.facts.get(name)
    if fact is None or not value:
        return None
    free = fact.choices == "libre"
    if fact.kind is FactKind.NUMBER or not (free or value in desk.eligibility.answers(name)):
        return None
    return _answered(desk, person, {name: value})


def told_by_words(desk: Desk, person: Person, text: str) -> Turn | None:
    """The answer that short words give to the question on screen; None when they give none."""
    fact = desk.catalogue.facts.get(person.pending or "")
    value = read_answer(desk, desk.eligibility, fact, text) if fact else None
    return _answered(desk, person, {fact.id: value}) if fact and value is not None else None


def told_by_sentence(desk: Desk, learned: Learned, match: Match, lead: Markup | str = "") -> Turn:
    """The check goes on with what a whole sentence told; asks again when it told nothing."""
    person = learned.person
    if lead or match.facts or match.place:
        return _again(desk, learned, lead)
    return _again(desk, Learned(person), desk.say("not-an-answer"))


def told_by_place(desk: Desk, learned: Learned, lead: Markup | str) -> Turn:
    """The check goes on with what an address told."""
    return step(desk, replace(learned.person, pending=None), lead, learned.once)


def ask_again(desk: Desk, person: Person) -> list[list[Button]]:
    """The buttons of the question on screen, to put under another message."""
    fact = desk.catalogue.facts.get(person.pending or "")
    return [answers(desk, person, fact), [desk.button("button-dont-know", "ignore")]] if fact else []


def _again(desk: Desk, learned: Learned, lead: Markup | str) -> Turn:
    person = learned.person
    answered = person.pending in learned.once
    return step(desk, replace(person, pending=None, asked=max(0, person.asked - (not answered))), lead, learned.once, done=answered)


def _answered(desk: Desk, person: Person, facts: Mapping[str, str]) -> Turn | None:
    learned = learn(desk, person, facts)
    if person.checking is None:
        return _noted(desk, learned)
    answered = replace(learned.person, pending=None)
    return step(desk, answered, once=learned.once, done=bool(learned.once))  # a sensitive answer serves at once, or never


def _noted(desk: Desk, learned: Learned) -> Turn | None:
    """An answer that comes when nothing is being checked: kept, unless it is sensitive."""
    if learned.once:
        return None
    told_now = desk.facts(learned.person.facts) or [desk.territory_name(learned.person.territory)]
    text = desk.say("noted", facts=" · ".join(told_now))
    rows = [desk.button("button-aides", "aides"), desk.button("button-correct", "profil")]
    return Turn((reply(text, rows),), learned.person)


def passed(desk: Desk, person: Person, *, unknown: bool) -> Turn:
    """« Je ne sais pas » or « passer »: the fact stays unknown; the first also says how to find out."""
    fact = desk.catalogue.facts.get(person.pending or "")
    if fact is None or person.checking is None:
        return Turn(
            (reply(desk.say("not-a-choice"), [desk.button("button-check", "eligible"), desk.button("button-aides", "aides")]),), person
        )
    left = replace(person, skipped=(*person.skipped, fact.id), pending=None)
    return step(desk, left, _how_to_know(desk, person, fact) if unknown else "")


def _how_to_know(desk: Desk, person: Person, fact: Fact) -> Markup:
    if fact.help:
        return desk.say("dont-know-help", help=fact.help)
    scheme = desk.catalogue.schemes.get(person.checking or "")
    return desk.say("dont-know-ask", operator=operator_name(desk, scheme)) if scheme else desk.say("dont-know")


def corrected(desk: Desk, before: Person, learned: Learned) -> Markup:
    """What a correction changed, in one sentence."""
    changed = {name: value for name, value in learned.person.facts.items() if before.facts.get(name) != value}
    if learned.person.territory != before.territory and learned.person.territory:
        changed["territoire"] = learned.person.territory
    now = " ; ".join(told(desk, name, value) for name, value in changed.items())
    replaced = [told(desk, name, before.facts[name]) for name in changed if name in before.facts]
    if not now:
        return Markup("")
    return desk.say("corrected-instead", now=now, before=" ; ".join(replaced)) if replaced else desk.say("corrected", now=now)
