"""The real catalogue and what is built on it, once a test process."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.catalogue import Catalogue, load
from bot.dialogue import Dialogue
from bot.understanding import Matcher

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("project")


@pytest.fixture(scope="session")
def knowledge() -> Path:
    return ROOT / "knowledge"


@pytest.fixture(scope="session")
def catalogue(knowledge: Path) -> Catalogue:
    return load(knowledge)


@pytest.fixture(scope="session")
def matcher(catalogue: Catalogue) -> Matcher:
    return Matcher(catalogue)


@pytest.fixture(scope="session")
def dialogue(catalogue: Catalogue, matcher: Matcher) -> Dialogue:
    return Dialogue(catalogue, matcher)
