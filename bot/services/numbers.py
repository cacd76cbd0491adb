"""A leaver's new number: only ever after a coordinator's tap, and noted for ever."""

from bot.rules.phone import to_e164
from bot.rules.urgency import Level
from bot.services import danger, failures, outgoing, queue, relay, stranger_items, welcome
from bot.services.desk import Desk
from bot.services.say import say
from bot.services.turn import Turn
from storage import audit
from storage.among import among_hashes, is_one
from storage.happenings import Due, Item, Message, Note, Received
from storage.records import Person, Staff, Stranger


async def typed_numbers(desk: Desk, item: Item) -> list[str]:
    """The numbers (E.164) that a leaver typed and that can get texts, in the order in which they came."""
    notes = await desk.rows.all(Note, Note.table.c.item_id == item.id, order_by=(Note.table.c.id,))
    said = [number for note in notes for number in (note.detail or {}).get("numbers", ())]
    return list(dict.fromkeys(number for number in map(_texted, said) if number is not None))


def _texted(number: str) -> str | None:
    try:
        return to_e164(number)
    except ValueError:
        return None


async def is_anybodys(desk: Desk, phone: str, *, but: int) -> bool:
    """Whether the number is another leaver's already."""
    table = Person.table
    theirs = among_hashes(table.c.phone_hash, desk.rows.vault.lookups(phone))
    found = await desk.rows.one(Person, theirs, table.c.id != but)
    return found is not None


async def change(desk: Desk, turn: Turn, phone: str, by: Staff) -> None:
    """The number is theirs now: a greeting goes to it, and what waited because they could not be reached is closed.

    The caller has seen to it that it is nobody else's. A stranger who wrote from it is them. That they hold the new
    phone is shown by a text from it alone, not by what they wrote from the old one.
    """
    await _let_go_of_the_old(desk, turn)
    turn.change(turn.person, phone=phone, phone_hash=desk.rows.vault.lookup(phone), last_text_at=None)
    turn.note_in_ledger("new_number", f"staff {by.id}")
    desk.note("new number", audit.person(turn.person.id), actor=f"staff {by.id}")
    if turn.person.welcome == "done":
        say(turn, "new_number.hello", "booking")
    else:
        _welcome_there(turn)
    for item in list(turn.case.items):
        if item.kind == "unreachable" or await _is_only_about(desk, item, phone):
            queue.close(turn, item, "new_number", by)
    number = among_hashes(Stranger.table.c.phone_hash, desk.rows.vault.lookups(phone))
    stranger = await desk.rows.one(Stranger, number)
    if stranger is not None:
        await _is_known_now(desk, turn, stranger, by)


async def _let_go_of_the_old(desk: Desk, turn: Turn) -> None:
    """What becomes of texts to the old number says nothing of the new one; nor does a day without a failure."""
    message, due = Message.table.c, Due.table.c
    theirs = message.person_id == turn.person.id, message.staff_id.is_(None), message.channel == "sms"
    for text in await desk.rows.all(Message, *theirs, is_one(message.state, "sending", "in_doubt", "sent")):
        marked = {**(text.extras or {}), outgoing.OLD_NUMBER: text.attempts}
        desk.writes.change(Message.table, text.id, {"extras": marked})
    for row in await desk.rows.all(Due, is_one(due.kind, "welcome_sure"), due.subject_id == turn.person.id):
        desk.writes.delete(Due.table, row.id)


async def _is_only_about(desk: Desk, item: Item, phone: str) -> bool:
    """Whether the leaver has typed this number and no other."""
    return item.kind == stranger_items.KIND and await typed_numbers(desk, item) == [phone]


async def _is_known_now(desk: Desk, turn: Turn, stranger: Stranger, by: Staff) -> None:
    """Nothing about the number stays with the coordinators."""
    item = await stranger_items.open_about(desk, stranger)
    if stranger.state != "attached":
        await _is_them(desk, turn, stranger, item)
    if item is not None:
        await stranger_items.close(desk, item, "attached", by)


def _welcome_there(turn: Turn) -> None:
    """Their first text has not arrived anywhere yet: it is what greets them at the new number."""
    turn.change(turn.person, welcome="waiting")
    if turn.person.status == "released":
        welcome.send(turn)


async def _is_them(desk: Desk, turn: Turn, stranger: Stranger, item: Item | None) -> None:
    """What the unknown number wrote are their texts from now on, and the mentor reads the last of them; or the worst of
    those that came while the `item` about it was open, and an emergency is one."""
    desk.writes.change(Stranger.table, stranger.id, {"state": "attached", "person_id": turn.person.id})
    table = Received.table
    texts = await desk.rows.all(Received, table.c.stranger_id == stranger.id, order_by=(table.c.id.desc(),))
    for text in texts:
        desk.writes.change(table, text.id, {"person_id": turn.person.id})
    if not texts or not texts[0].body:
        return
    turn.change(turn.person, last_text_at=texts[0].at)
    turn.case.texts[:] = sorted((*texts, *turn.case.texts), key=lambda t: t.id, reverse=True)[:3]
    open_ones = [text for text in texts if item is not None and text.body and text.at >= item.opened_at]
    worst = max(open_ones, key=lambda t: (t.level, t.id), default=texts[0])
    body = worst.body or ""
    if worst.level == Level.EMERGENCY:
        danger.emergency(turn, body, failures.read(body), written_at=worst.at)
    else:
        kind = "urgent" if worst.level == Level.URGENT else "unanswered_message"
        relay.to_staff(turn, body, kind=kind, told_honestly=False)
