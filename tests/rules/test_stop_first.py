import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.stop_first import asks_for_silence, stop_first


@pytest.mark.parametrize(
    ("bodies", "order"),
    [
        ([], []),
        (["BOOK", "1"], [0, 1]),
        (["BOOK", "1", "Stop."], [2, 0, 1]),
        (["hello", "please stop texting me", "NEXT"], [1, 0, 2]),
        (["BOOK", "STOP", "START", "NEXT"], [1, 0, 2, 3]),
        (["START", "BOOK", "STOP"], [0, 2, 1]),
        (["NEXT", "START", "STOPIO"], [0, 1, 2]),
    ],
)
def test_silence_goes_before_what_was_written_before_it_and_never_before_a_start(
    bodies: list[str], order: list[int]
) -> None:
    assert stop_first(bodies) == order


@given(st.lists(st.sampled_from(["STOP", "START", "BOOK", "hello there sam"]), max_size=8))
def test_every_text_keeps_its_one_turn_and_the_last_word_stays_the_last(bodies: list[str]) -> None:
    order = stop_first(bodies)
    assert sorted(order) == list(range(len(bodies)))
    told = [body for body in bodies if body in ("STOP", "START")]
    assert [bodies[place] for place in order if bodies[place] in ("STOP", "START")] == told
    assert [p for p in order if bodies[p] == "BOOK"] == sorted(p for p in order if bodies[p] == "BOOK")


def test_what_asks_for_silence() -> None:
    assert asks_for_silence("stop texting me")
    assert not asks_for_silence("START")
