"""A door whose answers are counted."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from bot.services.tally import Tally

Door = Callable[[Request], Awaitable[Response]]


def counted(door: Door, tally: Tally, name: str) -> Door:
    """The door, with each answer's status and how long it took under `name`."""

    async def behind(request: Request) -> Response:
        with tally.webhook_seconds.labels(route=name).time():
            response = await door(request)
        tally.webhooks.labels(route=name, status=str(response.status_code)).inc()
        return response

    return behind
