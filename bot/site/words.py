"""Words as the search box of the site cuts them: folded, without empty words, lightly stemmed; search.js does the same."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
TOKEN = re.compile(r"[a-z0-9]+")
ENDINGS = tuple("issement ement ation ateur atrice euse eur iere ier ere ant ee er ez ent e".split())
SHORTEST = 3
STOP = frozenset(
    """a ai au aux avec avez avoir ca ce ces cest cette chez comment dans de des deja donc dois du elle en est et etre faire faut
    fo il ils jai je jsui jsuis jveu jveux kel kelle la le les leur leurs ma mais me mes mettre moi mon ne ni non nos notre nous on
    ont ou oui par pas peut peux plus pour pourquoi pr puis qu quand que quel quelle quels qui quoi sa sans se ses si son sont suis
    sur svp ta te tes toi ton tout tous toute tres tu un une vais veut veux voudrais vos votre vous ya y bonjour merci slt stp
    j l d c m n s t k est-ce besoin cherche recherche trouver question aide aides""".split()
)


def fold(text: str) -> str:
    """Lower case, without accents nor ligatures."""
    plain = unicodedata.normalize("NFD", text.lower().translate(LIGATURES))
    return "".join(c for c in plain if not "\u0300" <= c <= "\u036f")


def stem(word: str) -> str:
    """A word without its plural and its ending, light enough for twenty lines of script."""
    if word[-1:] in ("s", "x") and len(word) > SHORTEST:
        word = word[:-1]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST + (len(ending) > 2):
            return word[: -len(ending)]
    return word


def terms(text: str) -> list[str]:
    """The stems of a text, empty words left out."""
    return [stem(word) for word in TOKEN.findall(fold(text)) if word not in STOP and (len(word) > 1 or word.isdigit())]
