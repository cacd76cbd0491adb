"""The service as an operator has it: commands and processes of their own, with a log that is looked through."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp

from bot.clock import SystemClock
from bot.rules.people_file import parse_people
from bot.rules.policy import parse_policy
from bot.sandbox.server import World
from bot.services.apply_policy import apply_policy
from bot.services.desk import Desk
from bot.services.invitations import invite_staff
from bot.services.office import at_the_desk
from bot.services.people import import_people, mentors
from bot.words.catalogue import Words
from storage.crypto import Vault, new_key_text
from storage.database import Database
from storage.ids import Ids
from storage.records import Programme
from tests.end_to_end.conftest import check_log
from tests.end_to_end.place import PUBLIC
from tests.support.night import far_from
from tests.support.ports import free_port

LONDON = ZoneInfo("Europe/London")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds; a process takes two to begin, and more where others keep the machine busy."""
NEVER_SET = ("GATEWALK_", "TELEGRAM_", "TWILIO_")


def policy_for_now(now: datetime | None = None) -> str:
    """A programme whose quiet hours are half a day away, so that a test may run at any hour."""
    quiet = far_from((now or datetime.now(UTC)).astimezone(LONDON))
    return f'[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n{quiet}'


def people_for_now(*rows: str) -> str:
    """A people file: each row is a name, a number and a mentor."""
    today = datetime.now(UTC).date()
    lines = ["name,phone,language,release_date,check_in_time,mentor,consent_on,status"]
    for name, phone, mentor in (row.split(",") for row in rows):
        lines.append(f"{name},{phone},en,{today},10:00,{mentor},{today},released")
    return "\n".join(lines) + "\n"


@dataclass
class Run:
    """One process of the service."""

    process: asyncio.subprocess.Process
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def status(self, path: str = "/health/ready") -> int:
        try:
            async with aiohttp.ClientSession() as http, http.get(self.url + path) as answer:
                return answer.status
        except aiohttp.ClientError:
            return 0

    async def ready(self) -> None:
        async def is_ready() -> bool:
            assert self.process.returncode is None, self.log.read_text()
            return await self.status() == 200

        await until(is_ready)

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ends this process and no other; its exit status. It has as long as a call may take."""
        if self.process.returncode is None:
            self.process.send_signal(how)
        async with asyncio.timeout(20):
            return await self.process.wait()


@dataclass
class Operator:
    """Somebody with a shell in `folder`, whose environment points at the world."""

    world: World
    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)

    def __post_init__(self) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(NEVER_SET)}
        kept["PYTHONPATH"] = str(ROOT)
        self.env = kept | self.env

    def use(self, database_url: str) -> None:
        """A database that is there already, with a key of its own, in place of `init`."""
        (self.folder / "gatewalk.key").write_text(new_key_text())
        self.env |= {"GATEWALK_DATABASE_URL": database_url, "GATEWALK_KEY_FILE": str(self.folder / "gatewalk.key")}
        self.point_at_the_world()

    async def enrol(self, token: str) -> None:
        """What `apply`, `invite mentor` and `people import` do, without their processes."""
        vault = Vault.from_text((self.folder / "gatewalk.key").read_text())
        database = await Database.open(self.env["GATEWALK_DATABASE_URL"], vault)
        try:
            for act in (_apply, partial(_invite, token), _import):
                await at_the_desk(
                    database, partial(act, self.folder), clock=SystemClock(), new_id=Ids().next, words=Words.load()
                )
        finally:
            await database.close()

    def forget_the_world(self) -> None:
        """No account with Twilio or Telegram."""
        self.env = {name: value for name, value in self.env.items() if not name.startswith(("TELEGRAM_", "TWILIO_"))}

    def point_at_the_world(self) -> None:
        twilio, telegram = self.world.twilio, self.world.telegram
        self.env |= {
            "GATEWALK_PUBLIC_URL": PUBLIC,
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "GATEWALK_TELEGRAM_API_URL": self.world.url,
            "TWILIO_ACCOUNT_SID": twilio.account_sid,
            "TWILIO_AUTH_TOKEN": twilio.auth_token,
            "TWILIO_FROM_NUMBER": twilio.number,
            "GATEWALK_TWILIO_API_URL": self.world.url,
        }

    async def command(self, *words: str) -> tuple[int, str, str]:
        """Exit status, standard output and standard error of `gatewalk …`."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words, cwd=self.folder, env=self.env, stdout=-1, stderr=-1
        )
        try:
            async with asyncio.timeout(PATIENCE):
                out, err = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return process.returncode or 0, out.decode(), err.decode()

    async def does(self, *words: str) -> str:
        """The output of a command that succeeds."""
        status, out, err = await self.command(*words)
        assert (status, err) == (0, ""), err
        return out

    async def start(self, **more: str) -> Run:
        """`gatewalk run` in a process of its own; the world's webhooks go to the newest one."""
        port, log = free_port(), self.folder / f"run-{len(self.runs)}.log"
        with log.open("wb") as file:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", "run"),
                cwd=self.folder,
                env=self.env | {"GATEWALK_PORT": str(port)} | more,
                stdout=file,
                stderr=file,
            )
        run = Run(process, port, log)
        self.runs.append(run)
        self.world.reach(PUBLIC, run.url)
        self.world.twilio.webhook_url = f"{PUBLIC}/twilio/inbound"
        return run

    async def leave(self) -> None:
        """Ends what still runs, and looks through every log."""
        for run in self.runs:
            if run.process.returncode is None:
                run.process.kill()
                await run.process.wait()
        for run in self.runs:
            check_log(run.log.read_text(), self.world)


async def _apply(folder: Path, desk: Desk) -> None:
    await apply_policy(desk, parse_policy((folder / "programme.toml").read_text(), today=desk.now.date()))


async def _invite(token: str, folder: Path, desk: Desk) -> None:
    role, name = "mentor", "Osric Thistlewood"
    await invite_staff(desk, programme_id=1, role=role, name=name, language="en", token=token)


async def _import(folder: Path, desk: Desk) -> None:
    programme = await desk.rows.one(Programme)
    assert programme is not None
    text, named = (folder / "people.csv").read_text(), await mentors(desk, programme)
    await import_people(desk, parse_people(text, source="people.csv", mentors=named, languages=["en"]), programme)


async def until(true: Callable[[], Awaitable[bool]] | Callable[[], bool], *, within: float = PATIENCE) -> None:
    """Waits until it is true."""
    for _ in range(int(within / 0.05)):
        found = true()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"not within {within} seconds")
