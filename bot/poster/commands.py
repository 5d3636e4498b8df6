"""The command that makes a poster."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.console import catalogue_or_exit, directory_of, knowledge_option, settings_or_exit, territory_or_refuse

if TYPE_CHECKING:
    from bot.catalogue import Catalogue
    from bot.poster.content import Aim
    from bot.poster.drawing import Page

FORMATS = ("pdf", "svg", "png")
MOST_QUESTIONS, LONGEST = 4, 90
USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")


@click.command()
@knowledge_option
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--territory", default=None, help="Territoire de l'affiche : son nom, et qui appeler (toulouse, roubaix…).")
@click.option("--priority", default=None, help="Thème de l'affiche (entrepreneuriat, commerce-artisanat…).")
@click.option("--sheet", default=None, metavar="ID", help="Une aide précise : l'affiche dit ce qu'elle apporte.")
@click.option("--question", "questions", multiple=True, help="Une question d'exemple à la place des nôtres ; répétable, quatre au plus.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="Sans cette option : selon la fin du nom du fichier.")
@click.option("--bot", "username", default=None, help="Nom du robot Telegram, sans @ (sinon BOT_USERNAME).")
def poster(
    knowledge: Path | None, out: Path, territory: str | None, priority: str | None, sheet: str | None,
    questions: tuple[str, ...], form: str | None, username: str | None,
) -> None:  # fmt: skip
    """Fait une affiche A5 à imprimer : une promesse, des exemples, un code à scanner, qui appeler."""
    from bot.poster.content import NoPoster
    from bot.poster.content import poster as worded
    from bot.poster.layout import NotPrintable, lay_out

    _refuse(questions)
    bot = _bot(username or settings_or_exit().bot_username)
    catalogue = catalogue_or_exit(directory_of(knowledge))
    aim = _aim(catalogue, territory_or_refuse(catalogue, territory), priority, sheet)
    try:
        page = lay_out(worded(catalogue, bot, aim, questions))
        out.write_bytes(_renderer(_format(form, out))(page))
    except (NoPoster, NotPrintable) as error:
        click.echo(f"Pas d'affiche : {error}.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{out} : impossible d'écrire ({error.strerror})", err=True)
        sys.exit(1)
    click.echo(f"{out} : une page A5, à imprimer sans réduire. Essayez le code avec un téléphone avant d'afficher.")


def _bot(username: str | None) -> str:
    if not username:
        click.echo(
            "Il manque le nom du robot : donnez --bot NOM, ou BOT_USERNAME dans .env (le nom que @BotFather vous a donné).", err=True
        )
        sys.exit(1)
    name = username.removeprefix("@")
    if not USERNAME.fullmatch(name):
        raise click.BadParameter(
            f"« {username} » n'est pas un nom de robot : lettres, chiffres et « _ », comme mon_robot", param_hint="--bot"
        )
    return name


def _refuse(questions: tuple[str, ...]) -> None:
    """Stops at questions that a passer-by would not read: nothing given is left out in silence."""
    if len(questions) > MOST_QUESTIONS:
        raise click.BadParameter("quatre questions au plus", param_hint="--question")
    if long := [question for question in questions if len(question) > LONGEST]:
        raise click.BadParameter(f"{LONGEST} signes au plus : « {long[0][:40]}… »", param_hint="--question")


def _aim(catalogue: Catalogue, territory: str | None, priority: str | None, sheet: str | None) -> Aim:
    from bot.catalogue.problems import closest
    from bot.poster.content import Aim

    if priority is not None and priority not in catalogue.by_priority:
        raise click.BadParameter(
            f"thème inconnu « {priority} ». Thèmes possibles : {', '.join(catalogue.by_priority)}", param_hint="--priority"
        )
    if sheet is not None and sheet not in catalogue.schemes:
        raise click.BadParameter(f"fiche inconnue « {sheet} »{closest(sheet, list(catalogue.schemes))}", param_hint="--sheet")
    return Aim(catalogue.territories.get(territory or ""), priority, catalogue.schemes.get(sheet or ""))


def _format(form: str | None, out: Path) -> str:
    if form:
        return form
    suffix = out.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        raise click.UsageError(f"quel format ? Donnez --format, ou un nom qui finit par .{', .'.join(FORMATS)}")
    return suffix


def _renderer(form: str) -> Callable[[Page], bytes]:
    from bot.poster.pdf import pdf
    from bot.poster.png import png
    from bot.poster.svg import svg

    return {"pdf": pdf, "svg": svg, "png": png}[form]
