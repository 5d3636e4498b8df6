"""Ranks the schemes of a catalogue for a message, and decides whether to answer, to ask back or to hand over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop

import numpy as np

from bot.catalogue import Catalogue
from bot.catalogue.lexicon import OffTopic
from bot.garbage import no_collection
from bot.understanding.analyse import SECTOR, Analysis, pairs
from bot.understanding.codes import Bags, codes_of
from bot.understanding.corpus import Corpus
from bot.understanding.decide import Signals, decide
from bot.understanding.evidence import Evidence, Told
from bot.understanding.index import K1, Floats
from bot.understanding.match import NAMED_FROM, Decision, Hit, Match, Reason
from bot.understanding.needs import Needs, Support
from bot.understanding.profiles import expressions
from bot.understanding.reading import PlaceHint, Reader, ReadFact
from bot.understanding.weights import Weights, load_weights

SHOWN = 10
POOL = 40
FIRST = 3
NEAR_EQUALS = 8
ALTERNATIVE_NAME = 0.9
ASKED_FROM = 0.75
WHOLE = 0.95  # a name that is the whole message; nothing else need be looked for
ROUNDING = 1e-5
SOFT = frozenset({"terminé", "à confirmer", "étape", "secteur", "ailleurs"})
BRIEF = 2  # words
OFF_THE_THEME = 0.05  # lead of an off-topic subject from which « retraite » or « vol » is not the field's
NEAR_A_SUBJECT = 0.45  # likeness to one of its questions from which an off-topic subject is named: « cela semble concerner… »


@dataclass(frozen=True, slots=True)
class Scores:
    """What was computed for every row: likeness of words, of the nearest examples and of theme (0 to 1), names, and their sum.

    `likeness` is that of every single example, `profiles` that of every sheet's questions taken together.
    """

    words: Floats
    examples: Floats
    likeness: Floats
    themes: Floats
    profiles: Floats
    named: Mapping[int, float]
    base: Floats
    needs: Floats
    support: Mapping[int, Support]


@dataclass(frozen=True, slots=True)
class Reading:
    """A message read: its words and terms, what it tells of the person and of the place."""

    analysis: Analysis
    facts: tuple[ReadFact, ...]
    place: PlaceHint | None
    place_words: frozenset[str]
    told: Told


class Matcher:
    """Built once a catalogue; `match` is pure: the same message and profile always give the same match."""

    def __init__(self, catalogue: Catalogue, weights: Weights | None = None) -> None:
        self.catalogue = catalogue
        with no_collection():
            self.corpus = Corpus(catalogue)
            self.reader = Reader(catalogue)
        self.use(weights or load_weights(bare=self.corpus.bare))

    def forget_examples(self) -> None:
        """Lets go of the questions that taught the index; whoever serves from it has no more use for them."""
        self.catalogue = self.catalogue.without_examples()
        self.corpus.schemes = tuple(self.catalogue.schemes.values())
        self.corpus.off_topics, self.corpus.needs = self.catalogue.lexicon.off_topics, self.catalogue.lexicon.needs
        self.use(self.weights)

    def use(self, weights: Weights) -> None:
        """Ranks and decides by these weights from now on (for fitting; a served matcher keeps its own)."""
        self.weights = weights
        self._needs = Needs(self.corpus.needs, self.corpus.schemes, weights)
        self._evidence = Evidence(self.catalogue, weights)

    def match(self, message: str, facts: Mapping[str, str] | None = None, territory: str | None = None) -> Match:
        """The reading of a message by a person of whom `facts` and `territory` are already known."""
        reading = self.read(message, facts, territory)
        scores, hits = self.rank(reading)
        signals = self.signals(reading, scores, hits)
        decision, sure = decide(signals, self.weights)
        off_topic = self._off_topic(scores, signals)
        if decision is Decision.NONE and reading.analysis.theme and signals.off_topic < OFF_THE_THEME:
            decision, off_topic = Decision.CLARIFY, None  # too short to be sure of anything, but it names what the catalogue is about
        return Match(
            decision, tuple(hits[:SHOWN]), reading.facts, reading.place, off_topic,
            _language(reading.analysis), signals.named >= NAMED_FROM, self._asked_for(scores, hits), sure,
            self.reader.hardship(reading.analysis.words, reading.analysis.typed), len(reading.analysis.typed) <= BRIEF,
        )  # fmt: skip

    def _asked_for(self, scores: Scores, hits: Sequence[Hit]) -> str | None:
        """The best scheme, when its name is nearly all that was written."""
        rows = [row for row, share in scores.named.items() if share >= ASKED_FROM and hits and self.corpus.schemes[row].id == hits[0].id]
        return hits[0].id if rows else None

    def read(self, message: str, facts: Mapping[str, str] | None = None, territory: str | None = None) -> Reading:
        """What a message says, before any weighing."""
        analysis = self.corpus.analyser.analyse(message)
        read = self.reader.facts(analysis.words, analysis.stems)
        place, place_words = self.reader.place(analysis.stems)
        told = Told({**(facts or {}), **{f.fact: f.value for f in read}}, place.territory if place else territory)
        return Reading(analysis, read, place, place_words, told)

    def rank(self, reading: Reading) -> tuple[Scores, list[Hit]]:
        """The scores of every row, and the schemes best first."""
        scores = self._scores(self._damped(reading), reading.analysis, reading.told)
        return scores, self._varied(self._rank(scores, reading.told))

    def _damped(self, reading: Reading) -> dict[str, float]:
        """The terms with less weight on trades and places: they say who asks and where, seldom what for."""
        analysis, weights = reading.analysis, self.weights

        def share(term: str) -> float:
            if term in analysis.trades or term[0] == SECTOR:
                return weights.trade
            return weights.place if term in reading.place_words else 1.0

        return {term: weight * share(term) for term, weight in analysis.terms.items()}

    def _scores(self, terms: Mapping[str, float], analysis: Analysis, told: Told) -> Scores:
        corpus, weights = self.corpus, self.weights
        bound = sum(weight * corpus.idf.get(term, corpus.unseen) for term, weight in terms.items()) * (K1 + 1) or 1.0
        words = corpus.words.score(terms) / bound
        likeness = corpus.examples.likeness(terms)
        examples = corpus.examples.nearest(likeness)
        named = self._named(analysis)
        themes = corpus.latent.score(terms) if corpus.latent else np.zeros(len(words))
        base = words * weights.words + examples * weights.examples + themes * weights.themes
        for row, share in named.items():
            base[row] += weights.names * share
        of_sheets, of_needs = self._profiles(analysis)
        likely = self._needs.likeness(words[corpus.first_need :], examples[corpus.first_need :], of_needs, told)
        return Scores(words, examples, likeness, themes, of_sheets, named, base, likely, self._needs.support(likely, told))

    def _profiles(self, analysis: Analysis) -> tuple[Floats, Floats]:
        """The likeness of a message to the profile of every sheet, and of every need."""
        sheets, profiles = len(self.corpus.schemes), self.corpus.profiles
        if profiles is None:
            return np.zeros(sheets), np.zeros(len(self.corpus.needs))
        likely = profiles.score(expressions(analysis.terms, Bags.of([analysis.stems])))
        return likely[:sheets], likely[sheets:]

    def _named(self, analysis: Analysis) -> Mapping[int, float]:
        """The names in the message, each repaired word read in every way it may be meant."""
        repaired = {word for meant in analysis.repaired.values() for word in meant.split()}
        named = dict(self.corpus.names.covered(analysis.words, analysis.stems, repaired))
        if max(named.values(), default=0.0) < WHOLE:
            for row, share in self.corpus.names.nearly("".join(analysis.typed)).items():
                named[row] = max(named.get(row, 0.0), share)
        for position, other in analysis.alternatives:
            stems = [*analysis.stems[:position], other, *analysis.stems[position + 1 :]]
            for row, share in self.corpus.names.covered(analysis.words, stems).items():
                named[row] = max(named.get(row, 0.0), share * ALTERNATIVE_NAME)
        return named

    def _rank(self, scores: Scores, told: Told) -> list[Hit]:
        """At least the ten best, if there are so many; a scheme that no evidence can bring among them is not judged."""
        count, weights = len(self.corpus.schemes), self.weights
        own = scores.base[:count] + scores.profiles * weights.profile
        best = np.argpartition(-own, POOL)[:POOL] if count > POOL else np.arange(count)
        found = {row: float(own[row]) for row in (*best.tolist(), *scores.support)}
        for row, support in scores.support.items():
            found[row] += weights.needs * support.score
        hits, tenth, more = list[Hit](), list[float](), self._evidence.most(told) + ROUNDING
        for row in sorted(found, key=lambda row: -found[row]):
            if len(tenth) == SHOWN and found[row] + more < tenth[0]:
                break
            hits.append(self._hit(row, scores, told))
            (heappush if len(tenth) < SHOWN else heappushpop)(tenth, hits[-1].score)
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        return hits

    def _hit(self, row: int, scores: Scores, told: Told) -> Hit:
        scheme, weights = self.corpus.schemes[row], self.weights
        share = scores.named.get(row, 0.0)
        reasons = [
            Reason("mots", "", float(scores.words[row]) * weights.words),
            Reason("exemple", "", float(scores.examples[row]) * weights.examples),
        ]
        if self.corpus.latent:
            reasons.append(Reason("thème", "", float(scores.themes[row]) * weights.themes))
        if self.corpus.profiles:
            reasons.append(Reason("profil", "", float(scores.profiles[row]) * weights.profile))
        if support := scores.support.get(row):
            reasons.append(Reason("besoin", support.need, support.score * weights.needs))
        if share:
            reasons.append(Reason("nom", scheme.title, weights.names * share))
        damp = 1 - share  # someone who names a scheme wants that one, ended or not
        judged = self._evidence.reasons(scheme, told)
        reasons += [Reason(r.kind, r.detail, r.weight * damp) if r.kind in SOFT else r for r in judged]
        return Hit(scheme.id, round(sum(reason.weight for reason in reasons), 6), tuple(reasons))

    def _varied(self, hits: list[Hit]) -> list[Hit]:
        """The first three serve several needs and are not three of a kind: a repeat gives way to a near equal."""
        pool, chosen, seen = list(hits), list[Hit](), Counter[str]()
        kinds = {hit.id: self._kinds(hit) for hit in hits[: NEAR_EQUALS + FIRST]}
        while pool and len(chosen) < FIRST:
            best = max(pool[:NEAR_EQUALS], key=lambda hit: hit.score - self._repeated(kinds[hit.id], seen)) if seen else pool[0]
            pool.remove(best)
            chosen.append(best)
            seen.update(kinds[best.id])
        return chosen + pool

    def _repeated(self, kinds: Sequence[str], seen: Mapping[str, int]) -> float:
        kind, *need = kinds
        return self.weights.same_kind * seen[kind] + sum(self.weights.same_need * seen[name] for name in need)

    def _kinds(self, hit: Hit) -> list[str]:
        """The type of a scheme, and the need it was found for."""
        return [self.catalogue.schemes[hit.id].type, *(reason.detail for reason in hit.reasons if reason.kind == "besoin")]

    def signals(self, reading: Reading, scores: Scores, hits: list[Hit]) -> Signals:
        """What the decision rests on."""
        corpus, analysis, terms = self.corpus, reading.analysis, reading.analysis.terms
        end, need = corpus.first_off_topic, corpus.first_need
        weight = sum(corpus.idf.get(term, corpus.unseen) * w for term, w in terms.items())
        unknown = corpus.unseen * len(analysis.unknown)
        inside = max(float(scores.base[:end].max(initial=0.0)), float(scores.base[need:].max(initial=0.0)))
        of_sheets, of_off_topics, of_needs = corpus.examples.crowd(scores.likeness)
        return Signals(
            top=hits[0].score if hits else 0.0,
            margin=hits[0].score - hits[3].score if len(hits) > 3 else 0.0,
            words=float(scores.words[:end].max(initial=0.0)),
            example=max(float(scores.examples[:end].max(initial=0.0)), float(scores.examples[need:].max(initial=0.0))),
            off_topic=float(scores.base[end:need].max(initial=0.0)) - inside,
            need=float(scores.needs.max(initial=0.0)),
            off_example=float(scores.examples[end:need].max(initial=0.0)),
            scope=corpus.scope.score(np.concatenate([codes_of(terms), pairs(Bags.of([analysis.stems])).codes])),
            known=weight / (weight + unknown) if weight + unknown else 0.0,
            named=max(scores.named.values(), default=0.0),
            length=float(len(terms)),
            facts=float(len(reading.facts)),
            letters=corpus.letters.score(analysis.words),
            crowd=max(of_sheets, of_needs),
            off_crowd=of_off_topics,
            need_words=float(scores.words[need:].max(initial=0.0)),
        )

    def _off_topic(self, scores: Scores, signals: Signals) -> OffTopic | None:
        corpus = self.corpus
        if signals.off_topic <= 0 or signals.off_example < NEAR_A_SUBJECT:
            return None
        return corpus.off_topics[int(scores.base[corpus.first_off_topic : corpus.first_need].argmax())]


def _language(analysis: Analysis) -> str | None:
    if not analysis.foreign:
        return None
    language, count = max(analysis.foreign.items(), key=lambda item: (item[1], item[0]))
    return language if count >= max(2, len(analysis.words) // 4) else None
