"""A long text in pieces that Telegram takes."""

LONGEST = 4096  # of a message, by the Bot API; counted in UTF-16 here, which is never too little


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
