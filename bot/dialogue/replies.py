"""Typed answers to a question of the bot: oui, 3 ans, « salarié », a city, in anybody's spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.facts import Fact, FactKind
from bot.dialogue.desk import Desk
from bot.dialogue.wording import answer_name, choice_name
from bot.eligibility import ELSEWHERE, Eligibility
from bot.understanding.normalise import fold, tokenise

YES = frozenset(
    "oui ouais ouai oui oue wi ui yes yep ok o y si exact exactement affirmatif absolument evidemment certainement evet نعم اجل".split()
)
NO = frozenset("non nn no nan nope n jamais aucun aucune negatif pas hayir yok لا كلا".split())
ELSEWHERE_WORDS = frozenset({"ailleurs", "autre", "autres", "aucun", "aucune", "non"})
_COUNTED = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt"
NUMBERS = {word: value for value, word in enumerate(_COUNTED.split())} | {
    "une": 1, "aucun": 0, "aucune": 0, "personne": 0, "rien": 0, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100, "mille": 1000,
}  # fmt: skip
FILLERS = frozenset(
    "an ans annee annees mois salarie salaries salariee employe employes euro euros ai depuis environ a peu pres on est il y je de".split()
)
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_VAGUE = re.compile(r"\b(plus|moins) (de|d)\b")
LONGEST = 6  # words: a longer message is a sentence, for the reader
OLDEST = 120
MOST = 1e12
_ADDRESS = re.compile(
    r"\b\d{1,4}\s*(?:bis|ter|quater|[a-d])?,?\s+(?:rue|r|avenue|av|ave|boulevard|bd|bld|place|pl|chemin|che|allees?|all|impasse|imp|"
    r"route|rte|cours|quai|square|sq|passage|cite|residence|res|voie|faubourg|fg|esplanade|mail|sentier|traverse|montee|ruelle|promenade)\s+[^\W\d]"
)


def looks_like_address(text: str) -> bool:
    """Whether a message holds a house number and a street."""
    return len(text) <= 200 and bool(_ADDRESS.search(fold(text)))


def read_answer(desk: Desk, eligibility: Eligibility, fact: Fact, text: str) -> str | None:
    """The answer a short message gives to a question; None when it gives none that is sure."""
    words = tokenise(text)
    if fact.kind is FactKind.NUMBER:
        return _number(fact, text)
    if fact.kind is FactKind.YES_NO:
        return _yes_no(words)
    if not words or len(words) > LONGEST:
        return None
    return _choice(desk, eligibility, fact, text, words)


def _yes_no(words: Sequence[str]) -> str | None:
    if not words or len(words) > LONGEST:
        return None
    if words[0] in YES or words[:2] == ["bien", "sur"]:
        return "oui"
    return "non" if words[0] in NO else None


def _number(fact: Fact, text: str) -> str | None:
    """A number, in the unit of the question; « plus de 3 » is not one."""
    folded = fold(text)
    found = _NUMBER.findall(folded)
    words = tokenise(text)
    if len(found) > 1 or len(words) > LONGEST or text.lstrip().startswith("-"):
        return None
    if found:
        digits = re.sub(r"[ \u00a0\u202f]", "", found[0])
        value = float(re.sub(r"\.(?=\d{3}\b)", "", digits).replace(",", "."))
        value *= 1000 if re.search(r"\d\s*(k|mille)\b", folded) else 1
    else:
        named = [NUMBERS[word] for word in words if word in NUMBERS]
        if len(named) != 1 or not set(words) <= FILLERS | NUMBERS.keys():
            return None
        value = float(named[0])
    if _VAGUE.search(folded):
        return None
    if fact.unit == "ans" and "mois" in words:
        value /= 12
    if fact.unit == "mois" and {"an", "ans", "annee", "annees"} & set(words):
        value *= 12
    limit = OLDEST if fact.unit == "ans" else MOST
    return f"{round(value, 3):.12g}" if value <= limit else None


def _names(desk: Desk, fact: Fact, value: str) -> tuple[str, ...]:
    return value, answer_name(desk, fact.id, value), choice_name(desk, fact, value)


def _choice(desk: Desk, eligibility: Eligibility, fact: Fact, text: str, words: list[str]) -> str | None:
    if fact.id in ("territoire", "region", "departement", "commune") and set(words) <= ELSEWHERE_WORDS:
        return ELSEWHERE
    if fact.id == "territoire":
        territory = desk.territories.find(text)
        return territory.id if territory else None
    if fact.id == "departement" and (found := re.fullmatch(r"\s*(\d{2,3}|2[abAB])\s*", text)):
        return found[1].upper()
    possible = eligibility.answers(fact.id)
    names = {" ".join(tokenise(name)): value for value in possible for name in _names(desk, fact, value)}
    wanted = " ".join(words)
    if wanted in names:
        return names[wanted]
    near = process.extractOne(wanted, list(names), scorer=OSA.distance, score_cutoff=0 if len(wanted) < 5 else 1 if len(wanted) < 8 else 2)
    if near:
        return names[near[0]]
    if fact.id == "commune":
        return " ".join(text.split()).title()
    held = {value for name, value in names.items() if set(words) <= set(name.split())}
    return held.pop() if len(held) == 1 else None
