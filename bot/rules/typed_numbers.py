"""Phone numbers as people type them: in one piece, spaced, dotted, bracketed, or in words ("oh seven seven ...").

The digits of a text are read as runs: digits and number words with nothing but light marks in between. A run
is searched for the shapes of phone numbers; dates, times and money that look like one are left alone.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    format_number,
    is_possible_number,
    parse,
)


@dataclass(frozen=True, kw_only=True)
class TypedNumber:
    """A number between `start` and `end` of the text. `digits` as typed, with a leading "+" where there is one.
    `shaped` says that it has the shape of somebody's phone number, not just many digits."""

    digits: str
    start: int
    end: int
    shaped: bool


@dataclass(frozen=True, kw_only=True)
class _Token:
    digits: str
    start: int
    end: int
    plus: bool = False


_SPOKEN: Final = {
    word: digits
    for digits, words in {
        "0": "oh o zero nought naught nil sero dim",
        "1": "one un",
        "2": "two dau dwy",
        "3": "three tri tair",
        "4": "four pedwar pedair",
        "5": "five pump pum",
        "6": "six chwech chwe",
        "7": "seven saith",
        "8": "eight wyth",
        "9": "nine naw",
        "00": "hundred",
    }.items()
    for word in words.split()
}
_REPEATED: Final = {"double": 2, "dwbl": 2, "triple": 3, "treble": 3}

# A letter o between or before digits is a nought: "o77oo".
_TOKEN = re.compile(
    r"(?P<plus>\+\s?)?(?P<digits>(?:(?<![a-zA-Z])[oO]+)?\d(?:[oO]*\d|[oO]+(?![a-zA-Z]))*)[\ufe0f\u20e3]*"
    rf"|\b(?:(?P<times>{'|'.join(_REPEATED)})\s+)?(?P<word>{'|'.join(sorted(_SPOKEN, key=len, reverse=True))}|\d)\b",
    re.IGNORECASE,
)
# What may stand between two digits of one number: marks, keycaps and letters without width among them.
_BETWEEN = re.compile(r"[\s.,\-‐-―−_()\[\]/\\*•·|~'\u00ad\u200b-\u200f\u2060\ufe0f\u20e3]{0,4}")
_TIGHT = re.compile(r"[ .\-‐-―−()\u200b-\u200f\u2060\ufe0f\u20e3]{0,2}")

_MOBILE = re.compile(r"(?:\+|00)?440?7\d{9}|07\d{9}")
_OTHER_SHAPES = (
    re.compile(r"(?:\+|00)?440?[12]\d{8,9}"),
    re.compile(r"\+\d{8,15}"),
    re.compile(r"00[1-9]\d{8,13}"),
    re.compile(r"0[1-9]\d{8,9}"),
    re.compile(r"7\d{9}"),
)
_LONGEST = 18
_PUBLIC = re.compile(r"(?:(?:\+|00)?440?|0)(?:3\d|80)")
"""0800, 0808 and 03: helplines and offices, never somebody's own phone, and worth passing on."""

_NOT_A_NUMBER = re.compile(
    r"""
      (?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.\- ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)   # 24/11/2026
    | (?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\2\d\d(?![\d/.-]\d|\d)    # 24/11/26
    | (?<!\d)(?:19|20)\d\d([/.-])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12]\d|3[01])(?!\d)          # 2026-11-24
    | (?<!\d)(?:[01]?\d|2[0-3])[:.]?[0-5]\d\s?(?:-|–|—|to)\s?(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?!\d) # 0900-1700
    | (?<!\d)(?:19|20)\d\d\s?[-–/ ]\s?(?:19|20)\d\d(?!\d)                                    # 2024-2026
    | [£$€]\s?\d[\d,]*(?:\.\d\d?)?                                                           # £1,200,000
    """,
    re.VERBOSE,
)
_MANY_DIGITS = 7
_PIECES_OF_A_NUMBER = 3
_LONG_PIECE = 4


