"""Row 12: the conversation engine by itself."""

from tests.bench.bench import Bench
from tests.bench.measured import Measured
from tests.bench.result import Bar, Result
from tests.bench.ten_questions import last_turn


async def engine(bench: Bench) -> list[Result]:
    """The last turn of ten, which replays all the others."""
    last_turn(100)
    runs = [last_turn(bench.size(5_000, 100)) * 1e6 for _ in range(bench.runs)]
    return [
        Result(
            name="engine",
            what="a turn of a ten-question flow, the last one",
            unit="µs",
            figure=Measured.of(runs),
            bar=Bar(of="figure", sign="<", limit=100),
        )
    ]
