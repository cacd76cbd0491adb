"""The whole product with everything going wrong around it, by seed, held against every promise."""

import pytest

from tests.simulation.run import history
from tests.simulation.shrink import shrink, told
from tests.simulation.world import live

SEEDS = range(24)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_promise_is_kept_whatever_goes_wrong(seed: int) -> None:
    lived = live(history(seed, days=8, people=3))
    if lived.broken is not None:
        pytest.fail("\n".join([f"python -m tests.simulation --seed {seed} --days 8 --people 3", *told(shrink(lived))]))


def test_three_weeks_of_eight_people_over_a_change_of_the_clocks() -> None:
    lived = live(history(1, days=21, people=8))
    assert lived.broken is None, told(lived)
    assert lived.messages > 200


def test_a_seed_is_lived_the_same_way_twice() -> None:
    first, second = (live(history(2, days=6, people=3)) for _ in range(2))
    assert first == second
