"""What must not pass between a leaver and a mentor: numbers, links and names on other services.

Both sides know each other through Gatewalk only, so that either can stop without having to change a number.
Ordinary digits pass: times, dates, money, scores, postcodes, and the numbers of helplines.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.rules.short_texts import remembered
from bot.rules.typed_links import typed_links
from bot.rules.typed_numbers import in_full, typed_numbers

ContactKind = Literal["number", "link", "handle", "email"]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A way to reach somebody, between `start` and `end` of the text."""

    kind: ContactKind
    start: int
    end: int


@remembered
def find_contacts(text: str) -> tuple[Found, ...]:
    """Every way to reach somebody that `text` holds, in order. Of those that overlap one is left, which
    reaches over them all and has the kind of the longest."""
    found = [Found(kind="number", start=number.start, end=number.end) for number in typed_numbers(text)]
    found += [Found(kind=kind, start=start, end=end) for kind, start, end in typed_links(text)]
    apart: list[Found] = []
    for contact in sorted(found, key=lambda each: (each.start, -each.end)):
        if apart and contact.start < apart[-1].end:
            apart[-1] = _joined(apart[-1], contact)
        else:
            apart.append(contact)
    return tuple(apart)


def mask(text: str, marks: Mapping[str, str]) -> str:
    """`text` with the mark of its kind in place of each contact. `marks` names all four kinds of `Found`."""
    pieces, at = [], 0
    for contact in find_contacts(text):
        pieces += [text[at : contact.start], marks[contact.kind]]
        at = contact.end
    return "".join((*pieces, text[at:]))


def phone_numbers(text: str) -> tuple[str, ...]:
    """The phone numbers that somebody typed, each once: E.164 where that is possible, else the digits.

    British where no country is said. Long numbers that have no phone's shape are masked but not given here.
    """
    return tuple(dict.fromkeys(in_full(number.digits) for number in typed_numbers(text) if number.shaped))


def _joined(one: Found, other: Found) -> Found:
    longer = other if other.end - other.start > one.end - one.start else one
    return Found(kind=longer.kind, start=one.start, end=max(one.end, other.end))
