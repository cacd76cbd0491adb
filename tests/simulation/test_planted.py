"""The simulation finds what is wrong, and shrinks it to a few steps. Each bug here is one that could be made."""

from collections.abc import Iterator
from dataclasses import replace
from unittest import mock

import pytest

from bot.services import alerts, works
from bot.services.desk import Desk
from bot.services.turn import Turn
from storage.happenings import Item, Message
from tests.simulation.history import Act
from tests.simulation.live import Lived, live
from tests.simulation.run import QUARTER, history
from tests.simulation.shrink import shrink, told

each_grain = pytest.mark.parametrize("grain", [0.0, QUARTER], ids=["fine", "coarse"])


def _found(seeds: range, *, days: int, grain: float, faults: float = 0.0) -> Lived:
    """The first seed that breaks a promise, as short as it can be made."""
    for seed in seeds:
        lived = live(replace(history(seed, days=days, people=2, faults=faults), grain=grain))
        if lived.broken is not None:
            return shrink(lived, most=60)
    raise AssertionError("nothing was found")


@pytest.fixture
def a_step_is_left_out() -> Iterator[None]:
    """The second step of a ladder tells nobody."""
    real = alerts.tell_rung

    def forgets(turn: Turn, item: Item, step: str) -> None:
        if item.rungs != 2:
            real(turn, item, step)

    with mock.patch.object(alerts, "tell_rung", forgets):
        yield


@each_grain
@pytest.mark.usefixtures("a_step_is_left_out")
def test_a_step_of_a_ladder_that_is_left_out_is_found(grain: float) -> None:
    shortest = _found(range(12), days=5, grain=grain)
    assert shortest.broken is not None
    assert shortest.broken.promise == "5 every ladder climbs"
    assert len(shortest.history.people) == 1
    assert len(shortest.history.steps) <= 3, told(shortest)


@pytest.fixture
def no_next_step() -> Iterator[None]:
    """What should fall due next for an item is never planned."""
    real = Turn.later

    def forgets(turn: Turn, kind: str, *rest: object, **more: object) -> None:
        if kind != "rung":
            real(turn, kind, *rest, **more)  # type: ignore[arg-type]

    with mock.patch.object(Turn, "later", forgets):
        yield


@each_grain
@pytest.mark.usefixtures("no_next_step")
def test_a_ladder_that_stands_still_is_found(grain: float) -> None:
    shortest = _found(range(12), days=5, grain=grain)
    assert shortest.broken is not None
    assert shortest.broken.promise == "5 every ladder climbs"
    assert len(shortest.history.steps) <= 3, told(shortest)


@pytest.fixture
def sent_again_unasked() -> Iterator[None]:
    """What is in doubt goes again without a look at the provider's list."""

    async def again(self: works.Doubted, desk: Desk) -> None:
        message = await desk.rows.one(Message, Message.table.c.id == self.message_id)
        if message is not None and message.state == "in_doubt":
            desk.writes.change(Message.table, message.id, {"state": "queued", "not_before": desk.now})

    async def nothing(*arguments: object, **named: object) -> None:
        return None

    with mock.patch.object(works.Doubted, "act", again), mock.patch("tests.simulation.twilio.Twilio.find", nothing):
        yield


@each_grain
@pytest.mark.usefixtures("sent_again_unasked")
def test_a_text_that_goes_twice_after_a_doubt_is_found(grain: float) -> None:
    shortest = _found(range(40), days=3, grain=grain, faults=4.0)
    assert shortest.broken is not None
    assert shortest.broken.promise == "2 a message goes out once"
    assert len(shortest.history.steps) <= 3, told(shortest)


def test_a_history_is_told_in_words() -> None:
    act = Act(at=3600, who="Jay", what="texts", text="BOOK")
    assert act.told() == "Jay texts 'BOOK'"
