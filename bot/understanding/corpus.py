"""All that is computed once a catalogue: the index of sheets, off-topic subjects and needs, and what reads a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from bot.catalogue import Catalogue
from bot.understanding.analyse import Library, QueryAnalyser, Tagger, pairs
from bot.understanding.documents import FIELDS, field_counts, passages, weighted
from bot.understanding.families import families, strays
from bot.understanding.index import Examples, bm25f
from bot.understanding.latent import Latent
from bot.understanding.letters import Letters
from bot.understanding.names import Names
from bot.understanding.profiles import Profiles, expressions
from bot.understanding.scope import Scope
from bot.understanding.vocabulary import speller_of

NEAREST_NEED, NEAREST_OFF_TOPIC = 8, 3  # the best of 1 to 5 by leave-one-out over the examples themselves


class Corpus:
    """Rows 0..schemes are sheets, then off-topic subjects up to `first_need`, then needs.

    A catalogue is `bare` when nobody wrote the needs behind its questions: everyday French and the themes of its sheets stand in.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        lexicon = catalogue.lexicon
        self.schemes = tuple(catalogue.schemes.values())
        self.off_topics, self.needs = lexicon.off_topics, lexicon.needs
        self.first_off_topic = len(self.schemes)
        self.first_need = self.first_off_topic + len(self.off_topics)
        self.bare = not self.needs
        tagger = Tagger(lexicon, families() if self.bare else ())
        library = Library(tagger)
        asked = [scheme.questions for scheme in self.schemes]
        asked += [topic.questions for topic in self.off_topics] + [need.examples for need in self.needs]
        library.read(question for questions in asked for question in questions)
        counted = [[library.terms(question) for question in questions] for questions in asked]
        documents = [field_counts(catalogue, s, library, counted[row]) for row, s in enumerate(self.schemes)]
        documents += [{"questions": _sum(counts)} for counts in counted[self.first_off_topic : self.first_need]]
        documents += [
            {"questions": _sum([*counts, library.terms(need.name)])}
            for need, counts in zip(self.needs, counted[self.first_need :], strict=True)
        ]
        self.words, self.idf = bm25f(documents, FIELDS)
        self.latent = Latent([weighted(document) for document in documents]) if self.bare else None
        self.unseen = max(self.idf.values(), default=1.0)
        of_schemes, of_off_topics = counted[: self.first_off_topic], counted[self.first_off_topic : self.first_need]
        sections = ((of_schemes, 1), (of_off_topics, NEAREST_OFF_TOPIC), (counted[self.first_need :], NEAREST_NEED))
        self.examples = Examples(sections, self.idf)
        self.profiles = None if self.bare else self._profiles(asked, counted, library)
        self.scope = self._strays(counted, library) if self.bare else self._scope(asked, counted, library)
        self.letters = Letters(*(([], []) if self.bare else self._written(asked, library)))
        self.names = Names(self.schemes, self.idf)
        self.analyser = QueryAnalyser(speller_of(catalogue, library, bare=self.bare), tagger, self.idf, lexicon)

    def _profiles(self, asked: Sequence[Sequence[str]], counted: Sequence[Sequence[Counter[str]]], library: Library) -> Profiles:
        """The profiles of sheets, then of needs."""
        rows = [*range(self.first_off_topic), *range(self.first_need, len(asked))]
        said = [[expressions(c, library.words(q)[1]) for q, c in zip(asked[row], counted[row], strict=True)] for row in rows]
        return Profiles(said)

    def _written(self, asked: Sequence[Sequence[str]], library: Library) -> tuple[list[list[str]], list[list[str]]]:
        """The questions in the field and those off topic, as words."""
        off_topic = asked[self.first_off_topic : self.first_need]
        inside = chain.from_iterable((*asked[: self.first_off_topic], *asked[self.first_need :]))
        return [library.words(q)[0] for q in inside], [library.words(q)[0] for q in chain.from_iterable(off_topic)]

    def _scope(self, asked: Sequence[Sequence[str]], counted: Sequence[Sequence[Counter[str]]], library: Library) -> Scope:
        inside: list[list[str]] = []
        outside: list[list[str]] = []
        for row, (questions, counts) in enumerate(zip(asked, counted, strict=True)):
            side = outside if self.first_off_topic <= row < self.first_need else inside
            side.extend([*count, *pairs(library.words(q)[1])] for q, count in zip(questions, counts, strict=True))
        return Scope(inside, outside)

    def _strays(self, counted: Sequence[Sequence[Counter[str]]], library: Library) -> Scope:
        """What speaks of the sheets, against what people write to any bot: for want of anybody's questions."""
        asked, off_topic = counted[: self.first_off_topic], counted[self.first_off_topic :]
        inside = [library.terms(text) for scheme in self.schemes for text in passages(scheme)]
        outside = [library.terms(text) for text in strays()]
        return Scope([*inside, *chain.from_iterable(asked)], [*outside, *chain.from_iterable(off_topic)])


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counts:
        total.update(counter)
    return total
