"""Words as typed become the words meant; look-alike names never become one another."""

import pytest

from bot.understanding import Matcher
from bot.understanding.french import sound
from bot.understanding.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    words = dict.fromkeys("epicerie commerce ouvrir boutique apprenti entreprise auto entrepreneur inscrire".split(), 5)
    return Speller(words, known={"meteo"}, protected={"acre", "arce", "are", "adie"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("epicerei", "epicerie"),
        ("komerce", "commerce"),
        ("ouvrire", "ouvrir"),
        ("boutik", "boutique"),
        ("lepicerie", "epicerie"),
        ("apranti", "apprenti"),
        ("minscrire", "inscrire"),
        ("entrprise", "entreprise"),
    ],
)
def test_slips_sounds_and_glued_articles_are_repaired(speller: Speller, typed: str, meant: str) -> None:
    assert speller.repair(typed) == (meant,)


def test_glued_words_are_parted(speller: Speller) -> None:
    assert speller.repair("autoentrepreneur") == ("auto", "entrepreneur")


def test_phone_spellings_are_read(speller: Speller) -> None:
    assert speller.repair("jveu") == ("je", "veux")
    assert speller.repair("koi") == ("quoi",)


@pytest.mark.parametrize("name", ["acre", "arce", "are", "adie"])
def test_a_protected_name_stays_as_typed(speller: Speller, name: str) -> None:
    assert speller.repair(name) == (name,)


def test_a_known_word_is_never_repaired(speller: Speller) -> None:
    assert speller.repair("meteo") == ("meteo",)


def test_an_unknown_word_stays_when_nothing_is_near(speller: Speller) -> None:
    assert speller.repair("zygomatique") == ("zygomatique",)


@pytest.mark.parametrize(
    ("one", "other"), [("komerce", "commerce"), ("koifeuse", "coiffeuse"), ("restoran", "restaurant"), ("finanse", "finance")]
)
def test_words_that_sound_alike_share_a_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    "name", ["acre", "arce", "are", "adie", "cci", "cma", "cape", "frla", "fisac", "agefiph", "agefice", "fafcea", "dla"]
)
def test_no_look_alike_of_the_catalogue_is_repaired(matcher: Matcher, name: str) -> None:
    assert matcher.corpus.analyser.analyse(name).words == (name,)
