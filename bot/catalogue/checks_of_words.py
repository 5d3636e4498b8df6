"""Links to the profile vocabulary: the rules of the sheets, and the words of the lexicon (facts, sectors, needs, acronyms)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from bot.catalogue.draft import Draft, Origin, Report
from bot.catalogue.facts import Fact, FactKind
from bot.catalogue.lexicon import Lexicon, Reading
from bot.catalogue.models import Scheme
from bot.catalogue.positions import Path
from bot.catalogue.problems import Problem, closest
from bot.catalogue.rules import Leaf, located

ANY_NUMBER = "#"  # stands for the number read in a message
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def unknown(value: str, known: Collection[str], what: str, how: str) -> str:
    """« la fiche « x » n'existe pas — vouliez-vous dire « y » ? — nommez une fiche qui existe »."""
    return f"{what} « {value} » n'existe pas{closest(value, sorted(known))} — {how}"


def rule_problems(draft: Draft, scheme: Scheme, report: Report) -> Iterator[Problem]:
    """Unknown facts and impossible answers in the rules of a sheet."""
    origin = draft.origins["fiche", scheme.id]
    for key, criteria in (("conditions", scheme.conditions), ("exclusions", scheme.exclusions)):
        for index, criterion in enumerate(criteria):
            if criterion.rule:
                yield from _rule(draft, origin, (key, index, "regle"))


def _rule(draft: Draft, origin: Origin, at: Path) -> Iterator[Problem]:
    for path, leaf in located(origin.written(at), at):
        if problem := _leaf_problem(draft, leaf):
            yield origin.report(path, problem)


def _leaf_problem(draft: Draft, leaf: Leaf) -> str | None:
    facts = draft.known("fait", draft.facts)
    if not facts:
        return None
    if leaf.fact not in facts:
        return unknown(leaf.fact, facts, "le fait", "les faits possibles sont dans profil.yaml")
    fact = draft.facts.get(leaf.fact)
    return _test_problem(draft, leaf, fact) if fact else None


def _test_problem(draft: Draft, leaf: Leaf, fact: Fact) -> str | None:
    if fact.kind is FactKind.NUMBER:
        return None if leaf.bounds else f"« {leaf.fact} » est un nombre : écrivez {{min: …}}, {{max: …}}, {{plus_de: …}} ou {{moins_de: …}}"
    known = answers(draft, fact)
    if leaf.bounds:
        return f"« {leaf.fact} » n'est pas un nombre : donnez une réponse{_possible(known)}"
    wrong = [value for value in leaf.values if known and value not in known]
    return unknown(wrong[0], known, "la réponse", f"réponses possibles : {', '.join(known)}") if wrong else None


def _possible(known: list[str]) -> str:
    return f" parmi : {', '.join(known)}" if known else ""


def answers(draft: Draft, fact: Fact) -> list[str]:
    """The answers a fact allows; empty when any text will do."""
    if fact.kind is FactKind.YES_NO:
        return ["oui", "non"]
    if not isinstance(fact.choices, str):
        return [choice.id for choice in fact.choices]
    lists = {
        "secteurs": [term.id for term in draft.vocabulary.sectors],
        "territoires": sorted(draft.known("territoire", draft.territories)),
        "regions": sorted({territory.region for territory in draft.territories.values()}),
    }
    return lists.get(fact.choices, [])


def lexicon_problems(draft: Draft) -> Iterator[Problem]:
    """Links from the lexicon to what does not exist, and ids given twice."""
    for part, origin in draft.lexicons:
        yield from _needs(draft, part, origin)
        yield from _trades(draft, part, origin)
        yield from _hardships(draft, part, origin)
        for index, reading in enumerate(part.readings):
            if problem := _reading_problem(draft, reading):
                yield origin.report(("faits", index, *problem[0]), problem[1])
    yield from _twice(draft)


def _needs(draft: Draft, part: Lexicon, origin: Origin) -> Iterator[Problem]:
    sheets = draft.known("fiche", draft.schemes)
    for index, need in enumerate(part.needs):
        if need.rule:
            yield from _rule(draft, origin, ("besoins", index, "regle"))
        for rank, advice in enumerate(need.advice):
            path: Path = ("besoins", index, "fiches", rank)
            if advice.scheme not in sheets:
                yield origin.report((*path, "fiche"), unknown(advice.scheme, sheets, "la fiche", "nommez une fiche qui existe"))
            if advice.rule:
                yield from _rule(draft, origin, (*path, "regle"))


