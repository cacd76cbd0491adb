"""The kinds of work about one leaver: a text of theirs, a due row, a receipt for a text to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from bot.channels.message import Receipt
from bot.services import author, failures, fell_due, outgoing, receipts, strangers
from bot.services.backoff import backoff
from bot.services.bounds import put_right, surroundings
from bot.services.desk import Desk
from bot.services.hear import hear
from bot.services.hear_text import Text
from bot.services.late import LATE, Late, asked_late
from bot.services.say import AWAKE_FOR
from bot.services.tally import Tally
from bot.services.turn import Turn
from bot.services.work import DeskWork, PersonWork, Work
from storage import inbox, people
from storage.happenings import Due, Message
from storage.rows import Rows


@dataclass(eq=False, kw_only=True)
class HeardText(PersonWork):
    """A text; `sender` is the number (E.164) or the Telegram account that it came from."""

    reads_past = True
    text: Text

    @classmethod
    async def prepare(cls, rows: Rows, works: Sequence[Self]) -> Sequence[Work]:
        """A repeat is finished here; within one batch it waits until the first is stored. A sender that nobody knows
        is a stranger."""
        hashes = {work.sender: rows.vault.lookups(work.sender) for work in works}
        stored: set[tuple[str, str]] = set()
        known: dict[bytes, int] = {}
        for channel in {work.text.channel for work in works}:
            these = [work for work in works if work.text.channel == channel]
            seen, whose = await rows.answers(
                inbox.seen(channel, [work.text.provider_id for work in these]),
                people.who(channel, {h for work in these for h in hashes[work.sender]}),
            )
            stored |= {(channel, provider_id) for provider_id in seen}
            known |= whose
        fresh = _without_repeats(works, stored)
        for work in fresh:
            work.person_id = next((known[h] for h in hashes[work.sender] if h in known), None)
        return [
            strangers.StrangerText(text=work.text, phone=work.sender, done=work.done)
            for work in fresh
            if work.person_id is None and work.text.channel == "sms"
        ] + [work for work in works if work not in fresh and not work.done.done()]

    def decide(self, turn: Turn) -> None:
        hear(turn, self.text)
        if turn.now - self.text.at > LATE:
            person = turn.person
            turn.writes.late.append(
                Late(
                    programme_id=person.programme_id,
                    person_id=person.id,
                    purpose="text",
                    how="heard",
                    planned_at=self.text.at,
                )
            )

    def when_failed(self, turn: Turn) -> None:
        failures.of_text(turn, self.text)

    def count(self, tally: Tally, now: datetime) -> None:
        tally.texts_in.labels(channel=self.text.channel, sender="leaver").inc()


def _without_repeats(works: Sequence[HeardText], stored: Collection[tuple[str, str]]) -> list[HeardText]:
    fresh: dict[tuple[str, str], HeardText] = {}
    for work in works:
        key = (work.text.channel, work.text.provider_id)
        if key in stored:
            work.person_id = None  # known from the try before, at which another replica was quicker
            work.finish("repeat")
        else:
            fresh.setdefault(key, work)
    return list(fresh.values())


@dataclass(eq=False, kw_only=True)
class FellDue(PersonWork):
    """A due row about a leaver."""

    row: Due

    @classmethod
    async def prepare(cls, rows: Rows, works: Sequence[Self]) -> Sequence[Work]:
        """For rows that were taken in an earlier transaction: those that are still there."""
        ids = [work.row.id for work in works]
        left = {row.id for row in await rows.all(Due, Due.table.c.id.in_(ids), lock=True)}
        for work in works:
            work.person_id = work.row.person_id if work.row.id in left else None
        return ()

    def decide(self, turn: Turn) -> None:
        fell_due.fall_due(turn, self.row)
        turn.writes.should_have_gone(self.row.at)
        turn.writes.delete(Due.table, self.row.id)
        if turn.now - self.row.at > LATE:
            turn.writes.late += asked_late(turn.writes.new, turn.person.programme_id, self.row.at)

    def when_failed(self, turn: Turn) -> None:
        failures.of_turn(turn)
        turn.writes.delete(Due.table, self.row.id)

    async def when_lost(self, rows: Rows) -> None:
        """It must not come up again and again; the minute's check finds what is missing."""
        await rows.delete(Due.table, [self.row.id])

    def count(self, tally: Tally, now: datetime) -> None:
        tally.due_late.labels(kind=self.row.kind).observe(max(0.0, (now - self.row.at).total_seconds()))


