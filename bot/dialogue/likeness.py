"""Which sheets are most like another: what replaces it, what advisers name for the same need, the same kind, the same words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from bot.catalogue import Catalogue, Scheme
from bot.understanding.french import STOP_WORDS, stem
from bot.understanding.normalise import tokenise

REPLACES, TOGETHER, SAME_TYPE, SAME_FAMILY, SAME_WORDS = 9.0, 3.0, 2.0, 1.0, 8.0  # how much each likeness counts


class Likeness:
    """The likeness of the sheets of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._families = {term.id: term.family for term in catalogue.vocabulary.types}

    def nearest(self, scheme: Scheme) -> list[str]:
        """Every other sheet, the most alike first."""
        like: dict[str, float] = defaultdict(float)
        for other in scheme.opening.replaced_by:
            like[other] += REPLACES
        for need in self._catalogue.lexicon.needs:
            named = [advice.scheme for advice in need.advice]
            if scheme.id in named:
                for other in named:
                    like[other] += TOGETHER
        schemes = self._catalogue.schemes
        score = {name: like[name] + self._kind(scheme, other) + self._words_shared(scheme.id, name) for name, other in schemes.items()}
        return sorted((name for name in schemes if name != scheme.id), key=lambda name: (-score[name], name))

    def _kind(self, scheme: Scheme, other: Scheme) -> float:
        if scheme.type == other.type:
            return SAME_TYPE
        return SAME_FAMILY if self._families.get(scheme.type) == self._families.get(other.type) else 0.0

    def _words_shared(self, left: str, right: str) -> float:
        one, two = self._words[left], self._words[right]
        if len(two) < len(one):
            one, two = two, one
        return SAME_WORDS * sum(weight * two[word] for word, weight in one.items() if word in two)

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, float]]:
        """The rare words of each sheet, weighted so that a sheet is as like itself as can be (1)."""
        said = {name: set(map(stem, set(tokenise(_text(s))) - STOP_WORDS)) for name, s in self._catalogue.schemes.items()}
        spread = Counter(word for words in said.values() for word in words)
        rarity = {word: math.log(len(said) / count) for word, count in spread.items()}
        norms = {name: math.sqrt(sum(rarity[word] ** 2 for word in words)) or 1.0 for name, words in said.items()}
        return {name: {word: rarity[word] / norms[name] for word in words} for name, words in said.items()}


def _text(scheme: Scheme) -> str:
    return " ".join((scheme.title, scheme.promise, *scheme.also_called, *scheme.questions))
