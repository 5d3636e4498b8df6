"""What is shipped to run the bot is well-formed, and keeps to what the documentation promises."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from typing import Any

import yaml

from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: Any = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
SETTINGS = {name.upper() for name in Settings.model_fields}


def test_two_robots_share_one_database_behind_one_proxy() -> None:
    bot = COMPOSE["services"]["bot"]
    assert bot["deploy"]["replicas"] == 2
    assert bot["environment"]["DATABASE_URL"].startswith("postgresql+asyncpg://")
    assert bot["environment"]["WEBHOOK_URL"].endswith("/telegram")
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["proxy"]


def test_the_robot_can_write_nowhere_but_in_its_own_places() -> None:
    bot = COMPOSE["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in bot["security_opt"]


def test_every_variable_is_a_setting_and_no_secret_stands_in_a_file() -> None:
    bot = COMPOSE["services"]["bot"]
    assert set(bot["environment"]) <= SETTINGS
    secrets = [bot["environment"][name] for name in ("TELEGRAM_BOT_TOKEN", "PSEUDONYM_KEY")]
    assert all(value.startswith("${") for value in secrets)
    example = dict(
        line.split("=", 1) for line in (ROOT / "deploy" / "exemple.env").read_text().splitlines() if "=" in line and line[0] != "#"
    )
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "deploy" / "compose.yaml").read_text("utf-8")))
    assert asked == set(example)
    assert not any(value for name, value in example.items() if name != "DOMAIN")


def test_the_figures_and_the_probes_are_not_for_the_world() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text("utf-8")
    assert "@inside path /metrics /readyz /healthz" in proxy
    assert "respond @inside 404" in proxy


def test_the_image_runs_as_nobody_without_build_tools_and_is_probed() -> None:
    final = (ROOT / "Dockerfile").read_text("utf-8").split("FROM ")[-1]
    assert "USER 10001:10001" in final
    assert "pip uninstall" in final
    assert "HEALTHCHECK" in final
    assert "apt-get" not in final


def test_the_systemd_unit_is_one_and_leaves_time_to_drain() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(ROOT / "deploy" / "quartiers-productifs-bot.service")
    service = unit["Service"]
    assert service["ExecStart"].endswith("-m bot run")
    assert int(service["TimeoutStopSec"]) >= 10
    assert service["DynamicUser"] == service["NoNewPrivileges"] == "yes"
