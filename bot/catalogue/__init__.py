"""What we know: the YAML catalogue as typed, frozen values, and its mistakes with file:line:column."""

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.loader import load
from bot.catalogue.models import Contact, Organisation, Scheme, Status, Territory
from bot.catalogue.problems import CatalogueErrors, Problem

__all__ = ["Catalogue", "CatalogueErrors", "Contact", "Organisation", "Problem", "Scheme", "Status", "Territory", "load"]
