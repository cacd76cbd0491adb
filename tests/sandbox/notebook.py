"""A product that does nothing but note down what the outside world sends it."""

import asyncio
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from aiohttp import web


@dataclass(kw_only=True)
class Noted:
    """One request: its address as it came, headers and form."""

    path: str
    headers: dict[str, str]
    form: dict[str, str] = field(default_factory=dict)
    json: object = None


class Notebook:
    """Answers each request with the next of `answers`, and 200 once they have run out."""

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self.answers: list[int] = []
        self.url = ""
        self._app = web.Application()
        self._app.router.add_post("/{path:.*}", self._note)
        self._runner = web.AppRunner(self._app)

    async def _note(self, request: web.Request) -> web.Response:
        body = await request.text()
        noted = Noted(path=request.raw_path, headers=dict(request.headers))
        if request.content_type == "application/json":
            noted.json = await request.json()
        else:
            noted.form = dict(parse_qsl(body, keep_blank_values=True))
        self.noted.append(noted)
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    def forms(self, path: str) -> list[dict[str, str]]:
        """The forms that came to an address, in their order."""
        return [noted.form for noted in self.noted if noted.path.startswith(path)]

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()
        await asyncio.sleep(0)
