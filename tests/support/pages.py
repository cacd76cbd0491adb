"""The written pages, and what they can be held against: code spans and blocks, tables, routes."""

import re
from collections.abc import Iterator
from pathlib import Path

from prometheus_client.metrics import MetricWrapperBase
from starlette.routing import Route

from bot.settings import Settings
from bot.wiring import product

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_SPAN = re.compile(r"`([^`\n]+)`")


def text_of(page: Path | str) -> str:
    """A page's text; a name counts from the root."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return [block for found, block in _BLOCK.findall(text) if found == language]


def spans(text: str) -> list[str]:
    """What stands between single backticks, outside blocks."""
    return [span.strip() for span in _SPAN.findall(_BLOCK.sub("", text))]


def commands(text: str) -> Iterator[str]:
    """Every line that could be typed into a shell, comments aside."""
    yield from spans(text)
    for block in blocks(text, "sh"):
        for line in block.splitlines():
            yield line.partition(" #")[0].strip()


def table(text: str, head: str) -> list[list[str]]:
    """The rows of the table whose head begins so, as cells."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows


def coded(cell: str) -> list[str]:
    """What stands in backticks in a cell."""
    return _SPAN.findall(cell)


async def routes_of(settings: Settings) -> set[tuple[str, str]]:
    """Method and path of each route of the service."""
    async with product(settings) as made:
        routes = [route for route in made.app.routes if isinstance(route, Route)]
        return {(method, route.path) for route in routes for method in route.methods or () if method != "HEAD"}


async def metrics_of(settings: Settings) -> dict[str, list[str]]:
    """Each metric of the service by its name in Prometheus, with the names of its labels."""
    async with product(settings) as made:
        own = {metric._name: metric for metric in vars(made.tally).values() if isinstance(metric, MetricWrapperBase)}
        families = list(made.tally.registry.collect())
    return {
        f"{family.name}_total" if family.type == "counter" else family.name: list(
            own[family.name]._labelnames if family.name in own else getattr(family, "_labelnames", ())
        )
        for family in families
    }
