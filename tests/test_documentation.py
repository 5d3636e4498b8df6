"""The documentation says what the program does."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.dialogue import Dialogue
from bot.settings import Settings
from bot.transcripts import renewed
from tests.conftest import ROOT


@pytest.mark.parametrize("document", ["README.md", "LISEZMOI.md", "docs/conversations.md"])
def test_the_conversations_are_the_programs_own(dialogue: Dialogue, document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    assert "```text\n> " in text
    assert renewed(text, dialogue) == text


def test_every_setting_is_in_the_readme_and_the_example() -> None:
    readme, example = (ROOT / "README.md").read_text("utf-8"), (ROOT / ".env.example").read_text("utf-8")
    for name in Settings.model_fields:
        assert f"`{name.upper()}`" in readme
        assert name.upper() in example


def test_every_command_is_in_the_readme_and_has_help() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in main.commands:
        assert f"python -m bot {name}" in readme
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_the_lock_files_pin_with_hashes_and_name_no_host() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
