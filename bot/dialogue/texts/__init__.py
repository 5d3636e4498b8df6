"""Every sentence the bot says, one Fluent file per language, for a translator to work on."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from markupsafe import Markup, escape

Value = str | int | float | Markup
FRENCH = "fr"
LANGUAGES = {FRENCH: "Français", "en": "English", "es": "Español", "tr": "Türkçe", "ar": "العربية"}  # as each calls itself
_MOST_COUNTED = 100  # sentences with a higher count are not kept
_RIGHT_TO_LEFT = frozenset({"ar"})


class Texts:
    """The sentences of one language, in French where it has none; every value put into a sentence is escaped."""

    def __init__(self, language: str = FRENCH) -> None:
        self.language = language
        self._still: dict[tuple[object, ...], Markup] = {}  # sentences without values, or with a count only: there are few
        self._bundles = [_bundle(name) for name in dict.fromkeys((language, FRENCH))]

    def __call__(self, key: str, **values: Value) -> Markup:
        """The sentence `key` with its values; raises KeyError for an unknown sentence, ValueError for a missing value."""
        if not all(type(value) is int and 0 <= value < _MOST_COUNTED for value in values.values()):
            return self._said(key, values)
        wanted = (key, *values.items())
        if (text := self._still.get(wanted)) is None:
            text = self._still[wanted] = self._said(key, values)
        return text

    def _said(self, key: str, values: Mapping[str, Value]) -> Markup:
        bundle = next((bundle for bundle in self._bundles if bundle.has_message(key)), self._bundles[-1])
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        safe = {name: value if isinstance(value, int | float) else str(escape(value)) for name, value in values.items()}
        text, errors = bundle.format_pattern(message.value, safe)
        if errors:
            raise ValueError(f"{key}: {errors}")
        return Markup(text)  # noqa: S704 - values were escaped above, the sentences are ours

    def plain(self, key: str, **values: Value) -> str:
        """The sentence without mark-up, for a button label or a menu."""
        return str(self(key, **values).unescape())


def still_texts(language: str) -> dict[str, str]:
    """The sentences of one line without values, as they stand in the file: read without the plurals and dates of the language."""
    entries = FluentParser().parse(_source(language)).body
    messages = [entry for entry in entries if isinstance(entry, ast.Message)]
    values = {message.id.name: message.value.elements for message in messages if message.value is not None}
    return {key: parts[0].value for key, parts in values.items() if len(parts) == 1 and isinstance(parts[0], ast.TextElement)}


def _source(language: str) -> str:
    return (resources.files(__package__) / f"{language}.ftl").read_text("utf-8")


def _bundle(language: str) -> FluentBundle:
    """The sentences of a file; a French name within a line of Arabic is isolated, or it would break the line's order."""
    bundle = FluentBundle([language], use_isolating=language in _RIGHT_TO_LEFT)
    bundle.add_resource(FluentResource(_source(language)))
    return bundle
