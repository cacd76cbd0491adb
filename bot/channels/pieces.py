"""A long text in pieces that Telegram takes, or shortened to what it takes."""

LONGEST = 4096  # of a message, by the Bot API; counted in UTF-16 here, which is never too little
LEFT_OUT = " […] "
"""Stands where something was left out."""


def pieces(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Cut the text at the end of a paragraph, line, sentence or word, the first of these that fills half a piece.

    What is not blank is kept in order; blanks at the cuts are dropped. A blank text gives no pieces.
    `longest` is in UTF-16 code units and at least 2.
    """
    found = []
    rest = text.strip()
    while rest:
        room = _fitting(rest, longest)
        end = room if room == len(rest) else _good_end(rest, room)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(found)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning and its end where it is longer: what matters most is often said last.

    `longest` is in UTF-16 code units, and more than the sign for what is left out.
    """
    if units(text) <= longest:
        return text
    room = longest - len(LEFT_OUT)
    first, last = _fitting(text, room // 2), _fitting(text[::-1], room - room // 2)
    return text[:first].rstrip() + LEFT_OUT + text[len(text) - last :].lstrip()


def units(text: str) -> int:
    """The length that Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str, longest: int) -> int:
    """How many characters from the start fit into `longest` UTF-16 units."""
    units = 0
    for count, sign in enumerate(text):
        units += 2 if ord(sign) > 0xFFFF else 1
        if units > longest:
            return count
    return len(text)


def _good_end(text: str, room: int) -> int:
    for mark in ("\n\n", "\n", ". ", "? ", "! ", " "):
        end = text.rfind(mark, 0, room + 1)
        if end >= room // 2:
            return end + len(mark.rstrip())
    return room
