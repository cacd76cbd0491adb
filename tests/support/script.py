"""Transcripts as text: scenes of a conversation, line by line, that `tests.support.stage` plays in a town.

    == a low answer
    given new                      what the scene begins with, before the first line (see `Stage`)
    @ Tue 10:00                    the clock moves there; also `@ 15:00`, `@ +6h`, `@ +1d 2h`
    jay< Sam here. …               the next text on Jay's phone; `…` stands for anything, ` / ` for a new line
    jay> 2                         Jay texts; `jay> (picture)` sends one, with words behind it or without
    again                          the provider repeats Jay's last text
    sam< Jay: … [Take] [Done]      the next message in Sam's chat, with all its buttons where they are given
    sam~                           whatever is new in Sam's chat, unread
    sam> /queue                    Sam types; `sam>> words` replies to the newest message, `sam>>Jay: hi>> words` to the
                                   newest one that begins so
    sam[Take]                      a tap on the newest message with such a button; `sam[Take] Yours now.` with its toast
    sam! undo:2                    a tap whose button has this data
    sam= Dee has it.               an earlier message in Sam's chat now ends with this
    sam^ 👍                        the reaction on the last message of Sam's that has one
    off jay 30003                  Jay's phone takes no texts; `on jay`
    open low_mood urgent           the kinds of all open queue items; `open` alone: there is none
    check-in missed                how Jay's last check-in stands: its state, with its number where it has one
    file sam                       the newest message in Sam's chat carries a file
    restart                        the process dies and begins again on the same database

Nothing that anybody is sent may go unmentioned: it fails the scene at the next line that lets something happen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SCENE = re.compile(r"== (?P<title>.+)")
_LINE = re.compile(
    r"(?P<who>[a-z]+)(?P<does><|>>(?P<to>.+)>>(?= )|>>|>|~|=|\^|!|\[(?P<button>[^\]]+)\])(?: ?(?P<words>.*))?"
)
_PLAIN = re.compile(r"(?P<does>given|@|again|off|on|open|check-in|file|restart)(?: (?P<words>.*))?")
_BUTTON = re.compile(r" \[([^\]]+)\]")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: `who` does what. `button` is a tap's label, `to` how the message begins that is replied to."""

    place: str
    does: str
    words: str = ""
    who: str = ""
    button: str = ""
    to: str = ""

    @property
    def expected(self) -> tuple[re.Pattern[str], list[str]]:
        """The words as a pattern, and the buttons below them."""
        buttons = _BUTTON.findall(self.words)
        words = _BUTTON.sub("", self.words).replace(" / ", "\n")
        return re.compile(".*".join(re.escape(part) for part in words.split("…")), re.DOTALL), buttons


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What happens from a fresh beginning to an end."""

    language: str
    name: str
    lines: Sequence[Line]


def read_scenes(folder: Path) -> Iterator[Scene]:
    """All scenes of `folder/LANGUAGE/*.txt`."""
    for path in sorted(folder.glob("*/*.txt")):
        yield from _scenes(path)


def _scenes(path: Path) -> Iterator[Scene]:
    found: dict[str, list[Line]] = {}
    lines: list[Line] = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        scene = _SCENE.fullmatch(text)
        if scene:
            title = scene["title"]
            if title in found:
                raise ValueError(f"{path.name}:{number}: a second scene of that name")
            lines = found.setdefault(title, [])
        elif text.strip() and not text.startswith("#"):
            lines.append(read_line(text, f"{path.parent.name}/{path.name}:{number}"))
    for title, said in found.items():
        yield Scene(language=path.parent.name, name=f"{path.parent.name}/{path.stem}: {title}", lines=said)


def read_line(text: str, place: str) -> Line:
    """One line; ValueError for what is none."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        return Line(place=place, does=plain["does"], words=plain["words"] or "")
    found = _LINE.fullmatch(text)
    if found is None:
        raise ValueError(f"{place}: not a line of a transcript: {text}")
    return Line(
        place=place,
        who=found["who"],
        does="[" if found["button"] else ">>" if found["to"] else found["does"],
        words=found["words"] or "",
        button=found["button"] or "",
        to=found["to"] or "",
    )
