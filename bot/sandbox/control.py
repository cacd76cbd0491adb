"""The controls over the outside world, by HTTP under `/sandbox/`.

GET `state` is everything that can be seen (with `after` and `timeout`: as soon as it is newer than that version);
GET `events` is a stream of version numbers; GET `telegram/document` is a file in a chat. The POSTs are in `acts.py`,
and `settled`, which waits until no webhook is under way. They take a JSON object and answer with one: 400 for what
can't be understood, 404 for what is not there, 504 when it took too long; `error` says what.
"""

from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.acts import Act, Acts
from bot.sandbox.changes import Changes
from bot.sandbox.orders import Orders, read_orders
from bot.sandbox.state import world_state
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.twilio import TwilioStandIn

_HEARTBEAT = 15.0  # seconds
_LONGEST_WAIT = 30.0  # seconds


class Control:
    """The routes of the controls."""

    def __init__(
        self,
        *,
        twilio: TwilioStandIn,
        telegram: TelegramStandIn,
        changes: Changes,
        settled: Callable[[], Awaitable[None]],
    ) -> None:
        self._twilio = twilio
        self._telegram = telegram
        self._changes = changes
        self._settled = settled
        self._closing = False

    def end(self) -> None:
        """No more long waits."""
        self._closing = True
        self._changes.bump()

    def routes(self) -> list[Route]:
        acts = {**Acts(self._twilio, self._telegram).table(), "settled": self._wait_settled}
        return [
            Route("/sandbox/state", self._state, methods=["GET"]),
            Route("/sandbox/events", self._events, methods=["GET"]),
            Route("/sandbox/telegram/document", self._document, methods=["GET"]),
            *(Route(f"/sandbox/{path}", _endpoint(act), methods=["POST"]) for path, act in acts.items()),
        ]

    async def _state(self, request: Request) -> Response:
        query = request.query_params
        if "after" in query:
            try:
                after, timeout = int(query["after"]), float(query.get("timeout", str(_LONGEST_WAIT)))
            except ValueError:
                return _complaint(400, "after and timeout are numbers")
            await self._changes.after(after, max(0.0, min(timeout, _LONGEST_WAIT)))
        return JSONResponse(world_state(self._twilio, self._telegram, self._changes.version))

    async def _events(self, request: Request) -> Response:
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self._versions(), media_type="text/event-stream", headers=headers)

    async def _versions(self) -> AsyncIterator[str]:
        told = -1
        while not self._closing:
            version = await self._changes.after(told, _HEARTBEAT)
            yield f"data: {version}\n\n" if version > told else ": still here\n\n"
            told = version

    async def _document(self, request: Request) -> Response:
        query = request.query_params
        try:
            message = self._telegram.message(int(query["chat"]), int(query["message"]))
        except (KeyError, ValueError):
            return _complaint(400, "chat and message are numbers")
        except LookupError as missing:
            return _complaint(404, str(missing))
        if message.document is None:
            return _complaint(404, "there is no document in this message")
        return Response(message.document.content, media_type=message.document.mime_type)

    async def _wait_settled(self, orders: Orders) -> dict[str, object]:
        await self._settled()
        return {}


def _endpoint(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await act(await read_orders(request)))
        except ValueError as wrong:
            return _complaint(400, str(wrong))
        except LookupError as missing:
            return _complaint(404, str(missing))
        except TimeoutError:
            return _complaint(504, "webhooks are still under way")

    return endpoint


def _complaint(status: int, error: str) -> JSONResponse:
    return JSONResponse({"error": error}, status)
