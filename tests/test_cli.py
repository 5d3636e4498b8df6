"""The commands as an editor, an adviser and a machine use them: the real program, as a child process where it matters."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.conftest import ROOT


def invoke(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=typed)


def bot(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, input=typed, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **environment}, timeout=60, check=False
    )


@pytest.fixture
def copied(knowledge: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(knowledge, tmp_path / "knowledge"))


def test_check_is_silent_on_the_real_catalogue() -> None:
    done = invoke("check")
    assert (done.exit_code, done.output) == (0, "")


def test_every_mistake_is_named_with_its_place(copied: Path) -> None:
    sheet = copied / "entrepreneuriat" / "acre.yaml"
    lines = sheet.read_text("utf-8").splitlines()
    line = next(i for i, text in enumerate(lines) if text.startswith("promesse:"))
    sheet.write_text("\n".join([*lines[:line], lines[line].replace("promesse:", "promese:"), *lines[line + 1 :]]), "utf-8")
    other = copied / "entrepreneuriat" / "arce.yaml"
    other.write_text(other.read_text("utf-8").replace("porteur: france-travail", "porteur: france-travial"), "utf-8")
    done = invoke("check", "--knowledge", str(copied))
    assert done.exit_code == 1
    assert f"knowledge/entrepreneuriat/acre.yaml:{line + 1}:1: promese" in done.stderr
    assert "vouliez-vous" in done.stderr
    assert "france-travial" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "chat", "run"])
def test_a_broken_file_stops_every_command_with_one_line(copied: Path, command: str) -> None:
    (copied / "entrepreneuriat" / "acre.yaml").write_text("id: [acre\ntitre: x", "utf-8")
    done = bot(command, "--knowledge", str(copied), TELEGRAM_BOT_TOKEN="1:x")  # noqa: S106 - no real token
    assert done.returncode == 1
    assert "knowledge/entrepreneuriat/acre.yaml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_run_without_a_token_says_where_to_get_one() -> None:
    done = bot("run", TELEGRAM_BOT_TOKEN="")
    assert done.returncode == 1
    assert "@BotFather" in done.stderr
    assert "make chat" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_batch_answers_one_json_object_a_line_in_order() -> None:
    questions = ["acre", "", "🙂", "x" * 10_000, "<b>&", "quel temps fait il", "أريد قرضا", "jveu ouvrir un snack"]
    done = invoke("ask", "--batch", typed="\n".join(questions) + "\n")
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.output.splitlines()]
    assert [a["question"] for a in answers] == questions
    assert all(a["decision"] in ("answer", "clarify", "none") for a in answers)
    assert all(len(a["hits"]) == 10 for a in answers)
    assert answers[0]["hits"][0]["id"] == "acre"


@pytest.mark.parametrize("territory", [file.stem for file in sorted((ROOT / "knowledge/territories").glob("*.yaml"))])
def test_every_territory_gives_someone_to_call_there_or_says_that_none_is_known(territory: str) -> None:
    said = invoke("ask", "qui peut m'aider à créer mon entreprise", "--territory", territory).output
    assert "📞" in said
    assert "Pour en parler" in said or "Aucun contact local connu ici" in said


def test_a_territory_is_named_loosely_and_an_unknown_one_refused() -> None:
    assert invoke("ask", "acre", "--territory", "Grand Narbonne").exit_code == 0
    refused = invoke("ask", "acre", "--territory", "atlantide")
    assert refused.exit_code == 2
    assert "toulouse" in refused.stderr


def test_another_catalogue_is_one_option_away(copied: Path) -> None:
    shutil.rmtree(copied / "lexique")
    done = invoke("ask", "acre", "--json", "--knowledge", str(copied))
    assert json.loads(done.output)["hits"][0]["id"] == "acre"


def test_evaluate_prints_every_figure() -> None:
    said = invoke("evaluate", str(ROOT / "tests/evaluation/dev.yaml")).output
    for figure in ("hit@1", "hit@3", "MRR@10", "right refusals", "false refusals", "commerce-artisanat"):
        assert figure in said
