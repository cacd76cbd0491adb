"""Where the people of the drill are: what each of them says and waits for, kept as the drill's own record.

Nobody here knows anything of the product but its texts. Who waits for an answer waits until it comes or the round
ends; what never came was lost, and what came and nobody had waited for was too much.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.server import World
from bot.sandbox.telegram_records import ChatMessage
from bot.sandbox.twilio_records import TextMessage

LOOK = 0.2
"""Seconds after which somebody who waits looks again, whether or not anything has happened."""


class Street:
    """The outside world, and which life of the product it is."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lives = 0

    async def until(self, true: Callable[[], bool]) -> None:
        """Waits until it is true."""
        changes = self.world.changes
        while not true():
            await changes.after(changes.version, LOOK)

    def begin_life(self) -> None:
        self.lives += 1
        self.world.changes.bump()

    async def life(self, number: int) -> None:
        """Waits until the product lives for the time of that number; the first is 0."""
        await self.until(lambda: self.lives > number)


@dataclass(kw_only=True, eq=False)
class Said:
    """A text of a leaver's. `to_a_human`: staff have to read it."""

    text: TextMessage
    to_a_human: bool


@dataclass(kw_only=True)
class Leaver:
    """Somebody with a phone. `got` are places in the list of texts to the phone, as they were waited for."""

    street: Street
    name: str
    number: str
    said: list[Said] = field(default_factory=list)
    got: list[int] = field(default_factory=list)
    waits_for: str | None = None

    @property
    def texts(self) -> list[TextMessage]:
        """What Twilio has taken on for this phone, in that order; Twilio's own answers aside."""
        phone = self.street.world.twilio.phone(self.number)
        return [m for m in phone.messages if m.direction == "outbound-api"]

    def says(self, body: str, *, to_a_human: bool = False) -> None:
        self.said.append(Said(text=self.street.world.twilio.text(self.number, body), to_a_human=to_a_human))

    async def gets(self, words: str) -> str:
        """The first text with these words (an expression) that was not waited for before."""
        pattern = re.compile(words)
        self.waits_for = words

        def found() -> int | None:
            texts = self.texts
            fresh = (n for n in range(len(texts)) if n not in self.got)
            return next((n for n in fresh if pattern.search(texts[n].arrived_body)), None)

        await self.street.until(lambda: found() is not None)
        place = found()
        assert place is not None
        self.waits_for = None
        self.got.append(place)
        return self.texts[place].arrived_body


@dataclass(kw_only=True)
class Colleague:
    """A member of staff with a Telegram account. `acts` counts what they did."""

    street: Street
    user: int
    acts: int = 0
    seen: set[int] = field(default_factory=set)
    waits_for: str | None = None

    async def sees(self, words: str) -> ChatMessage:
        """The newest message with these words (an expression) that was not waited for before."""
        pattern = re.compile(words, re.S)
        self.waits_for = words

        def found() -> ChatMessage | None:
            shown = reversed(self.street.world.telegram.inbox(self.user))
            return next((m for m in shown if m.id not in self.seen and pattern.search(m.text)), None)

        await self.street.until(lambda: found() is not None)
        message = found()
        assert message is not None
        self.waits_for = None
        self.seen.add(message.id)
        return message

    def says(self, text: str, *, to: ChatMessage | None = None) -> None:
        self.acts += 1
        self.street.world.telegram.say(self.user, text, reply_to=to.id if to else None)

    def taps(self, message: ChatMessage, button: str) -> None:
        """A button that was there, even if it is not any more: a thumb is slower than a wire."""
        self.acts += 1
        self.street.world.telegram.tap(self.user, message.id, button, stale=True)
