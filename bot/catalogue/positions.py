"""YAML with positions: the plain value of a document, and, when asked, the line and column of any key or item in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml: same result, slower
    from yaml import SafeLoader  # type: ignore[assignment]

Path = tuple[int | str, ...]
Mark = tuple[int, int]
MAX_NODES = 200_000  # a guard against alias bombs; our largest file has about 20,000
MAX_DEPTH = 40  # a sheet goes 8 deep
MAX_BRACKETS = 400
MAX_SIZE = 2_000_000
DASHES = re.compile(r"^[ ]*(?:[-?:][ ]+){20}", re.MULTILINE)
BRACKETS = re.compile(r"[\[\]{}]")
TEXT = "tag:yaml.org,2002:str"
UNREADABLE = (yaml.constructor.ConstructorError, ValueError, LookupError, ArithmeticError, AttributeError)


class YamlProblem(ValueError):
    """The document cannot be read as YAML; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key written twice in one block: the path of the block, the key, and where it stands again."""

    path: Path
    key: str
    mark: Mark


@dataclass(slots=True)
class Positions:
    """Where each path of a document stands in its file; places are looked up in the parsed nodes only when asked."""

    file: str
    node: yaml.Node | None = None
    duplicates: list[Duplicate] = field(default_factory=list)

    def find(self, path: Path) -> Mark:
        """The place of a path (the key of a pair, the item of a list), or of its nearest known ancestor."""
        node, mark = self.node, _mark(self.node) if self.node else (1, 1)
        for part in path:
            if node is None or (step := _child(node, part)) is None:
                break
            place, node = step
            mark = _mark(place)
        return mark

    def real_path(self, loc: Path) -> Path:
        """A validator's location without the steps that are not in the file (names of union members)."""
        path: Path = ()
        node = self.node
        for part in loc:
            if node is not None and (step := _child(node, part)) is not None:
                path, node = (*path, part), step[1]
        return path

    def under(self, at: Path) -> Positions:
        """Positions seen from an inner path, for validating one item of a list file."""
        node = self.node
        for part in at:
            step = _child(node, part) if node is not None else None
            node = step[1] if step else None
        return Positions(self.file, node)


def _mark(node: yaml.Node) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _child(node: yaml.Node, part: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    """The node that shows where a part stands, and the node of its value."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
        return node.value[part], node.value[part]
    return None


class _Loader(SafeLoader):
    """PyYAML's safe loader without what our files never use: resolvers that depend on a path."""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is not yaml.ScalarNode or not implicit[0]:
            return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]
        for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
            if pattern.match(value):
                return str(tag)
        return TEXT


