"""A catalogue of one's own: the model works, and another city's catalogue runs the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.catalogue import load
from bot.cli import main
from bot.dialogue import Dialogue, Person, Said
from bot.site.build import Site, build
from bot.understanding import Matcher
from tests.exchange.conftest import SMALL


def test_a_new_catalogue_is_sound_and_answers(tmp_path: Path) -> None:
    place = tmp_path / "mien"
    done = CliRunner().invoke(main, ["new-catalogue", str(place)])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(main, ["check", "--knowledge", str(place)]).output == ""
    catalogue = load(place)
    assert Matcher(catalogue).match("il me faut un peu d'argent pour commencer").hits[0].id == "petit-pret"
    assert all("fictif" in scheme.title and "fictif" in (scheme.doubts or "") for scheme in catalogue.schemes.values())
    assert (place / "README.md").is_file()
    started = CliRunner().invoke(main, ["new", "mon-aide", "--priority", "aides", "--knowledge", str(place)])
    assert started.exit_code == 0, started.output


def test_a_new_catalogue_never_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: b")
    done = CliRunner().invoke(main, ["new-catalogue", str(tmp_path)])
    assert done.exit_code == 1
    assert "n'est pas vide" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["x.yaml"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("on a pas de micros pour le concert", "sono-en-pret"),
        ("bourse festival", "bourse-premier-festival"),
        ("ou repeter", "residence-ouverte"),
    ],
)
def test_another_city_and_another_domain_are_answered(question: str, expected: str) -> None:
    catalogue = load(SMALL)
    assert Matcher(catalogue).match(question).hits[0].id == expected
    assert Dialogue(catalogue).turn(Said(question), Person()).replies


def test_another_city_has_its_site() -> None:
    files = build(Site(load(SMALL), name="Bourg-Fictif", url="https://exemple.invalid"))
    assert {"fiches/sono-en-pret.html", "themes/culture.html", "territoires/bourg-fictif.html"} <= set(files)
    assert "quartiers prioritaires" not in files["index.html"].decode().lower()
