"""What an editor can ask of the bot. Who is an editor is the channel's to know; here everybody is one."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata

from markupsafe import Markup

from bot.catalogue.problems import CatalogueErrors
from bot.catalogue.snapshot import snapshot, to_json
from bot.dialogue import Button, Reply
from bot.dialogue.desk import cut, day, lines, paragraphs, reply
from bot.dialogue.scrub import without_marks
from bot.dialogue.texts import Texts
from bot.editors.report import DAYS, MOST_QUESTIONS, Report, caption, report
from bot.editors.swap import Swap
from bot.store import Database
from bot.store.questions import OPEN, Question
from bot.understanding import Decision

MOST_PROBLEMS = 10
LONGEST_ANSWER = 3_000  # characters: one message, with what stands around it
SHOWN = 3
COMMANDS = ("stats", "file", "recharger", "version", "repondre", "classer", "prevenir")
PREFIX = "ed:"  # of an editor's button


@dataclass(frozen=True, slots=True)
class Request:
    """A command or a button of an editor: `file`, `classer 12`, `repondre 12 <the answer>`."""

    verb: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor gets: messages, or a picture with its caption."""

    replies: tuple[Reply, ...]
    picture: bytes | None = None


class EditorsDesk:
    """Answers editors; `told` is called when something was put into the outbox, `taken` when a new catalogue is in use."""

    def __init__(self, database: Database, swap: Swap, told: Callable[[], None], taken: Callable[[], None]) -> None:
        self._database, self._swap, self._told, self._taken = database, swap, told, taken
        self._started = database.clock()

    async def answer(self, request: Request) -> Answer:
        """Does what is asked; raises StoreError."""
        number, _, rest = request.argument.partition(" ")
        match request.verb:
            case "stats":
                return await self._stats()
            case "recharger":
                return Answer((await self._reload(),))
            case "version":
                return Answer((self._version(),))
            case "repondre" if number.isdecimal() and rest.strip():
                return Answer((await self._reply(int(number), rest.strip()),))
            case "repondre" if number.isdecimal():
                return Answer((reply(self._say("editor-how-to-answer", number=number)),))
            case "classer" if number.isdecimal():
                return Answer((await self._shelve(int(number)),))
            case "prevenir" if number.isdecimal():
                return Answer((await self._tell(int(number)),))
        return Answer((await self._queue(int(number) if number.isdecimal() else 0),))

    @property
    def _say(self) -> Callable[..., Markup]:
        return self._swap.dialogue.desk.say

    async def _stats(self) -> Answer:
        today, questions = self._database.clock().date(), self._database.questions
        period = await self._database.figures.since(today - timedelta(days=DAYS - 1))
        waiting, texts = await questions.waiting(), await questions.texts(MOST_QUESTIONS)
        desk = self._swap.dialogue.desk
        shown = report(desk.catalogue, period, today, waiting, texts)
        drawing = await asyncio.to_thread(_picture, shown, desk.say)
        return Answer((reply(Markup("{}").format(caption(shown, desk.say))),), drawing)

    async def _reload(self) -> Reply:
        try:
            await self._swap.reload()
        except CatalogueErrors as errors:
            first = [Markup("• {}").format(cut(str(problem), 300)) for problem in errors.problems[:MOST_PROBLEMS]]
            return reply(paragraphs(self._say("editor-refused", count=len(errors.problems)), lines(*first)))
        self._taken()
        return reply(paragraphs(self._say("editor-taken"), self._catalogue()))

    def _version(self) -> Reply:
        now, release = self._database.clock(), metadata.version("quartiers-productifs-bot")
        hours, minutes = divmod(int((now - self._started).total_seconds()) // 60, 60)
        started = f"{day(self._started.date())}, {self._started:%H:%M} UTC"
        said = self._say("editor-version", release=release, started=started, hours=str(hours), minutes=str(minutes))
        return reply(lines(said, self._catalogue()))

    def _catalogue(self) -> Markup:
        catalogue = self._swap.dialogue.desk.catalogue
        digest = hashlib.sha256(to_json(snapshot(catalogue))).hexdigest()
        return self._say("editor-catalogue", digest=digest[:12], count=str(len(catalogue.schemes)))

    async def _queue(self, after: int) -> Reply:
        """The next question, with what the bot would answer today."""
        asked = await self._database.questions.open_after(after)
        if asked is None:
            return reply(self._say("editor-nothing"))
        waiting = await self._database.questions.waiting()
        found = self._found(asked)
        desk, number = self._swap.dialogue.desk, str(asked.id)
        place = desk.territory_name(asked.territory)
        text = paragraphs(
            self._say("editor-question", number=number, date=day(asked.asked_at.date()), place=place or self._say("editor-nowhere")),
            Markup("« {} »").format(asked.text),
            lines(self._say("editor-finds"), *(Markup("• {}").format(title) for _, title in found))
            if found
            else self._say("editor-finds-none"),
            self._say("editor-ways", number=number, waiting=waiting) if asked.reachable else self._say("editor-unreachable", number=number),
        )
        tell = desk.button("editor-tell", f"{PREFIX}prevenir:{number}") if found and asked.reachable else None
        answer = desk.button("editor-answer", f"{PREFIX}repondre:{number}") if asked.reachable else None
        following = desk.button("editor-next", f"{PREFIX}file:{number}") if waiting > 1 else None
        return reply(text, [tell], [answer, desk.button("editor-shelve", f"{PREFIX}classer:{number}"), following])

    def _found(self, asked: Question) -> list[tuple[str, str]]:
        """The sheets the bot would answer a question with today: ids and titles."""
        dialogue = self._swap.dialogue
        match = dialogue.matcher.match(without_marks(asked.text), {}, asked.territory or None)
        hits = match.hits[:SHOWN] if match.decision is not Decision.NONE else ()
        return [(hit.id, dialogue.desk.catalogue.schemes[hit.id].title) for hit in hits]

    async def _reply(self, number: int, answer: str) -> Reply:
        asked = await self._database.questions.get(number)
        said = self._say("asker-answer", question=cut(asked.text, 300) if asked else "", answer=cut(answer, LONGEST_ANSWER))
        return await self._closed(number, answer, (reply(said, self._ways()),))

    async def _tell(self, number: int) -> Reply:
        asked = await self._database.questions.get(number)
        found = self._found(asked) if asked else []
        if asked is None or asked.state != OPEN or not found:
            return reply(self._say("editor-finds-none" if asked and asked.state == OPEN else "editor-closed"))
        schemes = self._swap.dialogue.desk.catalogue.schemes
        promises = [Markup("• <b>{}</b> — {}").format(title, schemes[name].promise) for name, title in found]
        text = paragraphs(self._say("asker-found", question=cut(asked.text, 300)), *promises)
        rows = [[Button(cut(title, 60), f"fiche:{name}")] for name, title in found]
        return await self._closed(number, ", ".join(name for name, _ in found), (reply(text, *rows, self._ways()),))

    async def _shelve(self, number: int) -> Reply:
        return await self._closed(number, None, ())

    async def _closed(self, number: int, answer: str | None, said: tuple[Reply, ...]) -> Reply:
        told = await self._database.questions.close(number, answer, said)
        if told:
            self._told()
        key = "editor-closed" if told is None else "editor-told" if told else "editor-shelved" if answer is None else "editor-not-told"
        following = await self._database.questions.waiting()
        button = self._swap.dialogue.desk.button("editor-next", f"{PREFIX}file:{number}") if following else None
        return reply(self._say(key, number=str(number)), [button])

    def _ways(self) -> list[Button]:
        desk = self._swap.dialogue.desk
        return [desk.button("button-talk", "contact"), desk.button("button-themes", "themes")]


def _picture(shown: Report, say: Texts) -> bytes:
    """Draws the report; what draws is loaded when an editor first asks for it, not in everybody's memory."""
    from bot.editors.picture import picture

    return picture(shown, say)
