"""Where France is on a map, overseas included: enough to see that a position was mistyped, or its two numbers swapped."""

from __future__ import annotations

# south, north, west, east, in degrees
_BOXES = {
    "métropole et Corse": (41.2, 51.2, -5.3, 9.7),
    "Antilles": (14.3, 18.2, -63.3, -60.7),
    "Guyane": (2.0, 6.0, -54.7, -51.5),
    "La Réunion": (-21.5, -20.8, 55.1, 55.9),
    "Mayotte": (-13.1, -12.6, 44.9, 45.4),
    "Saint-Pierre-et-Miquelon": (46.7, 47.2, -56.5, -56.0),
    "Nouvelle-Calédonie": (-23.0, -19.0, 163.0, 169.0),
    "Polynésie": (-28.0, -7.5, -155.0, -134.0),
    "Wallis-et-Futuna": (-14.5, -13.0, -178.3, -176.0),
}


def in_france(latitude: float, longitude: float) -> bool:
    """Whether a position (degrees) can be in France, give or take the sea and the neighbours."""
    return any(south <= latitude <= north and west <= longitude <= east for south, north, west, east in _BOXES.values())
