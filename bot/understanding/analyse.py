"""Text -> weighted terms: stems, concepts (`#argent`) and sectors (`@beaute`), the same way for sheets and questions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.catalogue.lexicon import Lexicon
from bot.understanding.codes import Bags, CodeTable, codes_of, distinct
from bot.understanding.families import FAMILY
from bot.understanding.french import LIGHT, STOP_WORDS, stem
from bot.understanding.normalise import tokenise, tokenise_all
from bot.understanding.phrases import Phrases
from bot.understanding.spelling import CACHE_SIZE, Speller

CONCEPT, SECTOR = "#", "@"
KIN, KIN_LETTERS, KIN_WEIGHT = "^", 6, 0.4
RELATED_WEIGHT = 0.3
REPAIRED_WEIGHT = 0.85
PREFIX_WEIGHT = 0.55
ALTERNATIVE_WEIGHT = 0.5
SHORTEST_PREFIX = 5
LONGEST_THEME = 2  # words
FOREIGN_FROM = 2  # translated words that make a foreign sentence
_EMPTY = CodeTable(distinct(codes_of({stem(word) for word in STOP_WORDS}))[0])


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question read: its words as meant, their stems, the weight of each term, and what was repaired.

    `alternatives` are other stems that a repaired word may stand for, with its position; `typed` are the folded words as they
    were typed, nothing repaired or left out; `theme`: that it is but a word or two of the field (« prêt », « embauche »).
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    terms: Mapping[str, float]
    repaired: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    foreign: Mapping[str, int] = field(default_factory=dict)
    trades: frozenset[str] = frozenset()
    alternatives: tuple[tuple[int, str], ...] = ()
    typed: tuple[str, ...] = ()
    theme: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A token read: the words meant, the foreign language it is of, other stems that it may stand for."""

    meant: tuple[str, ...]
    language: str | None = None
    others: tuple[str, ...] = ()


class Tagger:
    """Concepts and sectors of a sequence of stems; `families` are further words, each with its term."""

    def __init__(self, lexicon: Lexicon, families: Iterable[tuple[str, str]] = ()) -> None:
        entries = [(word, CONCEPT + concept.id) for concept in lexicon.concepts for word in concept.words]
        trades = [(word, SECTOR + sector) for trade in lexicon.trades for word in trade.words for sector in trade.sectors]
        self._all = [Phrases(entries, LIGHT), Phrases(trades), *([Phrases(families, LIGHT)] if families else [])]

    def tags(self, stems: Sequence[str]) -> list[str]:
        """Each concept, sector and family met, in order, repeated as often as met."""
        return [meaning for phrases in self._all for meaning in phrases.meanings(stems)]

    def trades(self, stems: Sequence[str]) -> frozenset[str]:
        """The stems that name a trade."""
        return frozenset(s for found in self._all[1].find(stems) for s in stems[found.start : found.end])

    def concepts(self, stems: Sequence[str]) -> frozenset[str]:
        """The stems that name a concept."""
        return frozenset(s for found in self._all[0].find(stems) for s in stems[found.start : found.end])


class Said(NamedTuple):
    """A question as read: its words, their stems, its terms and the beginnings of its words, each as often as met."""

    words: list[str]
    stems: list[str]
    terms: list[str]
    kin: list[str]


class _Stems(dict[str, str]):
    """The stem of each word met."""

    def __missing__(self, word: str) -> str:
        stemmed = self[word] = stem(word)
        return stemmed


class _Kin(dict[str, str]):
    """The beginning of each stem met, as a term."""

    def __missing__(self, stemmed: str) -> str:
        term = self[stemmed] = kin(stemmed)
        return term


class Library:
    """Reads the texts of a catalogue, each once: their words, stems and terms."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger, self._stems, self._kin = tagger, _Stems(), _Kin()
        self._read: dict[str, tuple[list[str], list[str]]] = {}

    def read(self, texts: Iterable[str]) -> None:
        """Reads many texts at once, which takes less time than one after the other."""
        new = [text for text in dict.fromkeys(texts) if text not in self._read]
        for text, tokens in zip(new, tokenise_all(new), strict=True):
            self._read[text] = tokens, list(map(self._stems.__getitem__, tokens))

    def words(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a text and their stems."""
        if (found := self._read.get(text)) is None:
            tokens = tokenise(text)
            found = self._read[text] = tokens, [self._stems[token] for token in tokens]
        return found

    def terms(self, text: str) -> list[str]:
        """The terms of a text and the beginnings of its words, each as often as it is met."""
        said = self.said(text)
        return said.terms + said.kin

    def said(self, text: str) -> Said:
        """A question with all that it is made of."""
        tokens, stems = self.words(text)
        telling = [s for s, token in zip(stems, tokens, strict=True) if token not in STOP_WORDS]
        return Said(tokens, stems, telling + self._tagger.tags(stems), [self._kin[s] for s in telling if len(s) >= KIN_LETTERS])


def kin(stemmed: str) -> str:
    """The term shared by words that begin alike (`^boulan` for boulanger and boulangerie)."""
    return KIN + stemmed[:KIN_LETTERS]


