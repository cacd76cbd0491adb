"""What goes wrong in the outside world, by seed: calls without an answer, refusals, and webhooks that go astray."""

import random
from typing import cast

from bot.sandbox.faults import FAULT_KINDS, FaultKind
from bot.sandbox.twilio_records import TextMessage
from bot.sandbox.twilio_webhooks import WEBHOOK_MODES, WebhookMode
from tests.drill.cast import ALEX, ANA, CAST, DEE, HAL, SAM
from tests.drill.street import Leaver, Street

HANGS = 1.0
"""Seconds for which a call without an answer is left waiting: longer than the product waits."""
TRIES = 2000
"""How often a webhook that was not answered is posted: until the product is there again."""
REORDERED = (ANA.number, HAL.number)
"""Whose texts may overtake each other: for the others it would not be the product's doing if answers came in another
order than was asked for."""


class Mischief:
    """Everything that goes wrong in one round. `loses`: some webhooks of texts never come."""

    def __init__(self, street: Street, seed: int, *, loses: bool) -> None:
        self._street, self._chance, self._loses = street, random.Random(seed), loses
        self._twilio, self._telegram = street.world.twilio, street.world.telegram

    def begin(self) -> None:
        """How receipts and texts travel for each phone in this round."""
        self._twilio.hang_for = self._telegram.hang_for = HANGS
        self._twilio.webhooks.attempts = TRIES
        for part in CAST:
            self._twilio.receipts(cast(WebhookMode, self._chance.choice(WEBHOOK_MODES)), part.number)

    def strike(self, leavers: list[Leaver]) -> None:
        """What goes wrong at the beginning of a life of the product."""
        chance = self._chance
        for part in CAST:
            self._twilio.inbound_webhooks(self._way(part.number), part.number)
        for _ in range(chance.randrange(4)):
            self._twilio.fail(self._kind(), chance.choice([part.number for part in CAST]))
        if chance.random() < 0.3:
            self._twilio.fail(self._kind(), call="list")
        for _ in range(chance.randrange(3)):
            self._telegram.fail(self._kind(), chance.choice((SAM, DEE, ALEX)))
        self._repeat(leavers)
        if chance.random() < 0.3:
            self._release()

    def heal(self) -> None:
        """Nothing goes wrong any more, and what was held comes."""
        self._twilio.heal()
        self._telegram.heal()
        self._release()

    def _kind(self) -> FaultKind:
        return cast(FaultKind, self._chance.choice(FAULT_KINDS))

    def _way(self, number: str) -> WebhookMode:
        ways: list[WebhookMode] = ["normal", "normal", "repeated"]
        ways += ["held"] if number in REORDERED else []
        ways += ["lost"] if self._loses else []
        return self._chance.choice(ways)

    def _repeat(self, leavers: list[Leaver]) -> None:
        """Texts and receipts of a while ago come again, word for word."""
        world = self._street.world
        said = [said.text for leaver in leavers for said in leaver.said]
        said = [text for text in said if text.webhook and text.webhook.acknowledged]
        sent = [text for leaver in leavers for text in leaver.texts]
        for text in self._some(said):
            world.courier.start(world.twilio.repeat_text(text))
        for text in self._some(sent):
            world.courier.start(world.twilio.repeat_receipts(text))

    def _some(self, of: list[TextMessage]) -> list[TextMessage]:
        return self._chance.sample(of, min(len(of), self._chance.randrange(3)))

    def _release(self) -> None:
        world = self._street.world
        world.courier.start(world.twilio.release(reverse=self._chance.random() < 0.7))
