"""Several sheets in one link: nothing is stored, the link itself says which sheets, and for which territory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.catalogue.codes import LENGTH, by_code, code

LONGEST = 64  # signs Telegram carries after ?start=
MOST = (LONGEST - len("s-") - LENGTH - len("-")) // LENGTH
_CODE = rf"[0-9A-Za-z]{{{LENGTH}}}"
_FORM = re.compile(rf"s-(?P<territory>{_CODE})?-(?P<schemes>(?:{_CODE})+)(?P<cut>[0-9A-Za-z]*)")


@dataclass(frozen=True, slots=True)
class Selection:
    """A few sheets chosen for somebody; `gone`: how many of them the catalogue no longer knows."""

    schemes: tuple[str, ...]
    territory: str | None = None
    gone: int = 0


def pack(schemes: Iterable[str], territory: str | None = None) -> str:
    """The start parameter of a selection, within Telegram's limit; sheets beyond the most a link carries are left out."""
    codes = [code(scheme) for scheme in schemes][:MOST]
    return f"s-{code(territory) if territory else ''}-{''.join(codes)}"


def unpack(parameter: str, catalogue: Catalogue) -> Selection | None:
    """The selection of a start parameter; None when it is none. What is unknown, or cut off, is counted as gone."""
    if (found := _FORM.fullmatch(parameter)) is None:
        return None
    schemes, gone = decoded(found["schemes"], catalogue)
    territory = by_code(catalogue.territories).get(found["territory"] or "")
    return Selection(schemes, territory, gone + bool(found["cut"]))


def decoded(codes: str, catalogue: Catalogue) -> tuple[tuple[str, ...], int]:
    """The sheets behind a row of codes, and how many codes are unknown."""
    known, wanted = by_code(catalogue.schemes), dict.fromkeys(re.findall(_CODE, codes))
    found = tuple(known[item] for item in wanted if item in known)
    return found, len(wanted) - len(found)
