"""A coordinator gives a leaver another mentor."""

from bot.services import queue, team
from bot.services.say import first_name, tell
from bot.services.staff import who
from bot.services.staff.scope import is_there, mentors
from bot.services.staff.visit import Visit
from storage import audit

NOBODY = 0
"""In place of a mentor's id: cover and the coordinators look after the leaver."""


async def ask(visit: Visit, person_id: int) -> None:
    """Which of the mentors who have joined."""
    turn = await visit.turn(person_id)
    if not visit.is_coordinator:
        visit.hint("only.coordinators")
    elif turn is None:
        visit.hint("tap.other_programme")
    else:
        able = [mentor for mentor in mentors(visit) if mentor.id != turn.person.mentor_id]
        names = who.told_apart(able)
        buttons = [[(names[mentor.id], f"mentor:{person_id}:{mentor.id}")] for mentor in able]
        if turn.person.mentor_id is not None:
            buttons.append([visit.button("no_mentor", f"mentor:{person_id}:{NOBODY}")])
        visit.answer("mentor.which", buttons=buttons, person=person_id, name=first_name(turn.person.name))


async def assign(visit: Visit, person_id: int, staff_id: int) -> None:
    """Both mentors hear of it; what nobody has taken yet goes to the new one's list, or to cover while they are away.
    Sessions stay where they are."""
    turn = await visit.turn(person_id)
    mentor = next((m for m in mentors(visit) if m.id == staff_id), None)
    if not visit.is_coordinator:
        visit.hint("only.coordinators")
        return
    if turn is None:
        visit.hint("tap.other_programme")
        return
    if (mentor is None and staff_id != NOBODY) or turn.person.mentor_id == (mentor.id if mentor else None):
        visit.hint("tap.stale")
        return
    name, before = first_name(turn.person.name), turn.case.mentor
    turn.change(turn.person, mentor_id=mentor.id if mentor else None)
    visit.note(f"mentor {staff_id}", audit.person(person_id))
    if mentor is not None:
        tell(turn, mentor, "mentor.yours_now")
    if before is not None and team.can_be_told(before):
        new = first_name(mentor.name) if mentor is not None else visit.said_to(before, "mentor.cover")
        tell(turn, before, "mentor.not_yours_now", by=new)
    for item in list(turn.case.items):
        if item.taken_by is not None or item.kind in team.FOR_COORDINATORS:
            continue
        if mentor is not None and is_there(visit, mentor.id):
            queue.hand_on(turn, item, mentor)
        elif before is not None:
            queue.not_now(turn, item, before, can=True)
    if mentor is None:
        visit.settle("mentor.none_now", name=name)
    else:
        visit.settle("mentor.assigned", name=name, by=first_name(mentor.name))
