"""A prepared catalogue answers as a fresh one does, wherever it was built, and is built again when a byte changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.catalogue import CatalogueErrors, load
from bot.prepared import Prepared, prepare, prepare_apart
from bot.understanding import Matcher
from tests.conftest import ROOT

QUESTIONS = ("jveu ouvrir un snack a bagatelle jsuis au chomage", "acre", "c quoi la meteo demain", "busco un local para mi tienda")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def answers(prepared: Prepared) -> list[object]:
    return [prepared.matcher.match(question) for question in QUESTIONS]


def test_it_answers_as_one_that_was_just_built(cache: Path) -> None:
    fresh = Matcher(load(ROOT / "knowledge"))
    expected = [(m.decision, m.hits) for m in map(fresh.match, QUESTIONS)]
    apart = prepare_apart(ROOT / "knowledge")
    assert [(m.decision, m.hits) for m in map(apart.matcher.match, QUESTIONS)] == expected
    assert len(list(cache.rglob("*.pickle"))) == 1
    assert answers(prepare(ROOT / "knowledge")) == answers(apart)


def test_what_only_teaches_the_index_is_not_kept() -> None:
    lexicon = prepare(ROOT / "knowledge").catalogue.lexicon
    assert lexicon.needs
    assert not any(need.examples for need in lexicon.needs)
    assert not any(topic.questions for topic in lexicon.off_topics)


def test_without_a_place_to_keep_it_everything_is_built_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert prepare_apart(ROOT / "knowledge").matcher.match("acre").hits[0].id == "acre"


def test_a_broken_catalogue_is_reported_as_ever(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    sheet = next((tmp_path / "knowledge" / "entrepreneuriat").glob("*.yaml"))
    sheet.write_text("titre: [", encoding="utf-8")
    with pytest.raises(CatalogueErrors):
        prepare_apart(tmp_path / "knowledge")
