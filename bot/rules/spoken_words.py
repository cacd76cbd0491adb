"""The vocabulary of spoken times, English and Welsh, and the small reader that eats them one by one.

Welsh words stand with their soft mutations, since people write "dydd llun" and "i ddydd Llun" alike.
Misspellings that texting makes often stand beside the right form; others are found by likeness.
"""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final


def _table(lines: Mapping[int, str]) -> dict[str, int]:
    return {word: value for value, words in lines.items() for word in words.split()}


WEEKDAYS: Final = _table(
    {
        0: "monday mondays mon mond mondy munday llun lun llu",
        1: "tuesday tuesdays tues tue tusday teusday tuseday tuesdy mawrth fawrth maw",
        2: "wednesday wednesdays wed weds wednes wensday wendsday wednsday wensdy mercher fercher mer merch",
        3: "thursday thursdays thurs thur thu thirsday thersday thrusday thursdy iau",
        4: "friday fridays fri frid firday fryday fridy gwener wener gwe gwen",
        5: "saturday saturdays sat satday satdy saterday sadwrn",
        6: "sunday sundays sun sundy sunda sul",
    }
)
"""Monday is 0. The Welsh "sad" for Saturday is not here: alone it is a feeling."""

ENGLISH_MONTHS: Final = _table(
    {
        1: "january jan",
        2: "february feb febuary",
        3: "march mar",
        4: "april apr",
        5: "may",
        6: "june jun",
        7: "july jul",
        8: "august aug",
        9: "september sept sep",
        10: "october oct",
        11: "november nov novemeber",
        12: "december dec",
    }
)
_WELSH_MONTHS = _table(
    {
        1: "ionawr ion",
        2: "chwefror chwef",
        3: "mawrth fawrth maw",
        4: "ebrill ebr",
        5: "mai fai",
        6: "mehefin fehefin meh",
        7: "gorffennaf orffennaf gorff",
        8: "awst",
        9: "medi fedi",
        10: "hydref hyd",
        11: "tachwedd dachwedd tach",
        12: "rhagfyr ragfyr rhag",
    }
)
MONTHS: Final = {**ENGLISH_MONTHS, **_WELSH_MONTHS}

NUMBERS: Final = {
    **_table(
        {
            1: "one un",
            2: "two dau ddau dwy ddwy",
            3: "three tri dri tair dair",
            4: "four pedwar bedwar pedair bedair",
            5: "five pump bump pum bum",
            6: "six chwech chwe",
            7: "seven saith",
            8: "eight wyth",
            9: "nine naw",
            10: "ten deg ddeg deng",
            11: "eleven unarddeg",
            12: "twelve deuddeg ddeuddeg",
            14: "fourteen",
            20: "twenty ugain",
            30: "thirty",
        }
    ),
    "un ar ddeg": 11,
    "un deg un": 11,
    "un deg dau": 12,
    "twenty five": 25,
    "pump ar hugain": 25,
}

_TODAY = "today 2day todai tody heddiw heddi"
_TONIGHT = "tonight tonite 2nite 2night tnite heno"
_TOMORROW = (
    "tomorrow tomorow tommorow tommorrow tomorro tomoro tommorro tomoz tomos tomo tmrw tmoz tmro tmw tmr "
    "2moro 2morro 2morrow 2mrw 2moz 2mo yfory fory"
)
TODAY: Final = tuple(_TODAY.split())
TONIGHT: Final = tuple(_TONIGHT.split())
TOMORROW: Final = tuple(_TOMORROW.split())

AFTERNOON: Final = "[pb]?rynh?awn|[pb]?nawn"
"""A pattern: "prynhawn" as it is written and as it is spoken."""

WEEK: Final = "(?:week|wk)"

_OFTEN_MISSPELT = (*(word for word in WEEKDAYS if word.endswith("day")), "tomorrow")
_NOT_MEANT = frozenset({"sundae"})

GAP: Final = "|"
"""Stands where something has been read, so that words on both sides of it do not run together."""

_CONNECTING_WORDS = (
    "on at the for in about around bout pls plis plz please ok okay yes yeah yh yep ta thanks thx x xx "
    "any anytime sometime either whichever maybe instead ish can could cud would wud like prefer better best suits "
    "suit i im id ill we u you do make it is to thats day time good fine then just actually gawn ni fi gallaf "
    "unrhyw ar am y yn os gwelwch dda diolch iawn ie"
)
_CONNECTING = frozenset(_CONNECTING_WORDS.split())


def plain(text: str) -> str:
    """`text` in lower case without accents or apostrophes, marks kept only where they join digits.

    "Tues @ 2.30 p.m." becomes "tues at 2.30 pm"; what looks much like a day's name becomes that name.
    """
    text = text.casefold().replace("½", " half ").replace("¼", " quarter ")
    text = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    text = re.sub("['’‘`´]", "", text)
    text = text.replace("@", " at ").replace("–", "-").replace("—", "-").replace(GAP, " ")
    text = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", text)
    text = re.sub(r"(?:(?<=\d)|(?<=[ap]m))\s*-\s*(?=\d)", "-", text)
    text = re.sub(r"[^a-z0-9£:./-]", " ", text)
    text = re.sub(r"(?<!\d)[:./]|[:./](?!\d)|-(?!\d)|(?<!\d)(?<![ap]m)-", " ", text)
    text = re.sub(rf"\b({either(WEEKDAYS)})(?=\d)", r"\1 ", text)
    return " ".join(_known(word) for word in text.split())


def either(words: Mapping[str, int] | tuple[str, ...]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def number(word: str) -> int:
    """The number that a digit string or a number word stands for; KeyError for any other word."""
    return int(word) if word.isdecimal() else NUMBERS[word]


def _known(word: str) -> str:
    looks_like_a_day = len(word) >= 5 and word.isalpha() and (word[-2:-1] in "da" or word.startswith("tom"))
    if not looks_like_a_day or word in WEEKDAYS or word in _NOT_MEANT:
        return word
    return next(iter(get_close_matches(word, _OFTEN_MISSPELT, n=1, cutoff=0.83)), word)


class Spoken:
    """A plain text of which one part after another is taken out."""

    def __init__(self, text: str) -> None:
        self.left = plain(text)
        self._kept: list[str] = []

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take out the first place that fits, and say what it was."""
        found = pattern.search(self.left)
        if found:
            self.cut(found)
        return found

    def cut(self, found: re.Match[str]) -> None:
        """Take out a place that was found in `left` as it stands."""
        self.left = " ".join(f"{self.left[: found.start()]} {GAP} {self.left[found.end() :]}".split())

    def keep(self, words: str) -> None:
        """Words that were taken out but belong to what was not understood."""
        self._kept.append(words)

    def rest(self) -> str:
        """What nobody has taken, without connecting and polite words."""
        words = [*self.left.replace(GAP, " ").split(), *" ".join(self._kept).split()]
        return " ".join(word for word in words if word not in _CONNECTING)
