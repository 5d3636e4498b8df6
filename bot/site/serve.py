"""The written site as an ASGI application, to be mounted in a server that is there anyway (the webhook's, for example)."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

MINUTES, DAY = 300, 86_400  # seconds
TYPES = {"feed.xml": "application/atom+xml; charset=utf-8", "sitemap.xml": "application/xml; charset=utf-8"}
PAGES = (".html", ".xml", ".txt", "")


class PublicSite(StaticFiles):
    """Static files with what a browser may keep: pages a few minutes, since a scheme may end; the rest a day."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """A file, or « not modified » when the browser has it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        file = Path(full_path)
        response.headers["Cache-Control"] = f"public, max-age={MINUTES if file.suffix in PAGES else DAY}"
        response.headers["X-Content-Type-Options"] = "nosniff"
        if file.name in TYPES and response.status_code == 200:
            response.headers["Content-Type"] = TYPES[file.name]
        return response


def public_site(directory: Path) -> ASGIApp:
    """The site of a directory that `python -m bot site` has written; `/` is its home page. Nothing outside it is ever served.

    Raises:
        RuntimeError: there is no such directory.
    """
    return PublicSite(directory=directory, html=True)
