"""Twilio's lists of messages: filters and pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from bot.sandbox.twilio_errors import Refusal
from bot.sandbox.twilio_records import TextMessage

_DEFAULT_PAGE, _LARGEST_PAGE = 50, 1000
_FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")


@dataclass(frozen=True, kw_only=True)
class Page:
    """The messages on one page, and the frame that Twilio puts around them."""

    messages: Sequence[TextMessage]
    frame: dict[str, object]


def list_page(messages: Sequence[TextMessage], path: str, query: QueryParams) -> Page:
    """One page of the messages that pass the filters of the query, in the order given.

    `To` and `From` match exactly. `DateSent` takes a day (GMT) or an instant; messages that were not sent yet have
    no such date and pass none of its filters.
    """
    passing = [message for message in messages if _passes(message, query)]
    size = min(_whole(query, "PageSize", _DEFAULT_PAGE, 1), _LARGEST_PAGE)
    number = _whole(query, "Page", 0, 0)
    start = number * size
    shown = passing[start : start + size]

    def address(page: int) -> str:
        kept = [(name, query[name]) for name in _FILTERS if name in query]
        paging = [("PageSize", str(size)), ("Page", str(page))]
        token = [("PageToken", f"PA{passing[page * size - 1].sid}")] if page else []
        return f"{path}?{urlencode([*kept, *paging, *token])}"

    further = start + size < len(passing)
    frame: dict[str, object] = {
        "end": start + max(len(shown) - 1, 0),
        "first_page_uri": address(0),
        "next_page_uri": address(number + 1) if further else None,
        "page": number,
        "page_size": size,
        "previous_page_uri": address(number - 1) if number and shown else None,
        "start": start,
        "uri": address(number) if shown else address(0),
    }
    return Page(messages=shown, frame=frame)


def _passes(message: TextMessage, query: QueryParams) -> bool:
    if query.get("To", message.to) != message.to or query.get("From", message.sender) != message.sender:
        return False
    return all(
        message.sent is not None and in_bounds(message.sent)
        for name in ("DateSent", "DateSent<", "DateSent>")
        if name in query
        for in_bounds in [_bounds(name, query[name])]
    )


def _bounds(name: str, value: str) -> Callable[[datetime], bool]:
    """`DateSent<` and `DateSent>` include the day or instant itself, as `<=` and `>=` do in Twilio's documents."""
    first, last = _span(value)
    if name == "DateSent<":
        return lambda sent: sent <= last
    if name == "DateSent>":
        return lambda sent: sent >= first
    return lambda sent: first <= sent <= last


def _span(value: str) -> tuple[datetime, datetime]:
    try:
        if len(value) == len("2026-11-24"):
            start = datetime.combine(date.fromisoformat(value), time.min, UTC)
            return start, start + timedelta(days=1) - timedelta(microseconds=1)
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Refusal(20001, "DateSent") from None
    # Twilio's dates are GMT where they name no zone, and know no parts of a second.
    start = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).replace(microsecond=0)
    return start, start + timedelta(seconds=1) - timedelta(microseconds=1)


def _whole(query: QueryParams, name: str, default: int, least: int) -> int:
    try:
        number = int(query.get(name, str(default)))
    except ValueError:
        raise Refusal(20001, name) from None
    if number < least:
        raise Refusal(20001, name)
    return number
