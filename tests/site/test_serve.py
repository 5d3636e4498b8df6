"""The written site behind a server: right types, what may be kept and for how long, nothing from outside."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.site.serve import public_site


def get(folder: Path, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> httpx.Response:
    """One request to a server that mounts the site under /aides, and serves nothing else."""

    async def asked() -> httpx.Response:
        app = Starlette(routes=[Mount("/aides", public_site(folder))])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://site") as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/aides/", "text/html; charset=utf-8"),
        ("/aides/index.html", "text/html; charset=utf-8"),
        ("/aides/fiches/acre.html", "text/html; charset=utf-8"),
        ("/aides/style.css", "text/css; charset=utf-8"),
        ("/aides/search.js", "text/javascript; charset=utf-8"),
        ("/aides/images/site.png", "image/png"),
        ("/aides/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/aides/sitemap.xml", "application/xml; charset=utf-8"),
        ("/aides/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_has_its_type(folder: Path, files: dict[str, bytes], path: str, kind: str) -> None:
    answer = get(folder, path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.content == files[path.removeprefix("/aides/") or "index.html"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_is_kept_for_minutes_and_a_picture_for_a_day(folder: Path) -> None:
    assert get(folder, "/aides/fiches/acre.html").headers["cache-control"] == "public, max-age=300"
    assert get(folder, "/aides/feed.xml").headers["cache-control"] == "public, max-age=300"
    assert get(folder, "/aides/images/site.png").headers["cache-control"] == "public, max-age=86400"


def test_what_the_browser_has_is_not_sent_again(folder: Path) -> None:
    first = get(folder, "/aides/feed.xml")
    again = get(folder, "/aides/feed.xml", {"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize(
    "path", ["../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "fiches/..%2f..%2fsecret.txt", "%2fetc/passwd", "lien"]
)
def test_nothing_outside_the_site_is_served(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret.txt").write_text("jeton")
    (site / "lien").symlink_to(tmp_path / "secret.txt")
    answer = get(site, f"/aides/{path}")
    assert answer.status_code == 404
    assert "jeton" not in answer.text


def test_a_page_that_is_not_there_is_said_not_to_be_and_nothing_can_be_written(folder: Path) -> None:
    assert get(folder, "/aides/fiches/inconnue.html").status_code == 404
    assert get(folder, "/aides/index.html", method="POST").status_code == 405
    assert get(folder, "/aides/index.html", method="HEAD").content == b""


def test_a_site_that_was_not_written_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        public_site(tmp_path / "absent")
