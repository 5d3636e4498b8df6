"""Where: territories by name, and which contact of a network is yours."""

from bot.places.contacts import ContactChoice, choose_contacts, territory_contacts
from bot.places.place import Place, Presence
from bot.places.territories import TerritoryNames

__all__ = ["ContactChoice", "Place", "Presence", "TerritoryNames", "choose_contacts", "territory_contacts"]
