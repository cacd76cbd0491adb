"""Who of the staff is there: the mentor, who covers, and the coordinators."""

from datetime import date

from bot.services.turn import Turn
from storage.happenings import Item
from storage.records import Staff

FOR_COORDINATORS = frozenset({"unknown_number"})
"""Kinds of item that hold a number: no mentor is told of them, and none can take them."""

IN_DANGER = frozenset({"emergency", "urgent"})


def is_for_coordinators(item: Item) -> bool:
    """Whether it is about a number: one that a leaver typed, or one that nobody knows, whatever was written from it."""
    return item.person_id is None or item.kind in FOR_COORDINATORS


def is_away(staff: Staff, turn: Turn) -> bool:
    """On leave today; both days of the leave count."""
    return on_leave(staff, turn.today)


def on_leave(staff: Staff, day: date) -> bool:
    """On leave on that local day."""
    return (
        staff.away_from is not None and staff.away_from <= day and (staff.away_until is None or day <= staff.away_until)
    )


def can_be_told(staff: Staff) -> bool:
    """Has joined in Telegram and has not been removed."""
    return staff.joined_at is not None and staff.removed_at is None


def coordinators(turn: Turn) -> list[Staff]:
    return [s for s in turn.case.staff.values() if s.role == "coordinator" and can_be_told(s)]


def cover(turn: Turn) -> list[Staff]:
    """Every other mentor of the programme who is not away; the coordinators where there is none."""
    others = [
        s
        for s in turn.case.staff.values()
        if s.role == "mentor" and s.id != turn.person.mentor_id and can_be_told(s) and not is_away(s, turn)
    ]
    return sorted(others, key=lambda s: s.id) or coordinators(turn)


def present_mentor(turn: Turn) -> Staff | None:
    """The leaver's own mentor, where there is one who can be told now."""
    mentor = turn.case.mentor
    return mentor if mentor and can_be_told(mentor) and not is_away(mentor, turn) else None


def whoever_is_there(turn: Turn) -> list[Staff]:
    """The mentor; in their absence cover; with no cover the coordinators: never nobody while one has joined."""
    mentor = present_mentor(turn)
    return [mentor] if mentor else cover(turn)


def holders(turn: Turn) -> list[Staff]:
    """Who gets the leaver's words: whoever has taken one of their items, else whoever is there."""
    about_them = [i for i in turn.case.items if i.kind not in FOR_COORDINATORS]
    taken = [turn.case.staff[i.taken_by] for i in about_them if i.taken_by in turn.case.staff]
    able = [s for s in taken if can_be_told(s) and not is_away(s, turn)]
    return able[:1] or whoever_is_there(turn)


def readers(turn: Turn, kind: str) -> list[Staff]:
    """Who is shown the leaver's words on a matter of this kind. Of danger whoever has that very matter; until somebody
    has, the mentor or who is there for them as well as whoever has taken something else."""
    if kind not in IN_DANGER:
        return holders(turn)
    item = turn.case.item(kind)
    taker = turn.case.staff.get(item.taken_by or 0) if item is not None else None
    if taker is not None and can_be_told(taker) and not is_away(taker, turn):
        return [taker]
    return list({staff.id: staff for staff in (*holders(turn), *whoever_is_there(turn))}.values())


def told_by(turn: Turn, step: str) -> list[Staff]:
    """Whom a step of a ladder names: `mentor`, `cover` or `coordinators`."""
    if step == "mentor":
        return whoever_is_there(turn)
    return cover(turn) if step == "cover" else coordinators(turn)
