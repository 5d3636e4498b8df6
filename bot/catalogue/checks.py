"""What one file alone cannot tell: links between files, the closed vocabulary, and the truth rules of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from bot.catalogue.checks_of_words import fact_problems, lexicon_problems, rule_problems, unknown
from bot.catalogue.codes import code_problems
from bot.catalogue.draft import Draft, Report
from bot.catalogue.models import Contact, Reliability, Scheme, Status
from bot.catalogue.positions import Path
from bot.catalogue.problems import Problem

AREA = re.compile(r"national|(region:[a-z-]+)|(departement:(\d{2,3}|2[AB]))|(commune:.+)")
DIGIT = re.compile(r"\d")


def cross_check(draft: Draft) -> list[Problem]:
    """Every broken link, unknown word and unsourced figure of what could be read."""
    problems = [
        problem
        for scheme in draft.schemes.values()
        for check in _CHECKS
        for problem in check(draft, scheme, draft.origins["fiche", scheme.id].report)
    ]
    return [*problems, *_branches(draft), *_local_contacts(draft), *fact_problems(draft), *lexicon_problems(draft), *code_problems(draft)]


def _links(draft: Draft, scheme: Scheme, report: Report) -> Iterator[Problem]:
    operators = draft.known("organisation", draft.organisations)
    if operators and scheme.operator not in operators:
        yield report(("porteur",), unknown(scheme.operator, operators, "l'organisation", "ajoutez-la à organisations.yaml"))
    sheets = draft.known("fiche", draft.schemes)
    for index, other in enumerate(scheme.opening.replaced_by):
        path: Path = ("ouverture", "remplace_par", index)
        if other not in sheets:
            yield report(path, unknown(other, sheets, "la fiche", "`remplace_par` nomme une fiche qui existe"))
        elif other == scheme.id:
            yield report(path, "une fiche ne se remplace pas elle-même : nommez-en une autre")
        elif other in draft.schemes and draft.schemes[other].opening.status.ended:
            yield report(path, f"la fiche « {other} » est elle-même terminée : nommez une fiche en cours")
    for index, other in enumerate(scheme.not_to_confuse_with):
        if other not in sheets:
            yield report(("ne_pas_confondre", index), unknown(other, sheets, "la fiche", "nommez une fiche qui existe"))


def _words(draft: Draft, scheme: Scheme, report: Report) -> Iterator[Problem]:
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
                yield report((key, index), unknown(value, known, "le mot", f"mots possibles : {', '.join(known)}"))
    yield from _folder(draft, scheme, report)


def _folder(draft: Draft, scheme: Scheme, report: Report) -> Iterator[Problem]:
    folder = draft.origins["fiche", scheme.id].positions.file.split("/")[-2]
    priorities = [term.id for term in draft.vocabulary.priorities]
    if folder != scheme.priorities[0] and scheme.priorities[0] in priorities:
        message = f"la première priorité est « {scheme.priorities[0]} », mais la fiche est dans le dossier « {folder} » : "
        yield report(("priorites",), message + "déplacez le fichier, ou changez l'ordre des priorités")


def _areas(draft: Draft, scheme: Scheme, report: Report) -> Iterator[Problem]:
    territories = draft.known("territoire", draft.territories)
    for index, area in enumerate(scheme.territories):
        if not AREA.fullmatch(area) and territories and area not in territories:
            how = "écrivez national, region:occitanie, departement:31, commune:Colomiers, ou un territoire"
            yield report(("territoires", index), unknown(area, territories, "le territoire", how))
    for index, contact in enumerate(scheme.contacts):
        yield from _territory_of(territories, contact, ("contacts", index, "territoire"), report)


def _territory_of(territories: Collection[str], contact: Contact, path: Path, report: Report) -> Iterator[Problem]:
    if contact.territory and territories and contact.territory not in territories:
        yield report(path, unknown(contact.territory, territories, "le territoire", "prenez un fichier de territories/"))


def _branches(draft: Draft) -> Iterator[Problem]:
    territories = draft.known("territoire", draft.territories)
    for organisation in draft.organisations.values():
        report = draft.origins["organisation", organisation.id].report
        for index, branch in enumerate(organisation.branches):
            yield from _territory_of(territories, branch, ("antennes", index, "territoire"), report)


def _local_contacts(draft: Draft) -> Iterator[Problem]:
    territories = draft.known("territoire", draft.territories)
    for territory in draft.territories.values():
        report = draft.origins["territoire", territory.id].report
        for index, contact in enumerate(territory.contacts):
            yield from _territory_of(territories, contact, ("contacts", index, "territoire"), report)


def _truth(draft: Draft, scheme: Scheme, report: Report) -> Iterator[Problem]:
    covered = {name for source in scheme.sources for name in source.covers}
    for key, text in _stated(scheme):
        if DIGIT.search(text) and key not in covered and not (key == "promesse" and covered & {"apporte", "conditions", "montant"}):
            message = f"« {key} » donne un chiffre qu'aucune source ne couvre : ajoutez « {key} » au `pour:` de la source qui le dit"
            yield report((key,), message)
    status = scheme.opening.status
    if status is Status.OPEN and not any(source.date for source in scheme.sources):
        yield report(("ouverture", "statut"), "« ouvert » demande une source datée : ajoutez `date:` à une source, ou mettez `incertain`")
    if status is Status.UNCERTAIN and not (scheme.doubts or scheme.opening.reason):
        yield report(("ouverture", "statut"), "« incertain » dit pourquoi : ajoutez `doutes:` (ou `motif:`)")
    if scheme.reliability is not Reliability.LOW and not any(source.opened for source in scheme.sources):
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


_CHECKS: tuple[Callable[[Draft, Scheme, Report], Iterator[Problem]], ...] = (_links, _words, _areas, rule_problems, _truth)
