"""All that is computed once a catalogue: the index of sheets, off-topic subjects and needs, and what reads a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.catalogue import Catalogue
from bot.understanding.analyse import Library, QueryAnalyser, Tagger, pairs
from bot.understanding.documents import FIELDS, field_counts
from bot.understanding.index import Examples, bm25f
from bot.understanding.names import Names, acronyms, names_of
from bot.understanding.scope import Scope
from bot.understanding.spelling import Speller

NEAREST_NEED, NEAREST_OFF_TOPIC = 5, 3  # the best of 1 to 5 by leave-one-out over the examples themselves


class Corpus:
    """Rows 0..schemes are sheets, then off-topic subjects up to `first_need`, then needs."""

    def __init__(self, catalogue: Catalogue) -> None:
        lexicon = catalogue.lexicon
        self.schemes = tuple(catalogue.schemes.values())
        self.off_topics, self.needs = lexicon.off_topics, lexicon.needs
        self.first_off_topic = len(self.schemes)
        self.first_need = self.first_off_topic + len(self.off_topics)
        tagger = Tagger(lexicon)
        library = Library(tagger)
        asked = [scheme.questions for scheme in self.schemes]
        asked += [topic.questions for topic in self.off_topics] + [need.examples for need in self.needs]
        counted = [[library.terms(question) for question in questions] for questions in asked]
        documents = [field_counts(catalogue, s, library, counted[row]) for row, s in enumerate(self.schemes)]
        documents += [{"questions": _sum(counts)} for counts in counted[self.first_off_topic : self.first_need]]
        documents += [
            {"questions": _sum([*counts, library.terms(need.name)])}
            for need, counts in zip(self.needs, counted[self.first_need :], strict=True)
        ]
        self.words, self.idf = bm25f(documents, FIELDS)
        self.unseen = max(self.idf.values(), default=1.0)
        of_schemes, of_off_topics = counted[: self.first_off_topic], counted[self.first_off_topic : self.first_need]
        sections = ((of_schemes, 1), (of_off_topics, NEAREST_OFF_TOPIC), (counted[self.first_need :], NEAREST_NEED))
        self.examples = Examples(sections, self.idf)
        self.scope = self._scope(asked, counted, library)
        self.names = Names(self.schemes, self.idf)
        self.analyser = QueryAnalyser(_speller(catalogue, library), tagger, self.idf, lexicon)

    def _scope(self, asked: Sequence[Sequence[str]], counted: Sequence[Sequence[Counter[str]]], library: Library) -> Scope:
        inside: list[list[str]] = []
        outside: list[list[str]] = []
        for row, (questions, counts) in enumerate(zip(asked, counted, strict=True)):
            side = outside if self.first_off_topic <= row < self.first_need else inside
            side.extend([*count, *pairs(library.words(q)[1])] for q, count in zip(questions, counts, strict=True))
        return Scope(inside, outside)


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counts:
        total.update(counter)
    return total


def _speller(catalogue: Catalogue, library: Library) -> Speller:
    lexicon, frequency = catalogue.lexicon, Counter[str]()
    for scheme in catalogue.schemes.values():
        for text in (scheme.title, scheme.promise, scheme.brings, *scheme.also_called, *scheme.questions):
            frequency.update(library.words(text)[0])
    for phrases in (
        *(concept.words for concept in lexicon.concepts), *(trade.words for trade in lexicon.trades),
        *(reading.words for reading in lexicon.readings), *(need.examples for need in lexicon.needs),
    ):  # fmt: skip
        frequency.update(token for phrase in phrases for token in library.words(phrase)[0])
    for territory in catalogue.territories.values():
        areas = [name for area in territory.neighbourhoods for name in (area.name, *area.also_called, *area.places)]
        for name in (territory.name, *territory.also_called, *territory.municipalities, *territory.places, *areas):
            frequency.update(library.words(name)[0])
    known = {token for topic in lexicon.off_topics for question in topic.questions for token in library.words(question)[0]}
    protected = acronyms(catalogue.schemes.values()) | {t for group in lexicon.lookalikes for name in group for t in library.words(name)[0]}
    names = {token for scheme in catalogue.schemes.values() for name in names_of(scheme)[1:] for token in library.words(name)[0]}
    return Speller(frequency, known, protected, lexicon.spellings, names)
