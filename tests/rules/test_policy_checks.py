"""What a policy can't say: each value is refused with its key."""

from datetime import date, timedelta

import pytest

from bot.errors import BadPolicy
from bot.rules.policy import parse_policy
from tests.rules.policies import TODAY, policy

HELPLINE = '[[helpline]]\nname = "A"\nphone = "1"\nchecked = 2026-11-01\n'
ADDRESSES = [
    ('slug = "Leicester"\nname = "A"', "programme.slug"),
    ('slug = "a--b"\nname = "A"', "programme.slug"),
    ('slug = "-a"\nname = "A"', "programme.slug"),
    (f'slug = "{"a" * 41}"\nname = "A"', "programme.slug"),
    ('slug = ""\nname = "A"', "programme.slug"),
    ('slug = "a"\nname = " "', "programme.name"),
    ('slug = "a"\nname = "A\\u0000"', "programme.name: must be printable"),
]
IMPOSSIBLE = [
    ('timezone = "Europe/Leicester"', "programme.timezone"),
    ('timezone = ""', "programme.timezone"),
    ('timezone = "/etc/passwd"', "programme.timezone"),
    ("languages = []", "programme.languages"),
    ('languages = ["en", "fr"]', "programme.languages: 'fr'"),
    ('languages = ["en", "en"]', "programme.languages: names one twice"),
    ('quiet_hours = ["21:00", "21:00"]', "programme.quiet_hours"),
    ('bank_holidays = "GB-XXX"', "programme.bank_holidays"),
    ('bank_holidays = "Narnia"', "programme.bank_holidays"),
    ('bank_holidays = ""', "programme.bank_holidays"),
    ('bank_holidays = "GB-"', "programme.bank_holidays"),
    ("staff_days = []", "programme.staff_days"),
    ('staff_days = ["Mon", "mon"]', "programme.staff_days: names one twice"),
    ('staff_hours = ["17:00", "09:00"]', "programme.staff_hours"),
    ('staff_hours = ["09:00", "09:00"]', "programme.staff_hours"),
    ('keep_messages = "0d"', "programme.keep_messages"),
    ("monthly_spend_limit_gbp = -1", "programme.monthly_spend_limit_gbp"),
    ("text_price_gbp = -0.01", "programme.text_price_gbp"),
    ("text_price_gbp = 1e20", "programme.text_price_gbp: must be 1000000 at most"),
    ("monthly_spend_limit_gbp = 1e999999", "programme.monthly_spend_limit_gbp: must be 1000000 at most"),
    ('[check_in]\ntime = "08:59"', "check_in.time: is in the quiet hours"),
    ('[check_in]\ntime = "21:00"', "check_in.time: is in the quiet hours"),
    ('quiet_hours = ["10:00", "11:00"]', "check_in.time: is in the quiet hours"),
    ('[check_in]\nwindow = "0h"', "check_in.window"),
    ('[check_in]\nwindow = "49h"', "check_in.window: must not be longer"),
    ('[check_in]\nwindow = "24h"\nnudge_after = "24h"', "check_in.nudge_after"),
    ('[check_in]\nnudge_after = "0m"', "check_in.nudge_after"),
    ("[check_in]\nlow_mood = 0", "check_in.low_mood"),
    ("[check_in]\nlow_mood = 6", "check_in.low_mood"),
    ("[check_in]\ncadence = []", "check_in.cadence"),
    ('[check_in]\ncadence = [{ every = "0d" }]', "check_in.cadence[1].every"),
    ('[check_in]\ncadence = [{ until_day = 9, every = "2d" }]', "check_in.cadence[1].until_day"),
    ('[check_in]\ncadence = [{ every = "2d" }, { every = "3d" }]', "check_in.cadence[1].until_day"),
    (
        '[check_in]\ncadence = [{ until_day = 9, every = "2d" }, { until_day = 9, every = "3d" }, { every = "4d" }]',
        "check_in.cadence[2].until_day",
    ),
    (
        '[check_in]\ncadence = [{ until_day = 36501, every = "2d" }, { every = "3d" }]',
        "check_in.cadence[1].until_day: must be 36500 at most",
    ),
    ('[reminders]\nsession = ["0h"]', "reminders.session: must be before"),
    ('[reminders]\nsession = ["1d", "24h"]', "reminders.session: has one twice"),
    ('[reminders]\n"Big Day" = ["1d"]', "reminders.Big Day"),
    ('[sessions]\nlength = "0m"', "sessions.length"),
    ('[sessions]\nlength = "25h"', "sessions.length"),
    ('[sessions]\ngap = "2d"', "sessions.gap"),
    ('[sessions]\nnotice = "2d"\nhorizon = "48h"', "sessions.horizon"),
    ('[sessions]\nnotice = "0h"\nhorizon = "0d"', "sessions.horizon"),
    ("[sessions]\noffered = 0", "sessions.offered"),
    ("[sessions]\noffered = 10", "sessions.offered"),
    ('[sessions]\nplace = ""', "sessions.place"),
    ("[ladder.tea_break]", "ladder.tea_break: there is no kind"),
    ('[ladder.urgent]\ntaken_for = "0m"', "ladder.urgent.taken_for"),
    ("[ladder.urgent]\nsteps = []", "ladder.urgent.steps: never reach a coordinator"),
    (
        '[ladder.low_mood]\nsteps = [{ after = "0m", to = "mentor" }, { after = "1h", to = "cover", repeat = "1h" }]',
        "ladder.low_mood.steps: never reach a coordinator",
    ),
    (
        '[ladder.urgent]\nsteps = [{ after = "2h", to = "mentor" }, { after = "1h", to = "coordinators" }]',
        "ladder.urgent.steps[2].after",
    ),
    (  # a staff day has eight hours
        '[ladder.urgent]\nsteps = [{ after = "9h", to = "mentor" }, { after = "1d", to = "coordinators" }]',
        "ladder.urgent.steps[2].after",
    ),
    (
        '[ladder.urgent]\nsteps = [{ after = "0m", to = "cover", repeat = "1h" }, { after = "1d", to = "cover" }]',
        "ladder.urgent.steps[1].repeat: only the last",
    ),
    (
        '[ladder.urgent]\nsteps = [{ after = "0m", to = "coordinators", repeat = "0m" }]',
        "ladder.urgent.steps[1].repeat: must be longer",
    ),
    (HELPLINE.replace('"A"', '""'), "helpline[1].name"),
    (HELPLINE.replace('"A"', f'"{"A" * 81}"'), "helpline[1].name: must have at most 80"),
    (HELPLINE.replace('"1"', f'"{"1" * 81}"'), "helpline[1].phone: must have at most 80"),
    (HELPLINE.replace('"A"', r'"A\nB"'), "helpline[1].name: must be printable"),
    (HELPLINE.replace('"1"', r'"1\u0000"'), "helpline[1].phone: must be printable"),
    ('[sessions]\nplace = "a\\nb"', "sessions.place: must be printable"),
    (HELPLINE + HELPLINE.replace('"1"', '" "'), "helpline[2].phone"),
    (HELPLINE.replace('"1"', '"ring us"'), "helpline[1].phone: must hold a number"),
    (HELPLINE * 11, "helpline: must be 10 at most"),
    (HELPLINE.replace("2026-11-01", "2026-05-25"), "helpline[1].checked"),
    (HELPLINE.replace("2026-11-01", "2062-11-01"), "helpline[1].checked"),
]


