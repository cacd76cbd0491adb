"""What goes wrong in a history, drawn by its seed."""

import random

from tests.simulation.history import Fault, Place

HOUR = 3600.0
LENGTHS = (5.0, 40.0, 300.0, HOUR, 5 * HOUR, 26 * HOUR)
KINDS: dict[Place, tuple[tuple[str, int], ...]] = {
    # what, and how often it is drawn
    "database": (("dies", 5), ("sleeps", 2), ("breaks", 4), ("locked", 3), ("away", 3), ("slow", 2)),
    "texts": (
        ("lost", 3),
        ("late", 3),
        ("refuses", 2),
        ("away", 2),
        ("list away", 2),
        ("dies before", 3),
        ("dies after", 3),
        ("sleeps", 1),
    ),
    "telegram": (("lost", 2), ("late", 2), ("refuses", 2), ("away", 2), ("dies before", 2), ("dies after", 2)),
    "webhook": (("twice", 3), ("unheard", 3), ("late", 3), ("lost", 2)),
}
LASTS = {"dies", "dies before", "dies after", "sleeps", "away", "list away", "slow", "late"}
SHORT = {"slow": 25.0, "late": HOUR}
"""The longest that some of them last."""


def drawn(seed: int, days: float, each_day: float = 0.5) -> tuple[Fault, ...]:
    """So many a day on the average, at moments at which something is under way, mostly."""
    chance = random.Random(f"{seed} faults")
    return tuple(sorted(_one(chance, days) for _ in range(max(1, round(days * each_day)))))


def _one(chance: random.Random, days: float) -> Fault:
    place = chance.choice(tuple(KINDS))
    names, weights = zip(*KINDS[place], strict=True)
    what: str = chance.choices(names, weights)[0]
    day = chance.randrange(1, max(int(days), 2))
    hour = chance.choice((0.99, 1, 2, 3, 4, 6, 8.5, 12, 12.9, 14))  # from 8 in the morning
    lasts = min(chance.choice(LENGTHS), SHORT.get(what, 26 * HOUR)) if what in LASTS else 0.0
    nth = chance.randrange(60) if place == "database" else chance.randrange(3)
    return Fault(at=day * 86400 + hour * HOUR + chance.randrange(60), place=place, what=what, nth=nth, lasts=lasts)
