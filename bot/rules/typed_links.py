"""Links, mail addresses and names on other services, as people type them into a text.

A full stop without a space behind it is common ("im home.come round"), so a bare word with a dot is a link only
under the endings below.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

LinkKind = Literal["link", "handle", "email"]

# Endings that no English or Welsh sentence makes by leaving out a space.
_PLAIN_ENDINGS: Final = (
    "com|co\\.uk|org\\.uk|ac\\.uk|gov\\.uk|nhs\\.uk|uk|org|net|edu|gov|info|app|dev|xyz|online|website|shop|club|wales"
    "|cymru|io|gg|tv|ly|gl|biz|mobi"
)
# Short ones that are words too ("thanks.me"): only with a path behind.
_WORDY_ENDINGS: Final = "me|to|be|im|it|is|so|in|us|co|at|am|fm|gd|cc|eu|de|fr|ru|nl|link|page|site|live|chat|bio|ee"
_HOST = r"(?<![\w@.-])(?:[\w-]+\.)+"
_NAME = r"[a-zA-Z0-9_][\w.-]*\w"

_LINK = re.compile(
    rf"\b(?:https?|tg|whatsapp)://\S+|\bwww\.\S+"
    rf"|{_HOST}(?:{_PLAIN_ENDINGS})(?![\w-])(?:[/?#]\S*)?"
    rf"|{_HOST}(?:{_WORDY_ENDINGS})/\S+"
    r"|\b[\w-]{1,63} ?(?:\(dot\)|\[dot\]| dot ) ?(?:com|co|org|net|me|ly)\b(?:(?: slash | ?/ ?)\S+)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|[\w.+-]{1,64} ?(?:\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+| ?(?:\(dot\)|\[dot\]|dot) ?\w+)+"
    r"|\b[\w.+-]{1,64} at (?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|proton)"
    r"(?:\.| dot )\w+(?:(?:\.| dot )uk)?",
    re.IGNORECASE,
)
_AT_NAME = re.compile(r"(?<![\w@.])@(?P<name>[a-zA-Z0-9_][\w.]+\w)")
_A_TIME = re.compile(r"\d{1,2}(?:[:.]?\d\d)?(?:am|pm)?|noon|midday", re.IGNORECASE)
_PLACES_SAID: Final = "home work mine mums dads nans the hostel court town college church gym yours theirs station"
_PLACES: Final = frozenset(_PLACES_SAID.split())

_SERVICE = (
    r"(?:instagram|insta|snap ?chat|snap|face ?book|messenger|tik ?tok|telegram|whats ?app|twitter|discord|kik|skype"
    r"|twitch|xbox|psn|linkedin)"
)
_SHORT_SERVICE = r"(?:ig|fb|sc|tg)"
_NAMED = re.compile(
    rf"\b(?:{_SERVICE}|{_SHORT_SERVICE})(?: ?(?:user ?name|user|name|handle|id|tag|addy))?"
    rf" ?(?:[:=]| [-–] ) ?@?(?P<name>{_NAME})"
    rf"|\b{_SERVICE}(?: ?(?:user ?name|user|name|handle|id|tag|addy))?"
    rf" (?:its|it's|is|as|under) @?(?P<named>{_NAME})",
    re.IGNORECASE,
)
_ADD_ME = re.compile(
    r"\b(?:(?:add|find|follow|msg|message|dm|hit|get|text|inbox|pm) (?:me|us|im)(?: up)?|(?:fi|me|im|i'm)) (?:on|ar)"
    rf" (?:my )?(?:{_SERVICE}|{_SHORT_SERVICE}|signal)"
    rf" (?:its |it's |im |i'm |as |under |at |name )?@?(?P<name>{_NAME})",
    re.IGNORECASE,
)
# Beside a service's name, what has an underscore, an inner dot or digits behind letters is a name on it.
_LOOKS_LIKE_A_NAME = re.compile(
    rf"\b(?:{_SERVICE}|{_SHORT_SERVICE}|signal) @?(?P<name>[a-zA-Z]\w*(?:_\w*|\.\w+|\d\d)[\w.]*)",
    re.IGNORECASE,
)
_NOT_NAMES_SAID: Final = (
    "please pls plz if when and or ok okay tonight today tomorrow tomoz later instead now thanks ta mate bro cos "
    "because so then but ill i'll its it's the my me you to too for with as well anymore again was is not down "
    "broken off gone hacked deleted banned working still good bad rubbish better easier fine where what how there "
    "here yesterday all"
)
_NOT_NAMES: Final = frozenset(_NOT_NAMES_SAID.split())


def typed_links(text: str) -> Iterator[tuple[LinkKind, int, int]]:
    """Each link, mail address and name on another service: its kind, start and end. They may overlap."""
    for found in _EMAIL.finditer(text):
        yield "email", found.start(), found.end()
    for found in _LINK.finditer(text):
        yield "link", found.start(), found.start() + len(found[0].rstrip(".,;:!?)\"'"))
    for found in _AT_NAME.finditer(text):
        if not _A_TIME.fullmatch(found["name"]) and found["name"].lower() not in _PLACES:
            yield "handle", found.start(), found.end()
    for pattern in (_NAMED, _ADD_ME, _LOOKS_LIKE_A_NAME):
        for found in pattern.finditer(text):
            group = "name" if found["name"] else "named"
            if found[group].lower() not in _NOT_NAMES:
                yield "handle", found.start(group), found.end(group)
