"""The leaver that a button or a question is about, where this member of staff may do something for them."""

from bot.services.say import first_name
from bot.services.staff.scope import looks_after
from bot.services.staff.visit import Visit
from bot.services.turn import Turn


async def able(visit: Visit, person_id: int) -> Turn | None:
    """The turn of somebody whom they look after today, or of whom they have an item. None after a hint why not."""
    turn = await visit.turn(person_id)
    if turn is None:
        visit.hint("tap.other_programme")
        return None
    visit.concerns(person_id)
    if looks_after(visit, turn.person) or any(item.taken_by == visit.staff.id for item in turn.case.items):
        visit.saw(person_id)
        return turn
    owner = visit.team.get(turn.person.mentor_id or 0)
    visit.hint("write.not_yours", name=first_name(turn.person.name), by=first_name(owner.name) if owner else "")
    return None
