"""The outside world of places: address -> position through the national geocoder, and the download of the QPV map."""

from bot.geocoding.geocoder import Geocoder
from bot.geocoding.locator import Locator, open_locator

__all__ = ["Geocoder", "Locator", "open_locator"]
