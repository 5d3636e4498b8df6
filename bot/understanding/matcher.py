"""Ranks the schemes of a catalogue for a message, and decides whether to answer, to ask back or to hand over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.lexicon import OffTopic
from bot.understanding.analyse import Analysis, QueryAnalyser, Tagger, document_terms
from bot.understanding.decide import Signals, decide
from bot.understanding.documents import FIELDS, field_counts
from bot.understanding.evidence import Evidence, Told
from bot.understanding.index import K1, Examples, Floats, bm25f
from bot.understanding.match import Hit, Match, Reason
from bot.understanding.names import Names, acronyms
from bot.understanding.needs import Needs, Support
from bot.understanding.normalise import tokenise
from bot.understanding.reading import PlaceHint, Reader
from bot.understanding.spelling import Speller
from bot.understanding.weights import Weights, load_weights

SHOWN = 10
POOL = 40
NEAR_NAME_WEIGHT = 0.7


class Matcher:
    """Built once a catalogue; `match` is pure: the same message and profile always give the same match."""

    def __init__(self, catalogue: Catalogue, weights: Weights | None = None) -> None:
        self.catalogue = catalogue
        self.weights = weights or load_weights()
        self.schemes: tuple[Scheme, ...] = tuple(catalogue.schemes.values())
        self._off_topics = catalogue.lexicon.off_topics
        tagger = Tagger(catalogue.lexicon)
        documents = [field_counts(catalogue, scheme, tagger) for scheme in self.schemes]
        examples = [(row, document_terms(q, tagger)) for row, scheme in enumerate(self.schemes) for q in scheme.questions]
        for offset, topic in enumerate(self._off_topics):
            row = len(self.schemes) + offset
            questions = [document_terms(q, tagger) for q in topic.questions]
            examples.extend((row, counts) for counts in questions)
            documents.append({"questions": sum(questions, Counter())})
        self._first_need = len(documents)
        for offset, need in enumerate(catalogue.lexicon.needs):
            phrasings = [document_terms(q, tagger) for q in need.examples]
            examples.extend((self._first_need + offset, counts) for counts in phrasings)
            documents.append({"questions": sum(phrasings, document_terms(need.name, tagger))})
        self._needs = Needs(catalogue.lexicon.needs, self.schemes, self.weights.need_decay)
        self._words, self._idf = bm25f(documents, FIELDS)
        self._examples = Examples(examples, self._idf, len(documents))
        self._unseen = max(self._idf.values(), default=1.0)
        self._names = Names(self.schemes, self._idf)
        self._analyser = QueryAnalyser(_speller(catalogue), tagger, self._idf, catalogue.lexicon)
        self._reader = Reader(catalogue)
        self._evidence = Evidence(catalogue, self.weights)

    def match(self, message: str, facts: Mapping[str, str] | None = None, territory: str | None = None) -> Match:
        """The reading of a message by a person of whom `facts` and `territory` are already known."""
        analysis = self._analyser.analyse(message)
        terms = self._with_near_acronyms(analysis)
        read = self._reader.facts(analysis.words, analysis.stems)
        place = self._reader.place(analysis.words, analysis.stems)
        told = Told({**(facts or {}), **{f.fact: f.value for f in read}}, place.territory if place else territory)
        named = self._names.covered(analysis.words, analysis.stems)
        base, words, examples = self._base(terms, named)
        support = self._needs.support(words[self._first_need :] * np.float32(0.8) + examples[self._first_need :], told)
        hits = self._rank(base, words, examples, named, told, support)
        signals = self._signals(analysis, terms, base, words, examples, named, hits, place, len(read))
        decision, confidence = decide(signals, self.weights)
        return Match(
            decision, tuple(hits[:SHOWN]), read, place, self._off_topic(base, signals), _language(analysis),
            max(named.values(), default=0.0) >= 0.5, confidence,
        )  # fmt: skip

    def _with_near_acronyms(self, analysis: Analysis) -> dict[str, float]:
        terms = dict(analysis.terms)
        for word in analysis.unknown:
            for name in self._names.near_acronyms(word):
                terms.setdefault(name, NEAR_NAME_WEIGHT)
        return terms

    def _base(self, terms: Mapping[str, float], named: Mapping[int, float]) -> tuple[Floats, Floats, Floats]:
        """Scores of words, examples and names for every row, each within 0 and 1 before weighting."""
        bound = sum(weight * self._idf.get(term, self._unseen) for term, weight in terms.items()) * (K1 + 1) or 1.0
        words = self._words.score(terms) / np.float32(bound)
        examples = self._examples.score(terms)
        base = words * np.float32(self.weights.words) + examples * np.float32(self.weights.examples)
        for row, share in named.items():
            base[row] += self.weights.names * share
        return base, words, examples

    def _rank(
        self, base: Floats, words: Floats, examples: Floats, named: Mapping[int, float], told: Told, support: Mapping[int, Support]
    ) -> list[Hit]:
        count = len(self.schemes)
        pool = np.argpartition(-base[:count], min(POOL, count - 1))[:POOL] if count > POOL else np.arange(count)
        weights = self.weights
        hits = []
        for row in {*pool.tolist(), *support}:
            scheme = self.schemes[row]
            share = named.get(row, 0.0)
            reasons = [
                Reason("mots", "", float(words[row]) * weights.words),
                Reason("exemple", "", float(examples[row]) * weights.examples),
            ]
            if row in support:
                reasons.append(Reason("besoin", support[row].need, support[row].score * weights.needs))
            if share:
                reasons.append(Reason("nom", scheme.title, weights.names * share))
            damp = 1 - share  # someone who names a scheme wants that one, ended or not
            for reason in self._evidence.reasons(scheme, told):
                soft = reason.kind in ("terminé", "à confirmer", "étape", "secteur", "ailleurs")
                reasons.append(Reason(reason.kind, reason.detail, reason.weight * (damp if soft else 1.0)))
            hits.append(Hit(scheme.id, round(sum(r.weight for r in reasons), 6), tuple(reasons)))
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        return self._varied(hits)

    def _varied(self, hits: list[Hit]) -> list[Hit]:
        """The first three are not three of a kind: a repeated type gives way to a near equal of another."""
        if self.weights.same_kind <= 0:
            return hits
        pool, chosen = list(hits), []
        seen: Counter[str] = Counter()
        while pool and len(chosen) < 3:
            best = max(pool[:8], key=lambda hit: hit.score - self.weights.same_kind * seen[self.catalogue.schemes[hit.id].type])
            pool.remove(best)
            chosen.append(best)
            seen[self.catalogue.schemes[best.id].type] += 1
        return chosen + pool

    def _signals(
        self, analysis: Analysis, terms: Mapping[str, float], base: Floats, words: Floats, examples: Floats,
        named: Mapping[int, float], hits: Sequence[Hit], place: PlaceHint | None, facts: int,
    ) -> Signals:  # fmt: skip
        count = len(self.schemes)
        weight = sum(self._idf.get(term, self._unseen) * w for term, w in terms.items())
        unknown = self._unseen * len(analysis.unknown)
        off = base[count : self._first_need]
        return Signals(
            top=hits[0].score if hits else 0.0,
            margin=hits[0].score - hits[3].score if len(hits) > 3 else 0.0,
            words=float(words[:count].max(initial=0.0)),
            example=float(examples[:count].max(initial=0.0)),
            off_topic=float(off.max(initial=0.0)) - float(base[:count].max(initial=0.0)),
            off_example=float(examples[count : self._first_need].max(initial=0.0)),
            known=weight / (weight + unknown) if weight + unknown else 0.0,
            named=max(named.values(), default=0.0),
            length=float(len(terms)),
            facts=float(facts),
        )

    def _off_topic(self, base: Floats, signals: Signals) -> OffTopic | None:
        if signals.off_topic <= 0 or not len(self._off_topics):
            return None
        return self._off_topics[int(base[len(self.schemes) : self._first_need].argmax())]


def _speller(catalogue: Catalogue) -> Speller:
    frequency: Counter[str] = Counter()
    for scheme in catalogue.schemes.values():
        for text in (scheme.title, scheme.promise, scheme.brings, *scheme.also_called, *scheme.questions):
            frequency.update(tokenise(text))
    lexicon = catalogue.lexicon
    for words in [c.words for c in lexicon.concepts] + [t.words for t in lexicon.trades] + [r.words for r in lexicon.readings]:
        frequency.update(token for word in words for token in tokenise(word))
    for territory in catalogue.territories.values():
        areas = territory.neighbourhoods
        for name in (
            territory.name,
            *territory.also_called,
            *territory.municipalities,
            *(n for a in areas for n in (a.name, *a.also_called)),
        ):
            frequency.update(tokenise(name))
    known = {token for topic in lexicon.off_topics for question in topic.questions for token in tokenise(question)}
    protected = set(acronyms(catalogue.schemes.values())) | {
        token for group in lexicon.lookalikes for name in group for token in tokenise(name)
    }
    return Speller(frequency, known, protected, lexicon.spellings)


def _language(analysis: Analysis) -> str | None:
    if not analysis.foreign:
        return None
    language, count = max(analysis.foreign.items(), key=lambda item: (item[1], item[0]))
    return language if count >= max(2, len(analysis.words) // 4) else None
