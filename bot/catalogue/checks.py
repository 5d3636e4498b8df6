"""What one file alone cannot tell: links between files, the closed vocabulary, and the truth rules of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Protocol

from bot.catalogue.facts import Fact, FactKind
from bot.catalogue.models import Contact, Scheme, Status
from bot.catalogue.positions import Path
from bot.catalogue.problems import Problem, closest, problem_at
from bot.catalogue.rules import Leaf, leaves

if TYPE_CHECKING:
    from bot.catalogue.loader import Draft

AREA = re.compile(r"national|(region:[a-z-]+)|(departement:(\d{2,3}|2[AB]))|(commune:.+)")
DIGIT = re.compile(r"\d")


class _Report(Protocol):
    def __call__(self, path: Path, message: str) -> Problem: ...


def cross_check(draft: Draft) -> list[Problem]:
    """Every broken link, unknown word and unsourced figure of the schemes and territories that could be read."""
    problems: list[Problem] = []
    for scheme in draft.schemes.values():
        positions, at = draft.origins["fiche", scheme.id]

        def report(path: Path, message: str, positions=positions, at=at) -> Problem:  # type: ignore[no-untyped-def]
            return problem_at(positions, (*at, *path), message)

        for check in _CHECKS:
            problems += check(draft, scheme, report)
    problems += _branches(draft)
    return problems


def _unknown(value: str, known: Collection[str], what: str, how: str) -> str:
    return f"{what} « {value} » n'existe pas{closest(value, sorted(known))} — {how}"


def _links(draft: Draft, scheme: Scheme, report: _Report) -> Iterator[Problem]:
    if draft.has_organisations and scheme.operator not in draft.organisations:
        yield report(("porteur",), _unknown(scheme.operator, draft.organisations, "l'organisation", "ajoutez-la à organisations.yaml"))
    for index, other in enumerate(scheme.opening.replaced_by):
        if other not in draft.schemes:
            message = _unknown(other, draft.schemes, "la fiche", "`remplace_par` nomme une fiche qui existe")
            yield report(("ouverture", "remplace_par", index), message)
        elif draft.schemes[other].opening.status.ended:
            yield report(("ouverture", "remplace_par", index), f"la fiche « {other} » est elle-même terminée : nommez une fiche en cours")
    for index, other in enumerate(scheme.not_to_confuse_with):
        if other not in draft.schemes:
            yield report(("ne_pas_confondre", index), _unknown(other, draft.schemes, "la fiche", "nommez une fiche qui existe"))


def _words(draft: Draft, scheme: Scheme, report: _Report) -> Iterator[Problem]:
    vocabulary = draft.vocabulary
    listed = (
        ("priorites", scheme.priorities, vocabulary.priorities),
        ("type", (scheme.type,), vocabulary.types),
        ("etapes", scheme.stages, vocabulary.stages),
        ("secteurs", scheme.sectors, vocabulary.sectors),
    )
    for key, values, terms in listed:
        known = [term.id for term in terms]
        for index, value in enumerate(values):
            if known and value not in known:
                path: Path = (key,) if key == "type" else (key, index)
                yield report(path, _unknown(value, known, "le mot", f"mots possibles : {', '.join(known)}"))
    folder = draft.origins["fiche", scheme.id][0].file.split("/")[-2]
    if vocabulary.priorities and scheme.priorities[0] != folder:
        yield report(
            ("priorites",),
            f"la première priorité « {scheme.priorities[0]} » diffère du dossier « {folder} » : déplacez le fichier ou changez l'ordre",
        )


def _areas(draft: Draft, scheme: Scheme, report: _Report) -> Iterator[Problem]:
    for index, area in enumerate(scheme.territories):
        if not AREA.fullmatch(area) and draft.territories and area not in draft.territories:
            how = "écrivez national, region:…, departement:31, commune:… ou un territoire"
            yield report(("territoires", index), _unknown(area, draft.territories, "le territoire", how))
    for index, contact in enumerate(scheme.contacts):
        yield from _territory_of(draft, contact, ("contacts", index, "territoire"), report)


def _territory_of(draft: Draft, contact: Contact, path: Path, report: Callable[[Path, str], Problem]) -> Iterator[Problem]:
    if contact.territory and draft.territories and contact.territory not in draft.territories:
        yield report(path, _unknown(contact.territory, draft.territories, "le territoire", "prenez un fichier de territories/"))


def _branches(draft: Draft) -> Iterator[Problem]:
    for organisation in draft.organisations.values():
        positions, at = draft.origins["organisation", organisation.id]
        for index, branch in enumerate(organisation.branches):
            yield from _territory_of(
                draft, branch, ("antennes", index, "territoire"), lambda path, message: problem_at(positions, (*at, *path), message)
            )


def _rules(draft: Draft, scheme: Scheme, report: _Report) -> Iterator[Problem]:
    if not draft.facts:
        return
    for key, criteria in (("conditions", scheme.conditions), ("exclusions", scheme.exclusions)):
        for index, criterion in enumerate(criteria):
            for leaf in leaves(criterion.rule) if criterion.rule else ():
                if problem := _leaf_problem(draft, leaf):
                    yield report((key, index, "regle", leaf.fact), problem)


def _leaf_problem(draft: Draft, leaf: Leaf) -> str | None:
    fact = draft.facts.get(leaf.fact)
    if fact is None:
        return _unknown(leaf.fact, draft.facts, "le fait", "les faits possibles sont dans profil.yaml")
    if fact.kind is FactKind.NUMBER:
        return None if leaf.bounds else f"« {leaf.fact} » est un nombre : écrivez {{min: …}}, {{max: …}} ou {{moins_de: …}}"
    if leaf.bounds:
        return f"« {leaf.fact} » n'est pas un nombre : donnez une valeur"
    known = answers(draft, fact)
    wrong = [value for value in leaf.values if known and value not in known]
    return _unknown(wrong[0], known, "la réponse", f"réponses possibles : {', '.join(known)}") if wrong else None


def answers(draft: Draft, fact: Fact) -> list[str]:
    """The answers a fact allows; empty when any text will do."""
    if fact.kind is FactKind.YES_NO:
        return ["oui", "non"]
    if not isinstance(fact.choices, str):
        return [choice.id for choice in fact.choices]
    lists = {
        "secteurs": [term.id for term in draft.vocabulary.sectors],
        "territoires": list(draft.territories),
        "regions": sorted({territory.region for territory in draft.territories.values()}),
    }
    return lists.get(fact.choices, [])


def _truth(draft: Draft, scheme: Scheme, report: _Report) -> Iterator[Problem]:
    covered = {name for source in scheme.sources for name in source.covers}
    for key, text in _stated(scheme):
        if DIGIT.search(text) and key not in covered and not (key == "promesse" and covered & {"apporte", "conditions", "montant"}):
            yield report(
                (key,), f"« {key} » donne un chiffre qu'aucune source ne couvre : ajoutez « {key} » au `pour:` de la source qui le dit"
            )
    if scheme.opening.status is Status.OPEN and not any(source.date for source in scheme.sources):
        yield report(("ouverture", "statut"), "« ouvert » demande une source datée : ajoutez `date:` à une source, ou mettez `incertain`")
    if scheme.opening.status is Status.UNCERTAIN and not (scheme.doubts or scheme.opening.reason):
        yield report(("ouverture", "statut"), "« incertain » dit pourquoi : ajoutez `doutes:` (ou `motif:`)")
    if not any(source.opened for source in scheme.sources) and scheme.reliability.value != "basse":
        yield report(("fiabilite",), "aucune source n'a été ouverte : la fiabilité reste « basse »")


def _stated(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """The fields whose figures need a source, with their text."""
    yield "promesse", scheme.promise
    yield "apporte", scheme.brings
    if scheme.amount:
        yield "montant", "1"
    opening = scheme.opening
    yield "ouverture", " ".join(filter(None, (opening.since, opening.until, opening.until_text, opening.reason, opening.instead)))
    yield "conditions", " ".join(criterion.text for criterion in scheme.conditions)
    yield "exclusions", " ".join(criterion.text for criterion in scheme.exclusions)
    yield "demarches", " ".join(scheme.steps)
    yield "pieces", " ".join(scheme.papers)


_CHECKS: tuple[Callable[[Draft, Scheme, _Report], Iterator[Problem]], ...] = (_links, _words, _areas, _rules, _truth)
