"""The drill's table: a column for each database."""

from collections.abc import Mapping

from tests.drill.counts import Counts

ROWS = (
    ("processes killed", "kills"),
    ("texts in", "texts_in"),
    ("acted on", "acted_on"),
    ("texts out", "out"),
    ("messages to staff", "to_staff"),
    ("of these again, after a doubt", "again"),
    ("lost", "lost"),
    ("twice", "twice"),
    ("late", "late"),
    ("out of order", "disordered"),
    ("otherwise wrong", "otherwise"),
)
WIDTH = 12


def table(counts: Mapping[str, Counts]) -> str:
    """As lines of text."""
    first = max(len(name) for name, _ in ROWS)
    lines = [" " * first + "".join(f"{name:>{WIDTH}}" for name in counts)]
    for name, key in ROWS:
        lines.append(f"{name:<{first}}" + "".join(f"{getattr(each, key):>{WIDTH}}" for each in counts.values()))
    return "\n".join(lines)
