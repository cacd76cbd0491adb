"""The results as a table: in a terminal, and in Markdown for the README."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
"""An object of bench-results.json."""


def plain(rows: Sequence[Row]) -> str:
    """Columns in line."""
    cells = [("", "figure", "peer's", "ratio", "bar", "")] + [_cells(row) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)
    return "\n".join(line.rstrip() for line in lines)


def markdown(rows: Sequence[Row]) -> str:
    """With the peer in words."""
    lines = ["| what | figure | beside | its figure | ratio | bar |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        figure, peer, ratio, bar, holds = _cells(row)[1:]
        beside = row["peer"] or ""
        lines.append(f"| {row['what']} | {figure} | {beside} | {peer} | {ratio} | {bar or 'none'}{_mark(holds)} |")
    return "\n".join(lines)


def _mark(holds: str) -> str:
    return "" if holds == "holds" else ", **missed**"


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row["name"],
        _figure(row["figure"], row["spread"], row["unit"]),
        _figure(row["peer_figure"], row["peer_spread"], row["unit"]) if row["peer_figure"] is not None else "",
        f"{row['ratio']:.3g}" if row["ratio"] is not None else "",
        row["bar"] or "",
        "holds" if row["holds"] else "MISSED",
    )


def _figure(value: float, spread: Sequence[float], unit: str) -> str:
    return f"{number(value)} {unit} ({number(spread[0])} to {number(spread[1])})"


def number(value: float) -> str:
    """Three figures, thousands apart."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:g}"
