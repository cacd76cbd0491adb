"""Is it alive, and is it ready."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.handlers.schedule import Schedule
from bot.services.watch import Found
from storage.database import Database
from storage.errors import BadKey, StorageError
from storage.rows import in_use


def routes(database: Database, schedule: Schedule) -> list[Route]:
    """`/health/live` and `/health/ready`, both with a JSON reason."""

    async def live(request: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(request: Request) -> Response:
        reason = await why_not_ready(database, schedule)
        if reason is not None:
            return JSONResponse({"status": "not ready", "reason": reason}, status_code=503)
        return JSONResponse({"status": "ready", "mended": _mended(schedule.found)})

    return [Route("/health/live", live), Route("/health/ready", ready)]


async def why_not_ready(database: Database, schedule: Schedule) -> str | None:
    """None, or the reason in a few words."""
    try:
        async with database.reading() as rows:
            database.vault.use(await in_use(rows))
    except BadKey:
        return "the key file has not got the key in use"
    except StorageError:
        return "the database's file was moved or deleted" if database.is_gone() else "the database does not answer"
    if not schedule.is_on_time():
        return "the schedule is not running on time"
    if schedule.left:
        return "what fell due more than a minute ago is waiting"
    return None


def _mended(found: Found | None) -> dict[str, int]:
    """What the last check of the minute found overdue and put right."""
    return {"steps": found.steps, "unplanned": found.unplanned} if found else {"steps": 0, "unplanned": 0}
