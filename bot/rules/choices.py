"""Reading which of the offered options an answer means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.rules.numbers import NUMBER_WORDS, ORDINALS, counts_something
from bot.rules.spelling import plain
from bot.rules.wordlist import word_list

_WORD = re.compile(r"[0-9]{1,2}[.:][0-9]{2}(?:[ap]m)?|[^\W_]+(?:'[^\W_]+)*")
_FILLER = word_list(
    """
    the one ones please pls plz ill i'll ill i take have want wanna like id i'd go going gonna get getting
    got for with by on a an is it its it's be will can could do me my that this yeah yes yeh ye ok hi hey
    hello oh um erm think thanks thx ta cheers mate m8 bro x xx number num no no. option opt choice answer
    reply prob probably maybe just of them would book suits better best works fine good great sounds lets
    let's say said im i'm and then y yr rhif opsiwn os gwelwch yn dda dwi dw i eisiau hoffwn mi fi un plis
    diolch ar am gyda fy
    """
)
_ANY = word_list("any anyone either whichever whatever anytime unrhyw sdim")
_ANY_TEXT = re.compile(
    r"\b(?:(?:dont|don't|do not) (?:mind|care)|not (?:bothered|fussed)|"
    r"up to (?:you|u)|dim ots|sdim ots|any of (?:them|em))\b"
)
# "3 in the afternoon" is a time, not the third of a list.
_OF_THE_CLOCK = re.compile(
    r"[.:/][0-9]|\s*(?:[ap]m|y[bph]|ish|hundred|(?:(?:in the|this|yn y|y) )?(?:morning|afternoon|evening|bore|p?rynhawn"
    r"|pnawn|nos|hwyr))\b|\s*o ?'? ?(?:clock|r gloch)|\s+(?:i|tan)\s+[0-9]"
)
_LAST = frozenset({"last", "final", "olaf", "ola"})
_UNSURE = frozenset({"dunno", "idk", "unsure"})
_NEGATED = word_list("not dont don't cant can't no none neither nothing never without ddim dim except")
_DAYS = {
    name: code
    for code, names in {
        "mon": "mon monday llun",
        "tue": "tue tues tuesday mawrth maw",
        "wed": "wed weds wednesday wensday mercher mer",
        "thu": "thu thur thurs thursday iau",
        "fri": "fri friday gwener gwe",
        "sat": "sat saturday sadwrn sad",
        "sun": "sun sunday sul",
        "tomorrow": "tomorrow tomoz tomoro tomorow 2moz 2moro tmrw yfory fory",
    }.items()
    for name in names.split()
}


def choice(text: str, labels: Sequence[str]) -> tuple[int, str] | None:
    """The 0-based index of the option in `labels` that `text` means, and what it says besides ('' where nothing).

    By number ("number 2 please"), letter ("option B"), place ("second", "the last one"), by the label or its
    unambiguous beginning ("bus"), or by what only one label holds ("the tues one"). "Any" is the first. None where
    no option, or more than one, fits.
    """
    if not labels:
        return None
    flat = plain(text)
    words = _WORD.findall(flat)
    if not words:
        return None
    kept = [_label(label) for label in labels]
    whole = [at for at, label in enumerate(kept) if label == words]
    if len(whole) == 1:
        return whole[0], ""
    if len(words) == 1 and words[0] in _UNSURE:
        return next(((at, "") for at, label in enumerate(kept) if label[:2] == ["not", "sure"]), None)
    placed = _by_place(text, flat, len(labels))
    return placed if placed is not None else _by_label(text, words, kept)


def any_will_do(text: str) -> bool:
    """Whether `text` leaves the choice open: "any", "dont mind"."""
    flat = plain(text)
    return _ANY_TEXT.search(flat) is not None or not _ANY.isdisjoint(_WORD.findall(flat))


@lru_cache(maxsize=512)
def _label(label: str) -> list[str]:
    return _WORD.findall(plain(label))


def _by_place(text: str, flat: str, count: int) -> tuple[int, str] | None:
    """`2`, `number two`, `option b`, `the 2nd`, `last one`, `any`."""
    seen: list[str] = []
    for found in _WORD.finditer(flat):
        word = found.group()
        value = _value(word, seen, flat[found.end() :], count)
        if value is not None:
            rest = text[found.end() :] if len(text) == len(flat) else flat[found.end() :]
            return (value, _besides(rest)) if _alone(flat[found.end() :]) else None
        if word not in _FILLER:
            break
        seen.append(word)
    return (0, "") if _ANY_TEXT.search(flat) else None


def _value(word: str, seen: list[str], after: str, count: int) -> int | None:
    """The index that `word` names, after the words `seen` and before the text `after`."""
    following = _WORD.match(after.lstrip(" "))
    then = following.group() if following is not None else ""
    number: int | None = None
    if re.fullmatch("[0-9]{1,2}", word):
        number = None if seen[-1:] in (["at"], ["am"]) else int(word)
    elif word in ORDINALS:
        number = None if then in ("thing", "time", "thoughts") else ORDINALS[word]
    elif word in NUMBER_WORDS and (word not in ("un", "one", "tree") or then in ("", "please", "pls", "ta", "thanks")):
        number = NUMBER_WORDS[word]
    elif len(word) == 1 and word.isalpha() and _is_letter_of_option(seen, then):
        number = ord(word) - ord("a") + 1
    elif word in _LAST and (not then or then in _FILLER):
        number = count
    elif word in _ANY:
        number = 1
    if number is None or not 1 <= number <= count:
        return None
    if word not in _LAST and word not in _ANY and then != "of" and then not in _FILLER and counts_something(then):
        return None
    return None if _OF_THE_CLOCK.match(after) else number - 1


def _is_letter_of_option(seen: list[str], then: str) -> bool:
    """Whether a single letter names an option: behind the word, or all alone."""
    return seen[-1:] in (["option"], ["opt"], ["opsiwn"]) or (not then and not seen)


def _alone(after: str) -> bool:
    """Whether no second number is offered behind the first ("1 or 2")."""
    return re.match(r"\s*(?:or|and|neu|&|-|/|,)\s*(?:[0-9]\b|" + "|".join(NUMBER_WORDS) + r")", after) is None


def _besides(rest: str) -> str:
    words = _WORD.findall(plain(rest))
    return "" if all(word in _FILLER or word in _LAST for word in words) else rest.strip(" .,!;:-\n")


def _by_label(text: str, words: list[str], labels: list[list[str]]) -> tuple[int, str] | None:
    """The one label that holds the answer's words, or whose words the answer holds."""
    beginning = [
        at for at, label in enumerate(labels) if len(words[0]) > 1 and label[: len(words)] and _begins(label, words)
    ]
    if len(beginning) == 1:
        return beginning[0], ""
    told = [word for word in _times(words) if word not in _FILLER and word != "at"]
    if not told:
        return None
    holding = [at for at, label in enumerate(labels) if all(_in_label(word, _times(label)) for word in told)]
    if len(holding) == 1:
        return holding[0], ""
    if len(holding) > 1:
        return None
    named = [at for at, label in enumerate(labels) if label and _named(label, words)]
    if len(named) != 1:
        return None
    label = labels[named[0]]
    rest = " ".join(words[len(label) :]) if words[: len(label)] == label else text.strip()
    return named[0], rest


