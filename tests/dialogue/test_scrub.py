"""What is kept of a question does not say who asked it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.scrub import LONGEST, scrub


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("je m'appelle Awa Diallo et je veux ouvrir un snack", "je m'appelle [nom] et je veux ouvrir un snack"),
        ("jmappelle awa j veux ouvrir", "jmappelle [nom] j veux ouvrir"),
        ("je m appelle Fatou", "je m appelle [nom]"),
        ("JE M’APPELLE AWA DIALLO ET JE VEUX 10 000 €", "JE M’APPELLE [nom] ET JE VEUX 10 000 €"),
        ("mon nom est Ben Salah, j'ouvre", "mon nom est [nom], j'ouvre"),
        ("mon nom et prénom : Jean-Pierre d'Ormesson.", "mon nom et prénom : [nom]."),
        ("voir Mme Dupont et M. Martin", "voir Mme [nom] et M. [nom]"),
        ("appelez le 06 12 34 56 78 merci", "appelez le [numéro] merci"),
        ("tel:+33(0)6.12.34.56.78", "tel: [numéro]"),
        ("0 6 1 2 3 4 5 6 7 8", "[numéro]"),
        ("siret 123 456 789 00012", "siret [numéro]"),
        ("siren 123456789", "siren [numéro]"),
        ("iban FR76 3000 6000 0112 3456 7890 189 merci", "iban [compte] merci"),
        ("iban fr7630006000011234567890189", "iban [compte]"),
        ("écrivez à awa.d@gmail.com", "écrivez à [courriel]"),
        ("écrivez à awa @ gmail.com", "écrivez à [courriel]"),
        ("mon site https://x.fr/abc et www.toto.com et monsite.fr", "mon site [lien] et [lien] et [lien]"),
        ("au 12 bis rue de la Paix", "au [n°] bis rue de la Paix"),
        ("bonjour madame je voudrais exporter", "bonjour madame je voudrais exporter"),
        ("le nom de domaine de mon site", "le nom de domaine de mon site"),
        ("de 17 000 à 20 000 euros entre 2024 et 2026, 3 salariés", "de 17 000 à 20 000 euros entre 2024 et 2026, 3 salariés"),
        ("sur\u200b deux\nlignes", "sur deux lignes"),
    ],
)
def test_what_identifies_is_hidden_and_the_need_is_kept(said: str, kept: str) -> None:
    assert scrub(said) == kept


words = st.lists(st.sampled_from(["je", "veux", "un", "prêt", "pour", "mon", "snack", "à", "Bagatelle,", "merci!"]), max_size=8).map(
    " ".join
)
separators = st.sampled_from(["", " ", ".", "-", "  ", "\u00a0", "/", "\u200b"])


@given(words, st.text("0123456789", min_size=9, max_size=14), separators, words)
def test_no_long_number_passes_however_it_is_written(before: str, digits: str, separator: str, after: str) -> None:
    kept = scrub(f"{before} {separator.join(digits)} {after}")
    assert not re.search(r"\d(?:\D?\d){7}", kept)


@given(words, st.from_regex(r"[a-z]{1,12}(\.[a-z]{1,8})?", fullmatch=True), st.sampled_from(["@", " @ ", "@ "]), words)
def test_no_address_passes(before: str, name: str, at: str, after: str) -> None:
    assert "@" not in scrub(f"{before} {name}{at}example.org {after}")


@given(
    words,
    st.sampled_from(["je m'appelle", "Mon nom est", "moi je m’appelle", "prénom :"]),
    st.from_regex(r"[A-Z][a-z]{3,12}", fullmatch=True),
)
def test_no_announced_name_passes(before: str, cue: str, name: str) -> None:
    assert name not in scrub(f"{before} {cue} {name}")


@given(st.text(max_size=5_000))
def test_any_text_is_kept_short_on_one_line_and_visible(text: str) -> None:
    kept = scrub(text)
    assert len(kept) <= LONGEST
    assert "\n" not in kept
    assert kept == kept.strip()
    assert all(character.isprintable() for character in kept)


@pytest.mark.parametrize("piece", ["1 ", "a@", "FR76 ", "je m'appelle ", "12 rue ", "1-", "aa11 aaaa ", "www.", "m ", "é\u0301"])
def test_a_long_message_made_to_be_slow_is_read_like_any_other(piece: str) -> None:
    assert len(scrub(piece * 100_000)) <= LONGEST
