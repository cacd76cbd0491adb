"""Processes that a benchmark starts and ends: the product's, the floor's, the stand-ins'."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.bench.outside import TELEGRAM
from tests.bench.places import Places
from tests.support.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds that a process has to be ready in."""
NEVER_SET = ("GATEWALK_", "TELEGRAM_", "TWILIO_", "PYTHONDONTWRITEBYTECODE")
"""What a machine may have set; the last would have every start compile everything anew."""
PUBLIC = "https://gatewalk.example.org"
ACCOUNT, SECRET = "AC" + "b" * 32, "bench-secret"
SENDER = "+447700900999"


class Process:
    """One child process. Its output is in `log`."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    @property
    def pid(self) -> int:
        return self.process.pid

    async def ready(self, path: str = "/health/ready") -> None:
        """Until it says 200 there. Raises RuntimeError with the log's end when it dies or takes too long."""
        try:
            async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as http:
                while not await self._says_200(http, path):
                    if self.process.returncode is not None:
                        raise RuntimeError(f"a process ended: {self.log.read_text()[-2000:]}")
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise RuntimeError(f"a process did not get ready: {self.log.read_text()[-2000:]}") from None

    async def _says_200(self, http: aiohttp.ClientSession, path: str) -> bool:
        try:
            async with http.get(f"http://127.0.0.1:{self.port}{path}") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    def peak_memory(self) -> float:
        """The greatest resident size so far, in MB (1,000,000 bytes). Linux only."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6

    async def end(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(30):
                    await self.process.wait()
            except TimeoutError:
                self.process.kill()
                await self.process.wait()


@asynccontextmanager
async def started(*words: str, folder: Path, port: int, env: Mapping[str, str] | None = None) -> AsyncIterator[Process]:
    """`python WORDS` in `folder` until the block ends."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NEVER_SET)}
    log = folder / f"process-{port}.log"
    with log.open("wb") as file:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *words,
            cwd=folder,
            env=kept | {"PYTHONPATH": str(ROOT)} | dict(env or {}),
            stdout=file,
            stderr=file,
        )
    process = Process(child, port, log)
    try:
        yield process
    finally:
        await process.end()


@asynccontextmanager
async def outside(places: Places, delay: float = 0.0) -> AsyncIterator[str]:
    """The stand-ins' address."""
    port = free_port()
    words = ("-m", "tests.bench.outside", str(port), str(delay))
    async with started(*words, folder=places.folder, port=port) as process:
        await process.ready("/")
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def gatewalk(
    places: Places, database_url: str, providers: str, *, profile: str = "", **more: str
) -> AsyncIterator[Process]:
    """`gatewalk run` on this database, with both sides on."""
    port = free_port()
    env = {
        "GATEWALK_DATABASE_URL": database_url,
        "GATEWALK_KEY_FILE": str(places.key_file),
        "GATEWALK_PORT": str(port),
        "GATEWALK_PUBLIC_URL": PUBLIC,
        "TELEGRAM_BOT_TOKEN": TELEGRAM,
        "GATEWALK_TELEGRAM_API_URL": providers,
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": SECRET,
        "TWILIO_FROM_NUMBER": SENDER,
        "GATEWALK_TWILIO_API_URL": providers,
    }
    words = ("-m", "tests.bench.profiled", profile, "run") if profile else ("-m", "bot", "run")
    async with started(*words, folder=places.folder, port=port, env=env | more) as process:
        yield process
