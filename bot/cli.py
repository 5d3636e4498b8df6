"""The command line: chat, ask, check, audit, new, schema, evaluate, run."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.console import (
    catalogue_or_exit,
    directory_of,
    draft_or_exit,
    knowledge_option,
    prepared_or_exit,
    settings_or_exit,
    territory_or_refuse,
)
from bot.editing.versions import changes, snapshot
from bot.exchange.commands import export_catalogue, import_catalogue, new_catalogue
from bot.places_cli import places
from bot.poster.commands import poster
from bot.site.commands import site
from bot.store_cli import backup, restore

if TYPE_CHECKING:
    from bot.dialogue.events import Located, Lookup
    from bot.understanding import Match


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quartiers-productifs-bot", prog_name="quartiers-productifs-bot")
def main() -> None:
    """Trouve les aides qui correspondent à un entrepreneur d'un quartier prioritaire."""


def _locate(lookup: Lookup) -> Located:
    """Looks an address up for the terminal; nothing is loaded nor asked before it is needed."""
    import asyncio

    from bot.geocoding import open_locator

    settings = settings_or_exit()
    return asyncio.run(open_locator(settings.places_file, settings.geocoder_url).locate(lookup))


@main.command()
@knowledge_option
@click.option("--territory", default=None, help="Territoire de la personne (toulouse, roubaix…).")
def chat(knowledge: Path | None, territory: str | None) -> None:
    """Une conversation dans le terminal (aucun compte, aucun réseau)."""
    from bot.dialogue import Dialogue, Person
    from bot.terminal import chat as talk

    prepared = prepared_or_exit(directory_of(knowledge))
    dialogue = Dialogue(prepared.catalogue, prepared.matcher)
    settings = settings_or_exit()
    dialogue.reachable_at(settings.site_url, settings.bot_username)
    talk(dialogue, Person(territory=territory_or_refuse(prepared.catalogue, territory)), locate=_locate)


@main.command()
@knowledge_option
@click.argument("question", required=False)
@click.option("--territory", default=None, help="Territoire de la personne.")
@click.option("--json", "as_json", is_flag=True, help="Un objet JSON au lieu du texte.")
@click.option("--batch", is_flag=True, help="Une question par ligne sur l'entrée, un objet JSON par ligne en sortie.")
@click.option("--explain", is_flag=True, help="Ce qui a été compris, et pourquoi chaque fiche sort.")
def ask(knowledge: Path | None, question: str | None, territory: str | None, as_json: bool, batch: bool, explain: bool) -> None:
    """Une question, une réponse."""
    if not batch and question is None:
        raise click.UsageError("donnez une question entre guillemets, ou --batch")
    prepared = prepared_or_exit(directory_of(knowledge))
    place = territory_or_refuse(prepared.catalogue, territory)
    if explain:
        from bot.explain import explain as explained

        click.echo(explained(prepared.matcher, question or "", place))
        return
    if batch or as_json:
        for text in (line.rstrip("\r\n") for line in sys.stdin) if batch else [question or ""]:
            begun = time.perf_counter()
            match = prepared.matcher.match(text, territory=place)
            click.echo(json.dumps(_as_json(text, match, (time.perf_counter() - begun) * 1000), ensure_ascii=False))
        return
    from bot.dialogue import Dialogue, Person, Said
    from bot.terminal.render import render

    turn = Dialogue(prepared.catalogue, prepared.matcher).turn(Said(question or ""), Person(territory=place))
    for reply in turn.replies:
        click.echo(render(replace(reply, buttons=()), colour=sys.stdout.isatty()))


def _as_json(question: str, match: Match, milliseconds: float) -> dict[str, Any]:
    return {
        "question": question,
        "decision": match.decision.value,
        "hits": [{"id": hit.id, "score": round(hit.score, 4)} for hit in match.hits],
        "ms": round(milliseconds, 3),
    }


@main.command()
@knowledge_option
@click.option("--verbose", is_flag=True, help="Une ligne par fiche pour ce qui manque, au lieu d'une ligne par sorte de manque.")
def check(knowledge: Path | None, verbose: bool) -> None:
    """Vérifie le catalogue : silencieux si tout va bien, sinon une ligne par erreur.

    Une fiche reprise d'ailleurs et que personne n'a relue n'est pas une erreur : ce qui lui manque est dit en « attention ».
    """
    from bot.catalogue.gaps import each, gaps, summary

    draft = draft_or_exit(directory_of(knowledge))
    found = gaps(draft)
    for line in each(found) if verbose else summary(found, len(draft.schemes)):
        click.echo(line, err=True)


