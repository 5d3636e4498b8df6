"""What stands in for an editor's words in a bare catalogue: everyday French, themes, and what no catalogue answers."""

from __future__ import annotations

import pytest

from bot.understanding.codes import Bags, codes_of
from bot.understanding.families import FAMILY, families, strays
from bot.understanding.latent import Latent
from bot.understanding.normalise import tokenise
from bot.understanding.scope import Scope

DOCUMENTS = [
    {"creche": 2.0, "bebe": 1.0, "garde": 1.0},
    {"garde": 2.0, "nounou": 1.0, "bebe": 1.0},
    {"velo": 2.0, "bus": 1.0},
    {"bus": 2.0, "trajet": 1.0},
]


def test_every_family_has_several_words_that_can_be_read() -> None:
    sizes: dict[str, int] = {}
    for word, term in families():
        assert tokenise(word), word
        assert term[0] == FAMILY
        sizes[term] = sizes.get(term, 0) + 1
    assert min(sizes.values()) >= 2


def test_a_theme_reaches_a_sheet_that_shares_no_word_with_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.understanding.latent.RANK", 2)
    scores = Latent(DOCUMENTS).score(["nounou"])
    assert scores[0] > 0.5
    assert max(scores[2:]) < 0.1


def test_the_same_catalogue_always_gives_the_same_space() -> None:
    assert Latent(DOCUMENTS).score(["garde", "bus"]).tolist() == Latent(DOCUMENTS).score(["garde", "bus"]).tolist()


@pytest.mark.parametrize("documents", [[], [{}], [{"seul": 1.0}], [{"seul": 1.0}] * 3])
def test_a_catalogue_too_small_for_themes_has_none(documents: list[dict[str, float]]) -> None:
    assert not Latent(documents).score(["seul", "inconnu"]).any()


def test_a_stray_word_speaks_against_the_catalogue_unless_its_sheets_use_it() -> None:
    outside, meteo = Bags.of([tokenise(text) for text in strays()]), codes_of(["meteo"])
    buses, weather = Bags.of([["velo", "bus"]] * 300), Bags.of([["meteo", "alerte"]] * 20)
    assert Scope(buses, outside).score(meteo) < 0 < Scope(buses.then(weather), outside).score(meteo)
    assert Scope(buses, outside).score(codes_of(["inconnu"])) == 0
