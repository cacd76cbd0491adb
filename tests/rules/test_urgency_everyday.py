"""Grief, medicine, errands and relatives: what they share words with, and what is graver or needs somebody today."""

from __future__ import annotations

import pytest

from bot.rules.spelling import normalise
from bot.rules.urgency import Level, assess

NO_EMERGENCY = (
    "at my nans funeral today",
    "funeral of my nan friday",
    "we bury my dad on friday",
    "had to bury my dog",
    "scattering my dads ashes saturday",
    "wanna go to my dads funeral",
    "thinking about my dads funeral all day",
    "want to visit my dads grave",
    "its my last day on tag",
    "got robbed at work lol",
    "phone got robbed",
    "got a new rope",
    "goodbye",
    "hes in jail again this is his mum",
    "its his mum. he's been arrested",
)
ORDINARY = (
    "hes gone to work",
    "shes gone home now",
    "mums gone to bingo",
    "hes gone out with his mates",
    "shes gone shopping with her sister",
    "my mate has gone on holiday",
    "gonna walk in front of the school",
    "had to jump in front of the class",
    "ive took my tablets sam",
    "took my tablets this morning",
    "taken my tablets",
    "took my meds today",
    "his mum here. hes had the baby!",
    "cut myself shaving",
    "burned myself on the iron",
    "i want to book",
    "i want my cv done",
    "i want the texts again",
    "i want to do that course",
    "until i say",
    "cant be arsed",
    "baby is due in june",
    "fell off my bike",
    "got my tag off",
    "court went well no jail",
    "food bank was good ta",
    "phone died",
    "my grandad died years ago",
    "do me a favour and ring the council",
    "back inside the house its raining",
    "im on it boss",
    "i cant do that day got signing on",
    "cant come thurs im signing on",
    "cant do weds got probation at 2",
    "how much does it take to get there",
    "had to jump off the bus early",
    "took the full course of tablets",
    "finished the full course of antibiotics yesterday",
    "lost my job centre letter",
    "my head is banging after last night",
    "not gonna make it thurs",
    "cant make it til thurs",
    "not gonna make it to thursdays session",
    "wont make it to the mon group",
    "not going back inside mon, they dropped it",
)
URGENT = (
    "back inside mon they said",
    "back inside tomorrow",
    "nol yn y carchar dydd llun",
    "not gonna make it to thursday",
    "wont make it to the weekend",
    "i wont last til friday",
    "ddim am bara tan ddydd iau",
    "lost my job",
    "my head is banging he hit me last night",
    "jay is dead",
    "jay died last night",
    "this is his mum. jay passed away this morning",
    "they found him dead",
    "im back inside",
    "hes back inside",
    "im in hmp leicester now",
    "dealers been round again offering me work",
    "im on it again",
    "hes on it again",
    "they took my meds",
    "not taken my tablets",
    "need food bank",
    "took my tag off",
    "court didnt go well",
    "fell back into old habits",
    "panic attack at work",
    "how many paracetamol can i take",
)
EMERGENCIES = (
    "gonna jump off the bus bridge",
    "gotta jump off the bus and end it",
    "took the full course of tablets at once",
    "took the full course of tablets with vodka",
    "cant breathe in this cell",
    "see you on the other side of the bridge",
    "plan my funeral",
    "bury me next to my nan",
    "at my own funeral",
    "who would come to my funeral",
    "scatter my ashes in the sea",
    "i want to be buried next to my dad",
    "hes gone blue",
    "my mate has gone over",
    "she went limp",
    "this is my last day on this earth",
    "got robbed at knifepoint",
    "got mugged on the way home",
    "got a rope",
    "gonna walk infront of a train",
    "going to walk infront of a bus",
    "chuck myself infront of a car",
    "could just walk in front of one",
    "took all my tablets",
    "took too many",
    "taken my tablets all at once",
    "im sat here with the tablets",
    "how many paracetamol does it take",
    "id be doing everyone a favour",
    "be doing my family a favour",
    "goodbye all",
    "cut myself",
    "burned myself with the iron on purpose",
    "its his mum he wont wake up",
    "cant be arsed with life",
)


@pytest.mark.parametrize("text", NO_EMERGENCY)
def test_grief_and_bad_news_are_no_emergency(text: str) -> None:
    assert assess(text).level < Level.EMERGENCY


@pytest.mark.parametrize("text", ORDINARY)
def test_the_everyday_is_ordinary(text: str) -> None:
    assert assess(text).level is Level.ORDINARY


@pytest.mark.parametrize("text", URGENT)
def test_a_human_has_to_read_it_today(text: str) -> None:
    assert assess(text).level >= Level.URGENT


@pytest.mark.parametrize("text", EMERGENCIES)
def test_the_emergency_beside_it_is_found(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["lost my job", "losing my flat", "im losing it"])
def test_a_loss_is_urgent_and_no_sign_of_abuse(text: str) -> None:
    found = assess(text)
    assert found.level is Level.URGENT
    assert not found.abuse


def test_a_partner_who_loses_his_temper_is_a_sign_of_abuse() -> None:
    assert assess("my ex lost it again").abuse


def test_infront_is_two_words() -> None:
    assert normalise("infront of it") == "in front of it"
