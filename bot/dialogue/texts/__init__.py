"""Every sentence the bot says, one Fluent file per language, for a translator to work on."""

from __future__ import annotations

from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

Value = str | int | float | Markup


class Texts:
    """The sentences of one language; every value put into a sentence is escaped."""

    def __init__(self, language: str = "fr") -> None:
        source = (resources.files(__package__) / f"{language}.ftl").read_text("utf-8")
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))

    def __call__(self, key: str, **values: Value) -> Markup:
        """The sentence `key` with its values; raises KeyError for an unknown sentence, ValueError for a missing value."""
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        safe = {name: value if isinstance(value, int | float) else str(escape(value)) for name, value in values.items()}
        text, errors = self._bundle.format_pattern(message.value, safe)
        if errors:
            raise ValueError(f"{key}: {errors}")
        return Markup(text)  # noqa: S704 - values were escaped above, the sentences are ours

    def plain(self, key: str, **values: Value) -> str:
        """The sentence without mark-up, for a button label or a menu."""
        return str(self(key, **values).unescape())
