"""The one way in for whatever a Telegram account does: who it is, whether it is new, and what comes of it."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.services import invitations
from bot.services.desk import Desk
from bot.services.programmes import all_policies
from bot.services.staff import joining
from bot.services.staff.hear import hear
from bot.services.staff.visit import Visit
from bot.services.tally import Tally
from bot.services.tell_staff import tell_staff
from bot.services.work import DeskWork
from storage import inbox, outbox, people
from storage.among import among_hashes
from storage.errors import Overlap
from storage.happenings import Received
from storage.records import Person, Staff, Topic
from storage.rows import Ask

REDEEMS = "/start "


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the door has to do. `toast` answers a tap; where nothing was tapped it is sent to the account as it is,
    which may have no row to send to. `leaver`: the account is a leaver's, and nothing has been done. `known`: it is
    somebody's at all."""

    toast: str | None = None
    leaver: bool = False
    known: bool = True


@dataclass(eq=False, kw_only=True)
class StaffUpdate(DeskWork):
    """One update of Telegram's. `user` is the account's id, which is also that of the private chat.

    `text` is what was typed, `data` the button that was tapped on message `message_id`, `other` what else was sent
    (`photo`, `voice`), or `edit` where `text` changes an earlier message. `thread` is the topic it was done in.
    """

    update_id: int
    user: str
    message_id: int | None = None
    text: str | None = None
    reply_to: int | None = None
    thread: int | None = None
    data: str | None = None
    callback_id: str | None = None
    other: str | None = None
    said: bool = field(default=False, init=False)  # words of a member of staff, no tap

    def count(self, tally: Tally, now: datetime) -> None:
        if self.said:
            tally.texts_in.labels(channel="telegram", sender="staff").inc()

    async def act(self, desk: Desk) -> Answer:
        staff, seen = await desk.rows.answers(
            self._member(desk, lock=True), inbox.seen("telegram", [self._provider_id()])
        )
        if seen:
            return Answer()
        if self._redeems():
            return await self._redeem(desk)
        if staff is None:
            return await self._from_outside(desk)
        self.said = self.text is not None or self.other is not None
        visit = await self._visit(desk, staff)
        await hear(visit, text=self.text, data=self.data, other=self.other)
        return Answer(toast=visit.toast)

    async def when_failed(self, desk: Desk, error: Exception) -> Answer:
        """Nothing of it was done. It is kept, so that it does not come for ever, and whoever did it is told."""
        staff = await desk.rows.answer(self._member(desk))
        key = "words.time_taken" if isinstance(error, Overlap) else "words.failed"
        if staff is None:
            return Answer(known=False, toast=desk.words.say(desk.words.languages[0], key))
        body = self.data if self.data is not None else self.text
        desk.add(replace(self._received(desk, staff_id=staff.id, body=body), state="failed"))
        line = desk.words.say(staff.language, key)
        if self.data is not None:
            return Answer(toast=line)
        tell_staff(desk, staff, line)
        return Answer()

    def _redeems(self) -> bool:
        return self.text is not None and self.text.startswith(REDEEMS) and self.other is None

    def _provider_id(self) -> str:
        return f"u{self.update_id}"

    def _member(self, desk: Desk, *, lock: bool = False) -> Ask[Staff | None]:
        return people.member(desk.rows.vault.lookups(self.user), lock=lock)

    async def _from_outside(self, desk: Desk) -> Answer:
        """A leaver's, or nobody's: then only a tap is answered, since it waits for an answer, and words to one of our
        messages or in a topic of ours, since whoever wrote them was in once and believes that they go to somebody."""
        accounts = desk.rows.vault.lookups(self.user)
        if await desk.rows.one(Person, among_hashes(Person.table.c.telegram_hash, accounts)) is not None:
            return Answer(leaver=True)
        was_in = self.data is not None or self.reply_to is not None or self.thread is not None
        toast = desk.words.say(desk.words.languages[0], "tap.not_in") if was_in else None
        return Answer(known=False, toast=toast)

    async def _redeem(self, desk: Desk) -> Answer:
        """The token itself is not kept."""
        came_of_it = await invitations.redeem(desk, (self.text or "")[len(REDEEMS) :], self.user)
        staff, person = came_of_it.staff, came_of_it.person
        if staff is None and person is None:
            return Answer(toast=came_of_it.reply, known=False)
        received = self._received(desk, staff_id=staff.id if staff else None, body=None)
        desk.add(received)
        if person is not None:
            desk.writes.change(Received.table, received.id, {"person_id": person.id})
        if staff is not None:
            await joining.show_what_waits(await _at(desk, staff, received))
        return Answer(toast=came_of_it.reply)

    def _received(self, desk: Desk, *, staff_id: int | None, body: str | None) -> Received:
        return Received(
            id=desk.new_id(),
            channel="telegram",
            provider_id=self._provider_id(),
            at=desk.now,
            person_id=None,
            staff_id=staff_id,
            stranger_id=None,
            body=body,
            level=0,
            state="done",
            relayed=False,
        )

    async def _visit(self, desk: Desk, staff: Staff) -> Visit:
        received = self._received(desk, staff_id=staff.id, body=self.data if self.data is not None else self.text)
        desk.add(received)
        shown = self.message_id if self.data is not None else self.reply_to
        visit = await _at(desk, staff, received, shown)
        visit.message_id, visit.tapped, visit.replied = (
            self.message_id,
            self.data is not None,
            self.reply_to is not None,
        )
        if self.thread is not None:
            topic = await desk.rows.one(
                Topic, Topic.table.c.staff_id == staff.id, Topic.table.c.thread_id == self.thread
            )
            visit.topic, visit.thread = (topic.person_id, None) if topic else (None, self.thread)
        return visit


async def _at(desk: Desk, staff: Staff, received: Received, shown: int | None = None) -> Visit:
    """`shown` is the number of the message that it is about."""
    asks: list[Ask[Any]] = [people.team([staff.programme_id]), all_policies()]
    if shown is not None:
        asks.append(outbox.shown(staff.id, str(shown)))
    team, policies, *found = await desk.rows.answers(*asks)
    return Visit(
        desk=desk,
        staff=staff,
        team={s.id: s for s in team} | {staff.id: staff},
        policy=policies[staff.programme_id],
        received=received,
        shown=found[0] if found else None,
        asked=_asked(staff, desk.now),
    )


def _asked(staff: Staff, now: datetime) -> dict[str, Any]:
    """What they were asked last, unless that is too long ago."""
    asked: dict[str, Any] = json.loads(staff.asked) if staff.asked else {}
    return asked if asked and datetime.fromisoformat(asked["until"]) >= now else {}