def read(file: FilePath, shown: str) -> tuple[Any, Positions]:
    """The plain value of a YAML file and its positions; raises YamlProblem on anything that is not one document."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = "ce fichier n'est pas en UTF-8 (lettre accentuée illisible ici) : enregistrez-le en UTF-8"
        raise YamlProblem(line, column, message) from error
    return parse(text, shown)


def parse(text: str, shown: str) -> tuple[Any, Positions]:
    """As `read`, from a text."""
    _refuse_tabs(text)
    _refuse_depth(text)
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            raise YamlProblem(1, 1, "le fichier est vide : écrivez la fiche, ou effacez le fichier")
        builder = _Builder(loader)
        return builder.build(node, (), 0), Positions(shown, node, builder.duplicates)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error, text) from error
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise YamlProblem(line, column, "caractère interdit en YAML (souvent invisible) : effacez-le") from error
    finally:
        if loader is not None:
            loader.dispose()


def _refuse_tabs(text: str) -> None:
    """A tab at the start of a line is the one mistake that YAML explains worst."""
    if "\t" not in text:
        return
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            message = "une tabulation ouvre la ligne : remplacez-la par des espaces (deux par niveau)"
            raise YamlProblem(number, indent.index("\t") + 1, message)


def _refuse_depth(text: str) -> None:
    """Brackets or dashes that open without end would exhaust the parser (in C) before it can complain."""
    if len(text) > MAX_SIZE:
        raise YamlProblem(1, 1, "fichier trop gros pour une fiche")
    if crowded := DASHES.search(text):
        raise YamlProblem(text.count("\n", 0, crowded.start()) + 1, 1, "trop de tirets sur une ligne : une ligne « - … » par élément")
    if text.count("[") + text.count("{") <= MAX_BRACKETS:
        return
    depth = 0
    for bracket in BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > MAX_BRACKETS:
            at = bracket.start()
            raise YamlProblem(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), "trop de crochets ouverts : fermez-les")


def _unreadable(error: yaml.MarkedYAMLError, text: str) -> YamlProblem:
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if "expected ',' or" in problem or "unexpected end of stream" in problem:
        mark = error.context_mark or mark  # the place that was opened tells more than the end of the file
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "mapping values are not allowed" in problem and ":" not in text.splitlines()[line - 1][: column - 1]:
        return YamlProblem(line, column, f"YAML illisible ici : {_MISALIGNED}")
    advice = next((advice for sign, advice in _ADVICE.items() if sign in problem or sign in context), _GENERAL)
    return YamlProblem(line, column, f"YAML illisible ici : {advice}")


_GENERAL = "vérifiez l'alignement, les guillemets et les deux-points de cette ligne et de celle d'avant"
_MISALIGNED = "cette ligne n'est pas alignée avec les clés d'avant (trop d'espaces au début ?), ou « : » manque à la ligne d'avant"
_ADVICE = {
    "mapping values are not allowed": "un « : » suivi d'une espace est dans le texte ; mettez tout le texte entre guillemets",
    "cannot start any token": "un signe spécial (@ ` %) ouvre le texte ; mettez tout le texte entre guillemets",
    "did not find expected '-' indicator": "les éléments d'une liste commencent tous par « - » (tiret et espace), alignés",
    "did not find expected key": "cette ligne n'est pas alignée avec les clés d'avant, ou un guillemet manque",
    "did not find expected ',' or": "un crochet ou une accolade n'est pas fermé, ou une virgule manque entre deux éléments",
    "expected a single document": "une ligne « --- » coupe le fichier en deux ; effacez-la",
    "did not find expected <document start>": "cette ligne n'est pas alignée avec les clés d'avant",
    "unexpected end of stream": "un guillemet ou un crochet n'est pas fermé",
    "could not find expected ':'": "il manque « : » (deux-points et espace) après la clé, ou un guillemet n'est pas fermé",
    "found undefined alias": "un texte qui commence par * doit être entre guillemets",
    "found duplicate anchor": "un texte qui commence par & doit être entre guillemets",
    "while scanning an alias": "un texte qui commence par * doit être entre guillemets",
    "while scanning an anchor": "un texte qui commence par & doit être entre guillemets",
    "while scanning a block scalar": "après > ou |, allez à la ligne ; sinon mettez le texte entre guillemets",
    "unknown escape character": "dans des guillemets doubles, le signe \\ se double (\\\\)",
    "undefined tag handle": "un texte qui commence par ! doit être entre guillemets",
    "while scanning a tag": "un texte qui commence par ! doit être entre guillemets",
}


class _Builder:
    """Builds plain values from YAML nodes, and notes the keys written twice."""

    def __init__(self, loader: Any) -> None:
        self.loader, self.count = loader, 0
        self.duplicates: list[Duplicate] = []

    def build(self, node: yaml.Node, path: Path, depth: int) -> Any:
        self.count += 1
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            raise YamlProblem(*_mark(node), "document trop grand ou trop profond")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, path, index, depth + 1) for index, item in enumerate(node.value)]
        return node.value if node.tag == TEXT else self._scalar(node)

    def _item(self, node: yaml.Node, path: Path, index: int, depth: int) -> Any:
        return node.value if node.tag == TEXT and isinstance(node, yaml.ScalarNode) else self.build(node, (*path, index), depth)

    def _mapping(self, node: yaml.MappingNode, path: Path, depth: int) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                raise YamlProblem(*_mark(key_node), "une clé est un mot, pas une liste : vérifiez les crochets et les accolades")
            if key in value:
                self.duplicates.append(Duplicate(path, key, _mark(key_node)))
            elif value_node.tag == TEXT and isinstance(value_node, yaml.ScalarNode):
                value[key] = value_node.value
            else:
                value[key] = self.build(value_node, (*path, key), depth)
        return value

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except UNREADABLE as error:
            date = node.tag == "tag:yaml.org,2002:timestamp"
            advice = "cette date n'existe pas dans le calendrier" if date else "mettez-la entre guillemets"
            raise YamlProblem(*_mark(node), f"valeur illisible « {node.value} » : {advice}") from error
