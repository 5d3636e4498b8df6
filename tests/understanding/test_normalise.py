"""Raw text becomes folded tokens, whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalise import MAX_TOKENS, fold, tokenise, tokenise_all


def test_case_accents_and_ligatures_do_not_count() -> None:
    assert fold("ÉPICERIE Cœur à ÇA") == "epicerie coeur a ca"


def test_elided_articles_are_cut_whatever_the_apostrophe() -> None:
    assert tokenise("l'Urssaf d’aide qu'un jusqu'à") == ["urssaf", "aide", "un", "a"]


def test_aujourdhui_is_one_word() -> None:
    assert tokenise("aujourd'hui") == ["aujourdhui"]


def test_numbers_written_with_spaces_are_one_number() -> None:
    assert tokenise("17 000 €, 17 000 et 17.000") == ["17000", "17000", "et", "17000"]


def test_letters_and_digits_are_separate_words() -> None:
    assert tokenise("17Cyber") == ["17", "cyber"]


def test_invisible_and_direction_marks_vanish() -> None:
    assert tokenise("\u202emar\u200bché\u2066") == ["marche"]


def test_arabic_letter_variants_are_one() -> None:
    assert tokenise("أريد قَرْضًا") == tokenise("اريد قرضا")


@given(st.text(max_size=10_000))
def test_any_text_gives_a_bounded_list_of_words(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens) <= MAX_TOKENS
    assert all(token and not token.isspace() for token in tokens)


@given(st.text(alphabet="abcdeféèàçôü'’ -ABC", max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text(max_size=300), max_size=5))
def test_many_texts_at_once_are_read_as_one_by_one(texts: list[str]) -> None:
    assert tokenise_all(texts) == [tokenise(text) for text in texts]


def test_a_text_of_several_lines_is_one_text() -> None:
    assert tokenise_all(["un local\nà Bagatelle", "l'Urssaf"]) == [["un", "local", "a", "bagatelle"], ["urssaf"]]
