"""A question without what identifies who asked it: phones, company numbers, bank accounts, e-mails, pages, addresses, names.

Rather a word too many than one too few. Every pattern is linear, and what is read is bounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.understanding.french import STOP_WORDS
from bot.understanding.normalise import fold

LONGEST = 500  # characters that are kept
READ = 2_000  # characters that are looked at
MOST_OF_A_NAME = 4  # words
NUMBER, ACCOUNT, EMAIL, LINK, STREET, NAME = "[numéro]", "[compte]", "[courriel]", "[lien]", "[n°]", "[nom]"
_DIGITS_OF_AN_ACCOUNT = 8

_LONG_NUMBER = re.compile(r"\+?\d(?:[^\w€@]{0,3}\d){7,}")
_ACCOUNT = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ .\-]?[A-Za-z0-9]{4}){2,8}(?:[ .\-]?[A-Za-z0-9]{1,3}\b)?")
_STREET = re.compile(
    r"\b\d{1,4}(?=(?: ?(?:bis|ter|quater))?,? (?:rue|av|avenue|bd|boulevard|place|chemin|all[ée]e|impasse|route|quai|cours)\b)", re.I
)
_EMAIL = re.compile(r"@|arobase|\(at\)|\[at\]", re.I)
_LINK = re.compile(r"://|^www\.|^t\.me/|[\w\-]\.(?:fr|com|org|net|eu|io|me|re|info|app|dev|shop|site)(?:$|[/:?#,;.!)])", re.I)
_SAYS_THE_NAME = frozenset("mappelle mapelle mappel mapel mappele surnomme".split())
_NAMES = frozenset({"nom", "prenom"})
_TITLES = frozenset("mr mme mlle madame monsieur mademoiselle".split())
_PARTICLES = frozenset("de du des la le el al ben bint van von da dos".split())
_ELIDED = re.compile(r"^[dl]['’]", re.I)
_BETWEEN = frozenset("est cest et mon prenom nom de famille jeune fille".split()) | {""}  # « mon nom et prénom : … »


def scrub(text: str) -> str:
    """The question as it may be kept, on one line; scrubbing it again changes nothing of what it hides."""
    shown = _plain(text[:READ])
    shown = _ACCOUNT.sub(_account, shown)
    shown = _STREET.sub(STREET, _LONG_NUMBER.sub(f" {NUMBER}", shown))
    words = [_word(word) for word in re.sub(r" ?(@) ?", r"\1", shown).split()]
    kept = " ".join(_without_names(words))
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def without_marks(kept: str) -> str:
    """What is left to understand of a kept question."""
    for mark in (NUMBER, ACCOUNT, EMAIL, LINK, STREET, NAME):
        kept = kept.replace(mark, " ")
    return " ".join(kept.split())


def _plain(text: str) -> str:
    """Compatible forms made one, invisible characters out, one line."""
    folded = unicodedata.normalize("NFKC", text)
    seen = (" " if character.isspace() else character for character in folded)
    return " ".join("".join(c for c in seen if unicodedata.category(c)[0] != "C").split())


def _account(found: re.Match[str]) -> str:
    return ACCOUNT if sum(c.isdigit() for c in found[0]) >= _DIGITS_OF_AN_ACCOUNT else found[0]


def _word(word: str) -> str:
    if _EMAIL.search(word):
        return EMAIL
    return LINK if _LINK.search(word) else word


def _without_names(words: list[str]) -> Iterator[str]:
    """The words, with one mark for each name that « je m'appelle », « mon nom est », « Mme »… announce."""
    position = 0
    while position < len(words):
        yield (cue := words[position])
        position += 1
        told = _announces(words, position - 1)
        while told and position < len(words) and _key(words[position]) in _BETWEEN:
            yield words[position]
            position += 1
        if (told or _is_title(cue)) and (length := _name_length(words[position:], certain=told)):
            position += length
            yield NAME + _end(words[position - 1])


def _announces(words: list[str], position: int) -> bool:
    """Whether a name is sure to follow a word: « m'appelle », « j m appelle », « mon nom », « nom : »."""
    key, before, after = _key(words[position]), _key("".join(words[position - 1 : position])), "".join(words[position + 1 : position + 2])
    if key in _NAMES:
        return before == "mon" or words[position].endswith(":") or after == ":"
    return key.removeprefix("j") in _SAYS_THE_NAME or (f"{before}{key}".removeprefix("j") in _SAYS_THE_NAME and before in ("m", "jm"))


def _key(word: str) -> str:
    return "".join(c for c in fold(word) if c.isalnum())


def _is_title(word: str) -> bool:
    if word in ("M.", "m.", "M"):
        return True
    return _key(word) in _TITLES and not _end(word).strip(".")


def _name_length(words: list[str], *, certain: bool) -> int:
    """How many words the name takes: the first (where it is certain, or no word of every day), then particles and capitals."""
    length = 0
    for word in words[:MOST_OF_A_NAME]:
        key = _key(word)
        if length == 0:
            goes_on = bool(key) and (certain or key not in STOP_WORDS)
        else:
            goes_on = key in _PARTICLES or (_ELIDED.sub("", word)[:1].isupper() and key not in STOP_WORDS)
        if not goes_on:
            break
        length += 1
        if _end(word):
            break
    return length


def _end(word: str) -> str:
    """The punctuation that ends a word, where it ends a part of the sentence too."""
    return word[-1] if word[-1] in ",.;:!?" else ""
