"""The buttons under our messages. Their data is `name:argument:…`, with ids and words of our own only."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.services.staff import (
    availability,
    dates,
    emergencies,
    holding,
    item_taps,
    joining,
    leave,
    mentoring,
    number_taps,
    outcomes,
    outcomes_undone,
    people_list,
    person_card,
    proposals,
    to_leaver,
    whom,
)
from bot.services.staff.visit import Visit

NUMBER, WORD = re.compile(r"[0-9]{1,16}"), re.compile(r"[A-Za-z0-9_ -]{1,40}")


async def tap(visit: Visit, data: str) -> None:
    """Does what the button says. One that we never made, or make no more, is answered as an old one."""
    name, *given = data.split(":")
    action, shape = TAPS.get(name, (_stale, ""))
    arguments = _read(given, shape)
    if arguments is None:
        visit.hint("tap.stale")
        return
    visit.forget()
    visit.doing = name
    await action(visit, *arguments)


def _read(given: list[str], shape: str) -> list[Any] | None:
    if len(given) != len(shape):
        return None
    patterns = [NUMBER if kind == "n" else WORD for kind in shape]
    if not all(pattern.fullmatch(one) for pattern, one in zip(patterns, given, strict=True)):
        return None
    return [int(one) if kind == "n" else one for kind, one in zip(shape, given, strict=True)]


async def _stale(visit: Visit) -> None:
    visit.hint("tap.stale")


async def _no(visit: Visit) -> None:
    visit.settle("tap.nothing_done")


TAPS: Mapping[str, tuple[Callable[..., Awaitable[None]], str]] = {
    # a queue item
    "take": (item_taps.take, "n"),
    "done": (item_taps.done, "n"),
    "why": (item_taps.why, "nw"),
    "hand": (item_taps.hand, "n"),
    "handto": (item_taps.hand_to, "nn"),
    "later": (item_taps.later, "n"),
    "raise": (emergencies.raise_for, "n"),
    # words to a leaver
    "whom": (whom.for_words, "nnn"),
    "whominneed": (whom.ask_for_emergency, "n"),
    "send": (to_leaver.send, "nnnw"),
    "drop": (to_leaver.drop, ""),
    "again": (to_leaver.again, "n"),
    # people
    "people": (people_list.show, "n"),
    "person": (person_card.show, "n"),
    "write": (person_card.ask_words, "n"),
    "holds": (holding.ask, "n"),
    "hold": (holding.set_hold, "nw"),
    "mentors": (mentoring.ask, "n"),
    "mentor": (mentoring.assign, "nn"),
    # times
    "times": (proposals.offer, "n"),
    "othertime": (proposals.ask_time, "n"),
    "prop": (proposals.propose, "nn"),
    "dates": (dates.ask_kind, "n"),
    "datekind": (dates.ask_time, "nw"),
    "date": (dates.add, "nwn"),
    # sessions
    "attended": (outcomes.attended, "n"),
    "absent": (outcomes.absent, "n"),
    "takeback": (outcomes_undone.undo, "nn"),
    "change": (outcomes.change, "n"),
    "changeto": (outcomes.ask_time, "n"),
    "move": (outcomes.move, "nn"),
    "cancel": (outcomes.ask_cancel, "n"),
    "cancelit": (outcomes.cancel, "n"),
    # the mentor's own time
    "day": (availability.ask_hours, "n"),
    "hours": (availability.set_day, "nw"),
    "back": (leave.off, ""),
    # who somebody is
    "attach": (number_taps.ask_person, "nn"),
    "attachto": (number_taps.attach, "nn"),
    "number": (number_taps.ask_number, "n"),
    "usenumber": (number_taps.use, "nnn"),
    "dismiss": (number_taps.ask_dismiss, "n"),
    "dismissit": (number_taps.dismiss, "n"),
    "undo": (joining.undo, "n"),
    "no": (_no, ""),
}
