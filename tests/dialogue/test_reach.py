"""A person to call within a tap: a card, a place on the map, a letter; and by typed words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue, Contact
from bot.catalogue.models import Point
from bot.catalogue.phones import international
from bot.dialogue import Dialogue, Person, Reply, Said, Tapped, Turn
from bot.dialogue.events import ContactAddress, ContactCard, Located, Position, Venue
from bot.places.directory import contact_key, directory
from bot.places.place import Doubt, not_verified
from bot.understanding import Matcher

MASTER = "titre-maitre-artisan"  # its contact in Roubaix has a phone, an e-mail and an address
ROUBAIX = Person(territory="roubaix", facts={"etape": "activite"})
NOWHERE = not_verified(Doubt.NO_MAP)


def read(turn: Turn) -> str:
    return "\n".join(str(reply.text.striptags()) for reply in turn.replies)


def buttons(turn: Turn) -> dict[str, str]:
    return {b.label: b.action for reply in turn.replies for row in reply.buttons for b in row if b.action}


def tap(dialogue: Dialogue, turn: Turn, label: str) -> Turn:
    action = next(action for name, action in buttons(turn).items() if label in name)
    return dialogue.turn(Tapped(action), turn.person)


def say(dialogue: Dialogue, turn: Turn, text: str) -> Turn:
    return dialogue.turn(Said(text), turn.person)


@pytest.fixture
def shown(dialogue: Dialogue) -> Turn:
    return dialogue.turn(Tapped(f"contact:{MASTER}"), ROUBAIX)


@pytest.fixture
def nord(catalogue: Catalogue) -> Contact:
    return next(branch for branch in catalogue.organisations["cma"].branches if branch.territory == "roubaix")


def placed(catalogue: Catalogue, contact: Contact, matcher: Matcher) -> Dialogue:
    """The catalogue as if an editor had added the position of a contact."""
    organisation = catalogue.organisations["cma"]
    at = contact.model_copy(update={"position": Point(latitude=50.63, longitude=3.06)})
    branches = tuple(at if branch == contact else branch for branch in organisation.branches)
    organisations = {**catalogue.organisations, "cma": organisation.model_copy(update={"branches": branches})}
    return Dialogue(replace(catalogue, organisations=organisations), matcher)


def test_the_contact_is_a_card_for_the_address_book(dialogue: Dialogue, shown: Turn, nord: Contact) -> None:
    reply = tap(dialogue, shown, "Enregistrer").replies[0]
    assert reply.attachment == ContactCard(nord.name, "+33972727207")
    assert nord.name in reply.text
    assert str(nord.phone) in reply.text, "who sees no card reads the number"


@pytest.mark.parametrize("words", ["carte du contact", "Enregistrer le contact", "carte 1", "enregistrer 1", "1"])
def test_the_card_can_be_asked_for_by_words(dialogue: Dialogue, shown: Turn, words: str) -> None:
    assert isinstance(say(dialogue, shown, words).replies[0].attachment, ContactCard)


def test_a_short_number_is_plain_text(dialogue: Dialogue) -> None:
    shown = dialogue.turn(Tapped("contact:acre"), Person())
    assert "3698" in read(shown)
    assert not any("Enregistrer" in label for label in buttons(shown))
    turn = say(dialogue, shown, "carte du contact")
    assert turn.replies[0].attachment is None
    assert "3698" in read(turn)
    assert "numéro court" in read(turn)


def test_an_address_without_position_is_a_link_to_a_map_and_a_question_to_the_geocoder(
    dialogue: Dialogue, shown: Turn, nord: Contact
) -> None:
    turn = tap(dialogue, shown, "Plan")
    assert turn.replies[0].attachment is None
    assert str(nord.address) in read(turn)
    assert any(b.url and b.url.startswith("https://www.openstreetmap.org/search?query=") for row in turn.replies[0].buttons for b in row)
    assert turn.lookup == ContactAddress(contact_key(nord), "Place des Artisans, Lille", "59", MASTER)


@pytest.mark.parametrize("words", ["plan", "la carte", "y aller", "Comment y aller ?", "plan 1", "itinéraire"])
def test_the_place_can_be_asked_for_by_words(dialogue: Dialogue, shown: Turn, words: str) -> None:
    assert isinstance(say(dialogue, shown, words).lookup, ContactAddress)


def test_an_address_the_geocoder_is_sure_of_is_a_place_on_the_map(dialogue: Dialogue, shown: Turn, nord: Contact) -> None:
    asked = tap(dialogue, shown, "Plan")
    assert asked.lookup is not None
    sure = dialogue.turn(Located(asked.lookup, NOWHERE, Position(50.63, 3.06)), asked.person)
    assert sure.replies[0].attachment == Venue(nord.name, str(nord.address), 50.63, 3.06)
    unsure = dialogue.turn(Located(asked.lookup, NOWHERE), asked.person)
    assert unsure.replies == asked.replies


def test_a_position_of_the_catalogue_needs_no_geocoder(catalogue: Catalogue, matcher: Matcher, nord: Contact) -> None:
    dialogue = placed(catalogue, nord, matcher)
    turn = tap(dialogue, dialogue.turn(Tapped(f"contact:{MASTER}"), ROUBAIX), "Plan")
    assert turn.lookup is None
    assert turn.replies[0].attachment == Venue(nord.name, str(nord.address), 50.63, 3.06)


def test_a_venue_holds_no_coordinates_the_catalogue_does_not_state(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for key, contact in directory(catalogue).items():
        attachment = dialogue.turn(Tapped(f"plan:{key}"), Person()).replies[0].attachment
        assert (attachment is not None) == (contact.position is not None)


def test_the_letter_holds_what_was_understood_and_nothing_is_sent(dialogue: Dialogue, catalogue: Catalogue) -> None:
    asked = dialogue.turn(Said("je suis artisan coiffeur a roubaix je veux le titre de maitre artisan"), Person())
    shown = dialogue.turn(Tapped(f"contact:{MASTER}"), asked.person)
    turn = tap(dialogue, shown, "Écrire")
    text = read(turn)
    for words in ("contact@cma-hautsdefrance.fr", catalogue.schemes[MASTER].title, "Roubaix", "artisanat", "Bonjour,", "je n'envoie rien"):
        assert words in text
    assert "<pre>Bonjour," in turn.replies[0].text
    copied = [b.copy for row in turn.replies[0].buttons for b in row if b.copy]
    assert copied[0] == "contact@cma-hautsdefrance.fr"
    assert catalogue.schemes[MASTER].title in copied[1]


@pytest.mark.parametrize("words", ["mail", "Écrire", "email", "e-mail", "écrire 1", "mail 1"])
def test_the_letter_can_be_asked_for_by_words(dialogue: Dialogue, shown: Turn, words: str) -> None:
    assert "Un e-mail prêt" in read(say(dialogue, shown, words))


def test_a_letter_without_a_sheet_tells_the_sheets_found(dialogue: Dialogue, catalogue: Catalogue, nord: Contact) -> None:
    person = replace(ROUBAIX, results=("microcredit-adie", "acre"))
    text = read(dialogue.turn(Tapped(f"mail:{contact_key(nord)}"), person))
    assert f"J'ai déjà trouvé : {catalogue.schemes['microcredit-adie'].title} ; {catalogue.schemes['acre'].title}." in text


def test_a_letter_about_an_ended_scheme_asks_what_replaces_it(dialogue: Dialogue, catalogue: Catalogue, nord: Contact) -> None:
    ended = next(scheme.id for scheme in catalogue.schemes.values() if scheme.opening.status.ended)
    text = read(dialogue.turn(Tapped(f"mail:{contact_key(nord)}:{ended}"), ROUBAIX))
    assert "est terminé" in text
    assert "à la place" in text


def test_what_a_contact_lacks_is_said_with_a_way_on(dialogue: Dialogue) -> None:
    shown = dialogue.turn(Tapped("contact"), Person())
    for words, said in (("plan", "pas d'adresse"), ("mail", "pas d'adresse e-mail"), ("carte 9", "pas de numéro")):
        turn = say(dialogue, shown, words)
        assert said in read(turn)
        assert buttons(turn)


def test_several_contacts_are_numbered_and_their_numbers_lead_to_them(dialogue: Dialogue) -> None:
    shown = dialogue.turn(Said("contact"), Person(territory="toulouse"))
    assert [f"{n}. " in read(shown) for n in (1, 2, 3)] == [True, True, True]
    assert {"📇 Enregistrer 1", "📇 Enregistrer 2", "🗺️ Plan 3"} <= buttons(shown).keys()
    second = say(dialogue, shown, "2").replies[0].attachment
    assert second == say(dialogue, shown, "carte 2").replies[0].attachment
    assert isinstance(second, ContactCard)
    assert second.name in read(shown)


def test_an_old_button_never_shows_somebody_else(dialogue: Dialogue) -> None:
    for way in ("carte", "plan", "mail"):
        turn = dialogue.turn(Tapped(f"{way}:00000000"), ROUBAIX)
        assert turn.replies[0].attachment is None
        assert buttons(turn)


def test_every_contact_of_the_catalogue_can_be_reached_and_gone_back_from(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for key, contact in directory(catalogue).items():
        card: Reply = dialogue.turn(Tapped(f"carte:{key}:{MASTER}"), Person()).replies[0]
        assert (card.attachment is not None) == (contact.phone is not None and international(contact.phone) is not None)
        assert card.buttons
        letter = dialogue.turn(Tapped(f"mail:{key}:{MASTER}"), Person()).replies[0]
        assert ("<pre>" in letter.text) == bool(contact.email)
