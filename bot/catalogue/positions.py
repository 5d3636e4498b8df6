"""YAML with positions: the plain value of a document, and the line and column of every key and item in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml: same result, slower
    from yaml import SafeLoader  # type: ignore[assignment]

Path = tuple[int | str, ...]
MAX_NODES = 200_000  # a guard against alias bombs; our largest file has about 20,000


class YamlProblem(ValueError):
    """The document cannot be read as YAML; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


@dataclass(slots=True)
class Positions:
    """Where each path of a document stands in its file; lines and columns count from 1."""

    file: str
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    duplicates: list[tuple[Path, str]] = field(default_factory=list)

    def find(self, path: Path) -> tuple[int, int]:
        """The place of a path, or of its nearest known ancestor."""
        for end in range(len(path), -1, -1):
            if (mark := self.marks.get(path[:end])) is not None:
                return mark
        return (1, 1)

    def real_path(self, loc: Path) -> Path:
        """A validator's location without the steps that are not in the file (names of union members)."""
        path: Path = ()
        for part in loc:
            if (*path, part) in self.marks:
                path = (*path, part)
        return path


def read(file: FilePath, shown: str) -> tuple[Any, Positions]:
    """The plain value of a YAML file and its positions; raises YamlProblem on anything that is not one document."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise YamlProblem(line, 1, "ce fichier n'est pas en UTF-8 : enregistrez-le en UTF-8") from error
    return parse(text, shown)


def parse(text: str, shown: str) -> tuple[Any, Positions]:
    """As `read`, from a text."""
    positions = Positions(shown)
    loader = SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise YamlProblem(1, 1, "le fichier est vide")
        value = _Builder(loader, positions).build(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlProblem(line, column, _explain(error)) from error
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise YamlProblem(line, 1, f"caractère interdit en YAML ({error.reason}) : effacez-le") from error
    finally:
        loader.dispose()
    return value, positions


def _explain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    for sign, advice in _ADVICE.items():
        if sign in problem:
            return f"YAML illisible ici : {advice}"
    return f"YAML illisible ici ({problem}) : vérifiez l'alignement, les guillemets et les deux-points de cette ligne et de la précédente"


_ADVICE = {
    "mapping values are not allowed": "un « : » suivi d'une espace est dans le texte ; mettez tout le texte entre guillemets",
    "cannot start any token": "une tabulation ou un signe spécial ouvre la ligne ; remplacez-le par des espaces ou des guillemets",
    "did not find expected key": "cette ligne n'est pas alignée avec les clés d'avant, ou un guillemet manque",
    "did not find expected '-' indicator": "les éléments d'une liste commencent tous par « - », alignés",
    "unexpected end of stream": "un guillemet ou un crochet n'est pas fermé",
    "could not find expected ':'": "il manque « : » après la clé",
    "found undefined alias": "un texte qui commence par * doit être entre guillemets",
    "found duplicate anchor": "une ancre & est définie deux fois",
}


class _Builder:
    """Builds plain values from YAML nodes and notes where each stands."""

    def __init__(self, loader: Any, positions: Positions) -> None:
        self.loader, self.positions, self.count = loader, positions, 0

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.count += 1
        if self.count > MAX_NODES:
            raise YamlProblem(node.start_mark.line + 1, node.start_mark.column + 1, "document trop grand, ou alias en boucle")
        self.positions.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:str":
            return node.value
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in value:
                self.positions.duplicates.append((path, key))
                self.positions.marks[(*path, f"{key} (bis)")] = mark
                continue
            self.positions.marks[here] = mark
            value[key] = self.build(value_node, here)
        return value

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except (yaml.constructor.ConstructorError, ValueError) as error:
            mark = node.start_mark
            raise YamlProblem(mark.line + 1, mark.column + 1, f"valeur illisible « {node.value} » : mettez-la entre guillemets") from error
