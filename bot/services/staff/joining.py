"""Staff who join and who leave again: what waits for them, and what becomes of what they had."""

from bot.services import away, invitations
from bot.services.say import first_name
from bot.services.staff import booked
from bot.services.staff.queue_list import show_queue
from bot.services.staff.scope import coordinators
from bot.services.staff.visit import Visit
from bot.services.tell_staff import tell_staff
from storage.records import Staff


async def show_what_waits(visit: Visit) -> None:
    """What was put on their list before they had joined."""
    await show_queue(visit, say_empty=False)


async def undo(visit: Visit, staff_id: int) -> None:
    """A coordinator removes somebody who joined."""
    staff = visit.team.get(staff_id)
    if not visit.is_coordinator:
        visit.hint("only.coordinators")
    elif staff is None or staff.removed_at is not None or staff.joined_at is None:
        visit.hint("tap.stale")
    elif staff.id == visit.staff.id:
        visit.hint("undo.not_yourself")
    else:
        await invitations.remove_staff(visit.desk, staff, visit.staff)
        gone = visit.replace_staff(staff, removed_at=visit.desk.now, telegram=None, telegram_hash=None, asked=None)
        await away.pass_on(visit.desk, gone, taken_too=True)
        visit.settle("undo.removed", name=staff.name)
        await _say_what_stands(visit, staff)
        for head in coordinators(visit):
            if head.id not in (visit.staff.id, staff.id):
                _tell(visit, head, staff)


async def _say_what_stands(visit: Visit, removed: Staff) -> None:
    """Their leavers go on being reminded of what is booked with them."""
    kept = await booked.lines(visit, lambda session: True, of=removed)
    if kept:
        visit.answer_text("\n".join([visit.words("undo.booked", name=first_name(removed.name)), *kept]))


def _tell(visit: Visit, head: Staff, removed: Staff) -> None:
    tell_staff(visit.desk, head, visit.said_to(head, "undo.news", name=removed.name, by=visit.staff.name))
