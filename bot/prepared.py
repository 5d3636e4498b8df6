"""A catalogue and its matcher, prepared once: kept in the person's cache directory until a byte of the catalogue or of our code changes.

Only files written by this program are read back: the directory is private to the user, and a file's name is the hash of all it
was made from. Without a usable cache directory everything is simply prepared again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.catalogue import Catalogue, load
from bot.understanding import Matcher

KEPT = 4  # cache files; older ones are removed
LONGEST = 60.0  # seconds another process may take to build
_APART = "import sys, pathlib, bot.prepared; bot.prepared.prepare(pathlib.Path(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A loaded catalogue and the matcher built on it."""

    catalogue: Catalogue
    matcher: Matcher


def prepare(directory: Path) -> Prepared:
    """The catalogue of a directory and its matcher, from the cache when nothing changed.

    Raises:
        CatalogueErrors: the catalogue is broken (a broken catalogue is never cached).
    """
    file = _cache_directory() / f"{_digest(directory)}.pickle"
    if (found := _read(file)) is not None:
        return found
    matcher = Matcher(load(directory))
    matcher.forget_examples()
    prepared = Prepared(matcher.catalogue, matcher)
    _write(file, prepared)
    return prepared


def prepare_apart(directory: Path) -> Prepared:
    """The same for a process that lives long: what is built is built in another one, which leaves no litter in the memory of this one.

    Raises:
        CatalogueErrors: the catalogue is broken.
    """
    if not (_cache_directory() / f"{_digest(directory)}.pickle").is_file():
        with contextlib.suppress(subprocess.TimeoutExpired, OSError):  # then it is built here
            command = [sys.executable, "-c", _APART, str(directory)]
            subprocess.run(command, check=False, capture_output=True, timeout=LONGEST)  # noqa: S603 - our own program
    return prepare(directory)


def _cache_directory() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "quartiers-productifs-bot"


def _digest(directory: Path) -> str:
    """The hash of every file of the catalogue and of the code that reads it."""
    digest = hashlib.sha256()
    code = Path(__file__).resolve().parent
    for root in (directory.resolve(), code / "catalogue", code / "understanding"):
        for file in sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".py", ".json", ".txt") and path.is_file()):
            digest.update(str(file).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(file: Path) -> Prepared | None:
    with contextlib.suppress(Exception):  # whatever is wrong with a cache file, preparing again is right
        if file.is_file() and file.stat().st_uid == os.getuid():
            with file.open("rb") as opened:
                found = pickle.load(opened)  # noqa: S301 - our own file, in the user's private directory
            return found if isinstance(found, Prepared) else None
    return None


def _write(file: Path, prepared: Prepared) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as target:
            pickle.dump(prepared, target, protocol=pickle.HIGHEST_PROTOCOL)
        Path(name).replace(file)
        kept = sorted(file.parent.glob("*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
