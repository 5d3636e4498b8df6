"""All that is computed once a catalogue: the index of sheets, off-topic subjects and needs, and what reads a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from bot.catalogue import Catalogue
from bot.understanding.analyse import Library, QueryAnalyser, Said, Tagger, pairs
from bot.understanding.codes import Bags
from bot.understanding.documents import FIELDS, field_terms, field_texts, passages, weighted
from bot.understanding.families import families, strays
from bot.understanding.index import Examples, bm25f
from bot.understanding.latent import Latent
from bot.understanding.letters import Letters
from bot.understanding.names import Names
from bot.understanding.profiles import Profiles
from bot.understanding.scope import Scope
from bot.understanding.vocabulary import speller_of

NEAREST_NEED, NEAREST_OFF_TOPIC = 8, 3  # of 3, 5, 8 and 12, and of 1 to 5: by the development questions and our own, and by leave-one-out


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
        library.read(chain(*asked, *(field_texts(catalogue, scheme).values() for scheme in self.schemes)))
        said = [[library.said(question) for question in questions] for questions in asked]
        of_schemes, of_off_topics, of_needs = (
            said[: self.first_off_topic], said[self.first_off_topic : self.first_need], said[self.first_need :],
        )  # fmt: skip
        documents = [field_terms(catalogue, s, library, chain.from_iterable(_terms(said[row]))) for row, s in enumerate(self.schemes)]
        documents += [{"questions": list(chain.from_iterable(_terms(questions)))} for questions in of_off_topics]
        documents += [
            {"questions": [*chain(library.terms(need.name), *_terms(questions))]}
            for need, questions in zip(self.needs, of_needs, strict=True)
        ]
        self.words, self.idf = bm25f(documents, FIELDS)
        self.latent = Latent([weighted(document) for document in documents]) if self.bare else None
        self.unseen = max(self.idf.values(), default=1.0)
        schemes, off_topics, needs = ([len(questions) for questions in group] for group in (of_schemes, of_off_topics, of_needs))
        questions = list(chain(*said))
        terms, kin, stems = (
            Bags.of([q.terms for q in questions]),
            Bags.of([q.kin for q in questions]),
            Bags.of([q.stems for q in questions]),
        )
        neighbours = pairs(stems)
        held = Bags.together(terms, kin)
        self.examples = Examples(held, ((schemes, 1), (off_topics, NEAREST_OFF_TOPIC), (needs, NEAREST_NEED)), self.idf)
        inside, outside = list(chain(*of_schemes, *of_needs)), list(chain(*of_off_topics))
        self.profiles: Profiles | None
        if self.bare:
            self.profiles, self.scope = None, self._strays(inside, outside, library)
        else:
            begin = sum(schemes)
            end = begin + sum(off_topics)
            expressions = Bags.together(stems, neighbours, terms)
            self.profiles = Profiles(expressions.part(0, begin).then(expressions.part(end, len(questions))), [*schemes, *needs])
            said_once = Bags.together(held, neighbours)
            self.scope = Scope(said_once.part(0, begin).then(said_once.part(end, len(questions))), said_once.part(begin, end))
        self.letters = Letters([], []) if self.bare else Letters([q.words for q in inside], [q.words for q in outside])
        self.names = Names(self.schemes, self.idf)
        self.analyser = QueryAnalyser(speller_of(catalogue, library, bare=self.bare), tagger, self.idf, lexicon)

    def _strays(self, inside: Sequence[Said], outside: Sequence[Said], library: Library) -> Scope:
        """What speaks of the sheets, against what people write to any bot: for want of anybody's questions."""
        texts = [text for scheme in self.schemes for text in passages(scheme)]
        of_sheets, of_others = [*map(library.terms, texts), *_terms(inside)], [*map(library.terms, strays()), *_terms(outside)]
        return Scope(Bags.together(Bags.of(of_sheets)), Bags.together(Bags.of(of_others)))


def _terms(questions: Sequence[Said]) -> list[list[str]]:
    return [question.terms + question.kin for question in questions]
