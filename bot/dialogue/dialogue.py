"""The conversation: (event, person) -> replies and what to remember. No channel, no storage, no clock."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue import Catalogue
from bot.dialogue import answer as answers
from bot.dialogue import contacts, home, profile, sheet
from bot.dialogue.commands import command
from bot.dialogue.desk import Desk, reply
from bot.dialogue.events import Event, Person, Said, SentUnreadable, Started, Tapped, Turn
from bot.dialogue.texts import Texts
from bot.places import find_territory
from bot.understanding import Matcher
from bot.understanding.normalise import MAX_CHARACTERS, tokenise

LONGEST_PLACE = 3  # words: « Le Grand Narbonne »; longer messages are questions, even when they name a place


class Dialogue:
    """One catalogue's conversation; holds no state of anyone."""

    def __init__(self, catalogue: Catalogue, matcher: Matcher | None = None, texts: Texts | None = None) -> None:
        self.desk = Desk(catalogue, texts or Texts())
        self.matcher = matcher or Matcher(catalogue)

    def turn(self, event: Event, person: Person) -> Turn:
        """What to show and remember after an event."""
        match event:
            case Started(parameter):
                return self._started(parameter, person)
            case Tapped(action):
                return self._act(action, person, tapped=True)
            case SentUnreadable(kind):
                return home.unreadable(self.desk, person, kind)
            case Said(text):
                return self._said(text, person)

    def _started(self, parameter: str, person: Person) -> Turn:
        schemes, vocabulary = self.desk.catalogue.schemes, self.desk.catalogue.vocabulary
        if parameter in schemes:
            return sheet.sheet(self.desk, replace(person, focus=None, back=None, results=()), schemes[parameter], in_place=False)
        if parameter in {term.id for term in vocabulary.priorities}:
            return home.theme(self.desk, person, parameter, 1)
        if parameter in self.desk.catalogue.territories:
            return home.territory_chosen(self.desk, person, parameter)
        return home.welcome(self.desk, person)

    def _said(self, text: str, person: Person) -> Turn:
        if (action := command(text)) is not None:
            return self._act(action, person, tapped=False)
        tokens = tokenise(text)
        if not tokens:
            return self._nothing_said(person)
        if len(tokens) <= LONGEST_PLACE and (turn := self._place_or_theme(text, person)) is not None:
            return turn
        match = self.matcher.match(text, person.facts, person.territory)
        turn = answers.answer(self.desk, person, match)
        if len(text) > MAX_CHARACTERS:
            return Turn((*turn.replies[:-1], reply(self.desk.say("too-long")), turn.replies[-1]), turn.person)
        return turn

    def _nothing_said(self, person: Person) -> Turn:
        text = self.desk.say("empty", example=self.desk.say("example-1"))
        remembered = replace(person, choices=home.theme_actions(self.desk))
        return Turn((reply(text, *home.theme_buttons(self.desk)),), remembered)

    def _place_or_theme(self, text: str, person: Person) -> Turn | None:
        """A message that is only the name of a territory or of a theme."""
        wanted = tokenise(text)
        for term in self.desk.catalogue.vocabulary.priorities:
            if wanted in (tokenise(term.name), tokenise(term.id)):
                return home.theme(self.desk, person, term.id, 1)
        if (territory := find_territory(text, self.desk.catalogue.territories)) is not None:
            return home.territory_chosen(self.desk, person, territory.id)
        return None

    def _act(self, action: str, person: Person, *, tapped: bool) -> Turn:
        verb, _, argument = action.partition(":")
        desk, schemes = self.desk, self.desk.catalogue.schemes
        match verb:
            case "accueil":
                return home.welcome(desk, person)
            case "aide":
                return home.help_view(desk, person)
            case "themes":
                return home.themes(desk, person)
            case "theme":
                name, _, page = argument.partition(":")
                return home.theme(desk, person, name, int(page) if page.isdigit() else 1)
            case "villes":
                return home.territories(desk, person)
            case "ville":
                return home.territory_chosen(desk, person, argument)
            case "fiche" if argument in schemes:
                return sheet.sheet(desk, person, schemes[argument], in_place=tapped)
            case "contact" if (argument or person.focus or "") in schemes:
                return contacts.for_scheme(desk, person, schemes[argument or person.focus or ""])
            case "contact" if not argument:
                return contacts.general(desk, person)
            case "choix" if argument.isdigit():
                return self._choose(int(argument), person)
            case "retour":
                return self._back(person)
            case "suite":
                return self._more(argument, person)
            case "profil":
                return profile.profile(desk, person)
            case "oublie":
                return profile.forget(desk, person, argument)
            case "efface":
                return profile.wipe(desk, person)
        return home.old_button(desk, person)

    def _choose(self, number: int, person: Person) -> Turn:
        if 1 <= number <= len(person.choices):
            return self._act(person.choices[number - 1], person, tapped=False)
        text = self.desk.say("unknown-number")
        return Turn((reply(text, [self.desk.button("button-themes", "themes"), self.desk.button("button-talk", "contact")]),), person)

    def _back(self, person: Person) -> Turn:
        """Back from a sheet to the list it was chosen from; from a list to what was before; else home."""
        if person.back and person.back != f"fiche:{person.focus}":
            return self._act(person.back, replace(person, focus=None, back=None), tapped=True)
        if person.back:
            return self._act(person.back, replace(person, back=None), tapped=True)
        if person.results:
            return answers.more(self.desk, person, 0, in_place=True)
        return home.welcome(self.desk, person)

    def _more(self, argument: str, person: Person) -> Turn:
        if argument.isdigit():
            return answers.more(self.desk, person, int(argument), in_place=True)
        if person.back and person.back.startswith("theme:"):
            _, name, page = (*person.back.split(":"), "1")[:3]
            return home.theme(self.desk, person, name, int(page) + 1)
        shown = [action.removeprefix("fiche:") for action in person.choices]
        seen = [i for i, result in enumerate(person.results) if result in shown]
        return answers.more(self.desk, person, max(seen, default=-1) + 1)
