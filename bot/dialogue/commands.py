"""Typed words that stand for a button: « retour », « contact », « 2 », « thèmes »…; anything else is a question."""

from __future__ import annotations

from bot.understanding.normalise import tokenise

_WORDS = {
    "accueil": "start menu accueil recommencer debut home commencer",
    "aide": "help aide comment ca marche|comment ca marche|mode d emploi|?",
    "themes": "theme themes thematiques categories sujets parcourir|les themes|choisir un theme",
    "villes": "territoire territoires ville villes ma ville changer de ville|choisir ma ville|mon territoire|choisir mon territoire|changer de territoire",
    "contact": "contact contacts telephone appeler|parler a quelqu un|un contact|qui appeler|parler a une personne|un humain|un conseiller|numero de telephone",
    "retour": "retour back precedent revenir arriere|retour arriere",
    "suite": "suite plus autres encore suivant|autre chose|d autres pistes|autres pistes|voir plus|la suite|page suivante",
    "profil": "profil corriger|mon profil|ce que tu sais de moi|ce que vous savez de moi",
    "efface": "effacer|tout effacer|oublie moi|oubliez moi|effacer mon profil|efface tout",
}


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for action, line in _WORDS.items():
        first, *phrases = line.split("|")
        names = [*phrases, first] if action in ("aide",) else [*first.split(), *phrases]
        table.update({"".join(tokenise(name)): action for name in names if tokenise(name)})
    table.update({word: action for action, words in (("aide", ("aide", "help")),) for word in words})
    return table


_TABLE = _table()


def command(text: str) -> str | None:
    """The action a short message stands for: a command word, or `choix:N` for a number; None for a question."""
    stripped = text.strip().lstrip("/").strip(" .!?#)°")
    if stripped.isascii() and stripped.isdigit() and len(stripped) <= 2:
        return f"choix:{int(stripped)}"
    if len(text) > 40:
        return None
    return _TABLE.get("".join(tokenise(text.strip().lstrip("/"))))
