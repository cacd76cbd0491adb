"""A human is to ring back."""

from bot.flows.humans import say_when_read
from bot.talk.talk import Talk


async def call_me(talk: Talk) -> None:
    talk.queue("call_back")
    await say_when_read(talk, "heard")
