"""That somebody can't come to what is booked, or wants another time: "cant make it", "need to move it", "methu dod"."""

import re

from bot.rules.spelling import normalise

_CANT = r"\b(?:cant|wont|not|unable to|couldnt|never)(?: (?:be able to|able to|gonna(?: be able to)?|going to))?"
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|thu|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?"
_CANNOT = re.compile(
    rf"{_CANT} (?:make (?:it|that|this|{_WEEKDAY}|tomorrow|today)|come|coming|be there|attend"
    rf"|do (?:it|that|then|tomorrow|today|that time|that day|{_WEEKDAY}))\b(?! (?:anymore|by|on foot|alone))"
    r"|\b(?:need|have|hafta|wanna|gotta|want|like) (?:to )?(?:move|change|cancel|rearrange|swap|rebook)\b"
    r"|\bcan (?:we|i|you) (?:move|change|cancel|rearrange|swap|rebook|do (?:another|a different))\b"
    r"|\b(?:another|different) (?:time|day)\b"
    r"|\b(?:methu|ddim yn gallu|ddim yn medru|ddim yn dod|i ddim) ?(?:dod|gwneud hi|bod yno|$)"
    r"|\b(?:amser|diwrnod) (?:arall|gwahanol)\b"
)


def cannot_come(text: str) -> bool:
    """Whether `text` says so, whatever the reason."""
    return _CANNOT.search(normalise(text)) is not None