def _trades(draft: Draft, part: Lexicon, origin: Origin) -> Iterator[Problem]:
    known = [term.id for term in draft.vocabulary.sectors]
    for index, trade in enumerate(part.trades):
        for rank, sector in enumerate(trade.sectors):
            if known and sector not in known:
                message = unknown(sector, known, "le secteur", f"secteurs possibles : {', '.join(known)}")
                yield origin.report(("metiers", index, "secteurs", rank), message)


def _hardships(draft: Draft, part: Lexicon, origin: Origin) -> Iterator[Problem]:
    sheets, organisations = draft.known("fiche", draft.schemes), draft.known("organisation", draft.organisations)
    for index, hardship in enumerate(part.hardships):
        if hardship.scheme and hardship.scheme not in sheets:
            message = unknown(hardship.scheme, sheets, "la fiche", "nommez une fiche qui existe")
            yield origin.report(("epreuves", index, "fiche"), message)
        if organisations and hardship.organisation and hardship.organisation not in organisations:
            message = unknown(hardship.organisation, organisations, "l'organisme", "nommez un organisme de organisations.yaml")
            yield origin.report(("epreuves", index, "organisme"), message)


def _reading_problem(draft: Draft, reading: Reading) -> tuple[Path, str] | None:
    facts = draft.known("fait", draft.facts)
    if facts and reading.fact not in facts:
        return ("fait",), unknown(reading.fact, facts, "le fait", "les faits possibles sont dans profil.yaml")
    if (fact := draft.facts.get(reading.fact)) is None or (fact.kind is FactKind.NUMBER and reading.value == ANY_NUMBER):
        return None
    problem = _answer_problem(draft, fact, reading.value)
    return (("valeur",), problem) if problem else None


def _answer_problem(draft: Draft, fact: Fact, value: str) -> str | None:
    if fact.kind is FactKind.NUMBER:
        right = NUMBER.fullmatch(value)
        return None if right else f'« {fact.id} » est un nombre : écrivez un nombre (ou "#" dans lexique/, pour celui du message)'
    known = answers(draft, fact)
    return unknown(value, known, "la réponse", f"réponses possibles : {', '.join(known)}") if known and value not in known else None


def fact_problems(draft: Draft) -> Iterator[Problem]:
    """Answers that a fact says back or draws conclusions from, and the facts it concludes: they must all exist."""
    for fact in draft.facts.values():
        report = draft.origins["fait", fact.id].report
        for key, by_answer in (("dit", fact.said), ("implique", fact.implies)):
            for answer in by_answer if not isinstance(by_answer, str) else ():
                if problem := _answer_problem(draft, fact, answer):
                    yield report((key, answer), problem)
        for answer, told in fact.implies.items():
            for other, value in told.items():
                if problem := _told_problem(draft, other, value):
                    yield report(("implique", answer, other), problem)


def _told_problem(draft: Draft, fact_id: str, value: str) -> str | None:
    known = draft.known("fait", draft.facts)
    if fact_id not in known:
        return unknown(fact_id, known, "le fait", "les faits possibles sont dans profil.yaml")
    fact = draft.facts.get(fact_id)
    return _answer_problem(draft, fact, value) if fact else None


def _twice(draft: Draft) -> Iterator[Problem]:
    seen: Counter[tuple[str, str]] = Counter()
    for part, origin in draft.lexicons:
        lists: Iterable[tuple[str, list[str]]] = (
            ("concepts", [concept.id for concept in part.concepts]),
            ("besoins", [need.id for need in part.needs]),
            ("hors_sujet", [topic.id for topic in part.off_topics]),
            ("epreuves", [hardship.id for hardship in part.hardships]),
        )
        for key, ids in lists:
            for index, item_id in enumerate(ids):
                seen[key, item_id] += 1
                if seen[key, item_id] > 1:
                    yield origin.report((key, index, "id"), f"l'identifiant « {item_id} » existe déjà : changez l'un des deux")
