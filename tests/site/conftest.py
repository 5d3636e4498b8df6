"""The site of the real catalogue, once a test process, and a browser that looks at it without a network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

from bot.catalogue import Catalogue
from bot.site.build import Site, build, write

ADDRESS, BOT = "https://exemple.org/aides", "quartiers_bot"
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


@pytest.fixture(scope="session")
def site(catalogue: Catalogue) -> Site:
    return Site(catalogue, url=ADDRESS, bot=BOT)


@pytest.fixture(scope="session")
def files(site: Site) -> dict[str, bytes]:
    return build(site)


@pytest.fixture(scope="session")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    write(files, place)
    return place


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is needed: apt-get install chromium (or set CHROMIUM to its path)"
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("chromium"), executable_path=chromium, headless=True, args=FLAGS.split()
        )
        context.set_offline(True)
        yield context
        context.close()
