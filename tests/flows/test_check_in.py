"""The check-in as a transcript."""

import pytest

from bot.talk.effects import CheckedIn, CheckInMissed, NeedNamed, Queue
from tests.support.conversation import Conversation, Diary

QUESTION = "Sam here. Hi Jay. How are you today? Reply 1 to 5. 1 is bad, 5 is good."
THANKS = "Thanks for telling me, Jay. Good to hear from you."
NEED = "I'm sorry today is hard. What is the hardest part? 1 home 2 money 3 health 4 people 5 something else"


@pytest.mark.parametrize("answer", ["4", " 4. ", "four", "4 thanks", "im a 4"])
def test_a_good_answer_ends_kindly(answer: str) -> None:
    talk = Conversation("check_in").reads(QUESTION).says(answer)
    assert talk.reads(THANKS).wants(CheckedIn(mood=4)).over


def test_a_low_answer_brings_a_human_at_once_and_asks_what_is_hardest() -> None:
    talk = Conversation("check_in").says("2").reads(QUESTION, NEED)
    talk.wants(CheckedIn(mood=2), Queue(kind="low_mood", detail={"mood": 2}))
    talk.says("money").reads("Thank you for telling me. Sam can see this now.")
    assert talk.wants(NeedNamed(need="money"), Queue(kind="low_mood", detail={"mood": 2, "need": "money"})).over


def test_outside_staff_hours_the_leaver_hears_when_a_human_reads_it() -> None:
    talk = Conversation("check_in", world=Diary(reads_now=False)).says("1").says("5")
    assert talk.said[-1] == "Thank you for telling me. Sam reads this tomorrow 9am."


def test_the_programme_decides_what_a_low_answer_is() -> None:
    assert Conversation("check_in", {"low_mood": 3}).says("3").said[-1] == NEED
    assert Conversation("check_in", {"low_mood": 1}).says("2").over


def test_nobody_answers_and_then_somebody_does() -> None:
    talk = (
        Conversation("check_in").is_nudged().reads(QUESTION, "Sam here again. No rush. How are you today, from 1 to 5?")
    )
    talk.stays_silent().reads().wants(CheckInMissed())
    assert talk.later(days=2).says("3").reads(THANKS).wants(CheckedIn(mood=3)).over


def test_silence_after_a_low_answer_takes_nothing_back() -> None:
    talk = Conversation("check_in").says("1")
    talk.wants(CheckedIn(mood=1), Queue(kind="low_mood", detail={"mood": 1}))
    talk.stays_silent().wants()
    assert talk.says("1").wants(NeedNamed(need="home"), Queue(kind="low_mood", detail={"mood": 1, "need": "home"})).over


@pytest.mark.parametrize("nonsense", ["whats this", "9", "0", "BOOK", "2pm", "3 or 4", "?"])
def test_what_is_no_answer_is_asked_again_and_the_question_stays(nonsense: str) -> None:
    talk = Conversation("check_in").says_nonsense(nonsense)
    talk.reads(QUESTION, "Sorry, I didn't get that. How are you, from 1 to 5?")
    assert talk.pending is not None
    assert talk.pending.misread == 1
    assert talk.says("5").over


def test_what_was_said_beyond_the_number_is_kept() -> None:
    assert Conversation("check_in").says("3 but my nan is ill").rest == "but my nan is ill"


def test_two_genuine_ones_in_a_row_answer_two_questions() -> None:
    talk = Conversation("check_in").says("1").says("1")
    assert talk.over
    assert talk.answers["mood"] == 1
    assert talk.answers["need"] == "home"


def test_ok_checks_in_without_a_number() -> None:
    talk = Conversation("check_in", {"ok": True})
    assert talk.reads("Thanks, Jay. Good to hear from you.").wants(CheckedIn(mood=None)).over


def test_a_mood_that_is_known_already_is_not_asked() -> None:
    assert Conversation("check_in", {"mood": 5}).reads(THANKS).wants(CheckedIn(mood=5)).over
    assert Conversation("check_in", {"mood": 1}).reads(NEED).pending is not None


def test_in_welsh() -> None:
    talk = Conversation("check_in", language="cy", world=Diary(reads_now=False))
    talk.reads("Sam sydd yma. Haia Jay. Sut wyt ti heddiw? Ateb 1 i 5. 1 yw gwael, 5 yw da.")
    talk.says_nonsense("beth").reads("Sori, wnes i ddim deall. Sut wyt ti, o 1 i 5?")
    talk.says("dau").reads(
        "Mae'n ddrwg gen i fod heddiw'n anodd. Beth sydd anoddaf? 1 cartref 2 arian 3 iechyd 4 pobl 5 rhywbeth arall"
    )
    talk.says("iechyd").reads("Diolch am ddweud. Bydd Sam yn darllen hyn yfory 9am.")
    assert talk.over
