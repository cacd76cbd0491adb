"""Puts the table of bench-results.json into the README: `python -m tests.bench.readme`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.file import ROOT, read
from tests.bench.table import Row, markdown

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
README = ROOT / "README.md"


def filled(text: str, rows: Sequence[Row]) -> str:
    """`text` with what stands between the two marks made anew.

    Raises ValueError for quick figures, for those of several machines and when the marks are not there.
    """
    machines = {row["machine"] for row in rows}
    if len(machines) != 1 or any(row["quick"] for row in rows):
        raise ValueError("the README takes the figures of one full run on one machine")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the marks {BEGIN} and {END} are not there")
    runs = min(row["runs"] for row in rows)
    said = f"Measured by `make bench` on: {machines.pop()}. Medians of {runs} runs, least to greatest in brackets."
    return f"{before}{BEGIN}\n{said}\n\n{markdown(rows)}\n{END}{after}"


def main(readme: Path = README) -> None:
    readme.write_text(filled(readme.read_text(encoding="utf-8"), read()), encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"bench: {error}")
