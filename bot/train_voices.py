"""The command that learns from labelled texts what `bot.rules.urgency.learned` adds to the rules.

    python -m bot.train_voices tests/voices/*.tsv                   writes bot/rules/urgency/weights.bin
    python -m bot.train_voices --leave-one-out tests/voices/*.tsv   measures; writes nothing

The files are those of `bot.voices`. Training the same texts again gives the same weights. It takes under a minute;
measuring trains once for each writer. `writer_a_2.tsv` is the second file of the writer `writer_a`; all files whose
names have no `_` were written by the developers.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot import voices
from bot.rules.spelling import normalise
from bot.rules.urgency import learned
from bot.rules.urgency.judge import assess, by_rules
from bot.rules.urgency.learned import BUCKETS, LETTER, Features, Learned, Model
from bot.rules.urgency.level import Level

WEIGHTS = Path(__file__).parent / "rules" / "urgency" / learned.FILE

# Found by leaving out one writer at a time. `STEP` is what one text may move a score by in the first round, `BIAS` the
# part of it that the bias moves by; a text that would move less than `LEAST` is passed over.
ROUNDS, STEP, SHRINK, BIAS, LEAST, SEED = 12, 12.0, 0.05, 0.05, 0.001, 1

# How much a text of a level counts in each of the two trainings. For the emergencies, what is urgent is neither here
# nor there: to read it as an emergency costs little.
COUNTS = {
    Level.URGENT: {Level.ORDINARY: 1.0, Level.URGENT: 1.0, Level.EMERGENCY: 1.0},
    Level.EMERGENCY: {Level.ORDINARY: 1.0, Level.URGENT: 0.2, Level.EMERGENCY: 1.0},
}

DEVELOPERS = "developers"
OFFSETS = (-1.0, 0.0, 1.0)
"""How far from the thresholds in use the table of `--leave-one-out` looks as well."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A labelled text: who wrote it, its level, the text as normalised and its features."""

    writer: str
    level: Level
    text: str
    normalised: str
    features: Features


def samples(paths: Sequence[Path]) -> list[Sample]:
    """The texts of the files, by writer and file name. BrokenFile as `voices.labelled`."""
    found = []
    for path in sorted(paths, key=lambda path: path.name):
        writer = path.stem.rpartition("_")[0] or DEVELOPERS
        for level, _, text in voices.labelled(path):
            said = normalise(text)
            features = learned.features(said.split())
            found.append(Sample(writer=writer, level=level, text=text, normalised=said, features=features))
    return found


def train(of: Sequence[Sample]) -> Learned:
    """Both regressions, trained with `of`; the same for the same texts in the same order."""
    return Learned(urgent=_regression(of, Level.URGENT), emergency=_regression(of, Level.EMERGENCY))


def _regression(of: Sequence[Sample], wanted: Level) -> Model:
    """Stochastic gradient descent with steps that get smaller and weights that shrink a little after each round."""
    weights = [0.0] * BUCKETS
    bias = 0.0
    order = list(of)
    mixer = random.Random(SEED)
    for round_ in range(ROUNDS):
        mixer.shuffle(order)
        step = STEP / (1 + round_ / 2)
        for sample in order:
            has = sample.features
            at = weights.__getitem__
            score = bias + has.norm * (sum(map(at, has.words)) + LETTER * sum(map(at, has.letters)))
            wrong = 1 / (1 + math.exp(-max(min(score, 30.0), -30.0))) - (sample.level >= wanted)
            move = step * COUNTS[wanted][sample.level] * wrong
            if abs(move) < LEAST:
                continue
            bias -= move * BIAS
            move *= has.norm
            for bucket in has.words:
                weights[bucket] -= move
            move *= LETTER
            for bucket in has.letters:
                weights[bucket] -= move
        weights = [weight * (1 - SHRINK) for weight in weights]
    scale = max(map(abs, weights)) / 127 or 1.0
    return Model(weights=array("b", [round(weight / scale) for weight in weights]), scale=scale, bias=bias)


@dataclass(frozen=True, kw_only=True)
class Shares:
    """How the texts of one writer are read: shares of the emergencies, the urgent and the ordinary."""

    emergencies: float
    urgent: float
    false_emergencies: float
    false_urgent: float

    def row(self, writer: str, reader: str) -> str:
        """The line of the table."""
        return (
            f"| {writer} | {reader} | {self.emergencies:.1%} | {self.false_emergencies:.1%} "
            f"| {self.urgent:.1%} | {self.false_urgent:.1%} |"
        )


def shares(read: Sequence[tuple[Level, Level]]) -> Shares:
    """The shares of pairs of the level wanted and the level found."""
    at = {level: [found for wanted, found in read if wanted is level] for level in Level}
    return Shares(
        emergencies=_share(at[Level.EMERGENCY], Level.EMERGENCY),
        urgent=_share(at[Level.URGENT], Level.URGENT),
        false_emergencies=_share(at[Level.ORDINARY], Level.EMERGENCY),
        false_urgent=_share(at[Level.ORDINARY], Level.URGENT),
    )


def _share(found: Sequence[Level], least: Level) -> float:
    return sum(level >= least for level in found) / len(found) if found else 0.0


TABLE = (
    "| left out | read by | emergencies found | ordinary read as emergency | urgent found, as urgent or higher "
    "| ordinary read as urgent or higher |\n| --- | --- | --- | --- | --- | --- |"
)


def leave_one_out(of: Sequence[Sample]) -> list[str]:
    """The lines of a table: each writer's texts as read by the rules, and by what was learned from all the others."""
    lines = [TABLE]
    for writer in sorted({sample.writer for sample in of}):
        trained = train([sample for sample in of if sample.writer != writer])
        theirs = [sample for sample in of if sample.writer == writer]
        alone = [(sample.level, by_rules(sample.text).level) for sample in theirs]
        lines.append(shares(alone).row(writer, "the rules"))
        alone = [(sample.level, learned.level(sample.normalised, Level.ORDINARY, trained)) for sample in theirs]
        lines.append(shares(alone).row(writer, "what was learned"))
        for offset in OFFSETS:
            moved = _moved(trained, offset)
            both = [(sample.level, assess(sample.text, moved).level) for sample in theirs]
            lines.append(shares(both).row(writer, f"both, thresholds {offset:+.1f}" if offset else "both"))
    return lines


def _moved(trained: Learned, offset: float) -> Learned:
    """The same with all thresholds moved by `offset`."""
    return replace(
        trained,
        urgent=replace(trained.urgent, bias=trained.urgent.bias - offset),
        emergency=replace(trained.emergency, bias=trained.emergency.bias - offset),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train or measure with the files named in `arguments` (of the command line when None); the exit status.

    2 when a file is missing or broken, or when there is nothing to leave out.
    """
    parser = argparse.ArgumentParser(
        prog="python -m bot.train_voices", description="Learn from labelled texts what is added to the urgency rules."
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--leave-one-out", action="store_true", help="measure with each writer left out; write nothing")
    parser.add_argument("--to", metavar="FILE", type=Path, default=WEIGHTS, help="default: the package's weights")
    options = parser.parse_args(arguments)
    try:
        of = samples(options.files)
    except voices.BrokenFile as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not options.leave_one_out:
        options.to.write_bytes(learned.packed(train(of)))
        return 0
    if len({sample.writer for sample in of}) < 2:
        sys.stderr.write("leaving one writer out takes texts of two writers\n")
        return 2
    sys.stdout.write("\n".join(leave_one_out(of)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
