"""Reading short answers: a number on a scale, yes or no, and (from `choices`) one option out of several.

What can't be read with confidence is None, and the caller asks again or hands the text to a human.
"""

from __future__ import annotations

import re

from bot.rules.choices import choice
from bot.rules.numbers import NUMBER_WORDS, counts_something
from bot.rules.spelling import bare, normalise, plain
from bot.rules.wordlist import word_list

__all__ = ["choice", "says_more", "scale", "yes_no"]

_WORD = re.compile(r"[0-9]{1,4}(?=ish\b|x+\b)|[^\W_]+(?:'[^\W_]+)*|[👍👎👌]")
_LEADING = word_list(
    """
    i im i'm id i'd ive say said its it's a an about bout around like prob probs probably maybe today day
    feeling feel still just only number num nr solid strong um erm er well hi hey hiya hello morning alright
    yeah yeh yes ok think would more mood score answer is reply rated at been tbh honestly hmm mm mate oh no
    going for give it ill ateb rhif tua dwi dw dwi'n teimlo rwy sgor heddiw
    """
)
_FILLER = word_list(
    """
    thanks thank you thx ta cheers mate m8 bro please pls plz x xx xxx lol today i think reckon guess ish
    tbh really diolch sam xo yeah innit
    """
)
_EDGES = " .,!;:-\n\ufe0f" + "".join(map(chr, range(0x1F3FB, 0x1F400)))  # and the skin tones behind a thumb
_UP, _DOWN = frozenset("👍👌"), frozenset("👎")


def scale(text: str, low: int, high: int) -> tuple[int, str] | None:
    """The number from `low` to `high` that answers, and what `text` says besides ('' where nothing), or None.

    A number that counts, times or dates something ("2 weeks clean", "2pm", "3 or 4") is no answer. A thumb up is
    three quarters of the way to `high`, a thumb down a quarter.
    """
    flat = plain(text)
    for found in _WORD.finditer(flat):
        word = found.group()
        if word in _UP or word in _DOWN:
            share = 0.75 if word in _UP else 0.25
            against = _DOWN if word in _UP else _UP
            return None if against & set(flat) else (round(low + share * (high - low)), _rest(text, flat, found.end()))
        value = int(word) if re.fullmatch("[0-9]{1,4}", word) else NUMBER_WORDS.get(_trimmed(word))
        if value is not None:
            return _placed(text, flat, found, value, low, high)
        if word not in _LEADING:
            return None
    return None


def _trimmed(word: str) -> str:
    return word.removesuffix("ish") if len(word) > 5 else word


def _placed(text: str, flat: str, found: re.Match[str], value: int, low: int, high: int) -> tuple[int, str] | None:
    """The answer whose number stands at `found`, once what touches it has been looked at."""
    before, after = flat[: found.start()].rstrip(" "), flat[found.end() :]
    if before.endswith(("+", "-", "£", "$", ".", ":")) and before[-1:] + flat[found.start()] in flat:
        return None
    out_of = re.match(r"\s*(?:/|out of|outta|o|allan o)\s*([0-9]+|\w+)", after)
    end = found.end()
    if out_of is not None and (out_of[1].isdigit() or out_of[1] in NUMBER_WORDS):
        if int(NUMBER_WORDS.get(out_of[1], 0) or out_of[1]) != high:
            return None
        end += out_of.end()
    elif re.match(r"[.:,/][0-9]|\s*[-–&]\s*[0-9]|%|\s*[+x*]\s*[0-9]|\s+[0-9]{3,}", after):
        return None
    following = _WORD.match(flat[end:].lstrip(" "))
    if following is not None and following.group() not in _FILLER and counts_something(following.group()):
        return None
    return (value, _rest(text, flat, end)) if low <= value <= high else None


def _rest(text: str, flat: str, end: int) -> str:
    """What stands behind the answer, as it was typed where that can be told; '' where it is only
    politeness."""
    tail = text[end:] if len(text) == len(flat) else flat[end:]
    words = [word for word in _WORD.findall(plain(tail)) if word not in _UP and word not in _DOWN]
    return "" if all(word in _FILLER for word in words) else tail.strip(_EDGES)


_YES = word_list(
    """
    yes yeh yeah ye y yep yup yea yeas yess aye ok sure definitely defo deffo deffinitely course absolutely
    certainly please yah fine go alright thumbsup perfect sound sorted agreed ie ia ydw ydy oes ydi iawn oce
    byddaf gwnaf caf cei cewch wrth grand can will
    """
)
_NO = word_list(
    """
    no nope nah na n naw nay never not cant wont dont dim nage nac naddo nagoes nagydw ddim thumbsdown
    cannot couldnt wouldnt isnt
    """
)
_BEFORE = word_list(
    """
    oh well hi hey um erm er hmm mate i id ill im a bit then and thats its that it is would
    """
)
# "can we make it ten past" asks something itself.
_ASKING = frozenset({"can", "will"})
_ASKED = word_list("we you u i it he she they sam someone anyone")
# Behind a yes or a no these say nothing that a human has to read.
_NOTHING_MORE = word_list(
    """
    that thats works work for me you the it its great good lovely nice cool fine brill then see ya there time do be
    free love like this one another now soon really go on all right worries problem bother at is would could happy so
    very much again to of why same done just i im ill id will not too
    sorry sori should afraid mae yn n da y o ti i'r hynny hwnnw gwych
    """
)
_TURNED = frozenset({"but", "and", "or", "maybe"})
_UNSURE = re.compile(
    r"^(?:maybe|perhaps|possibly|dont (?:know|mind)|dunno|i dunno|not sure|im not sure|"
    r"no (?:worries|problem|idea|clue|probs|probably|bother)|"
    r"ddim yn siwr|dim syniad)\b"
)
_HARMLESS_NO = re.compile(r"(?<= )no (?:worries|problem|bother|probs)\b")
_YES_WHOLE = re.compile(
    r"^(?:why not|go on(?: then)?|of course|would love to|love to|too right|not half|dim problem)\b"
)


def yes_no(text: str) -> bool | None:
    """Whether `text` says yes (True) or no (False) to what was asked, in English or Welsh; None where unclear."""
    if bare(text) == "n":  # on its own it is no "and"
        return False
    said = normalise(text)
    if _UNSURE.match(said):
        return None
    if _YES_WHOLE.match(said):
        return True
    words = [word for word in _HARMLESS_NO.sub("", said).split() if word not in ".?"]
    while words and words[0] in _BEFORE:
        words.pop(0)
    if not words:
        return None
    if words[0] in _NO:
        return None if words[0] == "not" and words[1:2] == ["bad"] else False
    if words[0] not in _YES or (words[0] in _ASKING and words[1:2] and words[1] in _ASKED):
        return None
    second = next((word for word in words[1:3] if word in _NO), None)
    return None if second is not None and (set(words[1:3]) & _TURNED or words[1:2] == [second]) else True


def says_more(text: str) -> bool:
    """Whether a yes or a no holds something besides: "no my mum died", "yes but im late"."""
    known = _YES | _NO | _BEFORE | _FILLER | _NOTHING_MORE
    return any(word not in known and word not in ".?" for word in normalise(text).split())
