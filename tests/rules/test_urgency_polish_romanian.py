"""Danger to life in Polish and Romanian alarms, with the marks on its letters and without."""

from __future__ import annotations

import pytest

from bot.rules.urgency import Level, assess

EMERGENCIES = (
    "chce umrzec",
    "Chcę umrzeć",
    "zabije sie dzisiaj",
    "chcę się zabić",
    "nie chce juz zyc",
    "nie chce mi się żyć",
    "pocialem sie znowu",
    "mam mysli samobojcze",
    "kolega przedawkowal",
    "wzialem za duzo tabletek",
    "pomocy on nie oddycha",
    "oni chca mnie zabic",
    "on mnie zabije",
    "vreau sa mor",
    "nu mai pot vreau să mor",
    "o sa ma omor",
    "ma sinucid",
    "nu mai vreau sa traiesc",
    "am luat prea multe pastile",
    "nu mai respira ajutor",
    "vor sa ma omoare",
)
EVERYDAY = (
    "chce umrzec ze smiechu",
    "dzien dobry kiedy spotkanie",
    "nie chce tak zyc jak kiedys mam prace",
    "zabije czas do autobusu",
    "dziekuje wszystko dobrze",
    "mor de ras",
    "vreau sa ma intalnesc cu sam",
    "buna ziua cand ne vedem",
    "nu vreau sa traiesc cu fratele meu",
    "ma tai la par maine",
    "ta robota mnie zabije",
    "o sa ma omoare mama lol",
)


@pytest.mark.parametrize("text", EMERGENCIES)
def test_danger_to_life_alarms(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_words_do_not(text: str) -> None:
    assert assess(text).level is not Level.EMERGENCY
