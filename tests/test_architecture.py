"""The core stands without any channel, database or network library."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["bot.catalogue", "bot.understanding", "bot.places", "bot.eligibility", "bot.dialogue"])
def test_a_core_package_alone_loads_no_channel_library(module: str) -> None:
    code = f"import sys, {module}; print([m for m in ('telegram', 'httpx', 'sqlalchemy', 'aiosqlite') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
