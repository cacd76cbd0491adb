from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.receipts import FINAL, MEANINGS, State, meaning, moves_forward, state_of

STATES: tuple[State, ...] = get_args(State)


@given(old=st.sampled_from(sorted(FINAL)), new=st.sampled_from(STATES))
def test_a_final_state_stays(old: State, new: State) -> None:
    assert not moves_forward(old, new)


@given(old=st.sampled_from(STATES), new=st.sampled_from(STATES))
def test_no_two_states_lead_into_each_other(old: State, new: State) -> None:
    assert not (moves_forward(old, new) and moves_forward(new, old))


@pytest.mark.parametrize("order", list(permutations(["queued", "sending", "sent", "delivered"])))
def test_receipts_in_any_order_end_the_same(order: tuple[str, ...]) -> None:
    state: State = "sending"
    for status in order:
        new = state_of(status)
        assert new is not None
        state = new if moves_forward(state, new) else state
    assert state == "delivered"


def test_a_receipt_settles_what_was_in_doubt() -> None:
    assert moves_forward("in_doubt", "sent")
    assert moves_forward("in_doubt", "undelivered")


def test_a_late_failure_does_not_undo_a_delivery() -> None:
    assert not moves_forward("delivered", "failed")


def test_an_unknown_status_says_nothing() -> None:
    assert state_of("pondering") is None


@pytest.mark.parametrize(
    ("code", "sense", "final"),
    [
        ("21610", "opted_out", True),
        ("30005", "unreachable", True),
        ("30006", "unreachable", True),
        ("21211", "unreachable", True),
        ("21614", "unreachable", True),
        ("30003", "phone_off", False),
        ("20429", "slow_down", False),
        ("30001", "slow_down", False),
        ("30004", "filtered", True),
        ("30007", "filtered", True),
        ("30008", "unknown", False),
        ("20003", "account", False),
        ("30002", "account", False),
        (21610, "opted_out", True),
    ],
)
def test_what_the_codes_mean(code: str | int, sense: str, final: bool) -> None:
    what = meaning(code)
    assert (what.sense, what.final) == (sense, final)


def test_trouble_with_the_account_never_uses_up_a_text() -> None:
    assert not [code for code, what in MEANINGS.items() if what.sense == "account" and what.final]


@pytest.mark.parametrize(
    ("status", "sense", "final"),
    [(400, "unknown", True), (404, "unknown", False), (401, "account", False), (429, "slow_down", False)],
)
def test_a_code_that_is_not_known_goes_by_the_status(status: int, sense: str, final: bool) -> None:
    what = meaning(99999, status=status)
    assert (what.sense, what.final) == (sense, final)
