"""Being honest about humans: when somebody reads what was just handed to them."""

from bot.talk.talk import Talk


async def say_when_read(talk: Talk, text: str, *, of: str | None = None) -> None:
    """Says `text.now` while staff are there, else `text.later` with the time at which they read it."""
    reads = await talk.look(f"{text}.reads", "reads_at")
    if reads["now"]:
        talk.say(f"{text}.now", of=of)
    else:
        talk.say(f"{text}.later", of=of, reads_at=reads["at"])
