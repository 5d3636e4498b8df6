"""Where a position can be in France."""

from __future__ import annotations

import pytest

from bot.catalogue.france import in_france


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(43.6045, 1.4442), (51.05, 2.37), (41.39, 9.16), (48.4, -4.5), (-21.28, 55.41), (16.24, -61.53), (4.93, -52.33), (-12.78, 45.23)],
)
def test_towns_of_france_are_in_it_overseas_included(latitude: float, longitude: float) -> None:
    assert in_france(latitude, longitude)
    assert not in_france(longitude, latitude)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(0, 0), (40.71, -74.0), (36.75, 3.06), (52.52, 13.4), (float("nan"), 2.0), (48.8, 200.0)]
)
def test_elsewhere_is_elsewhere(latitude: float, longitude: float) -> None:
    assert not in_france(latitude, longitude)
