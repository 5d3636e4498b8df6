"""Asking by name finds the sheet: its title, each other name, and each of these with one slip of the finger."""

from __future__ import annotations

import random
import string

import pytest

from bot.catalogue import Catalogue
from bot.understanding import Matcher
from bot.understanding.normalise import tokenise

SLIPS = 2
SHORTEST = 5
# With a slip, a name of four letters or fewer is as near to another name or to a common word (IAE -> idée, CAPE -> CAE):
# the bot then offers what fits best. Asked without a slip, each of them finds its sheet.


def slip(name: str, chance: random.Random) -> str:
    """The name with one letter dropped, changed, doubled by another or swapped with its neighbour."""
    place = chance.choice([i for i, letter in enumerate(name) if letter.isalpha()])
    letter = chance.choice(string.ascii_lowercase)
    kind = chance.choice(["drop", "change", "add", "swap"])
    if kind == "drop":
        return name[:place] + name[place + 1 :]
    if kind == "change":
        return name[:place] + letter + name[place + 1 :]
    if kind == "add" or place + 1 >= len(name):
        return name[:place] + letter + name[place:]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def names(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(scheme.id, name) for scheme in catalogue.schemes.values() for name in (scheme.title, *scheme.also_called)]


def test_every_name_finds_its_sheet(catalogue: Catalogue, matcher: Matcher) -> None:
    lost = [(scheme, name) for scheme, name in names(catalogue) if scheme not in [hit.id for hit in matcher.match(name).hits[:3]]]
    assert lost == []


@pytest.mark.parametrize("seed", [1, 2])
def test_every_name_with_a_slip_finds_its_sheet(catalogue: Catalogue, matcher: Matcher, seed: int) -> None:
    known = {"".join(tokenise(name)) for _, name in names(catalogue)}
    lost, asked = [], 0
    for scheme, name in names(catalogue):
        chance = random.Random(f"{seed}{name}")
        for _ in range(SLIPS):
            typed = slip(name, chance)
            if len("".join(tokenise(name))) < SHORTEST or "".join(tokenise(typed)) in known:
                continue
            asked += 1
            if scheme not in [hit.id for hit in matcher.match(typed).hits[:3]]:
                lost.append((scheme, name, typed))
    assert asked > 1_000
    assert lost == []


def test_no_two_sheets_share_a_name(catalogue: Catalogue) -> None:
    owners: dict[str, set[str]] = {}
    for scheme, name in names(catalogue):
        owners.setdefault("".join(tokenise(name)), set()).add(scheme)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_a_common_word_of_three_letters_is_no_slip_of_an_acronym(matcher: Matcher) -> None:
    assert "zru-zus-anciens-zonages" not in [hit.id for hit in matcher.match("bus").hits[:1]]
