"""bench-results.json: a list of objects, one for each row."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.result import Result
from tests.bench.table import Row

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench-results.json"


def rows_of(results: Sequence[Result], machine: str, *, quick: bool) -> list[Row]:
    """As they stand in the file; `quick` figures are marked, since they mean nothing."""
    return [{**result.to_json(), "machine": machine, "quick": quick} for result in results]


def write(rows: Sequence[Row], path: Path = RESULTS) -> None:
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path = RESULTS) -> list[Row]:
    """Raises FileNotFoundError before anything has been measured."""
    found: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return found
