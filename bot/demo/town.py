"""The product and the outside world together, as the clock and the page need them."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.wiring import Product

ROUNDS = 200
"""One thing leads to another; this often is not reached by anything that ever comes to rest."""


@dataclass(frozen=True, kw_only=True)
class Town:
    """A running product in its world, both on one clock. `zone` is the programme's."""

    world: World
    product: Product
    clock: MovableClock
    zone: ZoneInfo

    async def next_due(self) -> datetime | None:
        """The next moment at which anything falls due or may be sent."""
        return await self.product.next_due()

    async def settle(self) -> None:
        """All that is due has been done, sent, received and confirmed, on both sides.

        RuntimeError when they never come to rest.
        """
        for _ in range(ROUNDS):
            before = self.world.changes.version
            await self.world.settled()
            await self.product.settle()
            await self.world.settled()
            if self.world.changes.version == before and not self.world.telegram.updates.pending:
                return
            if self.world.telegram.updates.pending:
                await asyncio.sleep(0.02)  # the product has not begun to ask for them
        raise RuntimeError("the product and the world around it do not come to rest")

    def said(self) -> int:
        """How many messages the product has put on somebody's screen so far."""
        phones, chats = self.world.twilio.phones, self.world.telegram.people
        return sum(len(phone.inbox) for phone in phones.values()) + sum(
            len(self.world.telegram.inbox(user)) for user in chats
        )