def typed_numbers(text: str) -> tuple[TypedNumber, ...]:
    """Every stretch of `text` that is, or may well be, somebody's phone number, in order.

    A mobile number is one wherever it stands; other shapes give way to dates, hours and money.
    """
    if len(text) < _MANY_DIGITS:
        return ()
    found: list[TypedNumber] = []
    for run in _runs(_tokens(text), text, _BETWEEN):
        mobiles, left = _shaped(run, text, (_MOBILE,))
        others, left = _shaped(_without_dates(left, text), text, _OTHER_SHAPES)
        found += [number for number in (*mobiles, *others) if not _PUBLIC.match(number.digits)]
        found += _long_ones(left, text)
    return tuple(sorted(found, key=lambda number: number.start))


def in_full(digits: str) -> str:
    """`digits` in E.164, British where no country is said; as they are when that makes no possible number."""
    british = re.fullmatch(r"(?:(?:\+|00)?440?|0)?([12]\d{8}|[1-37]\d{9})", digits)
    said = f"+44{british[1]}" if british else re.sub(r"^00", "+", digits)
    try:
        # Without a country of its own a number that is not British in full is none at all.
        number = parse(said, None)
    except NumberParseException:
        return digits
    return format_number(number, PhoneNumberFormat.E164) if is_possible_number(number) else digits


def _tokens(text: str) -> list[_Token]:
    return [_token(found) for found in _TOKEN.finditer(text)]


def _token(found: re.Match[str]) -> _Token:
    said = found["digits"] or found["word"].lower()
    digits = _SPOKEN.get(said) or "".join(
        "0" if letter in "oO" else str(unicodedata.decimal(letter)) for letter in said
    )
    times = _REPEATED[found["times"].lower()] if found["times"] else 1
    return _Token(digits=digits * times, start=found.start(), end=found.end(), plus=bool(found["plus"]))


def _runs(tokens: list[_Token], text: str, between: re.Pattern[str]) -> list[list[_Token]]:
    """Tokens that nothing but light marks keep apart. A "+" begins a new run."""
    runs: list[list[_Token]] = []
    for token in tokens:
        joined = runs and not token.plus and between.fullmatch(text, runs[-1][-1].end, token.start)
        if joined:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _shaped(
    run: list[_Token], text: str, shapes: tuple[re.Pattern[str], ...]
) -> tuple[list[TypedNumber], list[_Token]]:
    """The numbers of a run that have one of `shapes`, made of whole tokens, and the tokens that are left."""
    found: list[TypedNumber] = []
    left: list[_Token] = []
    at = 0
    while at < len(run):
        piece = _longest_shaped(run, at, shapes)
        if piece:
            found.append(_number(piece, text, shaped=True))
            at += len(piece)
        else:
            left.append(run[at])
            at += 1
    return found, left


def _longest_shaped(run: list[_Token], at: int, shapes: tuple[re.Pattern[str], ...]) -> list[_Token]:
    """The most tokens from `at` on that together have a shape; none when nothing has."""
    digits, longest = "+" if run[at].plus else "", at
    for end in range(at, len(run)):
        digits += run[end].digits
        if len(digits) > _LONGEST:
            break
        if any(shape.fullmatch(digits) for shape in shapes):
            longest = end + 1
    return run[at:longest]


def _without_dates(tokens: list[_Token], text: str) -> list[_Token]:
    if not tokens:
        return []
    begin, end = tokens[0].start, tokens[-1].end
    spans = [found.span() for found in _NOT_A_NUMBER.finditer(text, max(0, begin - 2), end)]
    return [token for token in tokens if not any(start < token.end and token.start < stop for start, stop in spans)]


def _long_ones(tokens: list[_Token], text: str) -> list[TypedNumber]:
    """Many digits in few pieces: a number cut short, or one too long, or of a place nobody knows."""
    return [
        _number(run, text, shaped=False)
        for run in _runs(tokens, text, _TIGHT)
        if len(run) <= _PIECES_OF_A_NUMBER
        and max(len(token.digits) for token in run) >= _LONG_PIECE
        and sum(len(token.digits) for token in run) >= _MANY_DIGITS
        and not _PUBLIC.match(run[0].digits)
    ]


def _number(tokens: list[_Token], text: str, *, shaped: bool) -> TypedNumber:
    digits = ("+" if tokens[0].plus else "") + "".join(token.digits for token in tokens)
    start, end = tokens[0].start, tokens[-1].end
    if text[:start].endswith("(") and ")" in text[start : end + 1]:
        start, end = start - 1, end + text[end:].startswith(")")
    return TypedNumber(digits=digits, start=start, end=end, shaped=shaped)