def pairs(stems: Bags) -> Bags:
    """Neighbouring stems of which one at least carries meaning: `mon patron` and `mon magasin` tell who is speaking."""
    return stems.neighbours(_EMPTY)


class QueryAnalyser:
    """Repairs and reads a question against the vocabulary of the index."""

    def __init__(self, speller: Speller, tagger: Tagger, vocabulary: Iterable[str], lexicon: Lexicon) -> None:
        self._speller, self._tagger = speller, tagger
        self._sorted = sorted(term for term in vocabulary if term.isalpha())
        self._vocabulary = frozenset(self._sorted)
        self._foreign: dict[str, tuple[str, str]] = {}
        for language in reversed(lexicon.languages):
            self._foreign.update({"".join(tokenise(word)): (language.id, meaning) for word, meaning in language.words.items()})
        self._read: dict[str, Word] = {}

    def analyse(self, text: str) -> Analysis:
        """The question as words, stems and weighted terms."""
        words: list[str] = []
        weights: list[float] = []
        repaired: dict[str, str] = {}
        others: list[tuple[int, str]] = []
        foreign: Counter[str] = Counter()
        tokens = tokenise(text)
        for token, word in self._in_one_language(tokens):
            if word.meant != (token,):
                repaired[token] = " ".join(word.meant)
            if word.language is not None:
                foreign[word.language] += 1
            others += [(len(words), other) for other in word.others]
            words.extend(word.meant)
            weights.extend([1.0 if word.meant == (token,) else REPAIRED_WEIGHT] * len(word.meant))
        stems = [stem(word) for word in words]
        terms, unknown = self._terms(words, stems, weights)
        theme = self._is_theme(words, stems)
        for _, other in others:
            terms.setdefault(other, ALTERNATIVE_WEIGHT)
        trades = self._tagger.trades(stems)
        return Analysis(tuple(words), tuple(stems), terms, repaired, tuple(unknown), foreign, trades, tuple(others), tuple(tokens), theme)

    def _is_theme(self, words: Sequence[str], stems: Sequence[str]) -> bool:
        named = stems[1:] if words and words[0] in LIGHT else stems
        return 0 < len(named) <= LONGEST_THEME and self._tagger.concepts(stems).issuperset(named)

    def _in_one_language(self, tokens: Sequence[str]) -> list[tuple[str, Word]]:
        """The tokens as meant; in a foreign sentence, a word that nobody translated says nothing of what is wanted."""
        read = [(token, self._word(token)) for token in tokens]
        if sum(word.language is not None for _, word in read) < FOREIGN_FROM:
            return read
        return [(token, word) for token, word in read if word.language is not None or any(map(self._speller.uses, word.meant))]

    def _word(self, token: str) -> Word:
        """What a token means, whatever stands around it."""
        if (found := self._read.get(token)) is None:
            if len(self._read) >= CACHE_SIZE:
                self._read.clear()
            found = self._read[token] = self._meant(token)
        return found

    def _meant(self, token: str) -> Word:
        right = self._speller.knows(token) and stem(token) in self._vocabulary
        if not right and (translated := _look_up(token, self._foreign)) is not None:
            return Word(tuple(tokenise(translated[1])), translated[0])
        meant = self._speller.repair(token)
        if meant == (token,) or len(meant) > 1:
            return Word(meant)
        return Word(meant, others=tuple(stem(other) for other in self._speller.alternatives(token, meant[0])))

    def _terms(self, words: list[str], stems: list[str], weights: list[float]) -> tuple[dict[str, float], list[str]]:
        terms: dict[str, float] = {}
        unknown = []
        for word, stemmed, weight in zip(words, stems, weights, strict=True):
            if word in STOP_WORDS or (len(word) == 1 and word.isalpha()):
                continue
            if stemmed in self._vocabulary or not stemmed.isalpha():
                terms[stemmed] = max(terms.get(stemmed, 0.0), weight)
                continue
            unknown.append(word)
            for near in self._same_prefix(stemmed):
                terms[near] = max(terms.get(near, 0.0), PREFIX_WEIGHT * weight)
        for tag in self._tagger.tags(stems):
            terms[tag] = RELATED_WEIGHT if tag[0] == FAMILY else 1.0
        for stemmed in [term for term in terms if len(term) >= KIN_LETTERS and term.isalpha()]:
            terms.setdefault(kin(stemmed), KIN_WEIGHT)
        return terms, unknown

    def _same_prefix(self, stemmed: str) -> list[str]:
        """Known stems of the same family (`brodeu` -> `broderi`), at most three."""
        length = max(SHORTEST_PREFIX, len(stemmed) - 3)
        if len(stemmed) < SHORTEST_PREFIX:
            return []
        prefix = stemmed[:length]
        start = bisect_left(self._sorted, prefix)
        near = self._sorted[start : start + 8]
        return [term for term in near if term.startswith(prefix) and abs(len(term) - len(stemmed)) <= 3][:3]


def _look_up(token: str, words: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The meaning of a foreign word; endings of agglutinative languages are cut from long ones (`dukkani` -> `dukkan`)."""
    for end in range(len(token), max(SHORTEST_PREFIX, len(token) - 5) - 1, -1):
        if (meaning := words.get(token[:end])) is not None:
            return meaning
    return words.get(token)
