"""What a programme may decide for itself, drawn by seed: every key of the policy file, within what is let through."""

import random
from collections.abc import Sequence
from datetime import date

from tests.support.enrol import PLAIN

ZONES = ("Europe/London",) * 4 + ("Europe/Lisbon", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu")
WEEKS = ("Mon Tue Wed Thu Fri", "Mon Wed Fri", "Sat Sun", "Sun Mon Tue Wed Thu Fri Sat", "Thu")
QUIET = (("21:00", "09:00"), ("22:30", "07:15"), ("00:00", "06:00"), ("13:00", "14:30"), ("18:00", "11:45"))
HOURS = (("09:00", "17:00"), ("00:00", "23:59"), ("10:15", "10:45"), ("13:00", "21:30"))
AT = ("12:00", "12:59", "16:20")
"""Times of day that are in none of the quiet hours above."""
LADDERS = ("missed_check_in", "unanswered_message", "urgent", "emergency", "low_mood", "call_back", "unreachable")
TO = ("mentor", "cover", "coordinators")
AFTER = (0, 0, 1, 10, 45, 60, 90, 240, 480, 1440, 2880)
"""Minutes on the ladder's own clock; a step comes no sooner than the one before."""
LEFT = ("1m", "30m", "1h", "4h", "1d", "2d")


HELPLINES = "".join(
    f"[[helpline]]\nname = '{name}'\nphone = '{phone}'\nchecked = {{checked}}\n"
    for name, phone in (("Samaritans", "116 123"), ("NHS", "111, option 2"))
)


def whole(policy: str, today: date) -> str:
    """With helplines that were checked today."""
    return policy + HELPLINES.format(checked=today)


def drawn(seed: int) -> str:
    """The policy of a programme, without helplines."""
    chance = random.Random(f"{seed} policy")
    kinds = [kind for kind in LADDERS if chance.random() < 0.6]
    return "\n".join([_programme(chance), _check_in(chance), _sessions(chance), *(_ladder(k, chance) for k in kinds)])


def _programme(chance: random.Random) -> str:
    return PLAIN + _lines(
        timezone=_text(chance.choice(ZONES)),
        languages=chance.choice(('["en", "cy"]', '["en", "cy"]', '["en"]', '["cy", "en"]')),
        quiet_hours=_list(chance.choice(QUIET)),
        bank_holidays=_text(chance.choice(("GB-ENG", "GB-SCT", "GB-NIR"))),
        staff_days=_list(chance.choice(WEEKS).split()),
        staff_hours=_list(chance.choice(HOURS)),
        keep_messages=_text(chance.choice(("1d", "3d", "90d"))),
        monthly_spend_limit_gbp=chance.choice((0, 1, 5, 50, 5000)),
        text_price_gbp=chance.choice((0, 0.04, 0.0375)),
    )


def _check_in(chance: random.Random) -> str:
    window = chance.choice((2, 6, 24, 24, 47))
    least = 1 if window <= 24 else 2
    return "[check_in]\n" + _lines(
        time=_text(chance.choice(AT)),
        window=_text(f"{window}h"),
        nudge_after=_text(f"{chance.randint(1, window * 60 - 1)}m"),
        cadence=f'[{{ until_day = {chance.randint(0, 9)}, every = "{least}d" }}, {{ every = "{least + 2}d" }}]',
        low_mood=chance.randint(1, 5),
    )


def _sessions(chance: random.Random) -> str:
    notice = chance.choice(("0h", "1h", "4h", "48h"))
    before = chance.choice(((), ("1h",), ("4d", "1d", "2h"), ("36h", "5m")))
    sessions = _lines(
        length=_text(chance.choice(("5m", "45m", "2h", "10h"))),
        gap=_text(chance.choice(("0m", "15m", "3h"))),
        notice=_text(notice),
        horizon=_text(chance.choice(("3d", "21d", "60d"))),
        offered=chance.randint(1, 9),
    )
    return f"[reminders]\nsession = {_list(before)}\n[sessions]\n{sessions}"


def _ladder(kind: str, chance: random.Random) -> str:
    at = sorted(chance.choice(AFTER) for _ in range(chance.randint(1, 5)))
    to = [chance.choice(TO) for _ in at]
    if "coordinators" not in to:
        to[-1] = "coordinators"
    repeat = f', repeat = "{chance.choice(("30m", "1h", "1d"))}"' if chance.random() < 0.7 else ""
    steps = [f'{{ after = "{minutes}m", to = "{whom}" }}' for minutes, whom in zip(at, to, strict=True)]
    steps[-1] = steps[-1].replace(" }", f"{repeat} }}")
    return f"[ladder.{kind}]\n" + _lines(
        clock=_text(chance.choice(("staff", "wall"))),
        taken_for=_text(chance.choice(LEFT)),
        steps=f"[{', '.join(steps)}]",
    )


def _lines(**keys: object) -> str:
    return "".join(f"{key} = {value}\n" for key, value in keys.items())


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _text(word: str) -> str:
    return f'"{word}"'
