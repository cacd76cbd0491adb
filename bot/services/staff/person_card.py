"""A leaver's card: how they are doing, and what can be done for them."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.rules.say_time import say_when
from bot.services import item_card
from bot.services.say import Buttons, first_name
from bot.services.staff import to_leaver
from bot.services.staff.access import able
from bot.services.staff.visit import Visit
from bot.services.turn import Turn


async def show(visit: Visit, person_id: int) -> None:
    """The card, as a message of its own; a reply to it goes to the leaver."""
    turn = await able(visit, person_id)
    if turn is not None:
        visit.answer_text("\n".join(_lines(visit, turn)), buttons=_buttons(visit, turn), person=person_id)


def _lines(visit: Visit, turn: Turn) -> Iterable[str]:
    person = turn.person
    yield visit.words("person.headline", name=first_name(person.name), status=visit.words(f"status.{status(turn)}"))
    mentor = turn.case.mentor
    yield visit.words("person.mentor", by=first_name(mentor.name)) if mentor else visit.words("person.no_mentor")
    if person.hold is not None and person.hold_until is not None:
        yield visit.words("person.hold_until", until_on=person.hold_until)
    yield item_card.moods(turn, visit.staff) or visit.words("person.no_check_ins")
    if person.last_text_at is not None:
        said = say_when(person.last_text_at, now=turn.now, tz=turn.case.tz, language=visit.staff.language)
        yield visit.words("person.last_text", when=said)
    yield item_card.next_session(turn, visit.staff)
    yield visit.words("person.open_items", count=len(turn.case.items))


def status(turn: Turn) -> str:
    """One word for how it stands: nothing is sent to somebody who has stopped, whatever else is the case."""
    person = turn.person
    if person.stopped_at is not None:
        return "stopped"
    if person.consent_on is None:
        return "no_consent"
    if person.status == "in_custody":
        return "in_custody"
    if person.hold is not None:
        return person.hold
    return "active" if person.welcome == "done" else f"welcome_{person.welcome}"


def _buttons(visit: Visit, turn: Turn) -> Buttons:
    number = turn.person.id
    rows = [
        [visit.button("write", f"write:{number}"), visit.button("propose", f"times:{number}")],
        [visit.button("add_date", f"dates:{number}"), visit.button("hold", f"holds:{number}")],
    ]
    last = [visit.button("emergency", f"raise:{number}")]
    if visit.is_coordinator:
        last.insert(0, visit.button("mentor", f"mentors:{number}"))
    return [*rows, last]


async def ask_words(visit: Visit, person_id: int) -> None:
    """What they type next goes to this leaver; so does a reply to the question."""
    turn = await able(visit, person_id)
    if turn is None:
        return
    reason = to_leaver.why_not(turn)
    if reason is not None:
        visit.hint(reason, name=first_name(turn.person.name))
        return
    question = visit.answer("write.what", person=person_id, name=first_name(turn.person.name))
    visit.ask("words", question, person=person_id)


async def typed_words(visit: Visit, text: str, asked: Mapping[str, Any]) -> None:
    """The words themselves stand in the inbox row of this visit."""
    await to_leaver.write(visit, asked["person"])
