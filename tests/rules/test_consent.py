"""Sentences that plainly ask to be left alone, and those that only sound like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.consent import plainly_asks_to_be_left_alone


@pytest.mark.parametrize(
    "text",
    [
        "stop texting me",
        "Please STOP messaging me!!",
        "dont text me again",
        "leave me alone",
        "take me off this",
        "take me off ur list pls",
        "wrong number. stop texting me",
        "can u stop texting me",
        "i said stop contacting me",
        "no more texts please",
        "i dont want these texts anymore",
        "unsubscribe me",
        "delete my number",
        "fuck off and leave me alone",
        "you need to stop texting this number",
        "paid â decstio fi",
        "peidiwch â thecstio fi eto",
        "peidiwch a chysylltu a fi",
        "Gad lonydd i fi",
        "stopiwch decstio fi",
        "dw i ddim eisiau mwy o negeseuon",
    ],
)
def test_a_plain_request(text: str) -> None:
    assert plainly_asks_to_be_left_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop by at 2?",
        "cant stop crying",
        "tell him to stop",
        "my ex wont leave me alone",
        "non stop texting from my ex",
        "i need to stop using",
        "bus stop",
        "dont stop texting me",
        "dont text me at work",
        "pls dont leave me alone",
        "dont text me tonight im asleep by 9",
        "she said stop texting me",
        "my mum told me to stop texting her",
        "dont contact me on that number use this",
        "leave me alone with him n ill kill him",
        "i dont want this anymore",
        "dont ring me i have no credit text me",
        "dont call me a liar",
        "stop messing about lol",
        "paid â phoeni",
        "STOP",
        "",
    ],
)
def test_no_such_request(text: str) -> None:
    assert not plainly_asks_to_be_left_alone(text)


@given(st.text(max_size=200))
def test_any_text_is_fine(text: str) -> None:
    assert plainly_asks_to_be_left_alone(text) in (True, False)


@given(st.sampled_from(["fuck off and ", "can you you ", "no more all these of ", "please i said "]))
def test_a_long_run_of_openings_ends_soon(part: str) -> None:
    assert not plainly_asks_to_be_left_alone(part * 200)
