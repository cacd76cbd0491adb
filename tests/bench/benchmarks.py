"""All benchmarks by name, in the order of the table."""

from collections.abc import Mapping

from tests.bench.bench import Benchmark
from tests.bench.due_rows import due, due_postgres
from tests.bench.engine_row import engine
from tests.bench.inbound import inbound
from tests.bench.memory_row import memory
from tests.bench.planning_rows import planning
from tests.bench.sends import sends
from tests.bench.start_row import start
from tests.bench.sweep_row import sweep_cost

BENCHMARKS: Mapping[str, Benchmark] = {
    "inbound": inbound,
    "due": due,
    "due-postgres": due_postgres,
    "planning": planning,
    "sends": sends,
    "sweep": sweep_cost,
    "memory": memory,
    "start": start,
    "engine": engine,
}
