"""A row of every table that can hold something on a person, about one of two people."""

from storage.codec import Record
from storage.happenings import Alert, Note, Run, Untold
from storage.records import Invitation, LedgerEntry, Stranger, Topic
from tests.support.examples import NOON, check_in, due, item, leaver, mentor, message, programme, received, session


def both_worlds() -> list[Record]:
    """What everybody shares."""
    return [programme(id=1), mentor(id=1, name="Sam Hill", telegram="4711")]


def everything_on(person: int, name: str) -> list[Record]:
    """Whatever can be held on the person of this id; every word of theirs holds their name."""
    at = person * 1000
    return [
        leaver(id=person, name=f"{name} Morris", phone=f"+4477009001{person:02}", phone_hash=_hash(person)),
        Stranger(
            id=at + 1, phone=f"+4477009001{person:02}", phone_hash=_hash(person), first_at=NOON, answered_at=None,
            state="attached", person_id=None,
        ),
        Invitation(
            id=at + 2, staff_id=None, person_id=person, token_hash=_hash(person), expires_at=NOON, redeemed_at=None,
            withdrawn_at=None,
        ),
        LedgerEntry(id=at + 3, person_id=person, at=NOON, what="consent", how="paper", wording="1"),
        Topic(id=at + 4, staff_id=1, person_id=person, thread_id=at),
        received(id=at + 5, person_id=person, body=f"{name} here"),
        received(id=at + 6, stranger_id=at + 1, body=f"it's {name}, new phone"),
        received(id=at + 7, channel="telegram", person_id=person, staff_id=1, body=f"for {name}"),
        message(id=at + 8, person_id=person, lane=f"p{person}", provider_id=f"SM{at}", state="sent", body=f"Hi {name}"),
        message(
            id=at + 9, person_id=person, staff_id=1, lane="s1", channel="telegram", provider_id=str(at), state="sent",
            body=f"{name} wrote",
        ),
        message(
            id=at + 10, stranger_id=at + 1, lane=f"x{at}", state="sent", provider_id=f"SMx{at}", body=f"Who is {name}?"
        ),
        Run(
            id=at + 11, person_id=person, flow="book", about_id=None, facts={"name": name}, answers={"a": name},
            pending=None, asked_at=NOON, state="done", started_at=NOON, version=1,
        ),
        due(id=at + 12, person_id=person),
        item(id=at + 13, person_id=person, opened_at=NOON),
        item(id=at + 14, stranger_id=at + 1, kind="unknown_number"),
        Note(id=at + 15, item_id=at + 13, at=NOON, what="low_mood", detail={"said": name}),
        Note(id=at + 16, item_id=at + 14, at=NOON, what="unknown_number", detail={"said": name}),
        Alert(id=at + 17, item_id=at + 13, staff_id=1, outbox_id=at + 9, rung=0, at=NOON),
        session(id=at + 18, person_id=person, mentor_id=None, place=f"{name}'s"),
        check_in(id=at + 19, person_id=person, mood=2),
        Untold(
            id=at + 20, programme_id=1, person_id=person, purpose="prompt", how="dropped", at=NOON, planned_at=NOON
        ),
    ]  # fmt: skip


def _hash(person: int) -> bytes:
    return f"hash {person}".encode()
