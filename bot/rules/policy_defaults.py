"""The values of a policy that stand when a file leaves them out, in the shape that `tomllib` gives."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

DEFAULTS: Mapping[str, Any] = {
    "programme": {
        "timezone": "Europe/London",
        "languages": ("en", "cy"),
        "quiet_hours": ("21:00", "09:00"),
        "bank_holidays": "GB-ENG",
        "staff_days": ("Mon", "Tue", "Wed", "Thu", "Fri"),
        "staff_hours": ("09:00", "17:00"),
        "keep_messages": "90d",
        "monthly_spend_limit_gbp": 50,
        "text_price_gbp": Decimal("0.04"),
    },
    "check_in": {
        "time": "10:00",
        "window": "24h",
        "nudge_after": "6h",
        # Closest in the first 14 and 28 days, in which most of the deaths after release fall (PMC2955973).
        "cadence": (
            {"until_day": 14, "every": "2d"},
            {"until_day": 28, "every": "3d"},
            {"until_day": 84, "every": "7d"},
            {"every": "14d"},
        ),
        "low_mood": 2,
    },
    # Sessions and probation: Hastings et al. 2021. Court: Fishbane, Ouss, Shah 2020.
    "reminders": {
        "session": ("4d", "1d", "2h"),
        "court": ("7d", "3d", "1d"),
        "probation": ("4d", "1d"),
    },
    "sessions": {
        "length": "45m",
        "gap": "15m",
        "notice": "4h",
        "horizon": "21d",
        "offered": 3,
        "place": "phone call",
    },
    "ladder": {
        "missed_check_in": {
            "clock": "staff",
            "taken_for": "1d",
            "steps": (
                {"after": "0m", "to": "mentor"},
                {"after": "2h", "to": "mentor"},
                {"after": "4h", "to": "cover"},
                {"after": "8h", "to": "coordinators", "repeat": "2h"},
            ),
        },
        "unanswered_message": {
            "clock": "staff",
            "taken_for": "1d",
            "steps": (
                {"after": "0m", "to": "mentor"},
                {"after": "4h", "to": "cover"},
                {"after": "8h", "to": "coordinators", "repeat": "4h"},
            ),
        },
        "urgent": {
            "clock": "staff",
            "taken_for": "4h",
            "steps": (
                {"after": "0m", "to": "mentor"},
                {"after": "1h", "to": "cover"},
                {"after": "2h", "to": "coordinators", "repeat": "1h"},
            ),
        },
        "emergency": {
            "clock": "wall",
            "taken_for": "1h",
            "steps": (
                {"after": "0m", "to": "mentor"},
                {"after": "0m", "to": "coordinators", "repeat": "15m"},
            ),
        },
    },
    "helpline": (
        {"name": "Samaritans", "phone": "116 123", "checked": date(2026, 11, 1)},
        {"name": "NHS", "phone": "111, option 2", "checked": date(2026, 11, 1)},
        {"name": "Shout text line", "phone": "85258", "checked": date(2026, 11, 1)},
    ),
}


def filled(given: Mapping[str, Any]) -> dict[str, Any]:
    """A policy with every key that was left out filled in.

    A list that was given stands as it is. A ladder of a kind that has none by default takes what it leaves
    out from the programme's own `unanswered_message`, by which that kind would climb otherwise.
    """
    whole: dict[str, Any] = _over(DEFAULTS, given)
    ladders = whole["ladder"]
    if not isinstance(ladders, Mapping):
        return whole
    general = ladders["unanswered_message"]
    own = {kind: _over(general, ladder) for kind, ladder in ladders.items() if kind not in DEFAULTS["ladder"]}
    return {**whole, "ladder": {**ladders, **own}}


def _over(default: Any, given: Any) -> Any:
    if not isinstance(default, Mapping) or not isinstance(given, Mapping):
        return given
    return {**default, **{key: _over(default.get(key), value) for key, value in given.items()}}
