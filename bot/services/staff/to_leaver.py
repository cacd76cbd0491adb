"""A human's words to a leaver: checked for contacts and length before they go, and refused where they must not."""

from bot.rules.masking import find_contacts
from bot.rules.segments import count, plain
from bot.services import outgoing, relay
from bot.services.masked import masked
from bot.services.say import first_name, say_text
from bot.services.staff.access import able
from bot.services.staff.visit import Visit
from bot.services.turn import Turn
from storage.happenings import Message, Received

MOST_SEGMENTS = 6
"""A longer text is no text any more; parts of it could arrive scrambled."""
LONGEST_IN_TELEGRAM = 3500
"""Signs; Telegram itself takes 4,096."""
NOTHING, HIDDEN, LONG = "n", "h", "l"
"""What the sender has agreed to, as letters in a row: nothing yet, contacts hidden, several texts."""


async def write(visit: Visit, person_id: int) -> None:
    """The words of this visit to the leaver, or the question that has to be answered before they go."""
    turn = await _able(visit, person_id)
    if turn is not None:
        _check_and_send(visit, turn, visit.received, agreed=NOTHING, message_id=visit.message_id or 0)


async def send(visit: Visit, person_id: int, inbox_id: int, message_id: int, agreed: str) -> None:
    """Words of an earlier visit, after a tap that chose the leaver or agreed to how they go. Once only.

    `message_id` is their own message in Telegram, whose reaction shows how the text fares.
    """
    source = await visit.desk.rows.one(Received, Received.table.c.id == inbox_id)
    if source is None or source.staff_id != visit.staff.id or not source.body or await _has_gone(visit, inbox_id):
        visit.settle("tap.stale")
        return
    turn = await _able(visit, person_id)
    if turn is not None and _check_and_send(visit, turn, source, agreed=agreed, message_id=message_id):
        visit.settle("write.going", name=first_name(turn.person.name))


async def again(visit: Visit, message_id: int) -> None:
    """Words of which nobody knew whether they went, sent once more because their author says so."""
    table = Message.table
    lost = await visit.desk.rows.one(Message, table.c.id == message_id, table.c.purpose == "relay", lock=True)
    if lost is None or lost.person_id is None or (lost.extras or {}).get("staff") != visit.staff.id:
        visit.settle("tap.stale")
        return
    if lost.state != "failed" or lost.error != outgoing.IN_DOUBT:
        visit.settle("write.settled")
        return
    turn = await _able(visit, lost.person_id)
    if turn is not None:
        visit.desk.writes.change(table, lost.id, {"error": outgoing.SENT_AGAIN})
        author = {key: (lost.extras or {}).get(key) for key in ("staff", "react")}  # and nothing of how it fared
        say_text(turn, lost.body or "", "relay", about=lost.about_id, extras=author)
        visit.settle("write.going", name=first_name(turn.person.name))


async def drop(visit: Visit) -> None:
    """They thought better of it."""
    visit.settle("write.dropped")


async def _able(visit: Visit, person_id: int) -> Turn | None:
    """The leaver's turn, where words can go to them from here; else they are told why not."""
    turn = await able(visit, person_id)
    reason = why_not(turn) if turn is not None else None
    if turn is not None and reason is not None:
        visit.hint(reason, name=first_name(turn.person.name))
        return None
    return turn


def why_not(turn: Turn) -> str | None:
    """The text that says why nothing can be sent to this leaver now; None where it can."""
    person = turn.person
    if person.stopped_at is not None:
        return "write.stopped"
    if person.consent_on is None:
        return "write.no_consent"
    if person.status == "in_custody" or person.hold == "custody":
        return "write.in_custody"
    if person.welcome == "failed":
        return "write.unreachable"
    return None if person.welcome == "done" else "write.before_welcome"


def _check_and_send(visit: Visit, turn: Turn, source: Received, *, agreed: str, message_id: int) -> bool:
    """Sends, or asks first. Whether it was sent."""
    text, person = plain(source.body or ""), turn.person
    name, data = first_name(person.name), f"send:{person.id}:{source.id}:{message_id}:{agreed}"
    if find_contacts(text):
        if HIDDEN not in agreed:
            _ask(visit, turn, "write.contacts", visit.button("send_hidden", data + HIDDEN))
            return False
        text = masked(turn.words, person.language, text)
    size = _segments(turn, visit, text)
    if size > MOST_SEGMENTS or len(text) > LONGEST_IN_TELEGRAM:
        visit.answer("write.too_long", person=person.id, name=name, count=size, most=MOST_SEGMENTS)
        return False
    if size > 1 and LONG not in agreed:
        _ask(visit, turn, "write.long", visit.button("send_long", data + LONG, count=size), count=size)
        return False
    message = relay.to_leaver(turn, visit.staff, text, source=source, react_to=message_id)
    if message is not None and message.not_before > visit.desk.now:
        visit.answer("write.held", person=person.id, name=name, goes_at=message.not_before)
    return message is not None


def _segments(turn: Turn, visit: Visit, text: str) -> int:
    """As it will arrive, with the sender's name before it. Telegram has no segments."""
    if turn.person.channel != "sms":
        return 1
    body = turn.words.say(turn.person.language, "relay.from", sender=first_name(visit.staff.name), text=text)
    return count(body).segments


def _ask(visit: Visit, turn: Turn, key: str, yes: tuple[str, str], **params: int) -> None:
    buttons = [[yes], [visit.button("do_not_send", "drop")]]
    visit.answer(key, buttons=buttons, person=turn.person.id, name=first_name(turn.person.name), **params)


async def _has_gone(visit: Visit, inbox_id: int) -> bool:
    table = Message.table  # ids grow with time: what went is newer than the words
    newer = (table.c.id > inbox_id, table.c.about_id == inbox_id)  # they themselves, or that they wait
    sent = await visit.desk.rows.one(Message, *newer)
    return sent is not None
