"""A stand-in for Twilio's messaging, and the phones at the far end of it.

`twilio_api.py` is the side that the product calls; the methods here are the side of the people with the phones.
"""

import asyncio
import random
from dataclasses import replace
from datetime import datetime

from bot.clock import Clock
from bot.sandbox import opt_out
from bot.sandbox.changes import Changes
from bot.sandbox.courier import Courier
from bot.sandbox.faults import FaultKind, FaultPlan
from bot.sandbox.segments import on_air
from bot.sandbox.twilio_errors import DELIVERY_ERRORS
from bot.sandbox.twilio_forms import inbound_form, receipt_form
from bot.sandbox.twilio_records import (
    OUTCOMES,
    PHONE_STATES,
    Phone,
    PhoneState,
    TextMessage,
    Webhook,
    message_resource,
)
from bot.sandbox.twilio_webhooks import INBOUND_MODES, WEBHOOK_MODES, WebhookMode, Webhooks


class TwilioStandIn:
    """One account with one number and one Messaging Service.

    `webhook_url` is where texts go that phones send; None, and they are only recorded. `receipt_delay` is in real
    seconds and passes before each receipt; dates come from the clock. `hang_for` is how long (real seconds) a call
    that times out is left without an answer.
    """

    def __init__(self, *, clock: Clock, courier: Courier, changes: Changes, chance: random.Random, number: str) -> None:
        self._clock = clock
        self._courier = courier
        self._changes = changes
        self._chance = chance
        self.account_sid = self.new_sid("AC")
        self.auth_token = f"{chance.getrandbits(128):032x}"
        self.messaging_service_sid = self.new_sid("MG")
        self.number = number
        self.webhook_url: str | None = None
        self.receipt_delay = 0.0
        self.hang_for = 30.0
        self.closing = asyncio.Event()
        self.faults = FaultPlan()
        self.webhooks = Webhooks(courier, self.auth_token)
        self.messages: dict[str, TextMessage] = {}
        self.phones: dict[str, Phone] = {}
        self.created: datetime = clock.now()
        self._all_phones: PhoneState = "on"
        self._inbound_modes: dict[str | None, WebhookMode] = {None: "normal"}
        self._receipt_modes: dict[str | None, WebhookMode] = {None: "normal"}
        self._lanes: dict[str, asyncio.Lock] = {}

    # --- the people with the phones ---------------------------------------------------------------------------

    def phone(self, number: str) -> Phone:
        """The phone of that number; a number not seen before is a phone that is switched on."""
        if number not in self.phones:
            self.phones[number] = Phone(number=number)
        return self.phones[number]

    def inbox(self, number: str) -> list[TextMessage]:
        """The texts that have arrived at the phone, in the order in which they did."""
        return list(self.phone(number).inbox)

    def text(self, from_: str, body: str, *, to: str | None = None, media: int = 0) -> TextMessage:
        """Someone texts; the webhook follows by itself. Texts of one phone are handed over one after another."""
        message = self._record_inbound(from_, to or self.number, body, media)
        self._courier.start(self._hand_over(message))
        return message

    async def text_in(self, from_: str, body: str, *, to: str | None = None, media: int = 0) -> TextMessage:
        """Someone texts; comes back when the webhook is answered or given up (see `message.webhook`)."""
        message = self._record_inbound(from_, to or self.number, body, media)
        await asyncio.wait([self._courier.start(self._hand_over(message))])
        return message

    async def repeat_text(self, message: TextMessage) -> None:
        """Post the webhook of a text once more, word for word, as Twilio does when in doubt."""
        if message.webhook is not None:
            await self.webhooks.post(message.webhook)

    async def repeat_receipts(self, message: TextMessage) -> None:
        """Post the receipts of a message once more, word for word."""
        for receipt in message.receipts:
            await self.webhooks.post(receipt)

    async def post_receipt(self, message: TextMessage, status: str, error_code: int | None = None) -> None:
        """Post a receipt that says something else than the Message resource does, as stray ones do."""
        if message.status_callback is not None:
            form = receipt_form(replace(message, status=status, error_code=error_code), self.account_sid)
            await self.webhooks.post(self._webhook(message.status_callback, form))

    def switch(self, state: PhoneState, number: str | None = None) -> None:
        """Put one phone into a state, or with no number every phone that has none of its own."""
        if state not in PHONE_STATES:
            raise ValueError(f"no such state of a phone: {state}")
        if number is None:
            self._all_phones = state
        else:
            self.phone(number).state = state
        self._changes.bump()

    def state_of(self, number: str) -> PhoneState:
        return self.phone(number).state or self._all_phones

    # --- what goes wrong --------------------------------------------------------------------------------------

    def fail(
        self,
        kind: FaultKind,
        phone: str | None = None,
        *,
        call: str = "create",
        times: int | None = 1,
        retry_after: int = 1,
    ) -> None:
        """Let the next calls fail. `call`: create, list, fetch, update, delete or account."""
        self.faults.add(kind, where=phone, call=call, times=times, retry_after=retry_after)

    def receipts(self, mode: WebhookMode, phone: str | None = None) -> None:
        """How receipts travel from now on, for one phone or all. The Message resource moves on all the same."""
        _check_mode(mode, WEBHOOK_MODES)
        self._receipt_modes[phone] = mode

    def inbound_webhooks(self, mode: WebhookMode, phone: str | None = None) -> None:
        """How the webhooks of texts travel from now on, of one phone or all: normal, repeated, held or lost."""
        _check_mode(mode, INBOUND_MODES)
        self._inbound_modes[phone] = mode

    async def release(self, *, reverse: bool = False) -> None:
        """Let the webhooks and receipts go that were held."""
        await self.webhooks.release(reverse=reverse)

    def heal(self) -> None:
        """Nothing goes wrong any more. What was held stays held; phones keep their own states."""
        self.faults.clear()
        self._receipt_modes = {None: "normal"}
        self._inbound_modes = {None: "normal"}
        self._all_phones = "on"

    # --- used by the API side ---------------------------------------------------------------------------------

    def new_sid(self, prefix: str) -> str:
        return f"{prefix}{self._chance.getrandbits(128):032x}"

    def resource(self, message: TextMessage) -> dict[str, object]:
        error = None if message.error_code is None else DELIVERY_ERRORS[message.error_code]
        return message_resource(message, self.account_sid, error)

    def receipt_mode(self, number: str) -> WebhookMode:
        return self._receipt_modes.get(number, self._receipt_modes[None])

    def accept(self, *, to: str, body: str, service: bool, seen: str, callback: str | None) -> TextMessage:
        """Take a message on. `seen` is what the handset will show; delivery is `deliver`'s work."""
        now = self._clock.now()
        message = TextMessage(
            sid=self.new_sid("SM"),
            sender=None if service else self.number,
            to=to,
            body=body,
            direction="outbound-api",
            status="accepted" if service else "queued",
            created=now,
            updated=now,
            service_sid=self.messaging_service_sid if service else None,
            segments=0 if service else on_air(seen).segments,
            status_callback=callback,
            arrived_body=seen,
        )
        self._keep(message, to)
        return message

    def start_delivery(self, message: TextMessage) -> None:
        self._courier.start(self.deliver(message))

    async def deliver(self, message: TextMessage) -> None:
        """Take the message to the phone, and tell the product of each step."""
        mode = self.receipt_mode(message.to)
        kept_back: list[Webhook] = []
        for status, code in OUTCOMES[self.state_of(message.to)]:
            if self.receipt_delay:
                await asyncio.sleep(self.receipt_delay)
            self._advance(message, status, code)
            if message.status_callback is None:
                continue
            receipt = self._webhook(message.status_callback, receipt_form(message, self.account_sid))
            message.receipts.append(receipt)
            if mode == "reversed":
                kept_back.append(receipt)
            else:
                await self.webhooks.post(receipt, mode)
        for receipt in reversed(kept_back):
            await self.webhooks.post(receipt)
        self._changes.bump()

    def forget(self, message: TextMessage) -> None:
        """Twilio's record of the message goes; the handset keeps what it has."""
        del self.messages[message.sid]
        self._changes.bump()

    def changed(self, message: TextMessage) -> None:
        message.updated = self._clock.now()
        self._changes.bump()

    # --- inside -----------------------------------------------------------------------------------------------

    def _keep(self, message: TextMessage, number: str) -> None:
        self.messages[message.sid] = message
        self.phone(number).messages.append(message)
        self._changes.bump()

    def _advance(self, message: TextMessage, status: str, code: int | None) -> None:
        now = self._clock.now()
        message.status, message.error_code, message.updated = status, code, now
        message.sender = message.sender or self.number
        message.segments = on_air(message.arrived_body).segments
        if status == "sent":
            message.sent = now
        if status == "delivered":
            message.arrived = now
            self.phone(message.to).inbox.append(message)
        self._changes.bump()

    def _record_inbound(self, from_: str, to: str, body: str, media: int) -> TextMessage:
        now = self._clock.now()
        message = TextMessage(
            sid=self.new_sid("MM" if media else "SM"),
            sender=from_,
            to=to,
            body=body,
            direction="inbound",
            status="received",
            created=now,
            updated=now,
            sent=now,
            segments=on_air(body).segments,
            media=media,
            arrived_body=body,
        )
        if self.webhook_url is not None:
            message.webhook = self._webhook(self.webhook_url, inbound_form(message, self.account_sid))
        self._keep(message, from_)
        answer = opt_out.hear(self.phone(from_), to, body)
        if answer is not None:
            self._answer_by_itself(from_, answer)
        return message

    def _webhook(self, url: str, form: dict[str, str]) -> Webhook:
        return Webhook(url=url, form=form, token=f"{self._chance.getrandbits(128):032x}")

    def _answer_by_itself(self, to: str, body: str) -> None:
        message = self.accept(to=to, body=body, service=False, seen=body, callback=None)
        message.direction = "outbound-reply"
        self.start_delivery(message)

    async def _hand_over(self, message: TextMessage) -> None:
        if message.webhook is None:
            return
        lane = self._lanes.setdefault(message.sender or "", asyncio.Lock())
        async with lane:
            mode = self._inbound_modes.get(message.sender, self._inbound_modes[None])
            await self.webhooks.post(message.webhook, mode)
        self._changes.bump()


def _check_mode(mode: str, modes: tuple[str, ...]) -> None:
    if mode not in modes:
        raise ValueError(f"no such way for webhooks to travel: {mode}")
