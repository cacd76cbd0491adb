"""Erasing a leaver: nothing of theirs is left here, and what is left at the providers is on its way out.

Every row goes, the counted ones too: in a programme of a few people a check-in's day and mood can be traced back. What
stays is the id, in the audit and among the erasures.
"""

from datetime import timedelta

from sqlalchemy import delete

from bot.services import farewell, people_memory
from bot.services.desk import Desk
from bot.services.leftovers import at_the_providers
from bot.services.mentions import mentions
from storage import audit, people, tallies
from storage.erasing import erase_rows
from storage.happenings import Message
from storage.held import about
from storage.tables import marks

CALL = timedelta(seconds=60)
"""A call that was under way has ended after this, or nobody will ever know how."""


async def erase(desk: Desk, person_id: int) -> None:
    """Takes out every row on this person, puts what is at the providers on the list of removals, and tells whoever
    looked after them, without a name. Of somebody who is not there it notes that they were erased.

    For good only when the id has been written to the file of the erased first (`storage.erased`): a backup that is
    restored brings them back, and this has to be done again. A message to staff that is being sent at this moment stays
    in Telegram: wait until none is (`is_being_written_to`).
    """
    for person in await desk.rows.answer(people.lock([person_id])):
        for leftover in await at_the_providers(desk, person, await mentions(desk, person)):
            desk.add(leftover)
        await farewell.tell(desk, person)
    await erase_rows(desk.rows, person_id, desk.now)
    await tallies.forget_lane(desk.rows, f"p{person_id}")
    await desk.rows.execute(delete(marks).where(marks.c.name == people_memory.mark_name(person_id)))
    desk.note("person erase", audit.person(person_id))


async def is_being_written_to(desk: Desk, person_id: int) -> bool:
    """Whether a message to or about this person is on its way at this moment; holds their messages until the end."""
    sent = Message.table
    messages = await desk.rows.all(Message, about(sent, person_id), order_by=[sent.c.id], lock=True)
    return any(m.state == "sending" and m.claimed_at and m.claimed_at > desk.now - CALL for m in messages)
