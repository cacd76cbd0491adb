"""What each kind of due row does. A row whose subject has moved on, or is gone, does nothing."""

from collections.abc import Awaitable, Callable, Mapping

from bot.services import (
    alerts,
    away,
    check_ins,
    holds,
    queue,
    reminders,
    sessions,
    stranger_flood,
    stranger_items,
    talks,
    welcome,
)
from bot.services.desk import Desk
from bot.services.turn import Turn
from storage.happenings import Due, Item


def fall_due(turn: Turn, row: Due) -> None:
    """The turn of one due row. An unknown kind is a KeyError."""
    KINDS[row.kind](turn, row)


def _check_in(turn: Turn, row: Due) -> None:
    if row.version == turn.person.version:
        check_ins.prompt(turn)


def _nudge(turn: Turn, row: Due) -> None:
    found = check_ins.find(turn, row.subject_id)
    if (
        found
        and found.version == row.version
        and found.state == "open"
        and turn.now < (found.window_ends_at or turn.now)
    ):
        check_ins.nudge(turn, found)


def _window(turn: Turn, row: Due) -> None:
    found = check_ins.find(turn, row.subject_id)
    if found and found.version == row.version and found.state == "open":
        check_ins.window_ended(turn, found)


def _rung(turn: Turn, row: Due) -> None:
    item = _item(turn, row)
    if item is not None:
        queue.climb(turn, item)


def _more(turn: Turn, row: Due) -> None:
    item = _item(turn, row)
    if item is None:
        return
    shown = any(alert.item_id == item.id and alert.at >= row.at for alert in turn.case.alerts)
    if not shown:  # several matters of one night are told at once
        alerts.added_to(turn, item)


def _taken_too_long(turn: Turn, row: Due) -> None:
    item = _item(turn, row)
    if item is not None:
        queue.taken_too_long(turn, item)


def _item(turn: Turn, row: Due) -> Item | None:
    return next((i for i in turn.case.items if i.id == row.subject_id and i.version == row.version), None)


def _reminder(turn: Turn, row: Due) -> None:
    session = sessions.find(turn, row.subject_id)
    if session and session.version == row.version and row.data is not None:
        reminders.remind(turn, session, row.at, row.data)


def _session_over(turn: Turn, row: Due) -> None:
    session = sessions.find(turn, row.subject_id)
    if session and session.version == row.version and session.state == "booked":
        sessions.ended(turn, session)


def _hold_over(turn: Turn, row: Due) -> None:
    if row.version == turn.person.version and turn.person.hold is not None:
        holds.lift(turn)


KINDS: Mapping[str, Callable[[Turn, Due], None]] = {
    "check_in": _check_in,
    "nudge": _nudge,
    "window": _window,
    "rung": _rung,
    "more": _more,
    "taken_too_long": _taken_too_long,
    "reminder": _reminder,
    "session_over": _session_over,
    "hold_over": _hold_over,
    "read_later": lambda turn, row: talks.expire(turn, "private", row.subject_id),
    "welcome": lambda turn, _: welcome.send(turn),
    "welcome_sure": lambda turn, _: welcome.has_arrived(turn),
}
AT_THE_DESK: Mapping[str, Callable[[Desk, Due], Awaitable[None]]] = {
    "stranger_rung": stranger_items.fall_due,
    stranger_flood.DUE: stranger_flood.fall_due,
    "away_begins": away.begins,
}
"""Rows about no leaver."""
