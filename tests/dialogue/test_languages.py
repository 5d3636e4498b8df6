"""People who read another language better: the key sentences are theirs, the catalogue stays French, and the bot says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import Dialogue, Person, Said, Started, Tapped, Turn
from bot.dialogue.commands import command
from bot.dialogue.foreign_commands import WORDS
from bot.dialogue.texts import FRENCH, LANGUAGES, Texts
from bot.understanding import Decision, Matcher

OTHERS = sorted(LANGUAGES.keys() - {FRENCH})
QUESTIONS = {
    "en": "I want to open a restaurant, I am unemployed",
    "es": "quiero abrir un restaurante y busco un préstamo",
    "tr": "lokanta açmak istiyorum, işsizim",
    "ar": "أريد فتح محل، أحتاج قرضا",
}
FRENCH_QUESTION = "je veux ouvrir un snack et je suis au chômage"


def read(turn: Turn) -> str:
    return "\n".join(str(reply.text.striptags()) for reply in turn.replies)


def labels(turn: Turn) -> list[str]:
    return [button.label for reply in turn.replies for row in reply.buttons for button in row]


def follow(dialogue: Dialogue, *messages: str, person: Person | None = None) -> Turn:
    turn = Turn((), person or Person())
    for message in messages:
        turn = dialogue.turn(Said(message), turn.person)
    return turn


@pytest.mark.parametrize("language", OTHERS)
def test_a_question_is_answered_in_its_language_and_the_sheets_stay_french(dialogue: Dialogue, language: str) -> None:
    say, turn = Texts(language), follow(dialogue, QUESTIONS[language])
    assert turn.person.language == language
    assert say.plain("answer-many") in read(turn)
    assert say.plain("in-french") in read(turn)
    assert say.plain("button-talk") in labels(turn)
    sheet = follow(dialogue, "1", person=turn.person)
    assert say("sheet-in-french").striptags() in read(sheet)
    assert dialogue.desk.catalogue.schemes[sheet.person.focus or ""].brings.splitlines()[0] in read(sheet)


@pytest.mark.parametrize("language", OTHERS)
def test_at_first_contact_the_language_is_the_phones(dialogue: Dialogue, language: str) -> None:
    turn = dialogue.turn(Started("", f"{language}-xx"), Person())
    assert str(Texts(language)("welcome", example=Texts(language)("example-1")).striptags()) in read(turn)
    assert turn.person.language == language


@pytest.mark.parametrize("phone", [None, "", "fr", "fr-CA", "de", "zh-hans"])
def test_other_phones_are_spoken_to_in_french(dialogue: Dialogue, phone: str | None) -> None:
    turn = dialogue.turn(Started("", phone), Person())
    assert "Bonjour" in read(turn)
    assert turn.person.language is None


def test_what_is_written_counts_more_than_the_phone(dialogue: Dialogue) -> None:
    started = dialogue.turn(Started("", "en"), Person())
    french = follow(dialogue, FRENCH_QUESTION, person=started.person)
    assert "Voici ce qui peut vous aider" in read(french)
    assert french.person.language is None
    assert follow(dialogue, QUESTIONS["tr"], person=french.person).person.language == "tr"


def test_a_chosen_language_is_kept_whatever_is_written(dialogue: Dialogue) -> None:
    chosen = dialogue.turn(Tapped("langue:tr"), Person())
    assert "Türkçe" in read(chosen)
    turn = follow(dialogue, FRENCH_QUESTION, person=chosen.person)
    assert Texts("tr").plain("answer-many") in read(turn)
    french = dialogue.turn(Tapped("langue:fr"), turn.person)
    assert "Voici ce qui peut vous aider" in read(follow(dialogue, QUESTIONS["en"], person=french.person))


@pytest.mark.parametrize("word", ["langue", "language", "idioma", "dil", "لغة", "Changer de langue"])
def test_the_language_is_changed_by_a_word(dialogue: Dialogue, word: str) -> None:
    turn = follow(dialogue, word)
    assert [name in labels(turn) for name in LANGUAGES.values()] == [True] * len(LANGUAGES)
    spanish = follow(dialogue, "3", person=turn.person)
    assert "le hablo en español" in read(spanish)
    assert (spanish.person.language, spanish.person.language_chosen) == ("es", True)


@pytest.mark.parametrize(
    ("language", "word"), [("es", "ayuda"), ("tr", "yardım"), ("ar", "مساعدة"), ("es", "hola"), ("ar", "السلام عليكم")]
)
def test_a_word_of_one_language_tells_it(dialogue: Dialogue, language: str, word: str) -> None:
    assert follow(dialogue, word).person.language == language


@pytest.mark.parametrize("word", ["contact", "menu", "help", "1", "ok", "acre", "thanks", "oui"])
def test_a_word_that_french_people_type_too_tells_nothing(dialogue: Dialogue, word: str) -> None:
    assert follow(dialogue, word).person.language is None


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("aide", "help ayuda yardım مساعدة"),
        ("contact", "contact contacto iletişim اتصال"),
        ("retour", "back volver geri رجوع"),
        ("themes", "themes temas konular المواضيع"),
        ("accueil", "menu hola merhaba ابدأ"),
    ],
)
def test_the_main_words_are_understood_in_every_language(action: str, words: str) -> None:
    assert [command(word) for word in words.split()] == [action] * 4


@pytest.mark.parametrize("language", OTHERS)
def test_the_help_of_a_language_names_words_that_are_understood(language: str) -> None:
    said = str(Texts(language)("help")) + str(Texts(language)("privacy"))
    named = [part.split("</b>")[0] for part in said.split("<b>")[2:]]
    assert len(named) > 8
    assert [word for word in named if command(word) is None] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_a_word_for_every_action(language: str) -> None:
    assert WORDS[language].keys() == WORDS[OTHERS[0]].keys()
    assert all(command(word) in (action, "accueil") for action, words in WORDS[language].items() for word in words)


@pytest.mark.parametrize("language", OTHERS)
def test_the_examples_of_a_language_are_understood(matcher: Matcher, language: str) -> None:
    for key in ("example-1", "example-2"):
        assert matcher.match(Texts(language).plain(key)).decision is not Decision.NONE


@pytest.mark.parametrize(("language", "yes"), [("en", "yes"), ("es", "sí"), ("tr", "evet"), ("ar", "نعم")])
def test_a_check_is_led_in_the_language(dialogue: Dialogue, language: str, yes: str) -> None:
    say = Texts(language)
    begun = dialogue.turn(Tapped("eligible:acre"), Person(language=language, facts={"etape": "creation"}))
    assert say.plain("question-way-out") in read(begun)
    assert say.plain("button-dont-know") in labels(begun)
    asked = begun.person.pending or ""
    assert follow(dialogue, yes, person=begun.person).person.facts.get(asked, "oui") == "oui"
    assert say.plain("not-an-answer") not in read(follow(dialogue, yes, person=begun.person))
    assert say.plain("button-aides") in labels(dialogue.turn(Tapped("verdict"), begun.person))


def test_the_letter_is_french_for_whoever_receives_it(dialogue: Dialogue) -> None:
    shown = dialogue.turn(Tapped("contact:titre-maitre-artisan"), Person(territory="roubaix", language="ar"))
    turn = follow(dialogue, "رسالة", person=shown.person)
    body = str(turn.replies[0].text).split("<pre>")[1].split("</pre>")[0]
    assert body.startswith("Bonjour,")
    assert "\u2068" not in body
    assert not any("\u0600" <= character <= "\u06ff" for character in body)


def test_the_language_is_shown_in_the_profile_and_can_be_forgotten(dialogue: Dialogue) -> None:
    person = Person(language="es", language_chosen=True)
    shown = dialogue.turn(Tapped("profil"), person)
    assert "Español" in read(shown)
    assert dialogue.turn(Tapped("oublie:langue"), shown.person).person.language is None
    assert dialogue.turn(Tapped("efface"), person).person == Person()


def test_a_language_nobody_knows_is_french(dialogue: Dialogue) -> None:
    assert "Bonjour" in read(dialogue.turn(Tapped("accueil"), Person(language="xx")))
    assert dialogue.turn(Tapped("langue:xx"), Person()).person.language is None


def test_where_the_sheets_are_is_known_in_every_language(dialogue: Dialogue) -> None:
    told = Dialogue(dialogue.desk.catalogue, dialogue.matcher)
    told.turn(Tapped("partager:acre"), Person(language="es"))
    told.reachable_at("https://aides.example.org", None)
    reply = told.turn(Tapped("partager:acre"), Person(language="es")).replies[0]
    assert any(b.url and "aides.example.org" in b.url for row in reply.buttons for b in row)


@given(st.text(max_size=60), st.sampled_from([None, *LANGUAGES]), st.booleans())
def test_whatever_is_said_in_whatever_language_has_an_answer(dialogue: Dialogue, text: str, language: str | None, chosen: bool) -> None:
    turn = dialogue.turn(Said(text), Person(language=language, language_chosen=chosen))
    assert all(reply.text for reply in turn.replies)
    assert turn.person.language in (None, *LANGUAGES)
