"""What the people of the outside world do when they are told to from a page or another process."""

from collections.abc import Awaitable, Callable
from typing import cast

from bot.sandbox.faults import FAULT_KINDS, FaultKind
from bot.sandbox.orders import Misunderstood, Orders
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.twilio import TwilioStandIn
from bot.sandbox.twilio_records import PHONE_STATES, PhoneState
from bot.sandbox.twilio_webhooks import WebhookMode

Done = dict[str, object]
Act = Callable[[Orders], Awaitable[Done]]


class Acts:
    """Each act takes orders and says what came of it. LookupError: what was named is not there."""

    def __init__(self, twilio: TwilioStandIn, telegram: TelegramStandIn) -> None:
        self._twilio = twilio
        self._telegram = telegram

    def table(self) -> dict[str, Act]:
        """The acts by their paths below `/sandbox/`."""
        return {
            "phone/text": self._phone_text,
            "phone/switch": self._phone_switch,
            "telegram/person": self._person,
            "telegram/start": self._start,
            "telegram/say": self._say,
            "telegram/edit": self._edit,
            "telegram/tap": self._tap,
            "telegram/react": self._react,
            "telegram/block": self._block,
            "telegram/delete-topic": self._delete_topic,
            "fault": self._fault,
            "webhooks": self._webhooks,
            "release": self._release,
            "heal": self._heal,
        }

    async def _phone_text(self, orders: Orders) -> Done:
        """`number`, `body`."""
        message = self._twilio.text(orders.text("number"), orders.text("body"))
        return {"id": message.sid}

    async def _phone_switch(self, orders: Orders) -> Done:
        """`to`: a state of a phone; `number`, or every phone without a state of its own."""
        state = _one_of("to", orders.text("to"), PHONE_STATES)
        self._twilio.switch(cast(PhoneState, state), orders.maybe_text("number"))
        return {}

    async def _person(self, orders: Orders) -> Done:
        """`user_id`, and the names to have: `first_name`, `last_name`, `username`, `language_code`."""
        person = self._telegram.person(
            orders.whole("user_id"),
            orders.maybe_text("first_name"),
            last_name=orders.maybe_text("last_name"),
            username=orders.maybe_text("username"),
            language_code=orders.maybe_text("language_code"),
        )
        return {"id": person.id}

    async def _start(self, orders: Orders) -> Done:
        """`user_id`, `token`."""
        message = self._telegram.press_start(orders.whole("user_id"), orders.text("token", ""))
        return {"id": message.id}

    async def _say(self, orders: Orders) -> Done:
        """`user_id`, `text`; `reply_to` and `thread` are ids of messages."""
        message = self._telegram.say(
            orders.whole("user_id"),
            orders.text("text"),
            reply_to=orders.maybe_whole("reply_to"),
            thread=orders.maybe_whole("thread"),
        )
        return {"id": message.id}

    async def _edit(self, orders: Orders) -> Done:
        """`user_id`, `message_id`, `text`."""
        self._telegram.edit(orders.whole("user_id"), orders.whole("message_id"), orders.text("text"))
        return {}

    async def _tap(self, orders: Orders) -> Done:
        """`user_id`, `message_id`, `button` (its data or the beginning of its text); `stale`."""
        tap_id = self._telegram.tap(
            orders.whole("user_id"),
            orders.whole("message_id"),
            orders.text("button"),
            stale=orders.flag("stale"),
        )
        return {"id": tap_id}

    async def _react(self, orders: Orders) -> Done:
        """`user_id`, `message_id`, `emoji`; an empty one takes the reaction back."""
        emoji = orders.text("emoji")
        chosen = (emoji,) if emoji else ()
        self._telegram.react(orders.whole("user_id"), orders.whole("message_id"), *chosen)
        return {}

    async def _block(self, orders: Orders) -> Done:
        """`user_id`; `blocked` false lets the bot in again."""
        self._telegram.block(orders.whole("user_id"), blocked=orders.flag("blocked", True))
        return {}

    async def _delete_topic(self, orders: Orders) -> Done:
        """`user_id`, `thread`."""
        self._telegram.delete_topic(orders.whole("user_id"), orders.whole("thread"))
        return {}

    async def _fault(self, orders: Orders) -> Done:
        """`side` twilio or telegram, `kind`; `phone` or `chat`, `call`, `times` (0: until healed), `retry_after`."""
        kind = cast(FaultKind, _one_of("kind", orders.text("kind"), FAULT_KINDS))
        times = orders.whole("times", 1) or None
        retry_after = orders.whole("retry_after", 1)
        if _one_of("side", orders.text("side"), ("twilio", "telegram")) == "twilio":
            self._twilio.fail(
                kind,
                orders.maybe_text("phone"),
                call=orders.text("call", "create"),
                times=times,
                retry_after=retry_after,
            )
        else:
            self._telegram.fail(
                kind,
                orders.maybe_whole("chat"),
                call=orders.maybe_text("call"),
                times=times,
                retry_after=retry_after,
            )
        return {}

    async def _webhooks(self, orders: Orders) -> Done:
        """`what` receipts or inbound, `mode`; `phone` for those of one phone."""
        mode = cast(WebhookMode, orders.text("mode"))
        if _one_of("what", orders.text("what"), ("receipts", "inbound")) == "inbound":
            self._twilio.inbound_webhooks(mode, orders.maybe_text("phone"))
        else:
            self._twilio.receipts(mode, orders.maybe_text("phone"))
        return {}

    async def _release(self, orders: Orders) -> Done:
        """Let go of the webhooks that are held; `reverse`: last first."""
        await self._twilio.release(reverse=orders.flag("reverse"))
        return {}

    async def _heal(self, orders: Orders) -> Done:
        """Nothing goes wrong any more."""
        self._twilio.heal()
        self._telegram.heal()
        return {}


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise Misunderstood(f"{name}: one of {', '.join(choices)}")
    return value
