"""Holds the rules of the words against every entry of the catalogues: `python -m bot.words.lint`.

One line for each finding, and exit status 1 when there are any. A purpose begins with whom the text is for; texts to
leavers are held to far more than those to staff.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

from bot.flows.catalogue import FLOWS
from bot.words.catalogue import LANGUAGES, Entry, entries
from bot.words.checks import A_MENU_WORD, TO_A_LEAVER, check_text, check_words
from bot.words.filled import params_of
from bot.words.used_keys import SPEAKING, Literals, check_keys

READERS = (TO_A_LEAVER, A_MENU_WORD, "To staff:", "A button for staff:")
"""What a purpose begins with."""

Catalogues = Mapping[str, Sequence[Entry]]


def check_catalogues(catalogues: Catalogues) -> list[str]:
    """Everything that is wrong with the entries themselves, one line each: language, key, what."""
    found = [
        f"{language} {line}" for language, listed in catalogues.items() for line in _one_language(language, listed)
    ]
    first, *others = catalogues
    for other in others:
        found += [f"{other} {line}" for line in _side_by_side(catalogues[first], catalogues[other])]
    return found


def check_code(catalogues: Catalogues, bot: Path) -> list[str]:
    """Keys that the code under `bot` and the catalogues do not agree on."""
    literals = {folder: Literals.of(bot / folder) for folder in SPEAKING}
    first = next(iter(catalogues.values()))
    return list(check_keys([entry.key for entry in first], FLOWS, literals))


def repeated(catalogue: str) -> list[str]:
    """Keys that stand twice in a catalogue's text, which a reader of .po files does not tell."""
    keys = re.findall(r'^msgid "(.+)"$', catalogue, re.MULTILINE)
    return [f"{key}: stands twice" for key in sorted({key for key in keys if keys.count(key) > 1})]


def main() -> int:
    """All checks of the catalogues as they are; the exit status."""
    catalogues = {language: entries(language) for language in LANGUAGES}
    found = check_catalogues(catalogues)
    for language in LANGUAGES:
        text = resources.files("bot.words").joinpath(f"{language}.po").read_text(encoding="utf-8")
        found += [f"{language} {line}" for line in repeated(text)]
    found += check_code(catalogues, Path(__file__).parents[1])
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


def _one_language(language: str, listed: Sequence[Entry]) -> Iterator[str]:
    texts = {entry.key: entry.text for entry in listed}
    for entry in listed:
        for line in _entry(language, entry, texts):
            yield f"{entry.key}: {line}"


def _entry(language: str, entry: Entry, texts: Mapping[str, str]) -> Iterator[str]:
    if entry.fuzzy:
        yield "is marked as fuzzy"
    if not entry.purpose.startswith(READERS):
        yield f"its purpose begins with none of: {' '.join(READERS)}"
    if not entry.text.strip():
        yield "is empty"
        return
    try:
        params_of(entry.text)
    except ValueError:
        yield "has braces that do not match"
        return
    if entry.purpose.startswith(TO_A_LEAVER):
        yield from check_text(language, entry, texts)
    elif entry.purpose.startswith(A_MENU_WORD):
        yield from (line for line in check_words(entry.text) if "'yes'" not in line)


def _side_by_side(first: Sequence[Entry], second: Sequence[Entry]) -> Iterator[str]:
    """Two languages have the same keys in the same order, for the same purpose and with the same params."""
    ours, theirs = {e.key: e for e in first}, {e.key: e for e in second}
    yield from (f"{key}: is missing" for key in ours if key not in theirs)
    yield from (f"{key}: is too many" for key in theirs if key not in ours)
    for key in (key for key in ours if key in theirs):
        if ours[key].purpose != theirs[key].purpose:
            yield f"{key}: has another purpose"
        if _params(ours[key]) != _params(theirs[key]):
            yield f"{key}: has other params"
    if set(ours) == set(theirs) and list(ours) != list(theirs):
        yield f"{next(a for a, b in zip(ours, theirs, strict=True) if a != b)}: stands in another place"


def _params(entry: Entry) -> frozenset[str]:
    try:
        return params_of(entry.text)
    except ValueError:
        return frozenset()


if __name__ == "__main__":
    sys.exit(main())
