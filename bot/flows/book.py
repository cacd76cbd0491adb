"""A new time with the mentor."""

from bot.flows.times import choose_time
from bot.talk.talk import Talk


async def book(talk: Talk) -> None:
    await choose_time(talk, "slot")
