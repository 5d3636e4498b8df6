"""What changed between two versions of a catalogue: what matters to people, once a sheet, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.changes import Change, Kind, compare, concerns
from bot.catalogue.models import Amount, Contact, Opening, Source, Status
from bot.catalogue.snapshot import NotASnapshot, Part, SheetState, Snapshot, Standing, from_json, snapshot, standing, to_json

TODAY = date(2026, 11, 23)
UNCERTAIN = Opening(status=Status.UNCERTAIN)
CLOSED = Opening(status=Status.CLOSED, until="2026-10-31", instead="Appelez la CCI.")
REPLACED = Opening(status=Status.REPLACED, until="2026-10", replaced_by=("acre",))


def small(catalogue: Catalogue, **changed: Any) -> Catalogue:
    """Two sheets of the real catalogue, the second one changed."""
    schemes = {name: catalogue.schemes[name] for name in ("acre", "microcredit-adie")}
    schemes["microcredit-adie"] = schemes["microcredit-adie"].model_copy(update=changed)
    return replace(catalogue, schemes=schemes)


def one(catalogue: Catalogue, before: dict[str, Any], after: dict[str, Any]) -> Change | None:
    found = compare(snapshot(small(catalogue, **before)), snapshot(small(catalogue, **after)))
    assert len(found) <= 1
    return found[0] if found else None


def test_a_catalogue_compared_with_itself_has_not_changed(catalogue: Catalogue) -> None:
    assert compare(snapshot(catalogue), snapshot(catalogue)) == ()


def test_a_snapshot_comes_back_from_its_file_as_it_was_and_always_with_the_same_bytes(catalogue: Catalogue) -> None:
    taken = snapshot(catalogue)
    assert from_json(to_json(taken)) == taken
    assert to_json(snapshot(catalogue)) == to_json(taken)
    assert len(to_json(taken)) < 200_000


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sheets": {}, "version": 2}', '{"sheets": {"a": {}}}', b"\xff"])
def test_another_text_is_no_snapshot(text: str | bytes) -> None:
    with pytest.raises(NotASnapshot, match="snapshot"):
        from_json(text)


OPEN = Opening(status=Status.OPEN, since="2020-01-01")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (OPEN, CLOSED, Kind.CLOSED),
        (UNCERTAIN, CLOSED, Kind.CLOSED),
        (OPEN, REPLACED, Kind.REPLACED),
        (OPEN, UNCERTAIN, Kind.UNCERTAIN),
        (CLOSED, UNCERTAIN, Kind.UNCERTAIN),
        (UNCERTAIN, OPEN, Kind.CONFIRMED),
        (CLOSED, OPEN, Kind.OPENED),
    ],
)
def test_a_status_that_changes_says_what_happened(catalogue: Catalogue, before: Opening, after: Opening, kind: Kind) -> None:
    change = one(catalogue, {"opening": before}, {"opening": after})
    assert change is not None
    assert (change.scheme, change.kind) == ("microcredit-adie", kind)


def test_a_scheme_that_opens_later_is_to_come_until_its_day(catalogue: Catalogue) -> None:
    later = small(catalogue, opening=Opening(status=Status.OPEN, since="2027-01"))
    scheme = later.schemes["microcredit-adie"]
    assert standing(scheme, TODAY) is Standing.COMING
    assert standing(scheme, date(2027, 1, 1)) is standing(scheme) is Standing.OPEN
    (change,) = compare(snapshot(later, TODAY), snapshot(later, date(2027, 1, 1)))
    assert (change.kind, change.parts) == (Kind.OPENED, ())


def _reworded(scheme: Scheme) -> dict[str, Any]:
    return {"brings": scheme.brings.replace(".", " !").replace("'", "’").upper(), "doubts": "x", "checked_on": date(2027, 1, 1)}


def test_a_mended_comma_and_a_new_reading_are_no_news(catalogue: Catalogue) -> None:
    assert one(catalogue, {}, _reworded(catalogue.schemes["microcredit-adie"])) is None


CHANGED: dict[str, tuple[Callable[[Scheme], dict[str, Any]], Part]] = {
    "what it brings": (lambda s: {"brings": s.brings + " Jusqu'à 20 000 €."}, Part.BRINGS),
    "the amount": (lambda s: {"amount": Amount(maximum=20_000)}, Part.AMOUNT),
    "no amount": (lambda s: {"amount": None}, Part.AMOUNT),
    "the conditions": (lambda s: {"conditions": s.conditions[1:]}, Part.CONDITIONS),
    "the exclusions": (lambda s: {"exclusions": s.conditions[:1]}, Part.CONDITIONS),
    "the papers": (lambda s: {"papers": ("Un devis",)}, Part.STEPS),
    "where": (lambda s: {"territories": ("toulouse",)}, Part.PLACES),
    "until when": (lambda s: {"opening": s.opening.model_copy(update={"until": "2027-06-30"})}, Part.DATES),
    "whom to call": (
        lambda s: {"contacts": (Contact(name="A", phone="05 00 00 00 00", source=Source(reference="x", publisher="x")),)}, Part.CONTACTS,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGED)
def test_a_fact_that_changes_is_named(catalogue: Catalogue, what: str) -> None:
    edit, part = CHANGED[what]
    change = one(catalogue, {}, edit(catalogue.schemes["microcredit-adie"]))
    assert change is not None
    assert change.kind is Kind.CHANGED
    assert part in change.parts
    assert set(change.parts) <= {part, Part.CONTACTS}  # the branches of a territory come with it


def test_the_operators_new_number_is_a_new_contact_of_its_sheets(catalogue: Catalogue) -> None:
    adie = catalogue.organisations["adie"].model_copy(update={"phone": "05 00 00 00 00"})
    moved = replace(catalogue, organisations={**catalogue.organisations, "adie": adie})
    found = compare(snapshot(catalogue), snapshot(moved))
    assert {change.scheme for change in found} == {s.id for s in catalogue.schemes.values() if s.operator == "adie"}
    assert all(change.parts == (Part.CONTACTS,) for change in found)


def test_sheets_come_and_go(catalogue: Catalogue) -> None:
    without = replace(catalogue, schemes={name: s for name, s in catalogue.schemes.items() if name != "acre"})
    (added,) = compare(snapshot(without), snapshot(catalogue))
    (removed,) = compare(snapshot(catalogue), snapshot(without))
    assert (added.kind, removed.kind, added.scheme, removed.scheme) == (Kind.ADDED, Kind.REMOVED, "acre", "acre")
    assert added.state == removed.state


def test_a_change_concerns_those_who_follow_its_theme_where_it_can_be_had(catalogue: Catalogue) -> None:
    toulouse, roubaix = catalogue.territories["toulouse"], catalogue.territories["roubaix"]
    state = snapshot(catalogue).sheets["microcredit-adie"]
    national = Change("x", Kind.ADDED, state)
    assert all(concerns(national, state.priorities[0], where) for where in (None, toulouse, roubaix))
    assert concerns(national, None, toulouse)
    assert not concerns(national, "autre", toulouse)
    for area in ("region:occitanie", "departement:31", "commune:Colomiers", "toulouse"):
        local = Change("x", Kind.ADDED, replace(state, areas=(area,)))
        assert concerns(local, None, toulouse), area
        assert not concerns(local, None, roubaix), area
        assert concerns(local, None, None), area


STATES = st.builds(
    SheetState,
    title=st.text(max_size=5), standing=st.sampled_from(Standing), priorities=st.just(("p",)), areas=st.just(("national",)),
    checked_on=st.just(TODAY), parts=st.fixed_dictionaries({part: st.sampled_from(["a", "b"]) for part in Part}),
)  # fmt: skip
SNAPSHOTS = st.builds(Snapshot, st.dictionaries(st.sampled_from("abcd"), STATES))


@given(SNAPSHOTS, SNAPSHOTS)
def test_every_difference_is_told_once_and_nothing_else(old: Snapshot, new: Snapshot) -> None:
    found = compare(old, new)
    same = {
        name
        for name in old.sheets.keys() & new.sheets.keys()
        if (old.sheets[name].standing, old.sheets[name].parts) == (new.sheets[name].standing, new.sheets[name].parts)
    }
    assert sorted(change.scheme for change in found) == sorted((old.sheets.keys() | new.sheets.keys()) - same)
    assert all(change.state == new.sheets.get(change.scheme, old.sheets.get(change.scheme)) for change in found)
    assert all(change.parts for change in found if change.kind is Kind.CHANGED)
    assert {c.scheme for c in compare(new, old)} == {c.scheme for c in found}
