"""The figures editors see: what was counted, in the words of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.catalogue import Catalogue
from bot.dialogue.desk import cut, day
from bot.dialogue.texts import Texts
from bot.store.figures import Period

DAYS = 28
MOST_SHEETS, MOST_QUESTIONS = 5, 3
LONGEST = 1_000  # characters of a caption; Telegram takes 1 024
FOUND, CLARIFIED, NONE, OFF_TOPIC = "answer", "clarify", "none", "off-topic"


@dataclass(frozen=True, slots=True)
class Report:
    """Four weeks: questions a day as (found, clarified, without an answer, off topic), then totals by name."""

    days: tuple[tuple[date, tuple[int, int, int, int]], ...]
    priorities: tuple[tuple[str, int], ...]
    sheets: tuple[tuple[str, int], ...]
    thumbs: tuple[int, int]
    reasons: Mapping[str, int]
    waiting: int
    questions: tuple[str, ...]

    @property
    def totals(self) -> tuple[int, int, int, int]:
        """Found, clarified, without an answer, off topic."""
        found, clarified, none, off_topic = (sum(counts[i] for _, counts in self.days) for i in range(4))
        return found, clarified, none, off_topic


def report(catalogue: Catalogue, period: Period, today: date, waiting: int, questions: tuple[str, ...]) -> Report:
    """The report of the four weeks that end today."""
    days = tuple(today - timedelta(days=DAYS - 1 - i) for i in range(DAYS))
    vocabulary = catalogue.vocabulary
    return Report(
        tuple((on, tuple(period.decisions.get((on, kind), 0) for kind in (FOUND, CLARIFIED, NONE, OFF_TOPIC))) for on in days),  # type: ignore[misc]
        tuple((term.name, period.priorities.get(term.id, 0)) for term in vocabulary.priorities),
        tuple((_title(catalogue, name), count) for name, count in list(period.opened.items())[:MOST_SHEETS]),
        (period.thumbs_up, period.thumbs_down),
        period.reasons,
        waiting,
        questions[:MOST_QUESTIONS],
    )


def _title(catalogue: Catalogue, name: str) -> str:
    return catalogue.schemes[name].title if name in catalogue.schemes else name


def caption(shown: Report, say: Texts) -> str:
    """The report in words, for those who do not see the picture; plain text."""
    found, clarified, none, off_topic = shown.totals
    first, last = shown.days[0][0], shown.days[-1][0]
    said = [
        say.plain("stats-title", first=day(first), last=day(last)),
        say.plain("stats-questions", total=found + clarified + none + off_topic, today=sum(shown.days[-1][1])),
        say.plain("stats-decisions", found=found, clarified=clarified, none=none, off_topic=off_topic),
        say.plain("stats-priorities", said=_listed(shown.priorities)) if any(count for _, count in shown.priorities) else "",
        say.plain("stats-thumbs", up=shown.thumbs[0], down=shown.thumbs[1]) + _reasons(shown, say),
        say.plain("stats-sheets", said=_listed([(cut(title, 50), count) for title, count in shown.sheets])) if shown.sheets else "",
        say.plain("stats-waiting", count=shown.waiting),
        *(f"« {cut(text, 70)} »" for text in shown.questions),
    ]
    return cut("\n".join(line for line in said if line), LONGEST)


def _listed(counted: tuple[tuple[str, int], ...] | list[tuple[str, int]]) -> str:
    return " ; ".join(f"{name} {count}" for name, count in counted)


def _reasons(shown: Report, say: Texts) -> str:
    said = [f"{say.plain(f'opinion-{reason}').lower()} {count}" for reason, count in shown.reasons.items()]
    return f" ({', '.join(said)})" if said else ""
