"""The audit as people read it: tables on a terminal, plain lines elsewhere, JSON for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.catalogue.audit import Audit, Finding
from bot.editing.links import Link, State

COUNTS = {"priority": "priorité", "status": "statut", "reliability": "fiabilité", "type": "type"}
SHARES = {
    "conditions_with_rule": "conditions avec une règle",
    "conditions_with_rule_or_judge": "conditions avec une règle, ou la raison pour laquelle une personne juge (but : 80 %)",
    "exclusions_with_rule": "exclusions avec une règle",
    "exclusions_with_rule_or_judge": "exclusions avec une règle, ou la raison pour laquelle une personne juge",
    "easy_to_read": "fiches sans phrase trop longue ni sigle inexpliqué (but : 95 %)",
}
STATES = {State.ALIVE: "vivants", State.MOVED: "déplacés", State.DEAD: "morts", State.UNCERTAIN: "incertains"}
NOTICE = "Un lien vivant ne prouve pas que le dispositif existe encore : il dit qu'une page répond, pas ce qu'elle contient."


def as_json(audit: Audit, links: Sequence[Link] | None = None) -> dict[str, Any]:
    """The whole audit as plain values."""
    found: dict[str, Any] = {
        "today": audit.today.isoformat(),
        "schemes": audit.schemes,
        "counts": {name: dict(values) for name, values in audit.counts.items()},
        "shares": dict(audit.shares),
        "sections": {section.id: [asdict(finding) for finding in section.findings] for section in audit.sections},
    }
    if links is not None:
        listed = [{**asdict(link), "state": link.state.value} for link in links]
        found["links"] = {"notice": NOTICE, "counts": link_counts(links), "links": listed}
    return found


def link_counts(links: Sequence[Link]) -> dict[str, int]:
    """How many links are in each state."""
    counted = Counter(link.state for link in links)
    return {state.value: counted[state] for state in State}


def as_text(audit: Audit, links: Sequence[Link] | None = None) -> str:
    """Plain lines, one finding a line: for files, pipes and screen readers."""
    lines = [_heading(audit), ""]
    for name, values in audit.counts.items():
        lines += [f"Par {COUNTS[name]} : " + ", ".join(f"{value} {count}" for value, count in values.items())]
    lines += [f"{_percent(audit.shares[name])} : {said}" for name, said in SHARES.items()]
    for section in audit.sections:
        lines += ["", f"{section.title} : {_extent(section.findings)}"]
        lines += [f"  {_where(finding)} : {finding.key} : {finding.message}" for finding in section.findings]
    if links is not None:
        lines += ["", f"Liens : {_link_line(links)}", NOTICE]
        lines += [f"  {STATES[link.state]} : {link.url} : {_answer(link)} : {', '.join(link.used_by)}" for link in _to_see(links)]
    return "\n".join(lines)


def print_tables(console: Console, audit: Audit, links: Sequence[Link] | None = None) -> None:
    """Tables for a terminal."""
    console.print(f"[bold]{_heading(audit)}[/]")
    _table(console, "Le catalogue", ("", "valeur", "fiches"), _count_rows(audit))
    _table(console, "Les parts", ("", ""), ((_percent(audit.shares[name]), said) for name, said in SHARES.items()))
    for section in audit.sections:
        if section.findings:
            rows = ((_where(finding), finding.key, finding.message) for finding in section.findings)
            _table(console, f"{section.title} : {_extent(section.findings)}", ("où", "clé", "quoi"), rows)
        else:
            console.print(f"[green]✓[/] {section.title} : rien", highlight=False)
    if links is not None:
        rows_of_links = ((STATES[link.state], link.url, _answer(link), ", ".join(link.used_by)) for link in _to_see(links))
        _table(console, f"Liens : {_link_line(links)}", ("état", "adresse", "réponse", "fiches"), rows_of_links)
        console.print(f"[italic]{NOTICE}[/]")


def _count_rows(audit: Audit) -> Iterator[tuple[str, str, str]]:
    for name, values in audit.counts.items():
        for index, (value, count) in enumerate(values.items()):
            yield "" if index else COUNTS[name], value, str(count)


def _table(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_header=any(columns))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(f"[bold]{escape(title)}[/]", table, highlight=False)


def _where(finding: Finding) -> str:
    """The file, and whose it is when the file does not say so."""
    return finding.file if finding.subject in finding.file else f"{finding.file} : {finding.subject}"


def _heading(audit: Audit) -> str:
    return f"{audit.schemes} fiches, au {audit.today:%d/%m/%Y}"


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")


def _extent(findings: Sequence[Finding]) -> str:
    if not findings:
        return "rien"
    owners = len({finding.subject for finding in findings})
    return f"{len(findings)}" if owners == len(findings) else f"{len(findings)} (dans {owners} fiches ou organisations)"


def _link_line(links: Sequence[Link]) -> str:
    counted = link_counts(links)
    return ", ".join(f"{counted[state.value]} {said}" for state, said in STATES.items())


def _to_see(links: Iterable[Link]) -> list[Link]:
    """Dead links first, then the uncertain and the moved; live ones are only counted."""
    order = [State.DEAD, State.UNCERTAIN, State.MOVED]
    return sorted((link for link in links if link.state in order), key=lambda link: (order.index(link.state), link.url))


def _answer(link: Link) -> str:
    return f"{link.detail} → {link.moved_to}" if link.moved_to else link.detail
