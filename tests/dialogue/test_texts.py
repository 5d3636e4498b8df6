"""The sentences people read: every language says the same things with the same values, and the French is easy to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.catalogue.readability import sentences, words
from bot.dialogue import texts
from bot.dialogue.foreign_commands import WORDS
from bot.dialogue.texts import FRENCH, LANGUAGES, Texts, still_texts
from bot.understanding.normalise import tokenise

OTHERS = sorted(LANGUAGES.keys() - {FRENCH})
KEY = frozenset(
    "welcome help privacy in-french sheet-in-french understood answer-one answer-many answer-hint clarify none none-off-topic none-way-on "
    "empty contact-title contact-for contact-which-territory check-intro question-yes-no question-way-out verdict-no verdict-met "
    "verdict-possible profile profile-wiped territories territory-chosen languages language-chosen letter button-themes button-contact "
    "button-talk button-back button-more button-check button-help button-territory button-language button-yes button-no button-dont-know "
    "menu-start menu-help menu-themes menu-contact menu-aides menu-profile menu-language bot-short bot-description".split()
)
LETTER = frozenset(
    "letter-subject-sheet letter-subject-project letter-hello letter-about letter-about-ended letter-about-project letter-found "
    "letter-situation letter-question letter-end yes no".split()
)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b05\u27a1]")
JARGON = ("dispositif", "requête", "serveur", "session", "paramètre", "base de données", "algorithme", "interface", "porteur de projet",
          "SIRET", "Kbis", "éligibilité", "URL", "bug", "formulaire en ligne", "conformément", "le cas échéant", "susceptible")  # fmt: skip
LONGEST_SENTENCE, LONGEST_ON_AVERAGE = 25, 12  # words


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - named by the library
        self.names.add(node.id.name)


def source(language: str) -> str:
    return (resources.files(texts) / f"{language}.ftl").read_text("utf-8")


def messages(language: str) -> dict[str, set[str]]:
    """Every sentence of a language, with the names of its values."""
    resource = FluentParser().parse(source(language))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    found = [entry for entry in resource.body if isinstance(entry, ast.Message)]
    assert len({message.id.name for message in found}) == len(found), "a sentence is written twice"
    return {message.id.name: _values(message) for message in found}


def _values(message: ast.Message) -> set[str]:
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


def french_lines() -> Iterator[str]:
    """What French people read, without mark-up, line by line; a value counts for one word."""
    for line in source(FRENCH).splitlines():
        if line and not line.startswith("#"):
            text = re.sub(r"^[a-z0-9-]+ =|^\s+\*?\[\w+\]", "", line)
            yield re.sub(r"<[^>]*>", "", re.sub(r"\{[^}]*\}?", "X", text)).strip(" }•")


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_a_language_is_one_of_the_french_ones_with_the_same_values(language: str) -> None:
    french, other = messages(FRENCH), messages(language)
    assert {key: values for key, values in other.items() if french.get(key) != values} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_the_key_sentences_are_there_in_every_language(language: str) -> None:
    assert messages(language).keys() >= KEY
    assert messages(language).keys() == messages(OTHERS[0]).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_the_letter_stays_in_french_for_whoever_receives_it(language: str) -> None:
    assert not messages(language).keys() & LETTER
    assert messages(FRENCH).keys() >= LETTER


def test_a_sentence_without_translation_is_said_in_french() -> None:
    assert Texts("tr").plain("letter-hello") == "Bonjour,"
    with pytest.raises(LookupError):
        Texts("tr")("no-such-sentence")


def test_a_latin_name_in_arabic_is_isolated_and_no_address_is_ever_broken() -> None:
    assert "\u2068CCI\u2069" in Texts("ar")("call-line", contact="CCI")
    assert "\u2068" not in Texts("es")("call-line", contact="CCI")
    assert '="{' not in source("ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_is_escaped_in_every_language(language: str) -> None:
    assert "&lt;b&gt;" in Texts(language)("call-line", contact="<b>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_emoji_a_line(language: str) -> None:
    assert [line for line in source(language).splitlines() if len(EMOJI.findall(line)) > 1] == []


def test_the_french_is_read_without_effort() -> None:
    lengths = {sentence: words(sentence) for line in french_lines() for sentence in sentences(line)}
    assert [sentence for sentence, length in lengths.items() if length > LONGEST_SENTENCE] == []
    assert sum(lengths.values()) / len(lengths) <= LONGEST_ON_AVERAGE


def test_the_french_has_no_word_of_the_trade_or_of_machines() -> None:
    said = "\n".join(french_lines()).casefold()
    assert [word for word in JARGON if re.search(rf"\b{re.escape(word.casefold())}", said)] == []


def test_no_command_word_belongs_to_two_languages() -> None:
    keys = [(" ".join(tokenise(word)), language) for language, said in WORDS.items() for group in said.values() for word in group]
    owners: dict[str, set[str]] = {}
    for key, language in keys:
        assert key
        owners.setdefault(key, set()).add(language)
    assert {key for key, languages in owners.items() if len(languages) > 1} <= {"telefon"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_values_can_be_read_without_the_language(language: str) -> None:
    say, still = Texts(language), still_texts(language)
    assert len(still) > 20
    assert all(str(say(key)) == said for key, said in still.items())
