"""Reading a policy: what is filled in, what is kept, what is refused for its form."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadInput, BadPolicy
from bot.rules.policy import KINDS, Span, ladder_for, parse_policy, policy_from_json, policy_to_json
from tests.rules.policies import BARE, EVERY_KEY, TODAY, policy


def test_the_values_shown_are_those_used_when_left_out() -> None:
    assert parse_policy(EVERY_KEY, today=TODAY) == parse_policy(BARE, today=TODAY)


def test_values_come_as_what_they_mean() -> None:
    read = parse_policy(EVERY_KEY, today=TODAY)
    assert read.programme.slug == "leicester-up"
    assert read.programme.quiet_hours == (time(21), time(9))
    assert read.programme.staff_days == (0, 1, 2, 3, 4)
    assert read.programme.keep_messages == timedelta(days=90)
    assert read.programme.monthly_spend_limit_gbp == Decimal(50)
    assert read.programme.text_price_gbp == Decimal("0.04")
    assert read.check_in.window == timedelta(hours=24)
    assert [(step.until_day, step.every) for step in read.check_in.cadence] == [(14, 2), (28, 3), (84, 7), (None, 14)]
    assert read.reminders["court"] == (Span(7, "d"), Span(3, "d"), Span(1, "d"))
    assert read.sessions.length == timedelta(minutes=45)
    assert read.ladder["emergency"].steps[1].repeat == Span(15, "m")
    assert [line.name for line in read.helplines] == ["Samaritans", "NHS", "Shout text line"]
    assert read.tz.key == "Europe/London"


@pytest.mark.parametrize("text", [EVERY_KEY, BARE, BARE + 'text_price_gbp = 0.0425\nstaff_hours = ["8:30", "18:15"]'])
def test_a_policy_is_stored_and_read_back_the_same(text: str) -> None:
    read = parse_policy(text, today=TODAY)
    assert policy_from_json(policy_to_json(read)) == read


@given(st.integers(1, 3000), st.sampled_from("mhd"), st.decimals(0, 1000, allow_nan=False, places=4), st.times())
def test_any_value_survives_storing(number: int, unit: str, money: Decimal, at: time) -> None:
    keys = f'keep_messages = "{number}{unit}"\ntext_price_gbp = {money:.4f}\nquiet_hours = ["{at:%H:%M}", "{_off(at)}"]'
    read = policy(f'{keys}\n[reminders]\nsession = ["{number}{unit}"]\n[check_in]\ntime = "{_off(at)}"')
    assert policy_from_json(policy_to_json(read)) == read


def _off(at: time) -> str:
    return f"{(at.hour + 12) % 24:02}:{at.minute:02}"


def test_a_stored_policy_gets_keys_that_came_later() -> None:
    stored = policy_to_json(policy()).replace('"offered":3,', "")
    assert policy_from_json(stored) == policy()


def test_old_helplines_do_not_stop_a_stored_policy() -> None:
    read = policy(today=date(2026, 11, 1))
    with pytest.raises(BadPolicy):
        policy(today=date(2027, 11, 1))
    assert policy_from_json(policy_to_json(read)) == read


def test_one_kind_of_reminder_leaves_the_others() -> None:
    read = policy('[reminders]\ncourt = ["2d"]\ndentist = ["1d"]\nprobation = []')
    assert read.reminders["court"] == (Span(2, "d"),)
    assert read.reminders["dentist"] == (Span(1, "d"),)
    assert read.reminders["probation"] == ()
    assert read.reminders["session"] == policy().reminders["session"]


def test_a_kind_without_a_ladder_climbs_as_an_unanswered_message() -> None:
    read = policy('[ladder.low_mood]\ntaken_for = "2h"\n[ladder.urgent]\ntaken_for = "3h"')
    assert ladder_for(read, "call_back") == read.ladder["unanswered_message"]
    assert ladder_for(read, "low_mood").steps == read.ladder["unanswered_message"].steps
    assert ladder_for(read, "low_mood").taken_for == Span(2, "h")
    assert ladder_for(read, "urgent").steps == policy().ladder["urgent"].steps
    assert all(ladder_for(read, kind).steps for kind in KINDS)
    with pytest.raises(ValueError, match="tea_break"):
        ladder_for(read, "tea_break")


def test_what_is_most_urgent_comes_first() -> None:
    assert KINDS[:2] == ("emergency", "urgent")
    assert len(KINDS) == len(set(KINDS)) == 11


FORM = [
    ("[programme", "programme.toml: line 1: "),
    ('[programme]\nslug = "a"\nname = ', "programme.toml: line 3: "),
    ('[programme]\nslug = "a"\nslug = "b"', "programme.toml: line 3: "),
    ('[programme]\nname = "A"', "programme.slug: is missing"),
    ("programme = 3", "programme: must be a table"),
    (BARE + "colour = 1", "programme.colour: unknown key"),
    (BARE + "[colours]", "colours: unknown key"),
    (BARE + "timezone = 1", "programme.timezone: must be text"),
    (BARE + 'languages = "en"', "programme.languages: must be a list"),
    (BARE + 'quiet_hours = ["21:00"]', "programme.quiet_hours[2]: is missing"),
    (BARE + 'quiet_hours = ["21:00", "09:00", "10:00"]', "programme.quiet_hours: has too many"),
    (BARE + 'quiet_hours = ["21:00", "25:00"]', "programme.quiet_hours[2]: must be a time"),
    (BARE + 'staff_days = ["Mon", "Someday"]', "programme.staff_days[2]: must be one of Mon"),
    (BARE + "keep_messages = 90", "programme.keep_messages: must be a duration"),
    (BARE + 'keep_messages = "3 days"', "programme.keep_messages: must be a duration"),
    (BARE + 'keep_messages = "-3d"', "programme.keep_messages: must be a duration"),
    (BARE + 'keep_messages = "99999d"', "programme.keep_messages: is longer"),
    (BARE + 'text_price_gbp = "0.04"', "programme.text_price_gbp: must be an amount"),
    (BARE + "text_price_gbp = nan", "programme.text_price_gbp: must be an amount"),
    (BARE + "text_price_gbp = 1e99999999999999999999", "programme.text_price_gbp: must be an amount"),
    (BARE + "[check_in]\nlow_mood = 2.0e-99999999999999999999", "check_in.low_mood: must be a whole number"),
    (BARE + f"[check_in]\nlow_mood = {'9' * 5000}", "programme.toml: line 5: the number is too long"),
    (BARE + "monthly_spend_limit_gbp = true", "programme.monthly_spend_limit_gbp: must be an amount"),
    (BARE + "[check_in]\ntime = 10:00:00", "check_in.time: must be a time"),
    (BARE + '[check_in]\nlow_mood = "2"', "check_in.low_mood: must be a whole number"),
    (BARE + "[check_in]\nlow_mood = true", "check_in.low_mood: must be a whole number"),
    (BARE + '[check_in]\ncadence = [{ every = "48h" }]', "check_in.cadence[1].every: must be in whole days"),
    (BARE + "[check_in]\ncadence = [{ until_day = 3 }]", "check_in.cadence[1].every: is missing"),
    (BARE + '[reminders]\nsession = "1d"', "reminders.session: must be a list"),
    (BARE + "[reminders]\nsession = [1]", "reminders.session[1]: must be a duration"),
    (BARE + "[sessions]\noffered = 3.0", "sessions.offered: must be a whole number"),
    (BARE + '[ladder.urgent]\nclock = "sun"', "ladder.urgent.clock: must be 'staff' or 'wall'"),
    (BARE + '[ladder.urgent]\nsteps = [{ after = "1h", to = "bob" }]', "ladder.urgent.steps[1].to: must be"),
    (BARE + "[ladder]\nurgent = 3", "ladder.urgent: must be a table"),
    (BARE + '[[helpline]]\nname = "A"\nphone = "1"', "helpline[1].checked: is missing"),
    (BARE + '[[helpline]]\nname = "A"\nphone = "1"\nchecked = "soon"', "helpline[1].checked: must be a date"),
    ("ladder = 3\n" + BARE, "ladder: must be a table"),
]


@pytest.mark.parametrize(("text", "line"), FORM)
def test_a_wrong_form_is_refused_with_its_key(text: str, line: str) -> None:
    with pytest.raises(BadPolicy) as refused:
        parse_policy(text, today=TODAY, source="programme.toml")
    assert refused.value.line.startswith("programme.toml: ")
    assert line in refused.value.line
    assert "\n" not in refused.value.line


def test_many_problems_stay_one_line() -> None:
    with pytest.raises(BadInput) as refused:
        policy("\n".join(f"extra_{number} = 1" for number in range(9)))
    assert refused.value.line.count("unknown key") == 5
    assert refused.value.line.endswith("; and 4 more")


def test_a_byte_order_mark_is_no_key() -> None:
    assert parse_policy("\ufeff" + BARE, today=TODAY) == policy()
