"""A whole catalogue as one JSON value, without loss, and back into the files of a directory."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.catalogue import Catalogue, CatalogueErrors, load
from bot.catalogue.facts import Fact
from bot.catalogue.lexicon import Lexicon
from bot.catalogue.models import Organisation, Scheme, Territory, Vocabulary
from bot.exchange.errors import ExchangeErrors
from bot.exchange.written import write_yaml, written

FORMAT = "catalogue-aides/1"
Bundle = dict[str, Any]


class CatalogueFile(BaseModel):
    """The JSON format: every part of a catalogue under its French name."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["catalogue-aides/1"]
    vocabulaire: Vocabulary = Field(description="les listes fermées où les fiches choisissent leurs mots")
    faits: list[Fact] = Field(description="ce qu'une personne peut dire d'elle et de son projet")
    organisations: list[Organisation] = Field(description="qui porte les dispositifs, avec les antennes")
    territoires: list[Territory] = Field(description="où, et qui appeler")
    lexique: Lexicon = Field(description="les mots de tous les jours")
    fiches: list[Scheme] = Field(description="les dispositifs, un objet chacun, mêmes clés que les fichiers YAML")


def bundle(catalogue: Catalogue) -> Bundle:
    """The catalogue as plain data."""
    return {
        "format": FORMAT,
        "vocabulaire": written(catalogue.vocabulary),
        "faits": written(list(catalogue.facts.values())),
        "organisations": written(list(catalogue.organisations.values())),
        "territoires": written(list(catalogue.territories.values())),
        "lexique": written(catalogue.lexicon),
        "fiches": written(list(catalogue.schemes.values())),
    }


def as_json(value: Mapping[str, Any]) -> str:
    """JSON as people read it."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_schema() -> str:
    """The JSON Schema of the format, made from the models."""
    schema = CatalogueFile.model_json_schema(by_alias=True)
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Catalogue d'aides, sans perte"}
    rule = {
        "type": "object",
        "minProperties": 1,
        "description": "un fait et sa réponse, ou au_moins_un / tous / aucun et une liste de règles",
    }
    text = json.dumps(schema, ensure_ascii=False, indent=1).replace('"x-regle": true', '"$ref": "#/$defs/Regle"')
    made: dict[str, Any] = json.loads(text)
    made["$defs"]["Regle"] = rule
    return as_json(made)


def write_files(value: Bundle, directory: Path) -> None:
    """The YAML files of a bundle."""
    if value["vocabulaire"]:
        write_yaml(directory / "vocabulaire.yaml", value["vocabulaire"])
    if value["faits"]:
        write_yaml(directory / "profil.yaml", {"faits": value["faits"]})
    if value["organisations"]:
        write_yaml(directory / "organisations.yaml", value["organisations"])
    if value["lexique"]:
        write_yaml(directory / "lexique" / "lexique.yaml", value["lexique"])
    for territory in value["territoires"]:
        write_yaml(directory / "territories" / f"{territory['id']}.yaml", territory)
    for sheet in value["fiches"]:
        write_yaml(directory / sheet["priorites"][0] / f"{sheet['id']}.yaml", sheet)


@contextmanager
def all_or_nothing(directory: Path) -> Iterator[Path]:
    """A directory to fill; it takes its place only when everything in it is a sound catalogue.

    Raises:
        ExchangeErrors: the place is taken, or what was written is no catalogue.
    """
    if directory.is_file() or (directory.is_dir() and any(directory.iterdir())):
        raise ExchangeErrors([f"{directory} existe déjà et n'est pas vide : donnez un nouveau dossier"])
    directory.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        yield draft
        load(draft)
        draft.chmod(0o755)
        draft.replace(directory)
    except CatalogueErrors as errors:
        raise ExchangeErrors([str(problem).replace(draft.name, directory.name) for problem in errors.problems]) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def import_bundle(file: Path, directory: Path) -> int:
    """Makes a catalogue of a JSON export; the number of its sheets.

    Raises:
        ExchangeErrors: no JSON of ours, or no sound catalogue.
    """
    try:
        value = json.loads(file.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ExchangeErrors([f"{file.name} n'est pas un fichier JSON en UTF-8 : {error}"]) from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ExchangeErrors([f"{file.name} n'est pas un export « {FORMAT} » (python -m bot export --format json)"])
    try:
        with all_or_nothing(directory) as draft:
            write_files(value, draft)
    except (KeyError, TypeError) as error:
        raise ExchangeErrors([f"{file.name} est incomplet : {error}"]) from None
    return len(value["fiches"])
