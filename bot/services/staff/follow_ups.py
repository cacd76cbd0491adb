"""What a member of staff types after a question of ours: the time, the words, the days they were asked for."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.services.staff import availability, dates, outcomes, person_card, proposals
from bot.services.staff.visit import Visit

FollowUp = Callable[[Visit, str, Mapping[str, Any]], Awaitable[None]]
"""(visit, what they typed, what was kept with the question)."""


def is_one(visit: Visit) -> bool:
    """Whether what they typed answers our question: it replies to it, or is no reply and in no other leaver's topic."""
    if not visit.asked:
        return False
    if visit.replied:
        return visit.shown is not None and visit.shown.id == visit.asked["question"]
    return visit.topic is None or visit.topic == visit.asked.get("person")


async def answer(visit: Visit, text: str) -> None:
    """Takes it as the answer. What can't be read is asked again by whoever asked."""
    asked = visit.asked
    visit.forget()
    await FOLLOW_UPS[asked["what"]](visit, text, asked)


FOLLOW_UPS: Mapping[str, FollowUp] = {
    "words": person_card.typed_words,
    "proposal": proposals.typed_time,
    "date": dates.typed_time,
    "move": outcomes.typed_time,
    "hours": availability.typed,
}
