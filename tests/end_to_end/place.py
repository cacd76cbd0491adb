"""The whole service on a moved clock in this process, spoken to over HTTP by stand-ins for Twilio and Telegram."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import aiohttp

from bot.clock import MovableClock
from bot.rules.people_file import parse_people
from bot.rules.policy import parse_policy
from bot.sandbox.server import World
from bot.sandbox.telegram_records import ChatMessage
from bot.services.apply_policy import apply_policy
from bot.services.desk import Desk
from bot.services.invitations import invite_leaver, invite_staff
from bot.services.office import at_the_desk
from bot.services.people import import_people, mentors
from bot.serving import running
from bot.settings import Settings
from bot.wiring import Product
from storage.codec import Record
from storage.records import Programme

T = TypeVar("T")
R = TypeVar("R", bound=Record)

PUBLIC = "https://gatewalk.example.org"
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""In staff hours; London is on UTC in November."""
OSRIC, BERYL, WILMA = 7001, 7002, 7003
"""Telegram accounts: the mentors Osric and Beryl, the coordinator Wilma."""
ZEB, ROSE = "+447700900101", "+447700900102"
"""Numbers of leavers, both Osric's."""
POLICY = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'
PEOPLE = """name,phone,language,release_date,check_in_time,mentor,consent_on,status
Zebedee Quillfeather,07700 900101,en,2026-11-20,10:00,Osric Thistlewood,2026-11-20,released
Rosamund Fennimore,07700 900102,en,2026-11-20,11:00,Osric Thistlewood,2026-11-20,released
"""
STAFF = (
    (OSRIC, "mentor", "Osric Thistlewood"),
    (BERYL, "mentor", "Beryl"),
    (WILMA, "coordinator", "Wilhelmina Crabtree"),
)
PRIVATE = (
    "Zebedee",
    "Quillfeather",
    "Rosamund",
    "Fennimore",
    "Osric",
    "Thistlewood",
    "Beryl",
    "Wilhelmina",
    "Crabtree",
)
"""Names that no log may hold; tests add the words of texts by writing `marmalade` in them."""


def settings_for(world: World, folder: Path, database_url: str) -> Settings:
    """Settings that point the service at the world; its key has to be in `folder`."""
    return Settings(
        database_url=database_url,
        key_file=folder / "gatewalk.key",
        port=0,
        public_url=PUBLIC,
        telegram_bot_token=world.telegram.token,
        telegram_api_url=world.url,
        twilio_account_sid=world.twilio.account_sid,
        twilio_auth_token=world.twilio.auth_token,
        twilio_from_number=world.twilio.number,
        twilio_api_url=world.url,
        sends_per_second=1000,
    )


