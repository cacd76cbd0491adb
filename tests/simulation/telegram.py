"""Telegram's place: the chats, and updates that come again until they have been taken."""

import asyncio
import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.channels.message import InDoubt, NotTried, Refused
from bot.channels.telegram_message import (
    TelegramDone,
    TelegramEdit,
    TelegramOut,
    TelegramSend,
    TelegramSettled,
    TelegramTap,
    TelegramText,
    UpdateIn,
)
from bot.errors import GatewalkError
from storage.errors import StorageError
from tests.support.town import Shown

if TYPE_CHECKING:
    from tests.simulation.world import World


class Telegram:
    """The channel's `do` and `answer_tap`, and the polling of updates."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.chats: dict[int, dict[int, Shown]] = defaultdict(dict)  # account -> message id -> as it looks now
        self.with_buttons: dict[int, dict[int, Shown]] = defaultdict(dict)  # those of them that can be tapped
        self.numbers = itertools.count(1000)
        self.waiting: list[UpdateIn] = []
        self.something = asyncio.Event()
        self.updates = 0

    async def do(self, out: TelegramOut) -> TelegramSettled:
        weather = self.world.weather
        await weather.awake()
        fault = weather.strikes("telegram")
        if weather.is_away("telegram"):
            return NotTried()
        what = fault.what if fault is not None else ""
        if fault is not None and what == "away":
            weather.goes_away("telegram", fault)
            return NotTried()
        if what == "refuses":
            return Refused(code="429", final=False, retry_after=3)
        if fault is not None and what == "dies before":
            await weather.of_process(fault)
        if what == "lost":
            return await self._no_answer()
        done = self._done(out)
        if fault is not None and what == "dies after":
            await weather.of_process(fault)
        if what == "late":
            return await self._no_answer()
        await self.world.answer_takes(0.1)
        return done

    def _done(self, out: TelegramOut) -> TelegramDone:
        if isinstance(out, TelegramSend):
            number = next(self.numbers)
            buttons = [(b.text, b.data or "") for row in out.buttons for b in row]
            shown = self.chats[out.chat_id][number] = Shown(number, out.text, buttons)
            self._can_be_tapped(out.chat_id, shown)
            self.world.shown(out.chat_id, shown)
            return TelegramDone(message_id=number)
        if isinstance(out, TelegramEdit):
            changed = self.chats[out.chat_id][out.message_id]
            changed.text = out.text if out.text is not None else changed.text
            changed.buttons = [(b.text, b.data or "") for row in out.buttons for b in row]
            self._can_be_tapped(out.chat_id, changed)
        return TelegramDone(message_id=getattr(out, "message_id", None))

    def _can_be_tapped(self, chat: int, shown: Shown) -> None:
        if shown.buttons:
            self.with_buttons[chat][shown.number] = shown
        else:
            self.with_buttons[chat].pop(shown.number, None)

    async def _no_answer(self) -> TelegramSettled:
        self.world.weather.note_outage(10)
        await asyncio.sleep(10)
        return InDoubt()

    async def answer_tap(self, callback_id: str, text: str | None) -> None:
        await self.world.weather.awake()

    def writes(self, user: int, text: str, reply_to: int | None) -> None:
        self.updates += 1
        number = next(self.numbers)
        self._comes(
            TelegramText(
                update_id=self.updates,
                user_id=user,
                chat_id=user,
                message_id=number,
                text=text,
                at=self.world.clock.now(),
                reply_to=reply_to,
            )
        )

    def taps(self, user: int, shown: Shown, data: str) -> None:
        self.updates += 1
        self._comes(
            TelegramTap(
                update_id=self.updates,
                user_id=user,
                chat_id=user,
                message_id=shown.number,
                data=data,
                callback_id=f"tap{self.updates}",
            )
        )

    def _comes(self, update: UpdateIn) -> None:
        self.waiting.append(update)
        self.something.set()

    async def poll(self) -> None:
        """In their order, one after another; one that was not stored comes again."""
        while True:
            await self.something.wait()
            self.something.clear()
            while self.waiting:
                if await self._took(self.waiting[0]):
                    self.waiting.pop(0)
                else:
                    await asyncio.sleep(self.world.again(5))

    async def _took(self, update: UpdateIn) -> bool:
        life = self.world.life
        if life is None or not life.answers():
            return False
        task = life.do(life.door.take([update]))
        await asyncio.wait({task})
        if task.cancelled():
            return False
        error = task.exception()
        if error is not None and not isinstance(error, StorageError | GatewalkError):
            raise error
        return error is None
