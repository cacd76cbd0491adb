"""In custody, in hospital, no phone: the clock of check-ins stands still until somebody says otherwise."""

from bot.services import holds
from bot.services.say import first_name
from bot.services.staff.access import able
from bot.services.staff.visit import Visit
from storage import audit

SET_BY_STAFF = ("custody", "hospital", "no_phone")
LIFT = "lift"


async def ask(visit: Visit, person_id: int) -> None:
    """Which hold, or an end of the one there is."""
    turn = await able(visit, person_id)
    if turn is None:
        return
    choices = [kind for kind in SET_BY_STAFF if kind != turn.person.hold]
    buttons = [[(visit.words(f"status.{kind}"), f"hold:{person_id}:{kind}")] for kind in choices]
    if turn.person.hold is not None:
        buttons.insert(0, [visit.button("lift", f"hold:{person_id}:{LIFT}")])
    visit.answer("hold.which", buttons=buttons, person=person_id, name=first_name(turn.person.name))


async def set_hold(visit: Visit, person_id: int, kind: str) -> None:
    """Set or lifted; the same again changes nothing."""
    turn = await able(visit, person_id)
    if turn is None:
        return
    name = first_name(turn.person.name)
    if kind == LIFT:
        if turn.person.hold is not None:
            holds.lift(turn)
            visit.note("hold lifted", audit.person(person_id))
        visit.settle("hold.lifted", name=name)
    elif kind in SET_BY_STAFF:
        if turn.person.hold != kind:
            holds.hold(turn, kind, None, by=visit.staff)
            visit.note(f"hold {kind}", audit.person(person_id))
        visit.settle("hold.set", name=name, status=visit.words(f"status.{kind}"))
    else:
        visit.hint("tap.stale")
