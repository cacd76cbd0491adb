"""A door whose answers are counted."""

from collections.abc import Awaitable, Callable
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from bot.services.tally import Tally

Door = Callable[[Request], Awaitable[Response]]


def counted(door: Door, tally: Tally, name: str) -> Door:
    """The door, with each answer's status and how long it took under `name`."""

    seconds = tally.webhook_seconds.labels(route=name)
    answers = cache(lambda status: tally.webhooks.labels(route=name, status=str(status)))

    async def behind(request: Request) -> Response:
        with seconds.time():
            response = await door(request)
        answers(response.status_code).inc()
        return response

    return behind
