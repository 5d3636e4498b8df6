"""The map of the priority neighbourhoods: import, three answers, edges, broken outlines, and its speed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import main
from bot.places.place import BadMap, Doubt, Place, Presence, locate
from bot.places.qpv import QpvMap, load, read_geojson, save

SQUARE = [[1.40, 43.56], [1.41, 43.56], [1.41, 43.57], [1.40, 43.57], [1.40, 43.56]]
FAR_SQUARE = [[3.15, 50.68], [3.16, 50.68], [3.16, 50.69], [3.15, 50.69], [3.15, 50.68]]
BOW_TIE = [[2.0, 45.0], [2.01, 45.01], [2.01, 45.0], [2.0, 45.01], [2.0, 45.0]]
KEYS = {"code_qp": "QN03101M", "lib_qp": "Grand Mirail", "insee_com": "31555", "lib_com": "Toulouse"}


def feature(ring: Any, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties or KEYS, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def geojson(*features: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def qpv(*features: dict[str, Any]) -> QpvMap:
    return QpvMap(read_geojson(geojson(*features)).areas)


def test_inside_outside_and_at_the_edge() -> None:
    areas = qpv(feature(SQUARE), feature(FAR_SQUARE, code_qp="QN05999Z", lib_qp="Nord"))
    assert areas.locate(43.565, 1.405) == Place(Presence.INSIDE, "Grand Mirail", "QN03101M", town="Toulouse")
    assert areas.locate(43.60, 1.44).presence is Presence.OUTSIDE
    for latitude, longitude in ((43.56, 1.405), (43.57, 1.41), (43.56005, 1.405), (43.55995, 1.405)):
        assert areas.locate(latitude, longitude).doubt is Doubt.EDGE


def test_beyond_the_map_nothing_is_verified() -> None:
    assert qpv(feature(SQUARE)).locate(48.85, 2.35).doubt is Doubt.NO_MAP
    assert locate(None, 43.565, 1.405).doubt is Doubt.NO_MAP


def test_a_broken_outline_is_repaired_and_an_empty_one_dropped() -> None:
    read = read_geojson(geojson(feature(BOW_TIE), {"type": "Feature", "properties": KEYS, "geometry": None}, feature([[1, 2], [1, 2]])))
    assert (len(read.areas), read.repaired, read.dropped) == (1, 1, 2)
    areas = QpvMap(read.areas)
    assert areas.locate(45.005, 2.0085).presence is Presence.INSIDE
    assert areas.locate(45.0085, 2.005).presence is Presence.OUTSIDE


@pytest.mark.parametrize(
    "properties",
    [
        KEYS,
        {"CODE_QP": "QN03101M", "NOM_QP": "Grand Mirail", "INSEE_COM": "31555", "LIB_COM": "Toulouse"},
        {"code_qp_2024": "QN03101M", "libelle": "Grand Mirail", "code_insee": "31555", "commune": "Toulouse"},
        {"code_qp": "QN03101M", "nom_qp": "Grand Mirail", "commune_qp": "Toulouse", "code_commune": "31555"},
    ],
)
def test_the_keys_may_vary(properties: dict[str, str]) -> None:
    area = read_geojson(geojson(feature(SQUARE, **properties))).areas[0]
    assert (area.code, area.name, area.town, area.town_code) == ("QN03101M", "Grand Mirail", "Toulouse", "31555")


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"<html>", "GeoJSON"), (b"[]", "GeoJSON"), (b"{}", "GeoJSON"), (geojson(), "Aucun contour"),
        (geojson(feature([[574000, 6279000], [575000, 6279000], [575000, 6280000], [574000, 6279000]])), "WGS84"),
        (geojson(feature(SQUARE), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}), "WGS84"),
    ],
)  # fmt: skip
def test_an_unusable_file_says_what_to_do(data: bytes, hint: str) -> None:
    with pytest.raises(BadMap, match=hint):
        read_geojson(data)


def test_the_index_is_kept_whole_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "data" / "qpv.json.gz"
    save(read_geojson(geojson(feature(SQUARE))).areas, file)
    again = load(file)
    assert again is not None
    assert again.locate(43.565, 1.405).presence is Presence.INSIDE
    assert load(tmp_path / "none.gz") is None
    file.write_bytes(b"nonsense")
    with pytest.raises(BadMap):
        load(file)


def test_the_command_imports_and_asks(tmp_path: Path) -> None:
    source, kept = tmp_path / "qpv.geojson", tmp_path / "qpv.json.gz"
    source.write_bytes(geojson(feature(SQUARE), feature(BOW_TIE)))
    run = CliRunner(env={"PLACES_FILE": str(kept)})
    done = run.invoke(main, ["places", "import", str(source)])
    assert done.exit_code == 0
    assert "2 quartiers" in done.output
    assert "1 contours réparés" in done.output
    assert "Grand Mirail" in run.invoke(main, ["places", "locate", "43.565", "1.405"]).output
    source.write_bytes(b"rien")
    assert run.invoke(main, ["places", "import", str(source)]).exit_code == 1


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_position_gets_one_of_three_answers(latitude: float, longitude: float) -> None:
    place = qpv(feature(SQUARE), feature(FAR_SQUARE)).locate(latitude, longitude)
    assert (place.presence is Presence.UNKNOWN) is (place.doubt is not None)
    if place.presence is Presence.INSIDE:
        assert 1.40 <= longitude <= 1.41 or 3.15 <= longitude <= 3.16
