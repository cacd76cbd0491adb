"""Finding each other: "whats the adress", "im ere where r u", "running late", "dwi tu allan"."""

import re

from bot.rules.spelling import normalise

_PATTERNS = (
    r"\bwhere(?:s| is| are|re)? (?:you|ya|it|he|she|they|this|the place|sam|do i|am i|we|everyone|to go)\b",
    r"\b(?:add?ress?|postcode|post code|directions)\b",
    r"\b(?:which|what) (?:door|room|floor|number|building|entrance|bus|stop|cafe)\b",
    r"\b(?:im|ive been|we are|were|been) (?:here|there|outside|waiting)\b",
    r"\b(?:im|ive been|been|waiting) at the (?:door|cafe|station|place|front|bus stop)\b",
    r"^(?:sat |stood |just )?(?:here|outside|waiting)(?: now)?$|\b(?:just )?got here\b",
    r"\bcant (?:find|see) (?:you|it|the|him|her|where|anyone|sam)\b",
    r"^lost$|\b(?:im|got|bit|getting) lost\b",
    r"\bbus (?:didnt|hasnt|never|not) (?:come|came|turned|turn|show|showed|here)\b",
    r"\b(?:late|on my way|on me way|stuck in traffic|be there in|mins away)\b",
    r"\b(?:missed|waiting for|no) (?:the |my )?bus\b",
    r"\b(?:you|he|she|anyone|sam) (?:there|here|coming|still coming)\b",
    r"\b(?:ble (?:wyt|rwyt|ti|mae|dach|ydych)|cyfeiriad|dwi yma|tu allan|ar goll)\b",
    r"\b(?:yn hwyr|ar (?:y|fy) ffordd|wedi cyrraedd|(?:colli|golli) r? ?bws)\b",
)
_WHERE = re.compile("|".join(_PATTERNS))


def asks_where(text: str) -> bool:
    """Whether somebody on the way to a meeting, or waiting there, says so or asks for the place."""
    return _WHERE.search(normalise(text)) is not None
