"""The drill: round after round on a database, until every step has been the last one of some process."""

import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.drill.board import Board
from tests.drill.cast import TUESDAY
from tests.drill.checker import judge
from tests.drill.counts import Counts
from tests.drill.lives import lives
from tests.drill.opening import opened
from tests.drill.places import Kind, place
from tests.drill.plan import APART, LIVES, Lived, Plan
from tests.drill.traces import Traces
from tests.support.databases import PostgresServer

ENOUGH = 300
"""Kills on each database, at the least."""
PAIRS = 2
"""Rounds more with two replicas."""


@dataclass(frozen=True, kw_only=True)
class Played:
    """One round: how it was planned, how each life of the product ended, and what was counted."""

    kind: Kind
    plan: Plan
    lived: Sequence[Lived]
    traces: Traces
    counts: Counts


def plans(kills: int, first_seed: int, *, loses: bool, pairs: int = 0) -> Iterator[Plan]:
    """Rounds that between them end a life at every step from the first to the last, and make so many kills; then so
    many `pairs`: rounds with two replicas."""
    rounds = -(-kills // (LIVES + 1))
    for n in range(rounds):
        step = n % APART + 1 + LIVES * APART * (n // APART)
        yield Plan(step=step, seed=first_seed + n, loses=loses)
    for n in range(pairs):
        yield Plan(step=n % APART + 1, seed=first_seed + rounds + n, loses=loses, replicas=2)


async def drill(
    kind: Kind, plans: Sequence[Plan], tell: Callable[[Played], None], server: PostgresServer | None = None
) -> list[Played]:
    """Plays every round; `tell` hears of each when it has ended. On PostgreSQL in `server`."""
    played = []
    async with ready(kind, server, max(plan.replicas for plan in plans)) as play:
        for plan in plans:
            played.append(await play(plan))
            tell(played[-1])
    return played


@asynccontextmanager
async def ready(
    kind: Kind, server: PostgresServer | None, replicas: int = 1
) -> AsyncIterator[Callable[[Plan], Awaitable[Played]]]:
    """A database with everybody enrolled, and processes that fork the product, for as many rounds as wanted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        board = Board.make(folder / "board", TUESDAY)
        async with place(kind, folder, server) as where, AsyncExitStack() as processes:
            begins = [await processes.enter_async_context(lives(folder / "board", n)) for n in range(replicas)]

            async def play(plan: Plan) -> Played:
                async with AsyncExitStack() as stack:
                    made = await opened(stack, where, plan, board, begins)
                    await made.play()
                    traces = await made.traces()
                counts = replace(judge(traces), kills=len(made.lived))
                return Played(kind=kind, plan=plan, lived=made.lived, traces=traces, counts=counts)

            yield play


def hit(played: Sequence[Played]) -> Counter[str]:
    """At how many kills the last thing that the product did was this."""
    return Counter(life.place for each in played for life in each.lived if life.reached)
