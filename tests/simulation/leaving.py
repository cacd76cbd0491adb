"""What must hold of each text and message at the moment at which its provider takes it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.channels.message import SmsOut
from storage.happenings import Message
from tests.simulation.judge import Past
from tests.support.checker import AWAKE, is_quiet
from tests.support.town import Shown

Breach = tuple[str, str]
ON_ITS_WAY = timedelta(seconds=5)
"""A text that was claimed before something changed may leave this long after: its call had begun, as good as."""
LONG_NUMBER = re.compile(r"\d(?:[\s().+-]*\d){8,}")
ALSO_IN_DOUBT = ("welcome", "emergency")
"""Purposes that go again when nobody could tell for ten minutes whether they had gone."""


class Leaving:
    """Remembers what has left."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.left: dict[int, float] = {}  # message -> when, by the loop's time
        self.newest: dict[str, int] = defaultdict(int)  # lane -> the last message that left at once

    def text(self, text: SmsOut) -> Iterator[Breach]:
        message = self.past.messages[text.ref]
        yield from self._once(message)
        yield from self._in_order(message)
        if message.person_id is not None:
            yield from self._not_after_stop(message, message.person_id)
            yield from self._allowed(message, message.person_id)
            yield from self._awake(message, message.person_id)
            yield from self._still_true(message)
        if any(s.telegram and s.telegram in text.body for s in self.past.staff.values()):
            yield "9 neither sees the other's number", f"{message.purpose} {message.id} holds an account"

    def _once(self, message: Message) -> Iterator[Breach]:
        before = self.left.get(message.id)
        self.left[message.id] = self.past.clock.loop.seconds
        unsure = message.purpose in ALSO_IN_DOUBT and self.past.weather.was_away(("texts", "list"), before)
        if before is not None and not unsure:
            yield "2 a message goes out once", f"{message.purpose} {message.id} went again"

    def _in_order(self, message: Message) -> Iterator[Breach]:
        """What is held for a later hour may be passed, and emergencies pass."""
        if message.urgent or message.not_before > message.created_at or message.attempts > 1:
            return
        if message.id < self.newest[message.lane]:
            yield "8 messages keep their order", f"{message.purpose} {message.id} after {self.newest[message.lane]}"
        self.newest[message.lane] = message.id

    def _not_after_stop(self, message: Message, person: int) -> Iterator[Breach]:
        stopped = self.past.stopped.get(person)
        if stopped is not None and not self._was_on_its_way(message, stopped):
            yield "3 STOP", f"{message.purpose} {message.id} to {person} after STOP"

    def _allowed(self, message: Message, person: int) -> Iterator[Breach]:
        """Nothing goes without consent, and to somebody inside nothing but the answer to danger, and a welcome late on
        the day on which they come out."""
        since = self.past.withheld.get(person)
        if since is not None and message.purpose != "emergency" and not self._was_on_its_way(message, since):
            yield "3 nothing without consent", f"{message.purpose} {message.id} to {person}"

    def _was_on_its_way(self, message: Message, change: tuple[int, datetime]) -> bool:
        claimed = self.past.claimed[message.id]
        return claimed[0] < change[0] and self.past.now <= change[1] + ON_ITS_WAY

    def _awake(self, message: Message, person: int) -> Iterator[Breach]:
        now, policy = self.past.now, self.past.policy(self.past.people[person].programme_id)
        if message.purpose == "emergency" or not is_quiet(now - ON_ITS_WAY, policy) or not is_quiet(now, policy):
            return
        last = self.past.heard[person][-1:]
        if not (last and now - last[0] <= AWAKE + ON_ITS_WAY and message.purpose in ("answer", "relay")):
            yield "4 quiet hours", f"{message.purpose} {message.id} at {now:%a %d %b %H:%M}Z"

    def _still_true(self, message: Message) -> Iterator[Breach]:
        session = self.past.sessions.get(message.about_id or 0)
        if session is None or message.purpose not in ("reminder", "booking"):
            return
        moved = self.past.moved.get(session.id)
        told = message.about_version in (None, session.version) and session.state != "cancelled"
        if message.purpose == "reminder":
            told = told and session.state == "booked" and self.past.now < session.starts_at
        if message.purpose == "booking":
            told = message.about_version in (None, session.version)
        if not told and not (moved and self._was_on_its_way(message, moved)):
            yield "7 reminders are decided when they are sent", f"{message.purpose} {message.id} of {session.id}"

    def shown(self, user: int, shown: Shown) -> Iterator[Breach]:
        """A mentor never sees a leaver's number: nine digits of it in a row, whatever stands between them."""
        if not any(s.telegram == str(user) and s.role == "mentor" for s in self.past.staff.values()):
            return
        for found in LONG_NUMBER.findall(shown.text):
            digits = re.sub(r"\D", "", found)
            if any(p.phone and p.phone[-9:] in digits for p in self.past.people.values()):
                yield "9 neither sees the other's number", "a message to a mentor holds a leaver's number"
