"""What somebody can't do, where they say when they can: "not til fri", "thurs not tues", "cant do this week"."""

import re

from bot.rules.spoken_words import GAP, TODAY, TOMORROW, WEEK, WEEKDAYS, Spoken, either

_CANT = r"\b(?:not|cant|cannot|carnt|wont|busy|away|working|nothing|ddim|dim|methu)\b"
_MAKE_IT = r"(?: (?:do|make|it|come|be|here|there|free|see|you|u|him|her|anything|gallu|dod|yn|rhydd))*"
_NOT_BEFORE = re.compile(rf"{_CANT}{_MAKE_IT} (?:before|b4|till?|until|cyn|tan)\b(?! \d+ (?:more|mwy)\b)")
_NOT_THIS_WEEK = re.compile(rf"{_CANT}{_MAKE_IT} (?:this {WEEK}|(?:yr )?wythnos yma)\b")
_DAY = rf"(?:d?dydd )?(?:{either(WEEKDAYS)}|{either((*TOMORROW, *TODAY))})\b"
_NOT_THAT_DAY = re.compile(rf"{_CANT}{_MAKE_IT}(?: (?:on|ar))? {_DAY}(?: (?:or|and|nor|a|na|neu) {_DAY})*")
_ANY_DAY = re.compile(rf"\b{_DAY}|\b(?:next|nxt) {WEEK}\b|\bwythnos nesaf?\b")
_INDIFFERENT = re.compile(
    r"\b(?:i )?(?:dont|do not) (?:really )?(?:mind|care|matter)\b(?: (?:which|what|when|either|at all))*"
    r"|\b(?:im )?not (?:bothered|fussed)\b|\bs?dim ots(?: gen i| gyda fi| da fi)?\b"
)
# "not fri" names the day that is not wanted; it is better asked again than read the wrong way round.
_REFUSAL = re.compile(
    r"\b(?:not|cant|cannot|carnt|wont|dont|didnt|isnt|doesnt|never|nope|unless|except|ddim|methu|dim)\b"
)


def turn_round(spoken: Spoken) -> None:
    """What is refused only up to a day is asked for from it on: "not til fri" is "from fri", "not this week" the next.
    A day that is refused beside one that is not is taken out, and so is that they don't mind."""
    left = _INDIFFERENT.sub(GAP, spoken.left)
    left = _NOT_BEFORE.sub("from", _NOT_THIS_WEEK.sub("next week", left))
    without = _NOT_THAT_DAY.sub(GAP, left)
    spoken.left = " ".join((without if _ANY_DAY.search(without) else left).split())


def refuses(spoken: Spoken) -> bool:
    """Whether it still says what they can't do, or don't want."""
    return _REFUSAL.search(spoken.left) is not None
