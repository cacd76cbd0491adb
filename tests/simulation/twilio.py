"""Twilio's place, at the level of the channel: what it takes, what it says of it afterwards, and what it forgets."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.channels.message import (
    Accepted,
    ChannelDown,
    InDoubt,
    NotTried,
    Receipt,
    Refused,
    Settled,
    SmsOut,
    TextIn,
    Unsure,
)
from bot.services.hear_text import Text
from bot.services.works import GotReceipt, HeardText

if TYPE_CHECKING:
    from tests.simulation.world import World

TIMEOUT = 10.0
"""Seconds after which the channel gives a call up."""
SAYS_SENT = 4
"""Of so many texts one gets a receipt that it was sent, beside the one that says how it ended."""
SLACK = timedelta(seconds=60)
OPT_OUT, OPT_IN = {"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"}, {"START", "UNSTOP"}


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A text that Twilio has taken."""

    sid: str
    ref: int
    body: str
    at: datetime


class Twilio:
    """The channel's `send` and `find`, the phones, and the webhooks."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.taken: dict[str, list[Taken]] = defaultdict(list)
        self.off: dict[str, str] = {}  # number -> the code with which texts to it fail
        self.opted_out: set[str] = set()
        self.received: list[TextIn] = []
        self.count = 0

    async def send(self, text: SmsOut) -> Settled:
        weather = self.world.weather
        await weather.awake()
        fault = weather.strikes("texts")
        if weather.is_away("texts"):
            return NotTried()
        what = fault.what if fault is not None else ""
        if fault is not None and what in ("away", "list away"):
            weather.goes_away("texts" if what == "away" else "list", fault)
            return NotTried()
        if what == "refuses":
            return Refused(code="20429", final=False, retry_after=5)
        if text.to in self.opted_out:
            return Refused(code="21610", final=True, opted_out=True)
        if fault is not None and what == "dies before":
            await weather.of_process(fault)
        if what == "lost":
            return await self._no_answer()
        taken = self._take(text)
        if fault is not None and what in ("dies after", "sleeps"):
            await weather.of_process(fault)
        if what in ("late", "sleeps"):
            return await self._no_answer()
        await self.world.answer_takes(0.2)
        return Accepted(provider_id=taken.sid, segments=1)

    async def _no_answer(self) -> Settled:
        self.world.weather.note_outage(TIMEOUT)
        await asyncio.sleep(TIMEOUT)
        return InDoubt()

    def _take(self, text: SmsOut) -> Taken:
        self.count += 1
        taken = Taken(sid=f"SM{self.count:032x}", ref=text.ref, body=text.body, at=self.world.clock.now())
        self.taken[text.to].append(taken)
        code = self.off.get(text.to)
        self.world.text_taken(text, arrives=code is None)
        if code is None:
            self.world.later(2, self.world.people.gets, text.to, text.body)
        if self.count % SAYS_SENT == 0:
            self.world.soon(1, self._tell, taken, "sent", None)
        self.world.soon(3, self._tell, taken, "delivered" if code is None else "undelivered", code)
        return taken

    def _tell(self, taken: Taken, status: str, code: str | None) -> None:
        """A receipt: Twilio sends it once."""
        receipt = Receipt(ref=taken.ref, provider_id=taken.sid, status=status, code=code)  # type: ignore[arg-type]
        fault = self.world.weather.strikes("webhook")
        what = fault.what if fault is not None else ""
        if what == "lost":
            return
        wait = fault.lasts if fault is not None and what == "late" else 0.0
        self.world.later(wait, lambda: self.world.go(self._post(GotReceipt, receipt=receipt)))
        if what in ("twice", "unheard"):
            self.world.later(wait + 90, lambda: self.world.go(self._post(GotReceipt, receipt=receipt)))

    async def find(self, to: str, body: str, since: datetime, *, known: Collection[str] = ()) -> str | Unsure | None:
        await self.world.weather.awake()
        if self.world.weather.is_away("texts") or self.world.weather.is_away("list"):
            return Unsure()
        fits = [t.sid for t in self.taken[to] if t.body == body and t.at >= since - SLACK and t.sid not in known]
        return fits[-1] if fits else None

    def texts_in(self, number: str, body: str) -> None:
        """Somebody texts. Twilio minds its own words, and tries a webhook that fails once more."""
        word = body.strip(" .!").upper()
        if word in OPT_OUT:
            self.opted_out.add(number)
        elif word in OPT_IN:
            self.opted_out.discard(number)
        self.count += 1
        sid = f"SMin{self.count:030x}"
        self.received.append(
            TextIn(channel="sms", provider_id=sid, sender=number, body=body, at=self.world.clock.now())
        )
        self.world.go(self._inbound(number, body, sid))

    async def inbound_since(self, since: datetime) -> Sequence[TextIn]:
        await self.world.weather.awake()
        if self.world.weather.is_away("texts") or self.world.weather.is_away("list"):
            raise ChannelDown
        return [text for text in self.received if text.at >= since]

    async def redact(self, provider_id: str) -> bool:
        return True

    async def delete(self, provider_id: str) -> bool:
        return True

    async def _inbound(self, number: str, body: str, sid: str) -> None:
        fault = self.world.weather.strikes("webhook")
        what = fault.what if fault is not None else ""
        if fault is not None and what == "late":
            await asyncio.sleep(fault.lasts)
        for attempt in range(2):
            text = Text(channel="sms", provider_id=sid, body=body, at=self.world.clock.now())
            heard = await self._post(HeardText, text=text, sender=number)
            if heard:
                self.world.acknowledged(number, sid)
            if heard and not (what == "unheard" and attempt == 0):
                break
        if what == "twice":
            await asyncio.sleep(120)
            await self._post(HeardText, text=text, sender=number)

    async def _post(self, kind: type[HeardText] | type[GotReceipt], **what: object) -> bool:
        """Whether the product said 200."""
        life = self.world.life
        if life is None or not life.answers():
            await asyncio.sleep(5)
            return False
        task = life.do(life.batches.do(kind(**what)))  # type: ignore[arg-type]
        await asyncio.wait({task})
        return not task.cancelled() and task.exception() is None
