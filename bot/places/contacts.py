"""Which contact is yours: the sheet's own, then the operator's branch in your territory, then the national one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue import Catalogue, Contact, Scheme, Territory

FOUNDER_NETWORKS = ("citeslab", "bge", "adie", "initiative-france", "cci", "cma", "france-active", "reseau-entreprendre")


@dataclass(frozen=True, slots=True)
class ContactChoice:
    """Whom to call: contacts in the person's territory, then those that serve everywhere."""

    local: tuple[Contact, ...]
    national: tuple[Contact, ...]

    @property
    def first(self) -> Contact | None:
        """The nearest contact a person can reach."""
        return next(iter((*self.local, *self.national)), None)


def choose_contacts(catalogue: Catalogue, scheme: Scheme, territory: str | None) -> ContactChoice:
    """The contacts of a scheme for a person of a territory (None: not known)."""
    operator = catalogue.operator_of(scheme)
    own = [contact for contact in scheme.contacts if contact.territory in (None, territory)]
    branches = [b for b in operator.branches if b.territory == territory] if operator and territory else []
    local_only = "national" not in scheme.territories and covers(catalogue, scheme, territory) is not False
    local = [c for c in own if c.territory is not None or local_only] + branches
    national = [c for c in own if c not in local]
    if operator and (own_line := operator.national):
        national.append(own_line)
    near = _distinct(local)
    phones = {contact.phone for contact in near if contact.phone}
    return ContactChoice(near, tuple(c for c in _distinct(national) if c.phone not in phones))


def covers(catalogue: Catalogue, scheme: Scheme, territory: str | None) -> bool | None:
    """Whether a scheme can be had in a territory; None when either side does not say."""
    place = catalogue.territories.get(territory or "")
    if "national" in scheme.territories or place is None:
        return None
    return bool(place.areas & set(scheme.territories))


def territory_contacts(catalogue: Catalogue, territory: Territory, limit: int = 4) -> tuple[Contact, ...]:
    """People of a territory who help founders and shopkeepers: network branches first, then its own services."""
    organisations = (catalogue.organisations.get(name) for name in FOUNDER_NETWORKS)
    branches = [b for o in organisations if o for b in o.branches if b.territory == territory.id]
    reachable = [c for c in branches if c.phone or c.email] + [c for c in territory.contacts if c.phone or c.email]
    others = [c for c in (*branches, *territory.contacts) if not (c.phone or c.email)]
    return _distinct([*reachable, *others])[:limit]


def _distinct(contacts: list[Contact]) -> tuple[Contact, ...]:
    seen: set[tuple[str | None, str | None, str]] = set()
    kept = []
    for contact in contacts:
        key = (contact.phone, contact.email, "" if contact.phone or contact.email else contact.name)
        if key not in seen:
            seen.add(key)
            kept.append(contact)
    return tuple(kept)
