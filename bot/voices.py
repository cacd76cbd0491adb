"""The command behind `make voices`: how well the urgency rules read files of labelled texts.

    python -m bot.voices [FILE ...]

A file has the tab-separated columns `level`, `kind` and `text` under a header. Exit status 0 when the bars hold in
every file, 1 when one does not, 2 when a file is missing or broken.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.rules.urgency import Level, assess

DEFAULT = Path("tests/voices/messages.tsv")
HEADER = ["level", "kind", "text"]

# A miss costs far more than a false alarm, but a queue of false alarms is not read either.
EMERGENCIES_FOUND, URGENT_FOUND, FALSE_EMERGENCIES = 0.97, 0.90, 0.03


class BrokenFile(Exception):
    """A file of labelled texts can't be read; the message names it and the line (the header is line 1)."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """A text with the level a human gave it and the one the rules give."""

    kind: str
    text: str
    wanted: Level
    found: Level


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A share of texts, the limit it is held to, and whether it has to stay at least or at most there."""

    name: str
    share: float
    limit: float
    at_least: bool

    @property
    def holds(self) -> bool:
        """Whether the share is on the right side of the limit."""
        return self.share >= self.limit if self.at_least else self.share <= self.limit


def read(path: Path) -> list[Voice]:
    """The texts of a file, assessed. BrokenFile as `labelled`."""
    return [Voice(kind=kind, text=text, wanted=level, found=assess(text).level) for level, kind, text in labelled(path)]


def labelled(path: Path) -> list[tuple[Level, str, str]]:
    """Level, kind and text of each line. BrokenFile when the file is missing, empty, or a line is no labelled text."""
    try:
        lines = [line.rstrip("\r") for line in path.read_text(encoding="utf-8").split("\n")]
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise BrokenFile(f"{path}: {reason}") from error
    if not lines or lines[0].split("\t") != HEADER:
        raise BrokenFile(f"{path}, line 1: the header has to be level, kind and text, separated by tabs")
    rows = [_row_of(path, at, line) for at, line in enumerate(lines[1:], start=2) if line.strip()]
    if not rows:
        raise BrokenFile(f"{path}: holds no texts")
    return rows


def _row_of(path: Path, at: int, line: str) -> tuple[Level, str, str]:
    columns = line.split("\t")
    if len(columns) != len(HEADER) or not columns[2].strip():
        raise BrokenFile(f"{path}, line {at}: three columns are wanted: level, kind and text")
    level = Level.__members__.get(columns[0].upper())
    if level is None:
        raise BrokenFile(f"{path}, line {at}: {columns[0]!r} is no level (emergency, urgent or ordinary)")
    return level, columns[1], columns[2]


def bars(voices: Sequence[Voice]) -> tuple[Bar, ...]:
    """The three bars; one about a level of which there are no texts holds."""
    emergencies = [voice.found for voice in voices if voice.wanted is Level.EMERGENCY]
    urgent = [voice.found for voice in voices if voice.wanted is Level.URGENT]
    ordinary = [voice.found for voice in voices if voice.wanted is Level.ORDINARY]
    return (
        Bar(
            name="emergencies found",
            share=_share(sum(found is Level.EMERGENCY for found in emergencies), emergencies, 1.0),
            limit=EMERGENCIES_FOUND,
            at_least=True,
        ),
        Bar(
            name="urgent found, as urgent or higher",
            share=_share(sum(found >= Level.URGENT for found in urgent), urgent, 1.0),
            limit=URGENT_FOUND,
            at_least=True,
        ),
        Bar(
            name="false emergencies among the ordinary",
            share=_share(sum(found is Level.EMERGENCY for found in ordinary), ordinary, 0.0),
            limit=FALSE_EMERGENCIES,
            at_least=False,
        ),
    )


def _share(part: int, of: Sequence[object], otherwise: float) -> float:
    return part / len(of) if of else otherwise


def report(path: Path, voices: Sequence[Voice]) -> list[str]:
    """The lines to print: a table by level and kind, each text that was misread, and the bars."""
    lines = [
        f"{path}: {len(voices)} texts",
        "",
        f"{'level':<10} {'kind':<14} {'texts':>5} {'right':>6} {'too low':>8} {'too high':>9}",
    ]
    totals = Counter((voice.wanted, voice.kind) for voice in voices)
    for level in sorted(Level, reverse=True):
        of_level = [voice for voice in voices if voice.wanted is level]
        for kind in sorted({kind for wanted, kind in totals if wanted is level}):
            lines.append(_row(level, kind, [voice for voice in of_level if voice.kind == kind]))
        if of_level:
            lines.append(_row(level, "all", of_level))
    misread = [voice for voice in voices if voice.found is not voice.wanted]
    lines += ["", f"misread: {len(misread)}"]
    for voice in misread:
        wanted, found = voice.wanted.name.lower(), voice.found.name.lower()
        lines.append(f"  {wanted} read as {found} ({voice.kind}): {voice.text}")
    lines.append("")
    for bar in bars(voices):
        side = "at least" if bar.at_least else "at most"
        lines.append(f"{'holds' if bar.holds else 'FAILS'}  {bar.name}: {bar.share:.1%} ({side} {bar.limit:.0%})")
    return [*lines, ""]


def _row(level: Level, kind: str, voices: Sequence[Voice]) -> str:
    low = sum(voice.found < level for voice in voices)
    high = sum(voice.found > level for voice in voices)
    right = (len(voices) - low - high) / len(voices)
    return f"{level.name.lower():<10} {kind:<14} {len(voices):>5} {right:>6.0%} {low:>8} {high:>9}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files named in `arguments` (of the command line when None); the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.voices", description="Measure the urgency rules against files of labelled texts."
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, default=[DEFAULT], help=f"default: {DEFAULT}")
    try:
        measured = [(path, read(path)) for path in parser.parse_args(arguments).files]
    except BrokenFile as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for path, voices in measured:
        sys.stdout.write("\n".join(report(path, voices)) + "\n")
    return 0 if all(bar.holds for _, voices in measured for bar in bars(voices)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
