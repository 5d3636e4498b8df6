"""Cuts marked-up text into parts that Telegram accepts, at a paragraph where it can, never inside a tag."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

LIMIT = 4096  # UTF-16 code units of the text that is shown, tags not counted

_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)[^<>]*>|&(?:#\d+|#[xX][0-9A-Fa-f]+|\w+);|[^<&]|[<&]", re.DOTALL)
_SEPARATORS = ("\n\n", "\n", " ")


def utf16(text: str) -> int:
    """The length Telegram counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """Marked-up text without its tags and entities."""
    return html.unescape(re.sub(r"</?[a-z][^<>]*>", "", text))


def split(text: str, limit: int = LIMIT) -> list[str]:
    """The parts of a text, each within the limit, its tags closed and opened again in the next; empty parts are left out."""
    if utf16(plain(text)) <= limit:
        return [text.strip()] if plain(text).strip() else []
    parts, rest = list[str](), _atoms(text)
    while rest:
        end = _cut(rest, limit)
        parts.append(_joined(rest[:end]))
        rest = rest[end:]
    return [part for part in parts if plain(part).strip()]


@dataclass(frozen=True, slots=True)
class _Atom:
    """One shown character, and the tags that are open around it."""

    raw: str
    shown: str
    tags: tuple[str, ...] = field(default=())


def _atoms(text: str) -> list[_Atom]:
    atoms, tags = [], list[str]()
    for token in _TOKEN.finditer(text):
        if token["name"] is None:
            atoms.append(_Atom(token[0], html.unescape(token[0]), tuple(tags)))
        elif not token["close"]:
            tags.append(token[0])
        elif tags:
            tags.pop()
    return atoms


def _cut(atoms: list[_Atom], limit: int) -> int:
    """How many atoms go into the first part: all, or up to the last paragraph, line or word that fits."""
    fitting = _fitting(atoms, limit)
    if fitting == len(atoms):
        return fitting
    shown = "".join(atom.shown if len(atom.shown) == 1 else "x" for atom in atoms[:fitting])
    for separator in _SEPARATORS:
        if (at := shown.rfind(separator)) > fitting // 3:
            return at + len(separator)
    return max(fitting, 1)


def _fitting(atoms: list[_Atom], limit: int) -> int:
    """How many atoms are within the limit."""
    size = 0
    for count, atom in enumerate(atoms):
        size += utf16(atom.shown)
        if size > limit:
            return count
    return len(atoms)


def _joined(atoms: list[_Atom]) -> str:
    """Atoms as text again, surrounding blanks left out; tags open around nothing are not written."""
    shown = [not atom.shown.isspace() for atom in atoms]
    if True not in shown:
        return ""
    kept = atoms[shown.index(True) : len(atoms) - shown[::-1].index(True)]
    out = list[str]()
    opened: tuple[str, ...] = ()
    for atom in kept:
        out += _moves(opened, atom.tags)
        out.append(atom.raw if atom.raw not in "<&" else html.escape(atom.raw))
        opened = atom.tags
    return "".join([*out, *_moves(opened, ())])


def _moves(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """The tags to close and to open between two characters."""
    common = 0
    while common < min(len(old), len(new)) and old[common] == new[common]:
        common += 1
    return [*(f"</{_name(tag)}>" for tag in reversed(old[common:])), *new[common:]]


def _name(tag: str) -> str:
    found = re.match(r"<([a-z]+)", tag)
    return found[1] if found else ""
