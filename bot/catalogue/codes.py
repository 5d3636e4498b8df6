"""Short codes of sheets and territories, for links that carry many: four signs made from the id, the same for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from bot.catalogue.draft import Draft
from bot.catalogue.problems import Problem

LENGTH = 4
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"  # no - nor _: messengers cut them off the end of a link


def code(item_id: str) -> str:
    """The code of an id: its hash, shortened; `code_problems` sees to it that no two ids of a catalogue share one."""
    number, signs = int.from_bytes(hashlib.sha256(item_id.encode()).digest()[:8]), ""
    for _ in range(LENGTH):
        number, sign = divmod(number, len(_SIGNS))
        signs += _SIGNS[sign]
    return signs


def by_code(ids: Iterable[str]) -> dict[str, str]:
    """The ids, each behind its code."""
    return {code(item_id): item_id for item_id in ids}


def code_problems(draft: Draft) -> list[Problem]:
    """Ids that a link could not tell apart."""
    return [*_clashes(draft, "fiche", draft.schemes), *_clashes(draft, "territoire", draft.territories)]


def _clashes(draft: Draft, kind: str, table: Mapping[str, object]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item_id in table:
        if (other := first.setdefault(code(item_id), item_id)) != item_id:
            message = (
                f"« {item_id} » et « {other} » ont le même code dans les liens de sélection : changez l'identifiant de la plus récente"
            )
            yield draft.origins[kind, item_id].report(("id",), message)