@dataclass
class Place:
    """A world and a running service in it."""

    world: World
    clock: MovableClock
    product: Product

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.product.port}"

    async def settle(self) -> None:
        """All that is due has been done, sent, received and confirmed."""
        for _ in range(100):
            before = self.world.changes.version
            await self.world.settled()
            await self.product.settle()
            await self.world.settled()
            if self.world.changes.version == before:
                return
        raise AssertionError("it does not come to rest")

    async def until(self, at: datetime) -> None:
        """Moves the clock through everything that falls due on the way, in order."""
        await self.settle()
        while (moment := await self.product.next_due()) is not None and moment <= at:
            if moment > self.clock.now():
                self.clock.move_to(moment)
            await self.settle()
        if at > self.clock.now():
            self.clock.move_to(at)
        await self.settle()

    async def wait(self, **length: float) -> None:
        await self.until(self.clock.now() + timedelta(**length))

    async def desk(self, act: Callable[[Desk], Awaitable[T]]) -> T:
        """What a command does, in one transaction of its own."""
        made = self.product
        return await at_the_desk(made.database, act, clock=self.clock, new_id=made.new_id, words=made.words)

    async def rows(self, record: type[R]) -> list[R]:
        async with self.product.database.reading() as rows:
            return await rows.all(record)

    async def text(self, phone: str, body: str) -> list[str]:
        """A text from a phone; what the phone gets back."""
        before = len(self.world.twilio.inbox(phone))
        message = await self.world.twilio.text_in(phone, body)
        assert message.webhook is not None
        assert message.webhook.acknowledged
        await self.settle()
        return self.texts(phone)[before:]

    def texts(self, phone: str) -> list[str]:
        """Everything that has arrived at a phone."""
        return [message.arrived_body for message in self.world.twilio.inbox(phone)]

    async def says(
        self, user: int, text: str, *, to: ChatMessage | None = None, thread: int | None = None
    ) -> ChatMessage:
        """Somebody writes to the bot; their own message."""
        said = self.world.telegram.say(user, text, reply_to=to.id if to else None, thread=thread)
        await self.settle()
        return said

    async def taps(self, user: int, message: ChatMessage, button: str) -> str:
        """The word on the screen after a tap, empty for none."""
        before = len(self.world.telegram.people[user].toasts)
        tap = self.world.telegram.tap(user, message.id, button)
        await self.settle()
        assert tap not in self.world.telegram.open_taps
        return " ".join(toast.text for toast in self.world.telegram.people[user].toasts[before:])

    def shown(self, user: int, words: str = "") -> ChatMessage:
        """The newest message of the bot in a chat that holds these words."""
        return next(m for m in reversed(self.world.telegram.inbox(user)) if words in m.text)

    def told(self, user: int) -> list[str]:
        """All that the bot shows in a chat."""
        return [message.text for message in self.world.telegram.inbox(user)]

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.get(self.url + path) as answer:
            return answer.status, await answer.text()

    async def ready(self) -> None:
        """Until the service says that it is."""
        for _ in range(500):
            if (await self.get("/health/ready"))[0] == 200:
                return
            await asyncio.sleep(0.02)
        raise AssertionError("it does not get ready")

    async def post(self, path: str, **call: object) -> tuple[int, str]:
        """Posts as anybody on the internet could."""
        async with aiohttp.ClientSession() as http, http.post(self.url + path, **call) as answer:  # type: ignore[arg-type]
            return answer.status, await answer.text()

    # Enrolment, as the commands do it

    async def enrol(self, *, people: str = PEOPLE, policy: str = POLICY) -> None:
        """A programme, its staff (who press Start) and its leavers."""
        parsed = parse_policy(policy, today=self.clock.now().date())
        await self.desk(lambda desk: apply_policy(desk, parsed))
        for user, role, name in STAFF:
            token = f"token-of-{user}"
            await self.desk(lambda desk, r=role, n=name, t=token: _invite(desk, r, n, t))  # type: ignore[misc]
            self.world.telegram.person(user, name.split()[0])
            self.world.telegram.press_start(user, token)
        await self.settle()
        await self.people(people)

    async def people(self, text: str) -> None:
        async def act(desk: Desk) -> None:
            programme = await _programme(desk)
            rows = parse_people(
                text, source="people.csv", mentors=await mentors(desk, programme), languages=["en", "cy"]
            )
            await import_people(desk, rows, programme)

        await self.desk(act)
        await self.settle()

    async def invite_leaver(self, person_id: int, token: str) -> None:
        async def act(desk: Desk) -> None:
            await invite_leaver(desk, person_id=person_id, token=token)

        await self.desk(act)


async def _programme(desk: Desk) -> Programme:
    found = await desk.rows.one(Programme)
    assert found is not None
    return found


async def _invite(desk: Desk, role: str, name: str, token: str) -> None:
    programme = await _programme(desk)
    await invite_staff(desk, programme_id=programme.id, role=role, name=name, language="en", token=token)


@asynccontextmanager
async def opened(world: World, clock: MovableClock, settings: Settings, **changes: object) -> AsyncIterator[Place]:
    """The service, until the block ends; the world's webhooks reach it under its public address."""
    async with running(replace(settings, **changes), clock=clock, gap=0) as product:  # type: ignore[arg-type]
        world.reach(PUBLIC, f"http://127.0.0.1:{product.port}")
        world.twilio.webhook_url = f"{PUBLIC}/twilio/inbound"
        yield Place(world, clock, product)