def _begins(label: list[str], words: list[str]) -> bool:
    return (
        len(words) <= len(label)
        and label[: len(words) - 1] == words[:-1]
        and label[len(words) - 1].startswith(words[-1])
    )


def _named(label: list[str], words: list[str]) -> bool:
    """Whether a short answer without a "not" of its own holds the whole label."""
    if words[: len(label)] == label:
        return True
    return (
        len(words) <= 8
        and not _NEGATED & set(words)
        and all(part in words or f"{part}ing" in words or f"{part}in" in words for part in label)
    )


def _times(words: list[str]) -> list[str]:
    """Days under one name and `half 2` as `1.30`, `2:00` as `2`."""
    out: list[str] = []
    for word in words:
        if out[-1:] == ["half"] and word.isdigit():
            out[-1] = f"{(int(word) - 2) % 12 + 1}.30"
        elif day := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)", word):
            out.append(day[1])
        else:
            out.append(_DAYS.get(word, word.replace(":", ".").removesuffix(".00")))
    return out


def _in_label(word: str, label: list[str]) -> bool:
    """Whether `word` is, or plainly begins, a word of the label; `2` is `2pm` but not `24`."""
    for part in label:
        if word == part or (re.fullmatch(r"[0-9.]+", word) and part in (f"{word}pm", f"{word}am")):
            return True
        if len(word) > 2 and word.isalpha() and part.startswith(word):
            return True
        if len(part) > 2 and word in (f"{part}ing", f"{part}in", f"{part}s"):
            return True
    return False
