"""A sheet as the index sees it: its texts by field, its names, its example questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.catalogue import Catalogue, Scheme
from bot.understanding.analyse import KIN, SECTOR, Library
from bot.understanding.index import Field

FIELDS: Mapping[str, Field] = {
    "title": Field(3.0, 0.4),
    "names": Field(3.0, 0.3),
    "questions": Field(2.0, 0.5),
    "promise": Field(1.6, 0.4),
    "brings": Field(0.9, 0.6),
    "conditions": Field(0.5, 0.7),
    "steps": Field(0.3, 0.7),
    "frame": Field(0.8, 0.3),
}


def field_texts(catalogue: Catalogue, scheme: Scheme) -> dict[str, str]:
    """The texts of a sheet by field."""
    vocabulary = catalogue.vocabulary
    operator = catalogue.operator_of(scheme)
    sectors = (vocabulary.name(vocabulary.sectors, sector) for sector in scheme.sectors)
    return {
        "title": scheme.title,
        "names": " ; ".join(scheme.also_called),
        "promise": scheme.promise,
        "brings": scheme.brings,
        "conditions": " ; ".join(c.text for c in (*scheme.conditions, *scheme.exclusions)),
        "steps": " ; ".join((*scheme.steps, *scheme.papers)),
        "frame": " ; ".join((vocabulary.name(vocabulary.types, scheme.type), operator.name if operator else scheme.operator, *sectors)),
    }


def field_terms(catalogue: Catalogue, scheme: Scheme, library: Library, questions: Iterable[str]) -> dict[str, list[str]]:
    """The terms of a sheet by field, as often as met, given those of its questions; its sectors count as sector terms."""
    terms = {name: library.terms(text) for name, text in field_texts(catalogue, scheme).items() if text}
    terms["questions"] = list(questions)
    terms.setdefault("frame", []).extend(SECTOR + sector for sector in scheme.sectors)
    return terms


def passages(scheme: Scheme) -> list[str]:
    """The texts of a sheet one by one, sentence by sentence."""
    criteria = (criterion.text for criterion in (*scheme.conditions, *scheme.exclusions))
    return [scheme.title, *scheme.also_called, *(part for text in (scheme.promise, scheme.brings) for part in text.split(". ")), *criteria]


def weighted(document: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """How often each term stands in a sheet, each field with its weight; beginnings of words say nothing that the words do not."""
    total: defaultdict[str, float] = defaultdict(float)
    for name, terms in document.items():
        for term, count in Counter(terms).items():
            if term[0] != KIN:
                total[term] += FIELDS[name].weight * count
    return total
