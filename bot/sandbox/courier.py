"""Carries the providers' webhooks to the product, and to nowhere but this machine."""

import asyncio
import ipaddress
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from yarl import URL


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the product answered. `status` is None when it could not be reached, or was too slow."""

    status: int | None
    text: str

    @property
    def accepted(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def worth_another_try(self) -> bool:
        return self.status is None or self.status >= 500


def is_loopback(url: str) -> bool:
    """Whether the address is on this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Courier:
    """Posts webhooks and keeps count of what is under way.

    `routes` maps the start of a public address to addresses on this machine, so that the product may have a public
    address as it has in life; each post takes the next of them. An address that is not on this machine is treated as
    unreachable.
    """

    def __init__(self, *, patience: float = 15.0) -> None:
        self.routes: dict[str, Iterator[str]] = {}
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None
        self._errands: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def under_way(self) -> int:
        """How many webhooks, or rows of them, have not come to their end."""
        return len(self._errands)

    def start(self, errand: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run the errand beside everything else; `idle` waits for it."""
        task = asyncio.create_task(errand)
        self._errands.add(task)
        self._idle.clear()
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._errands.discard(task)
        if not self._errands:
            self._idle.set()
        if not task.cancelled() and (trouble := task.exception()) is not None:
            asyncio.get_running_loop().call_exception_handler(
                {"message": "an errand of the outside world failed", "exception": trouble, "task": task}
            )

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._idle.wait()

    async def post_form(self, url: str, form: Sequence[tuple[str, str]], headers: Mapping[str, str]) -> Answer:
        return await self._post(url, headers, data=aiohttp.FormData(list(form), charset="utf-8"))

    async def post_json(self, url: str, content: object, headers: Mapping[str, str]) -> Answer:
        return await self._post(url, headers, json=content)

    async def _post(self, url: str, headers: Mapping[str, str], **content: Any) -> Answer:
        target = self._target(url)
        if not is_loopback(target):
            return Answer(status=None, text="not on this machine")
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._patience))
        try:
            # The address goes out letter for letter: a signature is over exactly this.
            async with self._session.post(
                URL(target, encoded=True), headers=dict(headers), allow_redirects=False, **content
            ) as response:
                return Answer(status=response.status, text=await response.text())
        except (aiohttp.ClientError, TimeoutError) as trouble:
            return Answer(status=None, text=type(trouble).__name__)

    def _target(self, url: str) -> str:
        for public, local in self.routes.items():
            if url.startswith(public):
                return next(local) + url[len(public) :]
        return url

    async def close(self) -> None:
        """End what is under way and let go of the connections."""
        errands = list(self._errands)
        for errand in errands:
            errand.cancel()
        await asyncio.gather(*errands, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None
