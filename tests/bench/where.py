"""Where the time goes: `python -m tests.bench.where inbound` or `due`, as shares of the event loop's processor time.

The driver's threads are not in it, nor is waiting. Under the profiler everything takes longer, small functions most of
all: these are shares, not figures.
"""

import cProfile
import pstats
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from bot.commands import house
from tests.bench.asked import ask_everybody
from tests.bench.due_at_once import prepare, sweep
from tests.bench.inbound import AT_ONCE
from tests.bench.load import send_all
from tests.bench.places import Places, file_of, places
from tests.bench.process import ROOT, gatewalk, outside
from tests.bench.texts import conversation

PEOPLE = {"inbound": 3_000, "due": 10_000}
AREAS = {
    "bot/rules/urgency": "looking for danger",
    "bot/services/outbox": "sending",
    "bot/services/calls": "sending",
    "bot/services/claim": "sending",
    "bot/services/settle": "sending",
    "bot/services/may_go": "sending",
    "bot/channels/twilio_forms": "the server and the signature",
    "bot/handlers": "the server and the signature",
    "bot/channels": "sending",
    "bot/services/committing": "loading and writing",
    "bot/services/batch": "loading and writing",
    "bot/services/case": "loading and writing",
    "bot/services/writes": "loading and writing",
    "bot/services": "deciding",
    "bot/flows": "deciding",
    "bot/talk": "deciding",
    "bot/rules": "deciding",
    "bot/words": "deciding",
    "storage": "loading and writing",
    "sqlalchemy": "loading and writing",
    "aiosqlite": "loading and writing",
    "cryptography": "loading and writing",
    "uvicorn": "the server and the signature",
    "h11": "the server and the signature",
    "httptools": "the server and the signature",
    "starlette": "the server and the signature",
    "request_validator": "the server and the signature",
    "twilio": "sending",
    "telegram": "sending",
    "aiohttp": "sending",
    "yarl": "sending",
    "multidict": "sending",
    "asyncio": "asyncio",
    "uvloop": "asyncio",
}
"""Parts of a file's path and whose time it is; the first that fits counts. What fits none is its caller's time."""
MOST = 25
Function = tuple[str, int, str]


async def profile_inbound(made: Places, file: Path) -> None:
    """`gatewalk run` under the profiler, from its start to its end."""
    people, url = PEOPLE["inbound"], made.sqlite()
    await ask_everybody(made, url, people)
    async with outside(made) as providers, gatewalk(made, url, providers, profile=str(file)) as run:
        await run.ready()
        await send_all([run.port], (), [conversation(person) for person in range(1, people + 1)], AT_ONCE)


async def profile_due(made: Places, file: Path) -> None:
    """The sweep, twice: the first fills the caches."""
    people = PEOPLE["due"]
    template = made.sqlite()
    await prepare(made, template, people)
    await sweep(made, made.sqlite(Path(file_of(template))), people)
    profile = cProfile.Profile(time.thread_time)
    profile.enable()
    await sweep(made, made.sqlite(Path(file_of(template))), people)
    profile.disable()
    profile.dump_stats(file)


def shares(stats: pstats.Stats) -> Counter[str]:
    """Seconds by area. What C code and small helpers take is their callers'."""
    found: Counter[str] = Counter()
    for function, (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        area = area_of(function)
        if area is not None:
            found[area] += own
            continue
        for caller, (_, _, part, _) in callers.items():
            found[area_of(caller) or "other"] += part
    return found


def area_of(function: Function) -> str | None:
    """Whose time it is, None where the path says nothing."""
    path = function[0].replace(f"{ROOT}/", "")
    return next((area for part, area in AREAS.items() if part in path), None)


def main() -> None:
    """Prints the shares, then the functions that take the most themselves."""
    what = sys.argv[1]
    make = {"inbound": profile_inbound, "due": profile_due}[what]
    with tempfile.TemporaryDirectory(prefix="gatewalk-bench-") as folder, places(Path(folder)) as made:
        file = Path(folder) / "profile"
        house.run(partial(make, made, file)())
        stats = pstats.Stats(str(file))
    areas = shares(stats)
    for area, seconds in areas.most_common():
        sys.stdout.write(f"{seconds / areas.total():6.1%}  {area}\n")
    stats.strip_dirs().sort_stats("tottime").print_stats(MOST)


if __name__ == "__main__":
    main()
