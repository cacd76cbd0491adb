"""Everyday texts that share their words with an emergency, and the emergency beside each."""

from __future__ import annotations

import pytest

from bot.rules.urgency import Level
from bot.rules.urgency.judge import by_rules

EVERYDAY = (
    "boss let me go early",
    "stop n search lol they let me go",
    "yep put me in",
    "put me in for tuesday",
    "can u get naloxone from the chemist",
    "naloxone training's wednesday",
    "am i too late for todays",
    "no one's hurt me, dont worry",
    "asked if i was suicidal, i said no",
    "asked what signs of self harm are",
    "that spin class tried to kill me",
    "this deadline is strangling me",
    "the weather is going to kill my washing",
    "forgot our anniversary, im a dead man",
    "ill swing for that cat",
    "mum is here for tea then we are off to the seaside with the kids",
)
EMERGENCIES = (
    "he wont let me go",
    "why wont they let me go",
    "let me go",
    "he put me in the boot",
    "they put me in hospital",
    "naloxone isnt working",
    "what do i do with naloxone for my mate",
    "its too late",
    "am i too late to save him",
    "no one hurt me i hurt myself",
    "asked if i was suicidal i said no but i lied",
    "theyre outside the gym trying to kill me",
    "on the bus gonna kill my dad",
    "he is strangling me",
    "they took my gear im a dead man",
    "shes off her head with the kids",
)


@pytest.mark.parametrize("text", EVERYDAY)
def test_the_rules_leave_the_everyday_alone(text: str) -> None:
    assert by_rules(text).level is Level.ORDINARY


@pytest.mark.parametrize("text", EMERGENCIES)
def test_the_rules_find_the_emergency_beside_it(text: str) -> None:
    assert by_rules(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "mae fy mhartner yn fy nharo",
        "mae fy ngŵr yn fy nharo",
        "ma ngwr i wedi nharo i eto",
        "my partner is hitting me",
    ],
)
def test_a_partner_who_hits_is_suspected_in_either_language(text: str) -> None:
    found = by_rules(text)
    assert found.level is Level.EMERGENCY
    assert found.abuse
