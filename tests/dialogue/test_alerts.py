"""« Me prévenir », seen from the conversation: offered where it helps, set by a tap or a word, seen and stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.changes import Change, Kind
from bot.catalogue.models import Status
from bot.catalogue.snapshot import Part, snapshot
from bot.dialogue import Dialogue, Person, Said, Started, Tapped, Turn
from bot.dialogue.alerts import MOST
from bot.dialogue.announcement import Announcement
from bot.dialogue.events import Unwatched, Watch, Watched
from bot.telegram.rendering import fits, parts
from tests.dialogue.test_conversation import actions, labels, read

HERE = Person(watching=())
FRLA, ACRE = Watch(scheme="frla"), Watch(scheme="acre")


def after(turn: Turn) -> Person:
    """The person as the store gives her back after a turn."""
    watching = list(turn.person.watching or ())
    for effect in turn.effects:
        match effect:
            case Watched(watch) if watch not in watching:
                watching.append(watch)
            case Unwatched(None):
                watching = []
            case Unwatched(watch):
                watching.remove(watch)  # type: ignore[arg-type]
    return replace(turn.person, watching=tuple(watching))


def follow(dialogue: Dialogue, person: Person, *messages: str) -> Turn:
    turn = Turn((), person)
    for message in messages:
        event = Tapped(message[1:]) if message.startswith("!") else Said(message)
        turn = dialogue.turn(event, after(turn))
    return turn


def test_it_is_offered_on_sheets_that_cannot_surely_be_asked_for(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        offered = f"prevenir:fiche:{scheme.id}" in actions(dialogue.turn(Tapped(f"fiche:{scheme.id}"), HERE))
        sure = scheme.opening.status is Status.OPEN and not (scheme.opening.since or "") > str(scheme.checked_on)
        assert offered is not sure, scheme.id


def test_it_is_not_offered_where_nobody_can_be_written_to(dialogue: Dialogue) -> None:
    for event in (Tapped("fiche:frla"), Tapped("theme:entrepreneuriat"), Tapped("ville:toulouse"), Said("jveu ouvrir un snack")):
        turn = dialogue.turn(event, Person())
        assert not any(action.partition(":")[0] in ("prevenir", "utile", "transmettre") for action in actions(turn))
    assert "conversation privée" in read(dialogue.turn(Said("me prévenir"), Person()))


def test_a_tap_and_the_words_do_the_same(dialogue: Dialogue) -> None:
    tapped = follow(dialogue, HERE, "!fiche:frla", "!prevenir:fiche:frla")
    typed = follow(dialogue, HERE, "!fiche:frla", "me prévenir")
    assert tapped.effects == typed.effects == (Watched(FRLA),)
    assert "Fonds de restructuration" in read(typed)
    assert "plusprevenir:fiche:frla" in actions(follow(dialogue, after(typed), "!fiche:frla"))


def test_a_theme_is_watched_in_the_persons_territory(dialogue: Dialogue) -> None:
    turn = follow(dialogue, replace(HERE, territory="toulouse"), "thèmes", "2", "me prévenir")
    assert turn.effects == (Watched(Watch(priority="commerce-artisanat", territory="toulouse")),)


@pytest.mark.parametrize(("territory", "place"), [("toulouse", "Toulouse Métropole"), (None, "partout")])
def test_whatever_is_new_can_be_asked_for_in_words(dialogue: Dialogue, territory: str | None, place: str) -> None:
    turn = follow(dialogue, replace(HERE, territory=territory), "prévenez-moi des nouveautés")
    assert turn.effects == (Watched(Watch(territory=territory or "")),)
    assert place in read(turn)


def test_the_words_alone_say_how_it_works(dialogue: Dialogue) -> None:
    turn = follow(dialogue, HERE, "me prévenir")
    assert turn.effects == ()
    assert actions(turn)


def test_alerts_are_listed_and_stopped_by_number_by_tap_or_all_at_once(dialogue: Dialogue) -> None:
    person = replace(HERE, watching=(FRLA, ACRE, Watch(priority="commerce-artisanat", territory="toulouse")))
    listed = follow(dialogue, person, "mes alertes")
    assert [f"{n}. " in read(listed) for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert follow(dialogue, after(listed), "2").effects == (Unwatched(ACRE),)
    assert follow(dialogue, person, "!fiche:frla", "ne plus me prévenir").effects == (Unwatched(FRLA),)
    assert follow(dialogue, person, "stop alertes").effects == (Unwatched(),)
    assert "pas d'alerte" in read(follow(dialogue, person, "stop alertes", "mes alertes"))


def test_an_alert_of_a_sheet_that_is_no_more_can_still_be_stopped(dialogue: Dialogue) -> None:
    gone = Watch(scheme="disparue")
    person = replace(HERE, watching=(gone,))
    assert follow(dialogue, person, "mes alertes", "1").effects == (Unwatched(gone),)


def test_there_is_a_limit_and_it_is_said(dialogue: Dialogue) -> None:
    person = replace(HERE, watching=tuple(Watch(scheme=f"s{i}") for i in range(MOST)))
    turn = follow(dialogue, person, "!prevenir:fiche:frla")
    assert turn.effects == ()
    assert str(MOST) in read(turn)


@pytest.mark.parametrize("forged", ["prevenir:fiche:disparue", "prevenir:nouveau:x:y", "prevenir:x", "plusprevenir:x", "prevenir:fiche:"])
def test_a_forged_button_sets_nothing(dialogue: Dialogue, forged: str) -> None:
    turn = dialogue.turn(Tapped(forged), HERE)
    assert turn.effects == ()
    assert turn.replies


def test_every_alert_fits_a_button(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for priority in catalogue.by_priority:
        for territory in catalogue.territories:
            turn = dialogue.turn(Tapped(f"theme:{priority}"), replace(HERE, territory=territory))
            assert all(fits(action) for action in actions(turn))


# ---------------------------------------------------------------- who is told, and how


def announced(dialogue: Dialogue, **kinds: Kind) -> Announcement:
    sheets = snapshot(dialogue.desk.catalogue).sheets
    parts = {Kind.CHANGED: (Part.AMOUNT,)}
    return Announcement(dialogue.desk, [Change(name, kind, sheets[name], parts.get(kind, ())) for name, kind in kinds.items()])


def test_one_message_tells_everything_that_concerns_somebody(dialogue: Dialogue) -> None:
    told = announced(dialogue, frla=Kind.CONFIRMED, acre=Kind.CHANGED, arce=Kind.CONFIRMED).message([FRLA, ACRE])
    assert told is not None
    said = str(told.text.striptags())
    assert "Fonds de restructuration" in said
    assert "Acre" in said
    assert "le montant" in said
    assert "Arce" not in said
    assert any("Ne plus me prévenir" in label for label in labels(told))
    assert "stop alertes" in said


def test_nobody_is_told_of_what_does_not_concern_her(dialogue: Dialogue) -> None:
    assert announced(dialogue, arce=Kind.OPENED).message([FRLA]) is None
    assert announced(dialogue, acre=Kind.CHANGED).message([Watch()]) is None, "news are what opens or comes, not every correction"


def test_a_new_sheet_of_an_ended_scheme_is_no_news(dialogue: Dialogue) -> None:
    ended = next(s.id for s in dialogue.desk.catalogue.schemes.values() if s.opening.status.ended)
    assert announced(dialogue, **{ended: Kind.ADDED}).message([Watch()]) is None


def test_news_are_of_a_theme_and_of_a_territory(dialogue: Dialogue) -> None:
    schemes = dialogue.desk.catalogue.schemes.values()
    local = next(s for s in schemes if s.territories == ("toulouse",) and not s.opening.status.ended)
    found = announced(dialogue, **{local.id: Kind.ADDED})
    assert found.message([Watch(territory="toulouse")])
    assert found.message([Watch(priority=local.priorities[0], territory="toulouse")])
    assert found.message([Watch(territory="roubaix")]) is None
    other = next(p for p in dialogue.desk.catalogue.by_priority if p not in local.priorities)
    assert found.message([Watch(priority=other)]) is None


def test_a_catalogue_that_changed_altogether_is_told_in_one_message(dialogue: Dialogue) -> None:
    told = announced(dialogue, **dict.fromkeys(dialogue.desk.catalogue.schemes, Kind.OPENED)).message([Watch(), FRLA])
    assert told is not None
    assert len(parts(told)) == 1
    assert "autres" in told.text
    assert "fiche:frla" in str(told.buttons[0]), "what she watches comes first"


def test_a_sheet_that_is_gone_has_no_button(dialogue: Dialogue) -> None:
    state = snapshot(dialogue.desk.catalogue).sheets["acre"]
    told = Announcement(dialogue.desk, [Change("disparue", Kind.REMOVED, state)]).message([Watch(scheme="disparue")])
    assert told is not None
    assert "plus dans le catalogue" in told.text
    assert "fiche:disparue" not in [button.action for row in told.buttons for button in row]


def test_a_deep_link_to_a_theme_offers_its_news(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Started("commerce-artisanat"), HERE)
    assert "prevenir:nouveau:commerce-artisanat:" in actions(turn)
