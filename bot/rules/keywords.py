"""The words that do something when they are texted on their own, in English and Welsh.

A word inside a sentence is never a keyword. STOP, START and what the carrier side acts on are read in their exact
form only; the other taught words also with one slip of the finger (`Bok`).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.rules.short_texts import remembered
from bot.rules.spelling import bare, plain
from bot.rules.wordlist import word_list


class Word(enum.Enum):
    """What a keyword does; the value is the English word that is taught."""

    BOOK = "BOOK"
    MOVE = "MOVE"
    NEXT = "NEXT"
    OK = "OK"
    CALL = "CALL"
    MENU = "MENU"
    PAUSE = "PAUSE"
    STOP = "STOP"
    START = "START"
    ENGLISH = "ENGLISH"
    CYMRAEG = "CYMRAEG"
    MORE = "MORE"
    TEXTS = "TEXTS"
    EMERGENCY = "EMERGENCY"


@dataclass(frozen=True, kw_only=True)
class Keyword:
    """A keyword that was texted on its own.

    `provider_word`: the carrier side acts on it by itself and it is never taught (`CANCEL`, `HELP`).
    `ambiguous`: it may have meant something else (`CANCEL` a session, `HELP` a cry, `YES` an answer): tell a human.
    `said`: the time that was named behind it ("book fri"), as an answer to `Times` has it.
    """

    word: Word
    provider_word: bool = False
    ambiguous: bool = False
    said: Mapping[str, Any] | None = None


_TAUGHT = {
    Word.BOOK: "book trefnu drefnu",
    Word.MOVE: "move newid",
    Word.NEXT: "next nesaf nxt",
    Word.OK: "ok okay iawn oce",
    Word.CALL: "call galw",
    Word.MENU: "menu dewislen ddewislen",
    Word.PAUSE: "pause saib",
    Word.STOP: "stop stopio stopia stopiwch",
    Word.START: "start dechrau ddechrau",
    Word.ENGLISH: "english saesneg",
    Word.CYMRAEG: "cymraeg gymraeg welsh",
    Word.MORE: "more mwy",
    Word.TEXTS: "texts testun tecsts",
    Word.EMERGENCY: "emergency sos argyfwng",
}
_EXACT = {said: Keyword(word=word) for word, forms in _TAUGHT.items() for said in forms.split()}

# Twilio's default opt-out, opt-in and help words; STOP and START stand above because we teach them.
_CARRIER = {
    "cancel": Keyword(word=Word.STOP, provider_word=True, ambiguous=True),
    "end": Keyword(word=Word.STOP, provider_word=True, ambiguous=True),
    "quit": Keyword(word=Word.STOP, provider_word=True, ambiguous=True),
    "unsubscribe": Keyword(word=Word.STOP, provider_word=True),
    "stopall": Keyword(word=Word.STOP, provider_word=True),
    "revoke": Keyword(word=Word.STOP, provider_word=True),
    "optout": Keyword(word=Word.STOP, provider_word=True),
    "yes": Keyword(word=Word.START, provider_word=True, ambiguous=True),
    "unstop": Keyword(word=Word.START, provider_word=True),
    "help": Keyword(word=Word.MENU, provider_word=True, ambiguous=True),
    "info": Keyword(word=Word.MENU, provider_word=True),
}

# A misspelt CANCEL is no opt-out at the carrier, so it most likely means the session.
_MISSPELT_CANCEL = Keyword(word=Word.MOVE, ambiguous=True)

_FORGIVING = frozenset(
    {
        Word.BOOK,
        Word.MOVE,
        Word.NEXT,
        Word.CALL,
        Word.MENU,
        Word.PAUSE,
        Word.ENGLISH,
        Word.CYMRAEG,
        Word.MORE,
        Word.TEXTS,
    }
)
_POLITE = frozenset({"please", "pls", "plz", "plis"})

# Words that lie one slip away from a keyword and mean something of their own.
_OTHER_WORDS = word_list(
    """
    boo bock books boom boot boos brook look took cook moved moves moe ove over net text test nest newt all
    cal cell call callum calls men mens man me menus pauses paused pas cause mor moore ore mode tests texted
    gal gala alw next nesa mw sab sai englishh dewis newydd testunau galwad move more mo ok cancer cancels
    cancelled
    """
)

_LONG_ENOUGH = 4
_BY_LETTER: dict[str, list[tuple[str, Keyword]]] = {}
for _known, _found in _EXACT.items():
    if _found.word in _FORGIVING and len(_known) >= _LONG_ENOUGH:
        _BY_LETTER.setdefault(_known[0], []).append((_known, _found))
_BY_LETTER.setdefault("c", []).append(("cancel", _MISSPELT_CANCEL))
_DOUBLED = re.compile(r"(.)\1+")
_OPENING = re.compile(r"\W*(?P<word>\w+)[ ,:.-]+(?P<rest>\w.*)", re.DOTALL)


@remembered
def keyword(text: str) -> Keyword | None:
    """The keyword that `text` consists of, whatever its case and the marks around it, or None."""
    said = bare(text)
    if not said:
        return _EXACT["menu"] if re.fullmatch(r"[\s\"'.!]*\?[\s\"'.!?]*", plain(text)) else None
    words = said.split()
    if len(set(words)) == 1:
        return _single(words[0])
    if len(words) == 2 and (words[1] in _POLITE or words[0] in _POLITE):
        found = _single(words[0] if words[1] in _POLITE else words[1])
        polite = found is not None and found.word in _FORGIVING | {Word.STOP} and not found.provider_word
        return found if polite else None
    return None


def opening(text: str) -> tuple[Keyword, str] | None:
    """BOOK or MOVE with something behind it ("book fri 2pm"), and what that is."""
    found = _OPENING.fullmatch(text)
    word = _single(bare(found["word"])) if found else None
    if found is None or word is None or word.ambiguous or word.word not in (Word.BOOK, Word.MOVE):
        return None
    return word, found["rest"]


def _single(said: str) -> Keyword | None:
    exact = _EXACT.get(said) or _CARRIER.get(said)
    if exact is not None or said in _OTHER_WORDS:
        return exact
    if not said.isalpha():
        return None
    return next((found for known, found in _BY_LETTER.get(said[0], ()) if _slip(said, known)), None)


def _slip(said: str, known: str) -> bool:
    """Whether `said` is `known` with a letter left out, doubled, swapped or, in a longer word, changed.

    The first letter is right; in short words a changed letter makes another word too easily ("look", "love").
    """
    if abs(len(said) - len(known)) <= 1 and _letter_by_letter(said, known):
        return True
    return _DOUBLED.sub(r"\1", said) == _DOUBLED.sub(r"\1", known)


def _letter_by_letter(said: str, known: str) -> bool:
    if len(said) == len(known) - 1:
        return len(said) > 2 and any(known[:at] + known[at + 1 :] == said for at in range(len(known)))
    if len(said) != len(known):
        return False
    different = [at for at in range(len(known)) if said[at] != known[at]]
    if len(different) == 1:
        return len(known) > 5
    return (
        len(different) == 2 and said[different[0]] == known[different[1]] and said[different[1]] == known[different[0]]
    )