@dataclass(eq=False, kw_only=True)
class FellDueAtDesk(DeskWork):
    """A due row about nobody's turn: an unknown number's item, or a leave that begins."""

    row: Due

    async def act(self, desk: Desk) -> None:
        row = await desk.rows.one(Due, Due.table.c.id == self.row.id, lock=True)
        if row is not None:
            await fell_due.AT_THE_DESK[row.kind](desk, row)
            desk.writes.should_have_gone(row.at)
            desk.writes.delete(Due.table, row.id)

    async def when_failed(self, desk: Desk, error: Exception) -> None:
        desk.writes.delete(Due.table, self.row.id)

    def count(self, tally: Tally, now: datetime) -> None:
        tally.due_late.labels(kind=self.row.kind).observe(max(0.0, (now - self.row.at).total_seconds()))


@dataclass(eq=False, kw_only=True)
class GotReceipt(PersonWork):
    """How a text fared, by our own id of it or else the provider's. `listed`: it was found in the provider's list."""

    receipt: Receipt
    listed: bool = False
    meant: receipts.Meant | None = None

    @classmethod
    async def prepare(cls, rows: Rows, works: Sequence[Self]) -> Sequence[Work]:
        found = await receipts.messages_of(rows, [work.receipt for work in works])
        for work in works:
            work.meant = found.get(work.receipt)
            work.person_id = work.meant.message.person_id if work.meant else None
        return [
            receipts.ReceiptForStranger(receipt=w.receipt, message_id=w.meant.message.id, done=w.done)
            for w in works
            if w.meant is not None and w.person_id is None
        ]

    @classmethod
    async def look_again(cls, rows: Rows, works: Sequence[Self]) -> None:
        """On SQLite nobody else has written since the transaction began."""
        if rows.dialect == "sqlite":
            return
        meant = {work.receipt: work.meant for work in works if work.meant is not None}
        found = await receipts.messages_as_they_are(rows, meant)
        for work in works:
            work.meant = found.get(work.receipt)

    def decide(self, turn: Turn) -> None:
        if self.meant is not None:
            receipts.settle(turn, self.meant, self.receipt, listed=self.listed)

    def when_failed(self, turn: Turn) -> None:
        failures.of_turn(turn)

    def count(self, tally: Tally, now: datetime) -> None:
        if self.meant is not None:
            receipts.count(self.meant.message, self.receipt, tally)


@dataclass(eq=False, kw_only=True)
class Doubted(DeskWork):
    """A message in doubt that the provider's list can't settle (or says it has not got): its purpose decides."""

    message_id: int
    surely_not_sent: bool

    async def act(self, desk: Desk) -> None:
        message = await self._held(desk)
        if message is None or message.state != "in_doubt":
            return
        if self.surely_not_sent:
            around = await surroundings(desk.rows, {message.person_id})
            await put_right(desk.rows, [message], (), around, desk.now)
        if self.surely_not_sent or _goes_again(message, desk.now):
            again = {"state": "queued", "not_before": desk.now + self._wait(message), "claimed_at": None}
            desk.writes.change(Message.table, message.id, again)
            return
        given_up = {"state": "failed", "error": outgoing.IN_DOUBT, "settled_at": desk.now}
        desk.writes.change(Message.table, message.id, given_up)
        turn = await desk.turn(message.person_id) if message.person_id is not None else None
        if turn is not None and message.purpose == "relay":
            author.ask(turn, message)

    async def _held(self, desk: Desk) -> Message | None:
        """After the person's row, as receipts take them: two transactions can't wait for each other."""
        found = await desk.rows.one(Message, Message.table.c.id == self.message_id)
        if found is not None and found.person_id is not None:
            await desk.rows.answer(people.lock([found.person_id]))
        return await desk.rows.one(Message, Message.table.c.id == self.message_id, lock=True)

    def _wait(self, message: Message) -> timedelta:
        """The first time at once; after that it was no accident."""
        return timedelta(0) if message.attempts <= 1 else backoff(message)


def _goes_again(message: Message, now: datetime) -> bool:
    """Where nobody can tell whether it went: what is worse to miss than to get twice goes again.

    That is whatever goes to staff, an emergency's answer, a welcome, and in Telegram, which has no list to look into, a
    direct answer to what the leaver has just sent: silence there looks like a wall.
    """
    if message.staff_id is not None or message.purpose in ("emergency", "welcome"):
        return True
    return message.channel == "telegram" and message.purpose == "answer" and now - message.created_at <= AWAKE_FOR
