"""The conversation: (event, person) -> replies and what to remember. No channel, no storage, no clock."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from bot.catalogue import Catalogue
from bot.catalogue.facts import FactKind
from bot.dialogue import (
    aides,
    alerts,
    check,
    contacts,
    home,
    inline,
    keeping,
    languages,
    location,
    opinions,
    privacy,
    profile,
    reach,
    selection,
    sheet,
    transmit,
    verdict_view,
)
from bot.dialogue import answer as answers
from bot.dialogue.commands import CHECK_ONLY, command
from bot.dialogue.desk import Desk, Shelf, reply
from bot.dialogue.events import (
    Address,
    Button,
    ContactAddress,
    Event,
    Handed,
    Located,
    Person,
    Position,
    Said,
    SentUnreadable,
    Started,
    Tapped,
    Turn,
)
from bot.dialogue.memory import learn_from
from bot.dialogue.named import meant
from bot.dialogue.replies import NO, YES, looks_like_address
from bot.dialogue.texts import FRENCH, LANGUAGES, Texts
from bot.understanding import Decision, Match, Matcher
from bot.understanding.normalise import MAX_CHARACTERS, tokenise

LONGEST_ADDRESS = 12  # words
CHOICES = 4  # numbers offered as buttons to somebody who said only « oui »
LONGEST_PLACE = 3  # words: « Le Grand Narbonne »; longer messages are questions, even when they name a place


class Dialogue:
    """One catalogue's conversation; holds no state of anyone."""

    def __init__(self, catalogue: Catalogue, matcher: Matcher | None = None, texts: Texts | None = None) -> None:
        self.desk = Desk(Shelf(catalogue), texts or Texts())
        self._desks = {self.desk.say.language: self.desk}
        self.matcher = matcher or Matcher(catalogue)

    def reachable_at(self, site_url: str | None, bot_username: str | None) -> None:
        """Says where the public sheets and the bot are; called once, before the first turn."""
        self.desk = replace(self.desk, site_url=site_url, bot_username=bot_username)
        self._desks = {self.desk.say.language: self.desk}

    def turn(self, event: Event, person: Person) -> Turn:
        """What to show and remember after an event."""
        person = transmit.still(person, event)
        if isinstance(event, Started):
            person = languages.met(person, event.language)
        elif isinstance(event, Said):
            person = languages.greeted(person, event.text)
        return self._speaking_to(person)._turn(event, person)

    def _speaking_to(self, person: Person) -> Dialogue:
        """The same conversation in the person's language."""
        language = person.language if person.language in LANGUAGES else FRENCH
        if language not in self._desks:
            self._desks[language] = replace(self.desk, say=Texts(language))
        spoken = copy(self)
        spoken.desk = self._desks[language]
        return spoken

    def _turn(self, event: Event, person: Person) -> Turn:
        match event:
            case Started(parameter):
                return self._started(parameter, person)
            case Tapped(action):
                return self._act(action, person, tapped=True)
            case SentUnreadable(kind):
                return home.unreadable(self.desk, person, kind)
            case Position():
                return location.look_up(self.desk, person, event)
            case Located(ContactAddress() as lookup, _, at):
                return reach.found(self.desk, person, lookup, at)
            case Located():
                return location.located(self.desk, person, event)
            case Handed(content):
                return privacy.handed(self.desk, person, content)
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
        if (turn := selection.opened(self.desk, person, parameter)) is not None:
            return turn
        return home.welcome(self.desk, person) if parameter in ("", inline.HELLO) else home.unknown_link(self.desk, person)

    def offer(self, query: str, person: Person) -> inline.Offer:
        """What to offer while somebody types after the bot's name, in any chat."""
        return inline.offer(self.desk, self.matcher, query, person)

    def _said(self, text: str, person: Person) -> Turn:
        if transmit.awaited(person, text):
            return transmit.written(self.desk, person, text)
        if (action := transmit.action_of(text, person) or self._typed_action(text, person)) is not None:
            return self._act(action, person, tapped=False)
        if (turn := check.told_by_words(self.desk, person, text)) is not None:
            return turn
        tokens = tokenise(text)
        if not tokens:
            return self._nothing_said(person)
        if tokens[0] in YES | NO and len(tokens) == 1:
            return self._which(person)
        if looks_like_address(text) and (person.pending or len(tokens) <= LONGEST_ADDRESS):
            return location.look_up(self.desk, person, Address(text))
        if not person.pending and len(tokens) <= LONGEST_PLACE and (turn := self._place_or_theme(text, person)) is not None:
            return turn
        match = self.matcher.match(meant(text), person.facts, person.territory)
        person = languages.written(person, text, match.language)
        return self._speaking_to(person)._answered(text, person, match)

    def _answered(self, text: str, person: Person, match: Match) -> Turn:
        if (turn := self._about_the_person(text, person, match)) is not None:
            return turn
        turn = opinions.answered(self.desk, answers.answer(self.desk, person, match), match)
        if len(text) > MAX_CHARACTERS:
            return replace(turn, replies=(*turn.replies[:-1], reply(self.desk.say("too-long")), turn.replies[-1]))
        return turn

    def _typed_action(self, text: str, person: Person) -> str | None:
        """The action behind a typed word; a number that answers the question on screen is none."""
        action = command(text)
        if action in CHECK_ONLY and person.checking is None and not (action == "verdict" and person.focus):
            return None
        asked = self.desk.catalogue.facts.get(person.pending or "")
        number = action is not None and action.startswith("choix:") and asked is not None and asked.kind is FactKind.NUMBER
        return None if number else action

    def _about_the_person(self, text: str, person: Person, match: Match) -> Turn | None:
        """A sentence that answers the question on screen, or corrects the profile; None for a new question."""
        learned = learn_from(self.desk, person, match)
        told = bool(match.facts or match.place)
        lead = check.corrected(self.desk, person, learned) if told and profile.corrects(text, person) else ""
        if person.checking and person.pending:
            answered = any(fact.fact == person.pending for fact in match.facts)
            if lead or answered or match.decision is not Decision.ANSWER:
                return check.told_by_sentence(self.desk, learned, match, lead)
            return None
        return profile.corrected(self.desk, learned.person, lead) if lead else None

    def _nothing_said(self, person: Person) -> Turn:
        text = self.desk.say("empty", example=self.desk.say("example-1"))
        remembered = replace(person, choices=home.theme_actions(self.desk))
        return Turn((reply(text, *home.theme_buttons(self.desk)),), remembered)

    def _which(self, person: Person) -> Turn:
        """A « oui » or a « non » to nothing that was asked."""
        if not person.choices:
            return self._nothing_said(person)
        row = [Button(str(number), f"choix:{number}") for number in range(1, min(len(person.choices), CHOICES) + 1)]
        ways = [self.desk.button("button-themes", "themes"), self.desk.button("button-talk", "contact")]
        return Turn((reply(self.desk.say("which-one"), row, ways),), person)

    def _place_or_theme(self, text: str, person: Person) -> Turn | None:
        """A message that is only the name of a territory or of a theme."""
        wanted = tokenise(text)
        for term in self.desk.catalogue.vocabulary.priorities:
            if wanted in (tokenise(term.name), tokenise(term.id)):
                return home.theme(self.desk, person, term.id, 1)
        if (territory := self.desk.territories.find(text)) is not None:
            return home.territory_chosen(self.desk, person, territory.id)
        return None

    def _act(self, action: str, person: Person, *, tapped: bool) -> Turn:
        verb, _, argument = action.partition(":")
        if verb not in ("dis", "choix", "garde", "retire", *CHECK_ONLY):
            person = replace(person, pending=None)
        desk, schemes = self.desk, self.desk.catalogue.schemes
        match verb:
            case "accueil":
                return home.welcome(desk, person)
            case "merci":
                return home.polite(desk, person)
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
            case "partager" | "partage":
                return keeping.share(desk, person, argument)
            case "garde":
                return keeping.keep(desk, person, argument)
            case "retire":
                return keeping.drop(desk, person, argument)
            case "mesfiches":
                return keeping.kept(desk, person)
            case "selection":
                return selection.share(desk, person, argument)
            case "ouvre" if (turn := selection.opened(desk, person, argument)) is not None:
                return turn
            case "carte" | "plan" | "mail":
                return reach.reach(desk, person, verb, argument)
            case "langues":
                return languages.choose(desk, person)
            case "langue" if argument in LANGUAGES:
                person = languages.chosen(person, argument)
                return languages.welcomed(self._speaking_to(person).desk, person)
            case "contact" if not argument:
                return contacts.general(desk, person)
            case "choix" if argument.isdigit():
                return self._choose(int(argument), person)
            case "retour":
                return self._back(person)
            case "suite":
                return self._more(argument, person)
            case "eligible":
                return check.start(desk, person, argument)
            case "dis" if (turn := check.told_by_button(desk, person, argument)) is not None:
                return turn
            case "ignore" | "saute":
                return check.passed(desk, person, unknown=verb == "ignore")
            case "verdict" if person.checking:
                return check.step(desk, person, done=True)
            case "verdict" if (person.focus or "") in schemes:
                return verdict_view.verdict(desk, person, schemes[person.focus or ""])
            case "aides":
                group, _, page = argument.partition(":")
                return aides.page(desk, person, group, int(page) if page.isdigit() else 1) if group else aides.overview(desk, person)
            case "prevenir":
                return alerts.start(desk, person, argument)
            case "plusprevenir":
                return alerts.stop(desk, person, argument)
            case "mesalertes":
                return alerts.mine(desk, person)
            case "transmettre":
                return transmit.act(desk, person, argument)
            case "utile" | "inutile":
                return opinions.judge(desk, person, argument, good=verb == "utile")
            case "motif":
                return opinions.explain(desk, person, argument)
            case "profil":
                return profile.profile(desk, person)
            case "oublie":
                return profile.forget(desk, person, argument)
            case "confidentialite":
                return privacy.page(desk, person)
            case "mesdonnees":
                return privacy.asked_for(desk, person)
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
        if person.back and person.back.startswith("aides:"):
            _, group, page = (*person.back.split(":"), "1")[:3]
            return aides.page(self.desk, person, group, int(page) + 1)
        if person.back and person.back.startswith("theme:"):
            _, name, page = (*person.back.split(":"), "1")[:3]
            return home.theme(self.desk, person, name, int(page) + 1)
        return answers.more(self.desk, person, person.seen)