@main.command()
@knowledge_option
@click.option("--json", "as_json", is_flag=True, help="Un objet JSON au lieu des tableaux.")
@click.option("--links", is_flag=True, help="Ouvrir aussi chaque adresse du catalogue (réseau, quelques minutes).")
@click.option(
    "--fail-on", multiple=True, metavar="PARTIE", help="Échouer si cette partie n'est pas vide (overdue, acronyms, links…) ; répétable."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Faire comme si on était ce jour-là.")
def audit(knowledge: Path | None, as_json: bool, links: bool, fail_on: tuple[str, ...], today: datetime | None) -> None:
    """L'état du catalogue : ce qui est en retard, fragile, ancien ou difficile à lire."""
    from bot.editing.commands import audit_command

    day = today.date() if today else date.today()
    sys.exit(audit_command(catalogue_or_exit(directory_of(knowledge)), day, as_json=as_json, links=links, fail_on=fail_on))


@main.command()
@knowledge_option
@click.argument("sheet_id", metavar="ID")
@click.option("--priority", required=True, help="Dossier de la fiche (entrepreneuriat, commerce-artisanat…).")
def new(knowledge: Path | None, sheet_id: str, priority: str) -> None:
    """Commence une fiche : un fichier commenté, prêt à remplir."""
    from bot.editing.commands import new_command

    sys.exit(new_command(directory_of(knowledge), sheet_id, priority, date.today()))


@main.command()
@knowledge_option
@click.option("--modelines", is_flag=True, help="Ajouter aussi en tête des fiches la ligne qui désigne leur schéma.")
def schema(knowledge: Path | None, modelines: bool) -> None:
    """Écrit le schéma JSON des fichiers du catalogue (complétion et soulignement dans l'éditeur)."""
    from bot.editing.commands import schema_command

    sys.exit(schema_command(directory_of(knowledge), modelines=modelines))


@main.command()
@knowledge_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--misses/--no-misses", default=True, help="Lister les questions manquées.")
def evaluate(knowledge: Path | None, files: tuple[Path, ...], misses: bool) -> None:
    """Mesure la qualité des réponses sur des questions annotées."""
    from bot.evaluate import report

    click.echo(report(prepared_or_exit(directory_of(knowledge)).matcher, files, misses=misses))


@main.command()
@knowledge_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Fichier où écrire les poids (weights.json).")
@click.option("--bare", is_flag=True, help="Règle la décision des catalogues sans lexique (weights_bare.json).")
def fit(knowledge: Path | None, files: tuple[Path, ...], write: Path | None, bare: bool) -> None:
    """Règle les poids du classement et de la décision sur des questions annotées (pour les mainteneurs)."""
    from bot.fitting import fit_all
    from bot.fitting_bare import fit_bare
    from bot.understanding.weights import dump_weights

    weights, said = (fit_bare if bare else fit_all)(catalogue_or_exit(directory_of(knowledge)), files, date.today())
    click.echo(said)
    if write:
        write.write_text(dump_weights(weights), encoding="utf-8")


@main.command()
@knowledge_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def transcripts(knowledge: Path | None, files: tuple[Path, ...]) -> None:
    """Récrit les conversations de la documentation avec les vraies réponses du programme."""
    from bot.dialogue import Dialogue
    from bot.transcripts import renewed

    prepared = prepared_or_exit(directory_of(knowledge))
    dialogue = Dialogue(prepared.catalogue, prepared.matcher)
    for file in files:
        file.write_text(renewed(file.read_text("utf-8"), dialogue), encoding="utf-8")


@main.command()
@knowledge_option
def prepare(knowledge: Path | None) -> None:
    """Prépare le catalogue d'avance : le prochain démarrage est plus court."""
    prepared = prepared_or_exit(directory_of(knowledge))
    click.echo(f"{len(prepared.catalogue.schemes)} fiches prêtes")


@main.command(name="eligibility-report")
@knowledge_option
@click.option("--people", default=500, show_default=True, help="Nombre de personnes tirées au sort.")
@click.option("--seed", default=1, show_default=True, help="Graine du tirage.")
def eligibility_report(knowledge: Path | None, people: int, seed: int) -> None:
    """Mesure les questions de « suis-je éligible » sur tout le catalogue et des personnes tirées au sort."""
    from bot.eligibility import Eligibility
    from bot.eligibility.simulation import simulate

    figures = simulate(Eligibility(catalogue_or_exit(directory_of(knowledge))), people, seed)
    click.echo(str(figures))
    sys.exit(1 if figures.useless else 0)


main.add_command(places)
for one in (snapshot, changes, site, poster, export_catalogue, import_catalogue, new_catalogue, backup, restore):
    main.add_command(one)


@main.command()
def health() -> None:
    """Dit si le robot qui tourne ici va bien (sonde d'un conteneur) : 0, ou une phrase et 1."""
    from bot.health import trouble

    if said := trouble(settings_or_exit()):
        click.echo(said, err=True)
        sys.exit(1)


@main.command()
@knowledge_option
def run(knowledge: Path | None) -> None:
    """Fait tourner le robot Telegram."""
    settings = settings_or_exit()
    if settings.telegram_bot_token is None:
        click.echo(
            "Il manque TELEGRAM_BOT_TOKEN : demandez un jeton à @BotFather sur Telegram et mettez-le dans .env "
            "(pour essayer sans jeton : make chat).", err=True,
        )  # fmt: skip
        sys.exit(1)
    settings = settings.model_copy(update={"knowledge_dir": knowledge or settings.knowledge_dir})
    prepared = prepared_or_exit(settings.knowledge_dir, apart=True)
    from bot.dialogue import Dialogue
    from bot.telegram import run as run_telegram

    site = None
    if settings.site_dir is not None:
        from bot.site.serve import public_site

        try:
            site = public_site(settings.site_dir)
        except RuntimeError:
            click.echo(f"SITE_DIR : {settings.site_dir} n'existe pas (python -m bot site {settings.site_dir}).", err=True)
            sys.exit(1)
    sys.exit(run_telegram(settings, Dialogue(prepared.catalogue, prepared.matcher), site))
