"""Where: territories by name, and which contact of a network is yours."""

from bot.places.contacts import ContactChoice, choose_contacts, territory_contacts
from bot.places.place import Place, Presence
from bot.places.territories import find_territory

__all__ = ["ContactChoice", "Place", "Presence", "choose_contacts", "find_territory", "territory_contacts"]
