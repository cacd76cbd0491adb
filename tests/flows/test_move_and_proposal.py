"""Another time for what is booked or was proposed, and when the next time is."""

import pytest

from bot.talk.effects import Book
from tests.support.conversation import Conversation, Diary, iso

SESSION = {"id": 7, "kind": "session", "starts_at": iso(25, 14)}
COURT = {"id": 8, "kind": "court", "starts_at": iso(25, 14)}


def test_move_answers_with_one_text_that_names_the_time_and_offers_others() -> None:
    talk = Conversation("move", world=Diary(session=SESSION)).reads(
        "You have Wed 25 Nov 2pm. Which time is better?\n1 Tue 24 Nov 2pm\n2 Wed 25 Nov 10am\n3 Thu 26 Nov 2pm\n"
        "Reply with a number, a day or MORE."
    )
    talk.says("3").wants(Book(starts_at=iso(26, 14), session_id=7))
    assert talk.reads("Booked: Thu 26 Nov 2pm. Sam has kept it for you.").over


@pytest.mark.parametrize("session", [None, COURT])
def test_who_has_nothing_to_move_is_offered_a_time_in_the_same_text(session: dict[str, object] | None) -> None:
    talk = Conversation("move", world=Diary(session=session))
    assert len(talk.said) == 1
    assert talk.said[0].startswith("You have no time yet. Which one?\n1 Tue 24 Nov 2pm\n")
    assert talk.says("1").wants(Book(starts_at=iso(24, 14))).over


def test_a_session_that_was_named_is_moved_even_when_another_comes_first() -> None:
    talk = Conversation("move", {"session": {**SESSION, "id": 9}, "taken": True}, Diary(session=SESSION))
    assert talk.said[0].startswith("That time has just gone.")
    assert talk.says("1").wants(Book(starts_at=iso(24, 14), session_id=9)).over


def test_the_session_is_looked_up_once() -> None:
    diary = Diary(session=SESSION)
    talk = Conversation("move", world=diary)
    diary.session = None
    assert talk.says("more").says("1").wants(Book(starts_at=iso(27, 9, 30), session_id=7)).over


def test_a_proposed_time_is_taken_with_a_yes() -> None:
    talk = Conversation("proposal", {"session": SESSION})
    talk.reads("Sam here. Can you do Wed 25 Nov 2pm? 1 yes 2 another time")
    talk.says("yeah").wants(Book(starts_at=iso(25, 14), session_id=7))
    assert talk.reads("Booked: Wed 25 Nov 2pm. Sam has kept it for you.").over


@pytest.mark.parametrize("answer", ["2", "another time", "no"])
def test_another_time_than_the_proposed_one(answer: str) -> None:
    talk = Conversation("proposal", {"session": SESSION}).says(answer).wants()
    assert talk.said[-1].startswith("OK. Which time is better?\n1 Tue 24 Nov 2pm\n")
    assert talk.says("1").wants(Book(starts_at=iso(24, 14), session_id=7)).over


def test_a_proposal_in_welsh() -> None:
    talk = Conversation("proposal", {"session": SESSION}, language="cy")
    talk.reads("Sam sydd yma. Ydy Mer 25 Tach 2pm yn iawn i ti? 1 ie 2 amser arall")
    talk.says_nonsense("be").reads("Sori, wnes i ddim deall. Ydy Mer 25 Tach 2pm yn dda? 1 ie 2 amser arall")
    assert talk.says("ydy").over


@pytest.mark.parametrize(
    ("session", "text"),
    [
        (SESSION, "Your next time with Sam is Wed 25 Nov 2pm. Text MOVE to change it."),
        (COURT, "You have somewhere to be Wed 25 Nov 2pm."),
        (None, "You have no time booked yet. Text BOOK for one."),
    ],
)
def test_next_says_when(session: dict[str, object] | None, text: str) -> None:
    assert Conversation("next_session", world=Diary(session=session)).reads(text).over
