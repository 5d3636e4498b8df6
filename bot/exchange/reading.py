"""Reads a CSV of the open schema, or says everything that is wrong with it as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.exchange.columns import PROFILES, REQUIRED
from bot.exchange.errors import ExchangeErrors
from bot.exchange.rows import Row

MOST_ROWS = 5_000
LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line of the table, and the line of the file where it ends."""

    line: int
    row: Row


def read_rows(file: Path) -> list[Numbered]:
    """The lines of a file.

    Raises:
        ExchangeErrors: not UTF-8, no such columns, lines cut, too many of them.
    """
    text = _decoded(file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    csv.field_size_limit(LONGEST_CELL)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, file)
        cells = [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise ExchangeErrors([f"ligne {reader.line_num} : ce n'est pas du CSV ({error}) ; un guillemet ouvert se ferme-t-il ?"]) from None
    _check_lines(header, cells)
    return [Numbered(number, dict(zip(header, line, strict=True))) for number, line in cells]


def _decoded(file: Path) -> str:
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ExchangeErrors([f"ligne {line} : le fichier n'est pas en UTF-8 ; dans le tableur, enregistrez-le en « CSV UTF-8 »"]) from None
    if "\0" in text:
        raise ExchangeErrors([f"ligne {text.count(chr(10), 0, text.index(chr(0))) + 1} : ce n'est pas un texte CSV (octet nul)"])
    return text


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max((",", ";", "\t"), key=first.count)


def _check_header(header: Sequence[str], file: Path) -> None:
    missing = [name for name in REQUIRED if name not in header]
    problems = [f"il manque la colonne « {name} »" for name in missing]
    if len(missing) > len(REQUIRED) // 2:
        problems = [f"{file.name} n'est pas un fichier « dispositif-aide » : il manque les colonnes {', '.join(missing)}"]
    problems += [f"la colonne « {name} » est écrite deux fois" for name in sorted({n for n in header if header.count(n) > 1})]
    if problems:
        raise ExchangeErrors(problems)


def _check_lines(header: Sequence[str], cells: Sequence[tuple[int, Sequence[str]]]) -> None:
    if not cells:
        raise ExchangeErrors(["le fichier n'a aucune ligne sous ses colonnes"])
    if len(cells) > MOST_ROWS:
        raise ExchangeErrors(
            [f"{len(cells)} lignes : un catalogue en tient {MOST_ROWS} au plus ; gardez celles de votre territoire, ou coupez le fichier"]
        )
    problems = [
        f"ligne {number} : {len(line)} cases au lieu de {len(header)} ; un texte avec une virgule est-il entre guillemets ?"
        for number, line in cells
        if len(line) != len(header)
    ]
    if problems:
        raise ExchangeErrors(problems)


def unknown_columns(row: Row) -> list[str]:
    """Columns that are not in the schema."""
    return [name for name in row if name not in PROFILES["professionnels"]]
