"""What stops the clock of check-ins without counting as missed: a pause, custody, hospital, no phone."""

from datetime import date

from bot.services import check_ins, queue
from bot.services.turn import Turn
from storage.records import Staff

KINDS = ("pause", "custody", "hospital", "no_phone")


def hold(turn: Turn, kind: str, until: date | None, *, by: Staff | None = None) -> None:
    """Check-ins rest until `until` (the first day they go on), or until a human says so. `by`: who set it."""
    turn.change(turn.person, hold=kind, hold_until=until)
    check_ins.withdraw_open(turn)
    for item_kind in check_ins.FOLLOW_UPS:
        item = turn.case.item(item_kind)
        if item is not None and kind != "pause":
            queue.close(turn, item, kind, by)
    check_ins.plan(turn)


def lift(turn: Turn) -> None:
    """Check-ins go on by the cadence."""
    turn.change(turn.person, hold=None, hold_until=None)
    check_ins.plan(turn)
