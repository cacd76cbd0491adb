"""The clock, by HTTP. GET says what time it is and what is due next; POST `{"to": …}` moves it, then answers."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock
from bot.demo.mover import Busy, Mover, Stage
from bot.sandbox.orders import read_orders


def clock_routes(clock: Clock, mover: Mover, stage: Stage) -> list[BaseRoute]:
    """`to` is one of `Mover.move`'s. 400 for what can't be understood, 409 while the clock is being moved."""

    async def seen() -> dict[str, object]:
        due = await stage.next_due()
        return {
            "now": clock.now().isoformat(),
            "next": due.isoformat() if due else None,
            "progress": mover.progress,
        }

    async def show(request: Request) -> Response:
        return JSONResponse(await seen(), headers={"Cache-Control": "no-store"})

    async def move(request: Request) -> Response:
        try:
            to = (await read_orders(request)).text("to")
            moved = await mover.move(to)
        except ValueError as wrong:
            return JSONResponse({"error": str(wrong)}, 400)
        except KeyError:
            return JSONResponse({"error": "to: hour, day, monday or next"}, 400)
        except Busy:
            return JSONResponse({"error": "The clock is being moved already."}, 409)
        return JSONResponse({**await seen(), "steps": moved.steps, "said": moved.said})

    return [
        Route("/demo/clock", show, methods=["GET"]),
        Route("/demo/clock", move, methods=["POST"]),
    ]
