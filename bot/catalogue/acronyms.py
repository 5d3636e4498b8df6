"""Acronyms in shown texts: which ones a sheet uses, which it explains itself, and what the others mean (knowledge/lexique/sigles.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.lexicon import Lexicon
from bot.catalogue.models import Scheme
from bot.catalogue.readability import sentences, shown_texts

CAPITALS = "A-ZÀÂÇÉÈÊÎÔŒÙ"
CHAIN = re.compile(rf"(?<![\w@/.])(?<![{CAPITALS}]{{2}}['’])[{CAPITALS}0-9][\w&]*(?:[-/][\w&]+)*(?!['’]?\w|\.\w)")
ACRONYM = re.compile(rf"[{CAPITALS}]{{2,}}s?")
ROMAN = re.compile(r"[IVX]+")
BRACKETS = re.compile(r"\(([^()]*)\)")
SMALL_WORDS = frozenset("de du des d la le les l à a et en pour au aux un une sur ou par dans".split())
LETTERS = re.compile(r"[^\W\d_]+")
PLAIN = str.maketrans("ÀÂÇÉÈÊËÎÏÔÖÙÛÜŒ", "AACEEEEIIOOUUUO")


def acronyms(text: str, lexicon: Lexicon) -> list[str]:
    """The acronyms of a text, each once, in order; names that the lexicon explains count even when not all in capitals."""
    names = _names(tuple(lexicon.acronyms))
    found = {match[0]: match.start() for match in reversed(list(names.finditer(text)))}
    rest = names.sub(lambda match: " " * len(match[0]), text)
    for match in CHAIN.finditer(rest):
        for part in _parts(match[0]):
            found.setdefault(part, match.start())
    return sorted(found, key=lambda acronym: found[acronym])


@lru_cache(maxsize=4)
def _names(explained: tuple[str, ...]) -> re.Pattern[str]:
    """What the lexicon explains, longest first, as whole words; a pattern that finds nothing where it explains nothing."""
    ordered = sorted(explained, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])" if ordered else r"(?!)")


def _parts(chain: str) -> Iterator[str]:
    """« CSG-CRDS » is two acronyms; the number of a form (1447-C-SD) is none."""
    parts = re.split("[-/]", chain)
    if any(character.isdigit() for character in chain) or any(len(part) == 1 for part in parts):
        return
    for part in parts:
        if ACRONYM.fullmatch(part) and not ROMAN.fullmatch(part):
            yield part.rstrip("s")


def explains(text: str, acronym: str, lexicon: Lexicon) -> bool:
    """Whether a text says what an acronym stands for: in brackets, before brackets, or word by word in the same sentence."""
    if acronym not in text:
        return False
    if re.search(rf"(?<!\w){re.escape(acronym)}s?\s\([^()]*[a-zà-ÿ]{{3}}[^()]*\)", text):
        return True
    for match in BRACKETS.finditer(text):
        alone = acronyms(match[1], lexicon) == [acronym] and len(LETTERS.findall(match[1])) <= 3
        if alone and LETTERS.search(text[: match.start()]):
            return True
    return any(acronym in sentence and _spelled(sentence, acronym) for sentence in sentences(text))


def _spelled(text: str, acronym: str) -> bool:
    """Whether the words of a text have the acronym as their initials, small words aside."""
    letters = re.sub(r"[^A-Z]", "", acronym.upper().translate(PLAIN))
    words = [word for word in LETTERS.findall(text) if word.lower() not in SMALL_WORDS and not (word.isupper() and len(word) > 1)]
    return len(letters) > 2 and letters in "".join(word[0].upper().translate(PLAIN) for word in words)


def unexplained(texts: Iterable[str], lexicon: Lexicon, context: Iterable[str] = ()) -> list[str]:
    """The acronyms that these texts use, and that neither they, nor their context, nor common knowledge explain."""
    shown = list(texts)
    used = dict.fromkeys(acronym for text in shown for acronym in acronyms(text, lexicon))
    names = list(context)
    known = set(lexicon.known_acronyms)
    return [
        acronym
        for acronym in used
        if acronym not in known
        and not any(explains(text, acronym, lexicon) for text in shown)
        and not any(explains(name, acronym, lexicon) or _spelled(name, acronym) for name in names)
    ]


def of_sheet(catalogue: Catalogue, scheme: Scheme) -> list[str]:
    """The acronyms that a sheet shows and does not explain."""
    operator = catalogue.operator_of(scheme)
    about = [scheme.title, *scheme.also_called]
    about += [text for text in (operator.name, operator.role, *operator.also_called) if text] if operator else []
    return unexplained((shown.text for shown in shown_texts(scheme)), catalogue.lexicon, about)


def explained(shown: str | Scheme, catalogue: Catalogue) -> list[tuple[str, str]]:
    """What to add under a text or a sheet: the acronyms it leaves unexplained, with their meaning where the lexicon has it."""
    meanings = catalogue.lexicon.acronyms
    left = of_sheet(catalogue, shown) if isinstance(shown, Scheme) else unexplained([shown], catalogue.lexicon)
    return [(acronym, meanings[acronym]) for acronym in left if acronym in meanings]
