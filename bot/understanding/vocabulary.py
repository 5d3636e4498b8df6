"""The words a catalogue knows, for the repair of spelling: of its sheets, its lexicon and its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.lexicon import Lexicon
from bot.understanding.analyse import Library
from bot.understanding.families import families, strays
from bot.understanding.french import elided, sound, sounds
from bot.understanding.names import acronyms, names_of
from bot.understanding.spelling import Speller

SLIPS_ARE_RARER = 5  # times than the word meant


def speller_of(catalogue: Catalogue, library: Library, *, bare: bool) -> Speller:
    """The speller of a catalogue; a bare one is helped by all the words of its sheets and by everyday French."""
    lexicon, schemes = catalogue.lexicon, catalogue.schemes.values()

    def words(texts: Iterable[str]) -> Iterator[str]:
        read = list(texts)
        library.read(read)
        return chain.from_iterable([library.words(text)[0] for text in read])

    frequency = Counter(words(text for scheme in schemes for text in (*_said(scheme), *scheme.also_called)))
    frequency.update(words((*_of_lexicon(lexicon), *_of_places(catalogue))))
    if bare:
        frequency.update(words(question for scheme in schemes for question in scheme.questions))
    french, foreign = dict(families()).keys() | frequency.keys(), {word for tongue in lexicon.languages for word in tongue.words}
    asked = (*(() if bare else (scheme.questions for scheme in schemes)), *(need.examples for need in lexicon.needs))
    of_needs = Counter(words(chain.from_iterable(asked)))
    of_others = Counter(words(question for topic in lexicon.off_topics for question in topic.questions))
    right = french | _meant(of_needs + of_others, french, foreign)
    frequency.update({word: count for word, count in of_needs.items() if word in right})
    known = right & of_others.keys()
    protected = acronyms(schemes) | set(words(name for group in lexicon.lookalikes for name in group))
    kept = set(words(name for scheme in schemes for name in names_of(scheme)[1:]))
    if bare:
        frequency.update(words((*(text for scheme in schemes for text in _rules(scheme)), *(word for word, _ in families()))))
        known.update(words(strays()))
        kept.update(words(text for scheme in schemes for text in _said(scheme)))
    return Speller(frequency, known, protected, lexicon.spellings, kept)


def _meant(counted: Mapping[str, int], french: Collection[str], foreign: Collection[str]) -> set[str]:
    """The words that example questions, as people type them, add to French: no slip, and no word of another language.

    A slip is met but once, or far less often than the word it sounds like or glues an article to (`boutik`, `dargent`).
    """
    new = {word: count for word, count in counted.items() if count > 1 and word not in french and word not in foreign}
    key, heard = sounds(counted), dict[str, int]()
    for word, count in counted.items():
        if count > SLIPS_ARE_RARER:
            heard[key[word]] = max(count, heard.get(key[word], 0))

    def slip(word: str, count: int) -> bool:
        rest = elided(word) or ""
        return max(heard.get(key[word], 0), counted.get(rest, 0), heard.get(sound(rest), 0) if rest else 0) > SLIPS_ARE_RARER * count

    return {word for word, count in new.items() if not slip(word, count)}


def _said(scheme: Scheme) -> tuple[str, ...]:
    return scheme.title, scheme.promise, scheme.brings


def _rules(scheme: Scheme) -> tuple[str, ...]:
    return (*(criterion.text for criterion in (*scheme.conditions, *scheme.exclusions)), *scheme.steps)


def _of_lexicon(lexicon: Lexicon) -> Iterator[str]:
    for words in (
        *(concept.words for concept in lexicon.concepts), *(trade.words for trade in lexicon.trades),
        *(reading.words for reading in lexicon.readings),
    ):  # fmt: skip
        yield from words


def _of_places(catalogue: Catalogue) -> Iterator[str]:
    for territory in catalogue.territories.values():
        yield from (territory.name, *territory.also_called, *territory.municipalities, *territory.places)
        for area in territory.neighbourhoods:
            yield from (area.name, *area.also_called, *area.places)