@pytest.mark.parametrize(("text", "key"), IMPOSSIBLE)
def test_an_impossible_value_is_refused_with_its_key(text: str, key: str) -> None:
    with pytest.raises(BadPolicy) as refused:
        policy(text)
    assert f" {key}" in refused.value.line


@pytest.mark.parametrize(("text", "key"), ADDRESSES)
def test_an_ill_formed_slug_or_name_is_refused(text: str, key: str) -> None:
    with pytest.raises(BadPolicy, match=key):
        parse_policy(f"[programme]\n{text}", today=TODAY)


def test_no_helpline_at_all_is_refused() -> None:
    with pytest.raises(BadPolicy, match=r"p\.toml: helpline: must have one"):
        parse_policy('helpline = []\n[programme]\nslug = "a"\nname = "A"', today=TODAY, source="p.toml")


@pytest.mark.parametrize(("days", "fine"), [(180, True), (181, False)])
def test_a_helpline_is_good_for_180_days(days: int, fine: bool) -> None:
    today = date(2026, 11, 1) + timedelta(days=days)
    if fine:
        assert policy(HELPLINE, today=today).helplines[0].checked == date(2026, 11, 1)
        return
    with pytest.raises(BadPolicy, match=r"helpline\[1\]\.checked: is more than 180 days ago"):
        policy(HELPLINE, today=today)


POSSIBLE = [
    '[check_in]\nwindow = "2d"',
    '[check_in]\ncadence = [{ every = "1d" }]',
    '[check_in]\ntime = "09:00"',
    'quiet_hours = ["00:00", "06:00"]',
    'bank_holidays = "GB-SCT"',
    'bank_holidays = "GB"',
    "monthly_spend_limit_gbp = 0",
    "monthly_spend_limit_gbp = 1000000",
    '[sessions]\ngap = "0m"\nnotice = "0m"',
    "[sessions]\noffered = 9",
    '[ladder.urgent]\nsteps = [{ after = "8h", to = "mentor" }, { after = "1d", to = "coordinators" }]',
    '[ladder.emergency]\nsteps = [{ after = "23h", to = "cover" }, { after = "1d", to = "coordinators" }]',
]


@pytest.mark.parametrize("text", POSSIBLE)
def test_values_at_the_edge_are_taken(text: str) -> None:
    assert policy(text).programme.slug == "leicester-up"
