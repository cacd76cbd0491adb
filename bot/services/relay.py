"""Between leaver and staff: neither sees the other's number or handle."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from bot.channels.pieces import pieces
from bot.flows import private
from bot.rules.hours import is_staff_time
from bot.services import alerts, flood, queue, talks, team
from bot.services.masked import masked
from bot.services.say import first_name, say, say_text, tell, tell_text
from bot.services.turn import Turn
from bot.services.world import reads_at
from bot.words.banned import tells_too_much
from storage.happenings import Item, Message, Received
from storage.records import Staff

TALK_LASTS = timedelta(hours=1)
"""A human and the leaver are talking as long as one of them wrote this lately and a human was in it."""
ACKNOWLEDGED_FOR = timedelta(hours=8)
HOLDS_THE_PHONE = timedelta(minutes=10)
"""Who has texted this lately has the phone in their hand, and is not asked whether they can read alone."""
ALONE_WITHIN = timedelta(days=1)
"""Words that could not be read alone by then go back to a human."""
LOUD = ("emergency", "urgent", "bot_failed")
"""Kinds that a relayed text names before its words."""


def talking(turn: Turn) -> bool:
    """Whether a human and the leaver are in the middle of a conversation: the bot keeps quiet."""
    human = turn.person.human_at
    if human is None:
        return False
    last = max(human, turn.person.last_text_at or human)
    return turn.now - human <= 3 * TALK_LASTS and turn.now - last <= TALK_LASTS


def to_staff(
    turn: Turn,
    text: str,
    *,
    kind: str = "unanswered_message",
    told_honestly: bool = True,
    detail: Mapping[str, Any] | None = None,
) -> Item:
    """The leaver's words to a human, and the item that stays until they are answered. `detail` is noted on it."""
    if turn.case.texts and turn.case.texts[0].at == turn.now:  # the text of this very turn
        turn.writes.change(Received.table, turn.case.texts[0].id, {"relayed": True})
    fresh = turn.case.item(kind) is None
    item = queue.put_on_queue(turn, kind, detail, told=True)
    told = team.readers(turn, kind)
    if fresh and len(told) == 1 and item.owner_id != told[0].id:
        item = turn.change(item, owner_id=told[0].id)  # on the list of whoever is told of it
    if flood.from_leaver(turn, item):
        return item
    for staff in told:
        _show(turn, item, staff, text)
    turn.has_picture = False
    if told_honestly:
        say_when_read(turn)
    return item


def _show(turn: Turn, item: Item, staff: Staff, text: str) -> None:
    """In several messages where Telegram takes no longer one; the last of them has the buttons."""
    key = f"relay.to_staff.{item.kind}" if item.kind in LOUD else "relay.to_staff"
    body = turn.words.say(staff.language, key, name=first_name(turn.person.name), text=_said(turn, staff, text))
    tell_it = partial(tell_text, turn, staff, purpose="relay_staff", about=item.id, urgent=item.kind == "emergency")
    *before, last = pieces(body)
    for piece in before:
        tell_it(piece)
    alerts.remember(turn, item, staff, tell_it(last, buttons=alerts.buttons_for(turn, item, staff)))


def _said(turn: Turn, staff: Staff, text: str) -> str:
    """Their words with contacts masked; that there was a picture stands behind them."""
    words = masked(turn.words, staff.language, text)
    picture = turn.words.say(staff.language, "relay.picture") if turn.has_picture else ""
    return f"{words} {picture}".strip()


def say_when_read(turn: Turn) -> None:
    """Outside staff hours the leaver hears honestly when a human reads it: once in a while, not at every text."""
    if is_staff_time(turn.now, turn.policy) or talking(turn):
        return
    earlier = [t for t in turn.case.texts[1:] if t.relayed and turn.now - t.at < ACKNOWLEDGED_FOR]
    if not earlier:
        say(turn, "message.heard.later", "answer", reads_at=reads_at(turn)["at"])


def to_leaver(turn: Turn, staff: Staff, text: str, *, source: Received, react_to: int) -> Message | None:
    """A human's words to the leaver. They take what is open and was shown to them, and close what waited for an answer.
    None after STOP.

    `source` is the inbox row, `react_to` the staff member's Telegram message, whose reaction shows how it fared.
    """
    if turn.person.stopped_at is not None:
        return None
    body = turn.words.say(turn.person.language, "relay.from", sender=first_name(staff.name), text=text)
    if tells_too_much(text) and not _holds_the_phone(turn):
        message = _ask_first(turn, staff, body, source.id)
    else:
        message = say_text(turn, body, "relay", about=source.id, extras={"staff": staff.id, "react": react_to})
    turn.change(turn.person, human_at=turn.now)
    for item in list(turn.case.items):
        if item.kind == "unanswered_message":
            queue.close(turn, item, "answered", staff)
        elif item.taken_by is None and alerts.was_shown(turn, item, staff):
            queue.take(turn, item, staff)
    return message


def _holds_the_phone(turn: Turn) -> bool:
    last = turn.person.last_text_at
    return last is not None and turn.now - last <= HOLDS_THE_PHONE


def _ask_first(turn: Turn, staff: Staff, body: str, source_id: int) -> Message | None:
    """Words that nobody else should read wait until the leaver says that they can read them alone. While they have been
    asked lately further ones wait with them; after that they are asked again for all."""
    run = next((run for run in turn.case.runs if run.flow == "private" and run.pending is not None), None)
    texts = [*(private.waiting(run.facts) if run is not None else ()), body]
    if run is not None and turn.now - run.started_at < ALONE_WITHIN:
        turn.change(run, facts={**run.facts, "texts": texts}, version=run.version + 1)
        return tell(turn, staff, "relay.asks_first", about=source_id)
    message = talks.begin(turn, "private", about=source_id, purpose="relay", texts=texts)
    turn.later("read_later", source_id, turn.now + ALONE_WITHIN, 0)
    tell(turn, staff, "relay.asks_first", about=source_id)
    return message


def contact_in(turn: Turn, texts: Sequence[str]) -> None:
    """A number that a leaver typed: the coordinators get the item that a new number needs."""
    if texts:
        queue.put_on_queue(turn, "unknown_number", {"numbers": list(texts)})
