"""A round of the drill with everybody in their place."""

from collections.abc import Sequence
from contextlib import AsyncExitStack

from bot.sandbox.server import World
from storage.database import Database
from tests.drill import cast
from tests.drill.board import Board
from tests.drill.crowd import Crowd
from tests.drill.lives import Lives, Replica
from tests.drill.mischief import Mischief
from tests.drill.places import Place
from tests.drill.plan import Plan
from tests.drill.round import LOG, Round
from tests.drill.street import Street
from tests.end_to_end.place import PUBLIC
from tests.support.ports import free_port


async def opened(stack: AsyncExitStack, place: Place, plan: Plan, board: Board, lives: Sequence[Lives]) -> Round:
    """A round with everybody in their place; it ends with the stack. `lives` has one for each replica."""
    board.set_time(cast.TUESDAY)
    url = await stack.enter_async_context(place.copy())
    (place.folder / LOG).unlink(missing_ok=True)
    world = await stack.enter_async_context(World(clock=board))
    database = await Database.open(url, place.vault)
    stack.push_async_callback(database.close)
    ports = [free_port() for _ in range(plan.replicas)]
    for user, name in cast.STAFF.items():
        world.telegram.person(user, name).started = True
    world.reach(PUBLIC, *(f"http://127.0.0.1:{port}" for port in ports))
    world.twilio.webhook_url = f"{PUBLIC}/twilio/inbound"
    street = Street(world)
    return Round(
        place=place,
        plan=plan,
        board=board,
        replicas=[
            Replica(
                lives=each,
                environment=_environment(world, place, url, port),
                log=place.folder / LOG,
                company=len(ports) > 1,
            )
            for each, port in zip(lives, ports, strict=False)
        ],
        world=world,
        street=street,
        crowd=await stack.enter_async_context(Crowd(street, plan.lives)),
        mischief=Mischief(street, plan.seed, loses=plan.loses),
        database=database,
    )


def _environment(world: World, place: Place, url: str, port: int) -> dict[str, str]:
    return {
        "GATEWALK_DATABASE_URL": url,
        "GATEWALK_KEY_FILE": str(place.key),
        "GATEWALK_PORT": str(port),
        "GATEWALK_PUBLIC_URL": PUBLIC,
        "GATEWALK_SENDS_PER_SECOND": "1000",
        "TELEGRAM_BOT_TOKEN": world.telegram.token,
        "GATEWALK_TELEGRAM_API_URL": world.url,
        "TWILIO_ACCOUNT_SID": world.twilio.account_sid,
        "TWILIO_AUTH_TOKEN": world.twilio.auth_token,
        "TWILIO_FROM_NUMBER": world.twilio.number,
        "GATEWALK_TWILIO_API_URL": world.url,
    }
