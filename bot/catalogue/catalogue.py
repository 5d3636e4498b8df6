"""The loaded catalogue: every scheme, organisation and territory, reachable by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.catalogue.facts import Fact
from bot.catalogue.lexicon import Lexicon
from bot.catalogue.models import Organisation, Scheme, Territory, Vocabulary

QUESTIONS_SHOWN = 14  # of a sheet, the first ones: on posters, in the search of the pages, to tell which sheets are alike


@dataclass(frozen=True)
class Catalogue:
    """All that `knowledge/` states; immutable, so one value can be shared by every task and swapped whole."""

    schemes: Mapping[str, Scheme]
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    territories: Mapping[str, Territory] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    lexicon: Lexicon = field(default_factory=Lexicon)

    @cached_property
    def by_priority(self) -> Mapping[str, tuple[Scheme, ...]]:
        """Schemes under each of their priorities, in title order."""
        ordered = sorted(self.schemes.values(), key=lambda scheme: scheme.title.casefold())
        priorities = [term.id for term in self.vocabulary.priorities]
        priorities += sorted({p for scheme in ordered for p in scheme.priorities} - set(priorities))
        return {name: tuple(s for s in ordered if name in s.priorities) for name in priorities}

    def without_examples(self) -> Catalogue:
        """The same for people to be served from: without the thousands of questions that only teach the index."""
        needs = tuple(need.model_copy(update={"examples": ()}) for need in self.lexicon.needs)
        off_topics = tuple(topic.model_copy(update={"questions": ()}) for topic in self.lexicon.off_topics)
        schemes = {s.id: s.model_copy(update={"questions": s.questions[:QUESTIONS_SHOWN]}) for s in self.schemes.values()}
        return replace(self, schemes=schemes, lexicon=self.lexicon.model_copy(update={"needs": needs, "off_topics": off_topics}))

    def operator_of(self, scheme: Scheme) -> Organisation | None:
        """The organisation that runs a scheme, where the catalogue describes it."""
        return self.organisations.get(scheme.operator)
