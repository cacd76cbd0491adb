"""A process that dies and begins again, and a provider that times out, says no, or takes its time."""

import asyncio
from collections.abc import Collection
from datetime import datetime

from bot.channels.message import Accepted, InDoubt, NotTried, Settled, SmsOut, Unsure
from bot.services import doubt
from tests.support.town import Phones, Town, town


class Trouble:
    """Twilio's place with one thing gone wrong a send, in order; after that all is well.

    `dies before` and `dies after` end the process around the call, `lost` and `late` are calls without an answer that
    never arrived or did, `away` is a provider that can't be reached, `slow` one that waits for `let_go`.
    """

    def __init__(self, phones: Phones, *goes_wrong: str) -> None:
        self.phones, self.goes_wrong = phones, list(goes_wrong)
        self.let_go = asyncio.Event()
        self.unsure = False
        self.looked = 0

    async def send(self, text: SmsOut) -> Settled:
        what = self.goes_wrong.pop(0) if self.goes_wrong else "well"
        if what == "away":
            return NotTried(retry_after=None)
        if what == "slow":
            await self.let_go.wait()
        if what in ("dies before", "lost"):
            return self._gone(what)
        sent = await self.phones.send(text)
        if what in ("dies after", "late"):
            self.phones.receipts.clear()
            return self._gone(what)
        assert isinstance(sent, Accepted)
        return sent

    def _gone(self, what: str) -> Settled:
        if what.startswith("dies"):
            raise asyncio.CancelledError
        return InDoubt()

    async def find(self, to: str, body: str, since: datetime, *, known: Collection[str] = ()) -> str | Unsure | None:
        self.looked += 1
        return Unsure() if self.unsure else await self.phones.find(to, body, since, known=known)


def trouble(place: Town, *goes_wrong: str) -> Trouble:
    """From now on sends go wrong as told."""
    made = Trouble(place.phones, *goes_wrong)
    place.outbox.calls.sms = made
    place.schedule.lookup = made
    return made


class AfterACrash:
    """The same database, phones and chats with a new process; what the old one knew is gone."""

    def __init__(self, old: Town) -> None:
        self.old = old
        self.place = town(old.database, old.clock.now())

    async def __aenter__(self) -> Town:
        new = await self.place.__aenter__()
        new.ids, new.updates = self.old.ids, self.old.updates
        new.phones, new.chats, new.clock = self.old.phones, self.old.chats, self.old.clock
        new.batches.parts.clock = new.outbox.clock = new.schedule.clock = new.clock
        new.outbox.calls.sms = new.schedule.lookup = new.phones
        new.outbox.calls.telegram = new.chats
        await doubt.mark_left_behind(new.database, new.clock.now(), at_start=True)
        return new

    async def __aexit__(self, *error: object) -> None:
        await self.place.__aexit__(None, None, None)


async def look_up(place: Town, *, minutes: float = 2) -> None:
    """Some time later what is in doubt is looked up, as it is every 20 seconds, and what follows is sent."""
    await place.wait(minutes=minutes)
    await place.schedule.settle_doubts()
    await place.settle()
