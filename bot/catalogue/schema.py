"""The JSON Schemas of the catalogue's files, made from the models, so that an editor's program completes and underlines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from bot.catalogue import models
from bot.catalogue.facts import Fact, FactKind
from bot.catalogue.guide import GUIDE
from bot.catalogue.models import Organisation, Scheme, Term, Territory, Vocabulary
from bot.catalogue.rules import GROUPS, Range

Json = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
RULE, BOUNDS = "#/definitions/regle", "#/definitions/bornes"
YES_NO = ["oui", "non", True, False]


def schemas(vocabulary: Vocabulary, facts: Mapping[str, Fact]) -> dict[str, str]:
    """The text of each schema file, by file name."""
    made = {
        "fiche": _scheme(vocabulary, facts),
        "organisations": _document(Organisation, "Qui porte les dispositifs", many=True),
        "territoire": _document(Territory, "Un territoire du programme"),
    }
    return {f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def modeline(name: str, *, depth: int = 1) -> str:
    """The first line of a file that tells editors' programs which schema it follows."""
    return f"# yaml-language-server: $schema={'../' * depth}schema/{name}.schema.json"


def _document(model: type[BaseModel], title: str, *, many: bool = False) -> Json:
    whole = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = whole.pop("$defs", {})
    blocks = {inner.__name__: inner for inner in GUIDE}
    shown = {name: _french(block, blocks.get(name)) for name, block in definitions.items() if "enum" not in block}
    shown |= {name: {"enum": block["enum"]} for name, block in definitions.items() if "enum" in block}
    main = _french(whole, model)
    head: Json = {"$schema": DIALECT, "title": title}
    if many:
        return {**head, "type": "array", "items": main, "definitions": shown}
    return {**head, **main, "definitions": shown}


def _french(block: Json, model: type[BaseModel] | None) -> Json:
    """A block as pydantic gives it, without its English, with the guide's sentence on each key."""
    said = GUIDE.get(model, {}) if model else {}
    properties = {key: _described(_plain(value), said.get(key)) for key, value in block.get("properties", {}).items()}
    kept: Json = {key: block[key] for key in ("type", "required", "additionalProperties") if key in block}
    return {**kept, "properties": properties}


def _described(value: Json, text: str | None) -> Json:
    if text is None:
        return value
    return {"description": text, "allOf": [value]} if "$ref" in value else {"description": text, **value}


def _plain(value: Any) -> Any:
    """Without titles, defaults and « or nothing » branches; rules point to the shared definition."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("x-regle"):
        return {"$ref": RULE}
    kept = {key: _plain(item) for key, item in value.items() if key not in ("title", "default", "description")}
    branches = [branch for branch in kept.get("anyOf", []) if branch != {"type": "null"}]
    if len(branches) == 1:
        return {**{key: item for key, item in kept.items() if key != "anyOf"}, **branches[0]}
    return {**kept, "anyOf": branches} if branches else kept


def _scheme(vocabulary: Vocabulary, facts: Mapping[str, Fact]) -> Json:
    schema = _document(Scheme, "Une fiche du catalogue")
    keys = schema["properties"]
    keys["priorites"] = _one_or_many(_enum(vocabulary.priorities), keys["priorites"])
    keys["type"] = {"description": keys["type"]["description"], **_enum(vocabulary.types)}
    for key, terms in (("etapes", vocabulary.stages), ("secteurs", vocabulary.sectors)):
        keys[key] = {"description": keys[key]["description"], "type": "array", "items": _enum(terms)}
    keys["territoires"] = _one_or_many({"type": "string"}, keys["territoires"])
    criterion = {"anyOf": [{"type": "string"}, {"$ref": f"#/definitions/{models._Criterion.__name__}"}]}
    for key in ("conditions", "exclusions"):
        keys[key] = {"description": keys[key]["description"], "type": "array", "items": criterion}
    schema["definitions"] |= {"regle": _rule(vocabulary, facts), "bornes": _bounds()}
    return schema


def _one_or_many(value: Json, described: Json) -> Json:
    return {"description": described["description"], "anyOf": [value, {"type": "array", "items": value, "minItems": 1}]}


def _enum(terms: Sequence[Term]) -> Json:
    if not terms:
        return {"type": "string"}
    return {"enum": [term.id for term in terms], "enumDescriptions": [term.name for term in terms]}


def _bounds() -> Json:
    return {**_french(Range.model_json_schema(by_alias=True), Range), "additionalProperties": False, "minProperties": 1}


def _rule(vocabulary: Vocabulary, facts: Mapping[str, Fact]) -> Json:
    group = {"type": "array", "items": {"$ref": RULE}, "minItems": 1}
    said = {"au_moins_un": "au moins une de ces règles", "tous": "toutes ces règles", "aucun": "aucune de ces règles"}
    groups = {key: {"description": said[key], **group} for key in GROUPS}
    tests = {fact.id: {"description": f"{fact.name} : {fact.question}", **_test(vocabulary, fact)} for fact in facts.values()}
    closed = {"additionalProperties": False} if facts else {}
    return {"type": "object", "minProperties": 1, **closed, "properties": {**groups, **tests}}


def _test(vocabulary: Vocabulary, fact: Fact) -> Json:
    if fact.kind is FactKind.NUMBER:
        return {"allOf": [{"$ref": BOUNDS}]}
    if fact.kind is FactKind.YES_NO:
        return {"enum": YES_NO}
    if isinstance(fact.choices, str):
        value = _enum(vocabulary.sectors) if fact.choices == "secteurs" else {"type": ["string", "integer"]}
    else:
        value = {"enum": [choice.id for choice in fact.choices], "enumDescriptions": [choice.name for choice in fact.choices]}
    return {"anyOf": [value, {"type": "array", "items": value, "minItems": 1}]}
