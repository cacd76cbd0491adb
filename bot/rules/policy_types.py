"""The kinds of value in a policy: how each is read from TOML, and written as JSON in the same form."""

import re
from datetime import time, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationInfo

from bot.rules.span import Span, parse_span, span_of

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Rules(BaseModel):
    """A part of the policy. Nothing changes after it was read, and no key is passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def parse_time(text: object) -> time:
    """Reads "09:30" or "9:30". Raises ValueError in plain words for anything else."""
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text) if isinstance(text, str) else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError('must be a time like "09:30"')
    return time(int(found[1]), int(found[2]))


def _weekday(name: object) -> int:
    if not isinstance(name, str) or name.title() not in _DAYS:
        raise ValueError(f"must be one of {', '.join(_DAYS)}")
    return _DAYS.index(name.title())


def _days(text: object) -> int:
    span = parse_span(text)
    if span.unit != "d":
        raise ValueError('must be in whole days, like "2d"')
    return span.value


def _money(value: object, info: ValidationInfo) -> Decimal:
    if info.mode == "json" and isinstance(value, str):
        return Decimal(value)  # as it was stored; in a file a number in quotes is a wrong type
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("must be an amount in pounds, like 0.04")
    amount = Decimal(value)
    if not amount.is_finite():
        raise ValueError("must be an amount in pounds, like 0.04")
    return amount


SpanText = Annotated[Span, BeforeValidator(parse_span), PlainSerializer(str)]
Length = Annotated[
    timedelta,
    BeforeValidator(lambda text: parse_span(text).timedelta),
    PlainSerializer(lambda length: str(span_of(length))),
]
LocalTime = Annotated[time, BeforeValidator(parse_time), PlainSerializer(lambda at: f"{at:%H:%M}")]
Weekday = Annotated[int, BeforeValidator(_weekday), PlainSerializer(lambda day: _DAYS[day])]
Days = Annotated[int, BeforeValidator(_days), PlainSerializer(lambda days: f"{days}d")]
Money = Annotated[Decimal, BeforeValidator(_money)]
