"""Starts someone else's catalogue: a small working one to copy from, with its comments and its guide."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from bot.exchange.bundle import Bundle, all_or_nothing

MODEL = "skeleton"


def new_catalogue(directory: Path) -> None:
    """Writes the model catalogue in a new directory.

    Raises:
        ExchangeErrors: the place is taken.
    """
    with all_or_nothing(directory) as draft, resources.as_file(resources.files(__package__) / MODEL) as model:
        shutil.copytree(model, draft, dirs_exist_ok=True)


def starting_bundle() -> Bundle:
    """The vocabulary and the profile that an imported catalogue starts with, and nothing else."""
    return {
        "vocabulaire": {**_model("vocabulaire.yaml"), "priorites": [], "types": []},
        "faits": _model("profil.yaml")["faits"],
        "organisations": [],
        "territoires": [],
        "lexique": {},
    }


def _model(name: str) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load((resources.files(__package__) / MODEL / name).read_text("utf-8"))
    return value
