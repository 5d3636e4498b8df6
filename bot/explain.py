"""`python -m bot ask --explain`: what was read in a question, and which words and facts made each scheme rank."""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.desk import Desk, Shelf
from bot.dialogue.texts import Texts
from bot.understanding import Hit, Matcher
from bot.understanding.matcher import Reading

WORDS_SHOWN = 5
HITS_SHOWN = 5


def explain(matcher: Matcher, question: str, territory: str | None) -> str:
    """The whole explanation as text, for editors and for debugging."""
    reading = matcher.read(question, territory=territory)
    match = matcher.match(question, territory=territory)
    return "\n".join([
        *_read(Desk(Shelf(matcher.catalogue), Texts()), reading),
        f"décision : {match.decision.value} (confiance {match.confidence:.2f})",
        *([f"épreuve : {match.hardship.id}"] if match.hardship else []),
        *([f"hors sujet le plus proche : {match.off_topic.name}"] if match.off_topic else []),
        "",
        *(line for position, hit in enumerate(match.hits[:HITS_SHOWN], 1) for line in _hit(matcher, reading, position, hit)),
    ])  # fmt: skip


def _read(desk: Desk, reading: Reading) -> list[str]:
    analysis, place = reading.analysis, reading.place
    said = [f"compris : {' '.join(analysis.words)}"]
    said += [f"  corrigé : {typed} -> {meant}" for typed, meant in analysis.repaired.items()]
    said += [f"  mot inconnu : {word}" for word in analysis.unknown]
    said += [f"fait : {_fact_name(desk, f.fact)} = {desk.fact(f.fact, f.value)} (« {f.words} »)" for f in reading.facts]
    if place is not None:
        territory = desk.territory_name(place.territory)
        said.append(f"lieu : {place.name} -> {territory}")
        if place.neighbourhood:
            area = _neighbourhood(desk, place.territory, place.neighbourhood)
            said.append(f"QPV évoqué : {area} (un nom n'est pas une preuve : à vérifier à l'adresse)")
    return said


def _fact_name(desk: Desk, name: str) -> str:
    fact = desk.catalogue.facts.get(name)
    return fact.name if fact else name


def _neighbourhood(desk: Desk, territory: str, neighbourhood: str) -> str:
    areas = desk.catalogue.territories[territory].neighbourhoods
    return next((area.name for area in areas if area.id == neighbourhood), neighbourhood)


def _hit(matcher: Matcher, reading: Reading, position: int, hit: Hit) -> list[str]:
    said = [f"{position}. {hit.id} {hit.score:.2f} — {matcher.catalogue.schemes[hit.id].title}"]
    for reason in hit.reasons:
        detail = _words(matcher, reading.analysis.terms, hit.id) if reason.kind == "mots" else reason.detail
        if abs(reason.weight) >= 0.005:
            said.append(f"     {reason.weight:+.2f} {reason.kind}{f' : {detail}' if detail else ''}")
    return said


def _words(matcher: Matcher, terms: Mapping[str, float], scheme: str) -> str:
    """The terms that weigh most for a scheme; `#` marks a concept, `@` a sector, a bare term a stem."""
    row = next(row for row, found in enumerate(matcher.corpus.schemes) if found.id == scheme)
    weighed = sorted(((weight * matcher.corpus.words.impact(term, row), term) for term, weight in terms.items()), reverse=True)
    return ", ".join(term for impact, term in weighed[:WORDS_SHOWN] if impact > 0)
