"""How are you today, and what to do when the answer is a low one."""

from bot.flows.humans import say_when_read
from bot.talk.effects import CheckedIn, CheckInMissed, NeedNamed
from bot.talk.question import Menu, Scale
from bot.talk.talk import Talk, Unanswered

MOODS = (1, 5)
"""From bad to good."""


async def check_in(talk: Talk) -> None:
    """A late answer takes the same way as one in time: the question stays open after it was missed."""
    if talk.facts.get("ok"):
        talk.record(CheckedIn(mood=None))
        return talk.say("ok")
    mood = talk.facts.get("mood")
    if mood is None:
        try:
            mood = await talk.ask("mood", Scale(*MOODS))
        except Unanswered:
            return talk.record(CheckInMissed())
    talk.record(CheckedIn(mood=mood))
    if mood > talk.facts["low_mood"]:
        return talk.say("thanks")
    # A human knows at once; what is wrong may never be said.
    talk.queue("low_mood", mood=mood)
    need = await talk.ask("need", Menu(("home", "money", "health", "people", "other")))
    talk.record(NeedNamed(need=need))
    talk.queue("low_mood", mood=mood, need=need)
    return await say_when_read(talk, "heard")
