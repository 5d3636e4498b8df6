"""« Me prévenir », seen from the conversation: offered where it helps, set by a tap or a word, seen and stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.changes import Change, ChangeKind, Seen, Snapshot, compare, snapshot
from bot.catalogue.models import Status
from bot.dialogue import Dialogue, Person, Said, Started, Tapped, Turn
from bot.dialogue.alerts import MOST
from bot.dialogue.events import Unwatched, Watch, Watched
from bot.dialogue.news import News
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


# ---------------------------------------------------------------- what changed, and who is told


def seen(status: str, **more: object) -> Seen:
    return Seen("Une fiche", Status(status), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (None, seen("ouvert"), ChangeKind.NEW),
        (seen("incertain"), seen("ouvert"), ChangeKind.OPENED),
        (seen("clos"), seen("ouvert"), ChangeKind.OPENED),
        (seen("ouvert"), seen("clos"), ChangeKind.ENDED),
        (seen("ouvert"), seen("incertain"), ChangeKind.UNCERTAIN),
        (seen("ouvert"), seen("ouvert", until="2027"), ChangeKind.CHANGED),
        (seen("ouvert"), seen("ouvert", amount=(None, 500.0)), ChangeKind.CHANGED),
        (seen("clos"), seen("remplace"), None),
        (seen("ouvert"), seen("ouvert"), None),
        (seen("ouvert"), None, ChangeKind.GONE),
    ],
)
def test_what_happened_to_a_sheet(before: Seen | None, now: Seen | None, kind: ChangeKind | None) -> None:
    old, new = (Snapshot({} if state is None else {"a": state}) for state in (before, now))
    assert [change.kind for change in compare(old, new)] == ([] if kind is None else [kind])


def test_a_snapshot_is_stored_and_read_back(catalogue: Catalogue) -> None:
    taken = snapshot(catalogue)
    assert Snapshot.read(taken.stored()) == taken
    assert compare(taken, taken) == ()
    assert taken.digest == snapshot(catalogue).digest
    with pytest.raises(ValueError, match="Snapshot"):
        Snapshot.read({"schemes": 3})


def news(dialogue: Dialogue, **kinds: str) -> News:
    schemes = dialogue.desk.catalogue.schemes
    ids = {name.replace("_", "-"): kind for name, kind in kinds.items()}
    changes = [Change(name, schemes[name].title if name in schemes else name, ChangeKind(kind)) for name, kind in ids.items()]
    return News(dialogue.desk, changes)


def test_one_message_tells_everything_that_concerns_somebody(dialogue: Dialogue) -> None:
    told = news(dialogue, frla="ouvert", acre="termine", arce="ouvert").message([FRLA, ACRE])
    assert told is not None
    said = str(told.text.striptags())
    assert "Fonds de restructuration" in said
    assert "Acre" in said
    assert "Arce" not in said
    assert any("Ne plus me prévenir" in label for label in labels(told))
    assert "stop alertes" in said


def test_nobody_is_told_of_what_does_not_concern_her(dialogue: Dialogue) -> None:
    assert news(dialogue, arce="ouvert").message([FRLA]) is None
    assert news(dialogue, frla="modifie").message([Watch()]) is None, "news are what opens or comes, not every correction"


def test_news_are_of_a_theme_and_of_a_territory(dialogue: Dialogue) -> None:
    toulouse_only = next(
        s for s in dialogue.desk.catalogue.schemes.values() if s.territories == ("toulouse",) and not s.opening.status.ended
    )
    found = News(dialogue.desk, [Change(toulouse_only.id, toulouse_only.title, ChangeKind.NEW)])
    assert found.message([Watch(territory="toulouse")])
    assert found.message([Watch(priority=toulouse_only.priorities[0], territory="toulouse")])
    assert found.message([Watch(territory="roubaix")]) is None
    other = next(p for p in dialogue.desk.catalogue.by_priority if p not in toulouse_only.priorities)
    assert found.message([Watch(priority=other)]) is None


def test_a_catalogue_that_changed_altogether_is_told_in_one_message(dialogue: Dialogue) -> None:
    schemes = dialogue.desk.catalogue.schemes.values()
    told = News(dialogue.desk, [Change(s.id, s.title, ChangeKind.OPENED) for s in schemes]).message([Watch()])
    assert told is not None
    assert len(parts(told)) == 1
    assert "autres" in told.text


def test_a_sheet_that_is_gone_has_no_button(dialogue: Dialogue) -> None:
    told = News(dialogue.desk, [Change("disparue", "Disparue", ChangeKind.GONE)]).message([Watch(scheme="disparue")])
    assert told is not None
    assert "retirée" in told.text
    assert "fiche:disparue" not in [button.action for row in told.buttons for button in row]


def test_a_deep_link_to_a_theme_offers_its_news(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Started("commerce-artisanat"), HERE)
    assert "prevenir:nouveau:commerce-artisanat:" in actions(turn)
