"""The figures as editors see them: the same in the picture and in its words."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue
from bot.dialogue.texts import Texts
from bot.editors.picture import SIZE, picture
from bot.editors.report import LONGEST, caption, report
from bot.store.figures import Period

TODAY = date(2026, 11, 23)
EMPTY = Period({}, {}, {}, 0, 0, {})
counts = st.integers(0, 10**6)


def test_the_words_say_the_totals(catalogue: Catalogue) -> None:
    decisions = {(TODAY, "answer"): 3, (date(2026, 11, 1), "none"): 2, (date(2026, 1, 1), "answer"): 99}
    period = Period(decisions, {"commerce-artisanat": 4}, {"acre": 2, "disparue": 1}, 5, 1, {"faux": 1})
    said = caption(report(catalogue, period, TODAY, 1, ("et pour [nom] ?",)), Texts())
    for words in (
        "5 questions, dont 3",
        "Trouvé : 3",
        "sans réponse : 2",
        "Commerce et artisanat 4",
        "Acre",
        "disparue 1",
        "et pour [nom] ?",
    ):
        assert words in said


def test_nothing_counted_yet_is_a_picture_too(catalogue: Catalogue) -> None:
    shown = report(catalogue, EMPTY, TODAY, 0, ())
    with Image.open(io.BytesIO(picture(shown, Texts()))) as image:
        assert image.size == SIZE
    assert "0 question" in caption(shown, Texts())


@settings(max_examples=15)
@given(
    st.dictionaries(st.tuples(st.dates(date(2026, 10, 20), TODAY), st.sampled_from(["answer", "clarify", "none", "off-topic"])), counts),
    st.dictionaries(st.text(max_size=40), counts, max_size=8),
    st.lists(st.text(max_size=600), max_size=5).map(tuple),
)
def test_any_figures_fit(
    dialogue: Dialogue, decisions: dict[tuple[date, str], int], opened: dict[str, int], questions: tuple[str, ...]
) -> None:
    shown = report(dialogue.desk.catalogue, Period(decisions, {}, opened, 1, 2, {}), TODAY, 3, questions)
    assert picture(shown, Texts()).startswith(b"\x89PNG")
    assert len(caption(shown, Texts())) <= LONGEST
