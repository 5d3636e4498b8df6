"""Reads the lists of objects that publishers write in three dialects: JSON, a loose object list, the repr of Python.

[{"nom": "ADEME", "roles": ["instructeur"]}]
[{ nom: 'ADEME', siren: '385290309', roles: [ 'instructeur' ]}]
[{'nom': "L'ADEME", 'siren': None, 'roles': ['instructeur']}]
"""

from __future__ import annotations

import json
import re
from typing import Any

TOKEN = re.compile(r"""\s*(?:(?P<sign>[\[\]{},:])|(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<word>[^\s\[\]{},:"']+))""", re.DOTALL)
NOTHING = {"null": None, "None": None, "true": True, "True": True, "false": False, "False": False}
DEEPEST = 20


class NotAList(ValueError):
    """A text that none of the dialects can read, and what was expected."""


def read_list(text: str) -> list[Any]:
    """The list written in a cell.

    Raises:
        NotAList: it is none.
    """
    reader = _Reader(text)
    value = reader.value(0)
    reader.end()
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        raise NotAList("une liste est attendue : [{ nom: '…', roles: ['…'] }]")
    return value


def write_list(items: list[dict[str, Any]]) -> str:
    """The list as JSON, which every reader of the schema understands."""
    return json.dumps(items, ensure_ascii=False)


class _Reader:
    """One pass over the signs of a text."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text.rstrip(), 0

    def value(self, depth: int) -> Any:
        if depth > DEEPEST:
            raise NotAList("trop de crochets imbriqués")
        match = self._next()
        if match["sign"] == "[":
            return self._items("]", depth)
        if match["sign"] == "{":
            return dict(self._items("}", depth))
        if match["sign"]:
            raise NotAList(f"« {match['sign']} » inattendu au signe {match.start('sign') + 1}")
        return _unquoted(match["text"]) if match["text"] is not None else NOTHING.get(match["word"], match["word"])

    def _items(self, closing: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not self._skip(closing):
            items.append(self._pair(depth) if closing == "}" else self.value(depth + 1))
            if not self._skip(",") and not self._ahead(closing):
                raise NotAList(f"« , » ou « {closing} » attendu au signe {self.at + 1}")
        return items

    def _pair(self, depth: int) -> tuple[str, Any]:
        match = self._next()
        if match["sign"]:
            raise NotAList(f"un nom de champ est attendu au signe {self.at}")
        if not self._skip(":"):
            raise NotAList(f"« : » attendu au signe {self.at + 1}")
        return (_unquoted(match["text"]) if match["text"] is not None else match["word"]), self.value(depth + 1)

    def _next(self) -> re.Match[str]:
        match = TOKEN.match(self.text, self.at)
        if match is None:
            raise NotAList("texte coupé, ou guillemet qui ne se ferme pas")
        self.at = match.end()
        return match

    def _ahead(self, sign: str) -> bool:
        match = TOKEN.match(self.text, self.at)
        return match is not None and match["sign"] == sign

    def _skip(self, sign: str) -> bool:
        if not self._ahead(sign):
            return False
        self._next()
        return True

    def end(self) -> None:
        if self.at < len(self.text):
            raise NotAList(f"texte en trop après le signe {self.at}")


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    if "\\" not in inner:
        return inner
    body = inner.replace("\\'", "'") if text[0] == "'" else inner
    body = re.sub(r'(?<!\\)"', '\\"', body) if text[0] == "'" else body
    try:
        return str(json.loads(f'"{body}"', strict=False))
    except json.JSONDecodeError:
        return re.sub(r"\\(.)", r"\1", inner)
