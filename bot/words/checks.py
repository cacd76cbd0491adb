"""What holds for every text to a leaver, filled as far as it goes: short, one question, safe, said as people say it."""

import re
from collections.abc import Iterator, Mapping

from bot.rules.keywords import keyword
from bot.rules.segments import count
from bot.words.banned import banned
from bot.words.catalogue import Entry
from bot.words.filled import ACCENTED, filled, params_of, unknown_params

TO_A_LEAVER = "To a leaver:"
A_MENU_WORD = "A menu's word for a leaver:"
UNASKED = re.compile(r"\bunasked\b")
"""In the purpose of a text that is sent without the leaver having texted: it says who it comes from."""

WORDS_A_SENTENCE = 12
SEGMENTS_WITH_ACCENTS = 2

_SENTENCE_ENDS = re.compile(r"[.?!]+(?=\s|$)|\n")
_HOW_TO_ANSWER = re.compile(r"(?:\d|reply\b|or\b|text\b|ateb\b|neu\b|tecstia\b)", re.IGNORECASE)
_LINK = re.compile(r"https?:|www\.|[a-z]\.[a-z]{2,}", re.IGNORECASE)
_BRACKET = re.compile(r"[()\[\]{}<>]")
_24_HOURS = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:1[3-9]|2[0-3])(?:[.h]\d\d)?(?:h|pm)\b")
_DATE_IN_FIGURES = re.compile(r"\b\d{1,2}[/-]\d{1,2}\b|\b20\d\d\b")
_YEAR_OF_A_DAY = re.compile(r"(?<=[a-z]) 20\d\d\b")
"""As in "Sat 2 Jan 2027", which is a day of another year as it is said."""
_IN_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def check_text(language: str, entry: Entry, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with one text to a leaver, one line each. `texts` are all texts of the language."""
    unknown = unknown_params(entry.text)
    if unknown:
        yield f"nothing fills {', '.join(unknown)}"
        return
    text = filled(language, entry.key, texts)
    yield from _length(text, filled(language, entry.key, texts, names=ACCENTED))
    yield from _sentences(text)
    yield from _question(text)
    yield from _signs(text)
    yield from check_words(entry.text)
    if UNASKED.search(entry.purpose) and "sender" not in params_of(entry.text):
        yield "comes unasked and does not say from whom"


def check_words(template: str) -> Iterator[str]:
    """What is wrong with the words of a text or of a menu's word, whatever fills it."""
    fixed = re.sub(r"\{\w*\}", " ", template)
    yield from banned(fixed)
    for word in dict.fromkeys(_IN_CAPITALS.findall(fixed)):
        known = keyword(word)
        if known is None or known.provider_word:
            yield f"{word} is taught and does nothing of ours"


def _length(text: str, accented: str) -> Iterator[str]:
    """One GSM-7 segment, or two where letters need UCS-2; names with accents may bring that about."""
    size = count(text)
    if size.segments > (1 if size.encoding == "GSM-7" else SEGMENTS_WITH_ACCENTS):
        yield f"takes {size.segments} segments of {size.encoding} ({size.units} units)"
    if count(accented).segments > SEGMENTS_WITH_ACCENTS:
        yield f"takes {count(accented).segments} segments with an accent in a name ({count(accented).units} units)"


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_ENDS.split(text):
        words = [word for word in sentence.split() if re.search(r"\w", word)]
        if len(words) > WORDS_A_SENTENCE:
            yield f"has a sentence of {len(words)} words"


def _question(text: str) -> Iterator[str]:
    if text.count("?") > 1:
        yield "asks more than one thing"
    _, mark, behind = text.rpartition("?")
    if not mark:
        return
    if not re.search(r"\d", text):
        yield "asks without saying how to answer"
    first = next((part.strip() for part in _SENTENCE_ENDS.split(behind) if part.strip()), "")
    if first and not _HOW_TO_ANSWER.match(first):
        yield "goes on behind its question"


def _signs(text: str) -> Iterator[str]:
    text = _YEAR_OF_A_DAY.sub("", text)
    for what, pattern in (
        ("a link", _LINK),
        ("a bracket", _BRACKET),
        ("a time of the 24-hour clock", _24_HOURS),
        ("a date in figures", _DATE_IN_FIGURES),
    ):
        if pattern.search(text):
            yield f"holds {what}"
