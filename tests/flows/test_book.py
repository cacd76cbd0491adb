"""Booking a time as a transcript."""

import pytest

from bot.flows.times import ROUNDS
from bot.talk.effects import Book, Queue
from tests.support.conversation import Conversation, Diary, iso

OFFER = """Which time with Sam?
1 Tue 24 Nov 2pm
2 Wed 25 Nov 10am
3 Thu 26 Nov 2pm
Reply with a number, a day or MORE."""


@pytest.mark.parametrize("answer", ["2", "2.", "two", "number 2 please", "wed 10am", "Wed 25 Nov 10am", "the second"])
def test_a_number_or_the_time_itself_books(answer: str) -> None:
    talk = Conversation("book").reads(OFFER).says(answer)
    talk.wants(Book(starts_at=iso(25, 10)))
    assert talk.reads("Booked: Wed 25 Nov 10am. Sam has kept it for you.").over


def test_a_time_tomorrow_is_said_as_people_say_it() -> None:
    assert Conversation("book").says("1").said[-1] == "Booked: tomorrow 2pm. Sam has kept it for you."


@pytest.mark.parametrize("more", ["MORE", "more", "More."])
def test_more_shows_later_times_and_begins_again_behind_the_last(more: str) -> None:
    talk = (
        Conversation("book")
        .says(more)
        .reads(
            OFFER,
            "More times with Sam:\n1 Fri 27 Nov 9.30am\n2 Fri 27 Nov 2pm\n3 Mon 30 Nov 11am\n"
            "Reply with a number, a day or MORE.",
        )
    )
    talk.says(more).reads("More times with Sam:\n1 Mon 30 Nov 3.30pm\nReply with a number, a day or MORE.")
    talk.says(more).reads(OFFER.replace("Which time with Sam?", "That was all for now. Which one?"))
    assert talk.says("3").wants(Book(starts_at=iso(26, 14))).over


def test_a_number_means_what_stood_there_when_it_was_offered() -> None:
    diary = Diary()
    talk = Conversation("book", world=diary)
    diary.times = [iso(30, 15, 30), iso(30, 11)]
    assert talk.says("1").wants(Book(starts_at=iso(24, 14))).over


@pytest.mark.parametrize("answer", ["fri", "friday pls", "can u do fri"])
def test_a_day_narrows(answer: str) -> None:
    talk = (
        Conversation("book")
        .says(answer)
        .reads(
            OFFER,
            "These are free. Which one?\n1 Fri 27 Nov 9.30am\n2 Fri 27 Nov 2pm\nReply with a number, a day or MORE.",
        )
    )
    assert talk.says("2").wants(Book(starts_at=iso(27, 14))).over


def test_a_day_narrows_even_where_one_of_the_offered_times_is_on_it() -> None:
    diary = Diary(times=[iso(24, 10), iso(25, 10), iso(26, 10), iso(26, 14)])
    talk = Conversation("book", world=diary).says("thurs").wants()
    assert talk.said[-1].splitlines()[1:3] == ["1 Thu 26 Nov 10am", "2 Thu 26 Nov 2pm"]


@pytest.mark.parametrize("answer", ["fri half 9", "half 9 fri", "friday 9.30am"])
def test_a_day_and_a_time_are_said_back_before_they_are_booked(answer: str) -> None:
    talk = Conversation("book").says(answer).wants()
    assert talk.said[-1].startswith("These are free. Which one?\n1 Fri 27 Nov 9.30am\n")
    assert talk.says("1").wants(Book(starts_at=iso(27, 9, 30))).over


def test_a_number_beside_another_day_is_a_time_and_no_choice() -> None:
    talk = Conversation("book").says("2 on thurs").wants()
    assert talk.said[-1].startswith("These are free. Which one?\n1 Thu 26 Nov 2pm\n")


def test_what_is_not_free_gets_the_nearest_and_more_goes_on_from_there() -> None:
    talk = (
        Conversation("book")
        .says("sunday")
        .reads(OFFER, OFFER.replace("Which time with Sam?", "That time isn't free. What about these?"))
    )
    assert talk.says("more").said[0].startswith("More times with Sam:\n1 Fri 27 Nov 9.30am\n")


def test_a_day_that_was_said_stays_that_day() -> None:
    diary = Diary(times=[iso(27, 9), iso(27, 10), iso(27, 11), iso(27, 14)])
    talk = Conversation("book", world=diary).says("fri").later(days=6)
    assert talk.says("more").said[-1].splitlines()[1] == "1 Fri 27 Nov 2pm"


def test_what_was_said_beside_a_time_is_kept() -> None:
    assert Conversation("book").says("fri if my lad can mind the dog").rest == "fri if my lad can mind the dog"


@pytest.mark.parametrize("nonsense", ["dunno mate", "7", "NEXT", "what"])
def test_nonsense_gets_the_same_times_in_other_words(nonsense: str) -> None:
    talk = (
        Conversation("book")
        .says_nonsense(nonsense)
        .reads(OFFER, OFFER.replace("Which time with Sam?", "Sorry, I didn't get that. Which one?"))
    )
    assert talk.says("1").wants(Book(starts_at=iso(24, 14))).over


def test_no_free_time_at_all_goes_to_a_human() -> None:
    talk = Conversation("book", world=Diary(times=[], reads_now=False))
    talk.reads("No time is free just now. Sam reads this tomorrow 9am.")
    assert talk.wants(Queue(kind="plan_help", detail={"why": "no_times"})).over


def test_who_never_chooses_gets_a_human() -> None:
    talk = Conversation("book")
    for _ in range(ROUNDS):
        assert not talk.over
        talk.says("more")
    assert talk.said[-1] == "Let's do this another way. Sam can see this now."
    assert talk.wants(Queue(kind="plan_help", detail={"why": "no_time_chosen"})).over


def test_somebody_else_was_quicker() -> None:
    talk = Conversation("book", {"taken": True})
    assert talk.said[0].startswith("That time has just gone. Which other one?\n1 Tue 24 Nov 2pm\n")


def test_in_welsh() -> None:
    talk = Conversation("book", language="cy").reads(
        "Pa amser gyda Sam?\n1 Maw 24 Tach 2pm\n2 Mer 25 Tach 10am\n3 Iau 26 Tach 2pm\nAteb gyda rhif, diwrnod neu MWY."
    )
    talk.says("mwy").says("dydd gwener")
    assert talk.said[-1].startswith("Mae'r rhain yn rhydd. Pa un?\n1 Gwe 27 Tach 9.30am\n")
    assert talk.says("1").said[-1] == "Wedi trefnu: Gwe 27 Tach 9.30am. Mae Sam wedi'i gadw i ti."
