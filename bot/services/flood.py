"""More texts from one leaver than a human can read: all are kept, the item stays, and not each is shown."""

from datetime import timedelta

from bot.services import team
from bot.services.say import tell
from bot.services.turn import Turn
from storage.happenings import Item

SHOWN = 20
"""Texts of one kind from one leaver that are shown one by one within `SPAN`: our own judgement."""
SPAN = timedelta(minutes=10)


def is_on(turn: Turn, item: Item) -> bool:
    """Whether there have been too many of late to show each."""
    return _lately(turn, item) > SHOWN


def from_leaver(turn: Turn, item: Item) -> bool:
    """The same for a text that has just been put on the item. Whoever reads them is told once that it is so."""
    lately = _lately(turn, item)
    if lately == SHOWN + 1:
        for staff in team.readers(turn, item.kind):
            tell(turn, staff, "flood.leaver", about=item.id)
    return lately > SHOWN


def _lately(turn: Turn, item: Item) -> int:
    return sum(note.item_id == item.id and turn.now - note.at < SPAN for note in turn.case.notes)
