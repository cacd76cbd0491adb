"""All words that the product says, by language and key, read from the catalogues beside this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Self

from babel.messages.pofile import read_po

LANGUAGES = ("en", "cy")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One text as it stands in a catalogue. `purpose` is the comment above it: who reads it, and when."""

    key: str
    text: str
    purpose: str
    fuzzy: bool = False


@dataclass(frozen=True)
class Words:
    """The texts of every language by their keys."""

    texts: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls) -> Self:
        """The catalogues of this package."""
        return cls({language: {e.key: e.text for e in entries(language)} for language in LANGUAGES})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, as two letters."""
        return tuple(self.texts)

    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the first catalogue; the lint sees to it that all languages have the same."""
        return tuple(self.texts[self.languages[0]])

    def has(self, language: str, key: str) -> bool:
        """Whether there is a text under `key` in that language."""
        return key in self.texts.get(language, {})

    def say(self, language: str, key: str, /, *, default: str | None = None, **params: Any) -> str:
        """The text with its params filled in; more params than it needs do no harm.

        `default` stands in for a text that the catalogue does not have. Without it an unknown language or key, and
        always a param that is missing, raises a KeyError that names the text's key only.
        """
        if default is not None and not self.has(language, key):
            return default
        try:
            return self.texts[language][key].format(**params)
        except (KeyError, IndexError):
            raise KeyError(key) from None


def entries(language: str) -> list[Entry]:
    """What stands in the catalogue of a language, in its order."""
    return parse(resources.files(__package__).joinpath(f"{language}.po").read_text(encoding="utf-8"))


def parse(catalogue: str) -> list[Entry]:
    """The entries of a catalogue's text (gettext .po). Of two with the same key the later one is kept."""
    return [
        Entry(
            key=str(message.id),
            text=str(message.string),
            purpose=" ".join(message.auto_comments),
            fuzzy=message.fuzzy,
        )
        for message in read_po(catalogue.splitlines(keepends=True))
        if message.id
    ]
