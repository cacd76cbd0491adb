"""One tap or one word of a member of staff makes an emergency of it, whatever the rules said."""

from bot.services import danger
from bot.services.say import first_name
from bot.services.staff.visit import Visit
from storage import audit


async def raise_for(visit: Visit, person_id: int) -> None:
    """Anybody of the programme can, whoever looks after the leaver: better twice than not at all."""
    turn = await visit.turn(person_id)
    if turn is None:
        visit.hint("tap.other_programme")
        return
    visit.concerns(person_id)
    danger.raised_by_staff(turn, visit.staff)
    visit.hint("emergency.raised", name=first_name(turn.person.name))
    visit.note("emergency", audit.person(person_id))
