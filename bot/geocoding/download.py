"""Downloads the QPV map from data.gouv.fr: the dataset names its files, the GeoJSON one is taken."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import httpx

PATIENCE = 60.0
LARGEST = 200_000_000  # bytes, unpacked


class DownloadFailed(Exception):
    """Nothing usable could be downloaded; says what to do in French."""


def download(url: str, transport: httpx.BaseTransport | None = None) -> bytes:
    """The GeoJSON of a file's address, or of the dataset whose description stands at the address.

    Raises:
        DownloadFailed: no network, no such file, or no GeoJSON among the files.
    """
    try:
        with httpx.Client(timeout=PATIENCE, follow_redirects=True, transport=transport) as client:
            answer = client.get(url).raise_for_status()
            if address := _geojson_of(answer):
                answer = client.get(address).raise_for_status()
        return _unpacked(answer.content)
    except (httpx.HTTPError, httpx.InvalidURL, zipfile.BadZipFile) as error:
        raise DownloadFailed(f"Téléchargement impossible depuis {url} ({type(error).__name__}).") from error


def _geojson_of(answer: httpx.Response) -> str | None:
    """The address of the newest GeoJSON file of a dataset's description; None when the answer is the file itself."""
    if not answer.content.lstrip().startswith(b"{") or len(answer.content) > 5_000_000:
        return None
    document: Any = answer.json()
    if not isinstance(document.get("resources"), list):
        return None
    files = [r for r in document["resources"] if "geojson" in f"{r.get('format')} {r.get('url')} {r.get('title')}".lower()]
    if not files:
        raise DownloadFailed("Ce jeu de données n'a pas de fichier GeoJSON : donnez l'adresse du fichier avec --url.")
    newest = max(files, key=lambda r: str(r.get("last_modified", "")))
    return str(newest["url"])


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = next((m for m in archive.infolist() if m.filename.lower().endswith((".geojson", ".json"))), None)
        if member is None or member.file_size > LARGEST:
            raise DownloadFailed("L'archive ne contient pas de fichier GeoJSON.")
        return archive.read(member)
