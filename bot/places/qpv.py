"""The boundaries of the priority neighbourhoods (QPV): read from the official GeoJSON, kept compact, asked by position."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely import STRtree
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from bot.places.place import BadMap, Doubt, Place, Presence, not_verified

EDGE = 0.00012  # degrees, about ten metres: what a geocoder may be wrong by
KEYS: Mapping[str, tuple[str, ...]] = {
    "code": ("code_qp", "code_qpv", "code_qp_2024", "code_qp2024", "codeqp", "code_quartier", "code"),
    "name": ("lib_qp", "nom_qp", "nom_qpv", "lib_qpv", "libelle_qp", "libelle", "nom"),
    "town": ("lib_com", "nom_commune", "commune_qp", "libelle_commune", "nom_com", "commune"),
    "town_code": ("insee_com", "code_commune", "insee_commune", "codgeo", "code_insee", "insee"),
}
WGS84 = ("crs84", "4326", "wgs84", "wgs 84")


@dataclass(frozen=True, slots=True)
class Area:
    """One neighbourhood and its outline."""

    code: str
    name: str
    town: str
    town_code: str
    outline: BaseGeometry


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import kept, and what it met on the way."""

    areas: tuple[Area, ...]
    repaired: int
    dropped: int


def read_geojson(data: bytes) -> Imported:
    """The neighbourhoods of a GeoJSON file in WGS84; broken outlines are repaired, empty ones dropped.

    Raises:
        BadMap: not GeoJSON, other coordinates than degrees, or not one outline.
    """
    try:
        features = _features(json.loads(data))
    except (ValueError, AttributeError) as error:
        raise BadMap("Ce fichier n'est pas du GeoJSON : prenez la version GeoJSON des contours des QPV.") from error
    areas, repaired, dropped = list[Area](), 0, 0
    for feature in features:
        outline, mended = _outline(feature.get("geometry"))
        if outline is None:
            dropped += 1
            continue
        repaired += mended
        areas.append(_area(feature.get("properties") or {}, outline))
    if not areas:
        raise BadMap("Aucun contour de quartier dans ce fichier.")
    if not all(-180 <= low <= high <= 180 and -90 <= down <= up <= 90 for low, down, high, up in (a.outline.bounds for a in areas)):
        raise BadMap("Les coordonnées ne sont pas des degrés : il faut la version WGS84 (EPSG:4326), pas Lambert 93.")
    return Imported(tuple(areas), repaired, dropped)


def _features(document: Any) -> Iterator[Mapping[str, Any]]:
    crs = ((document.get("crs") or {}).get("properties") or {}).get("name", "")
    if crs and not any(known in str(crs).lower() for known in WGS84):
        raise BadMap(f"Coordonnées en « {crs} » : il faut la version WGS84 (EPSG:4326).")
    if not isinstance(document.get("features"), list):
        raise ValueError("no features")
    return (feature for feature in document["features"] if isinstance(feature, dict))


def _outline(geometry: Any) -> tuple[BaseGeometry | None, bool]:
    """The outline as valid polygons, and whether it had to be repaired."""
    try:
        outline = shapely.from_geojson(json.dumps(geometry)) if geometry else None
    except ShapelyError:
        return None, False
    if outline is None or outline.is_empty:
        return None, False
    whole = outline.is_valid
    polygons = [part for part in _parts(outline if whole else shapely.make_valid(outline)) if part.geom_type == "Polygon"]
    return (shapely.union_all(polygons) if polygons else None), not whole


def _parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        yield from _parts(part) if shapely.get_num_geometries(part) > 1 else (part,)


def _area(properties: Mapping[str, Any], outline: BaseGeometry) -> Area:
    folded = {str(key).lower().strip(): value for key, value in properties.items()}
    said = {field: next((str(folded[key]).strip() for key in keys if folded.get(key)), "") for field, keys in KEYS.items()}
    return Area(said["code"], said["name"] or said["code"], said["town"], said["town_code"], outline)


def save(areas: Iterable[Area], path: Path) -> None:
    """Writes the compact index; a reader never sees half of it."""
    rows = [[a.code, a.name, a.town, a.town_code, base64.b64encode(shapely.to_wkb(a.outline)).decode("ascii")] for a in areas]
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(gzip.compress(json.dumps({"qpv": 1, "areas": rows}).encode(), mtime=0))
    partial.replace(path)


def load(path: Path) -> QpvMap | None:
    """The map of an index file; None when there is none.

    Raises:
        BadMap: the file is not an index.
    """
    try:
        rows = json.loads(gzip.decompress(path.read_bytes()))["areas"]
        return QpvMap([Area(code, name, town, insee, shapely.from_wkb(base64.b64decode(wkb))) for code, name, town, insee, wkb in rows])
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError, KeyError, TypeError, ShapelyError) as error:
        raise BadMap(f"{path} n'est pas une carte de QPV : refaites « python -m bot places import FICHIER ».") from error


class QpvMap:
    """Outlines to be asked by position."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self.areas = tuple(areas)
        outlines = [area.outline for area in self.areas]
        self._boundaries = [outline.boundary for outline in outlines]
        for shape in (*outlines, *self._boundaries):
            shapely.prepare(shape)
        self._tree = STRtree(outlines)
        self._limits = shapely.total_bounds(outlines)

    def locate(self, latitude: float, longitude: float) -> Place:
        """Inside a neighbourhood, outside all, or not verified at the edge and beyond the map."""
        low, down, high, up = self._limits
        if not (low - EDGE <= longitude <= high + EDGE and down - EDGE <= latitude <= up + EDGE):
            return not_verified(Doubt.NO_MAP)
        point = shapely.Point(longitude, latitude)
        near = self._tree.query(point, predicate="dwithin", distance=EDGE)
        if any(shapely.dwithin(self._boundaries[row], point, EDGE) for row in near):
            return not_verified(Doubt.EDGE)
        if not len(near):
            return Place(Presence.OUTSIDE)
        area = self.areas[near[0]]
        return Place(Presence.INSIDE, area.name, area.code, town=area.town)
