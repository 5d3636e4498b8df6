"""The index behind the search box: BM25F impacts of each sheet's best words, packed into a small script."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.catalogue import QUESTIONS_SHOWN
from bot.site.words import ENDINGS, SHORTEST, STOP, terms
from bot.typography import fr

WEIGHTS = {"title": 4.0, "names": 4.0, "operator": 1.5, "questions": 2.0, "needs": 1.5, "promise": 1.5, "trades": 1.0, "body": 0.5}
SATURATION, LENGTH = 1.2, 0.5
LEVELS = 24  # of impact: fewer pack smaller
RARITY = 0.2  # of a word, when choosing which ones are kept
SAID_BY = 3  # examples of a need, for a word to count among its words
MOST_TERMS = 48  # words kept per sheet: the others say least about it
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
STATUS = {"ouvert": "", "incertain": "?", "clos": "x", "remplace": "x"}
Impacts = dict[str, float]


def packed_index(catalogue: Catalogue) -> str:
    """The script that hands the index to the search box."""
    schemes = list(catalogue.schemes.values())
    concepts = _concepts(catalogue)
    impacts = _impacts([_fields(catalogue, scheme) for scheme in schemes], concepts)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, kept in enumerate(impacts):
        for term, impact in kept.items():
            postings[term].append((row, impact))
    words = sorted(postings)
    highest = max((impact for rows in postings.values() for _, impact in rows), default=1.0)
    said = {
        "mots": ",".join(_front_coded(words)),
        "listes": ",".join("".join(_posting(row, impact / highest) for row, impact in postings[word]) for word in words),
        "idees": {word: sorted(f"#{i}" for i in ids) for word, ids in sorted(concepts.items())},
        "vides": " ".join(sorted(STOP)),
        "fins": " ".join(ENDINGS),
        "court": SHORTEST,
        "villes": [[place.id, fr(place.name)] for place in catalogue.territories.values()],
        "fiches": [[s.id, fr(s.title), STATUS[s.opening.status.value]] for s in schemes],
    }
    return f"window.RECHERCHE={json.dumps(said, ensure_ascii=False, separators=(',', ':'))};\n".replace("</", "<\\/")


def _concepts(catalogue: Catalogue) -> Mapping[str, set[int]]:
    """Everyday words (one word each) that mean the same idea, by stem."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, concept in enumerate(catalogue.lexicon.concepts):
        for word in concept.words:
            cut = terms(word)
            if len(cut) == 1 and len(cut[0]) > 2:
                found[cut[0]].add(number)
    return {word: ids for word, ids in found.items() if len(ids) <= 2}


def _fields(catalogue: Catalogue, scheme: Scheme) -> dict[str, Counter[str]]:
    operator = catalogue.operator_of(scheme)
    trades = [word for trade in catalogue.lexicon.trades if set(trade.sectors) & set(scheme.sectors) for word in trade.words]
    texts: dict[str, Iterable[str]] = {
        "title": [scheme.title],
        "names": scheme.also_called,
        "operator": (operator.name, *operator.also_called) if operator else (),
        "questions": scheme.questions[:QUESTIONS_SHOWN],
        "promise": [scheme.promise],
        "trades": trades if len(scheme.sectors) <= 4 else (),
        "body": [scheme.brings, *(c.text for c in scheme.conditions), *scheme.steps],
    }
    counted = {name: Counter(term for text in lines for term in terms(text)) for name, lines in texts.items()}
    return {**counted, "needs": _needs(catalogue, scheme.id)}


def _needs(catalogue: Catalogue, scheme_id: str) -> Counter[str]:
    """The words of people whose need an adviser answers with this sheet, among the first three: those several of them use."""
    counted: Counter[str] = Counter()
    for need in catalogue.lexicon.needs:
        rank = next((i for i, advice in enumerate(need.advice) if advice.scheme == scheme_id), None)
        if rank is not None and rank < 3:
            said = Counter(term for text in need.examples for term in set(terms(text)))
            counted.update({*terms(need.name), *(term for term, times in said.items() if times >= SAID_BY)})
    return counted


def _impacts(documents: Sequence[Mapping[str, Counter[str]]], concepts: Mapping[str, set[int]]) -> list[Impacts]:
    average = {name: max(1.0, sum(d[name].total() for d in documents) / max(1, len(documents))) for name in WEIGHTS}
    weighted = [_weighted(document, average, concepts) for document in documents]
    holding = Counter(term for document in weighted for term in document)
    idf = {term: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for term, n in holding.items()}
    return [_kept(document, idf) for document in weighted]


def _kept(document: Impacts, idf: Mapping[str, float]) -> Impacts:
    """The impacts of a sheet's best words; a rare word is worth its weight in the score, but not the place of a common need."""
    saturated = {term: f / (SATURATION + f) for term, f in document.items()}
    best = sorted(saturated, key=lambda term: (-saturated[term] * idf[term] ** RARITY, term))[:MOST_TERMS]
    return {term: idf[term] * saturated[term] for term in best}


def _weighted(document: Mapping[str, Counter[str]], average: Mapping[str, float], concepts: Mapping[str, set[int]]) -> Impacts:
    weighted: Impacts = defaultdict(float)
    for name, counts in document.items():
        norm = 1 - LENGTH + LENGTH * counts.total() / average[name]
        for term, count in counts.items():
            weighted[term] += WEIGHTS[name] * count / norm
    for term, frequency in list(weighted.items()):
        for number in concepts.get(term, ()):
            weighted[f"#{number}"] += 0.5 * frequency
    return weighted


def _front_coded(words: Sequence[str]) -> Iterable[str]:
    """Each word as the length it shares with the one before, and the rest."""
    before = ""
    for word in words:
        shared = min(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))), 35)
        yield DIGITS[shared] + word[shared:]
        before = word


def _posting(row: int, share: float) -> str:
    """A sheet and its impact in three signs."""
    return DIGITS[row // 64] + DIGITS[row % 64] + DIGITS[max(1, round(share * LEVELS))]
