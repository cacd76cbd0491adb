"""The whole product with everything going wrong around it, by seed, held against every promise."""

import pytest

from tests.simulation.live import live
from tests.simulation.run import SIZE, history
from tests.simulation.shrink import shrink, told

SEEDS = range(24)
OPTIONS = " ".join(f"--{name} {value:g}" for name, value in SIZE.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_promise_is_kept_whatever_goes_wrong(seed: int) -> None:
    lived = live(history(seed, **SIZE))
    if lived.broken is not None:
        pytest.fail("\n".join([f"python -m tests.simulation --seed {seed} {OPTIONS}", *told(shrink(lived))]))


@pytest.mark.parametrize("seed", [0, 1], ids=["spring", "autumn"])
def test_a_fortnight_of_four_people_over_a_change_of_the_clocks(seed: int) -> None:
    lived = live(history(seed, days=15, people=4))
    assert lived.broken is None, told(lived)
    assert lived.messages > 100


def test_a_seed_is_lived_the_same_way_twice() -> None:
    first, second = (live(history(2, days=6, people=3)) for _ in range(2))
    assert first == second
