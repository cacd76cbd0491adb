"""What each of them does in a round, life after life: each script reads as it is spoken."""

from collections.abc import Callable, Coroutine
from typing import Any

from tests.drill import cast
from tests.drill.street import Colleague, Leaver

DANGER = "i am going to kill myself tonight"
Script = Callable[[Leaver, int], Coroutine[Any, Any, None]]


async def only_writes(me: Leaver, lives: int) -> None:
    for n in range(0, lives, 3):
        await me.street.life(n)
        me.says(f"just saying hi from the bus number {n}", to_a_human=True)


async def writes_and_hears(me: Leaver, lives: int) -> None:
    for n in range(0, lives, 6):
        await me.street.life(n)
        me.says(f"is the van coming on friday, van {n} i mean", to_a_human=True)
        await me.gets(f"^Sam: it is, van {n} for sure$")


async def asks_the_bot(me: Leaver, lives: int) -> None:
    for n in range(1, lives, 3):
        await me.street.life(n)
        me.says("MENU")
        me.says("next")
        await me.gets("^Text BOOK for a time")
        await me.gets("^You have no time booked yet")


async def checks_in(me: Leaver, lives: int) -> None:
    await me.gets("^Dee here. Hi Dan. How are you today")
    me.says("4")
    await me.gets("^Thanks for telling me, Dan")
    for n in range(6, lives, 6):
        await me.street.life(n)
        me.says("ok")
        await me.gets("^Thanks, Dan")


async def checks_in_low(me: Leaver, lives: int) -> None:
    await me.gets("^Dee here. Hi Eve. How are you today")
    me.says("1")
    await me.gets("^I'm sorry today is hard")
    me.says("2")
    await me.gets("^Thank you for telling me. Dee can see this now")


async def books(me: Leaver, lives: int) -> None:
    """Two do this at once, with the same mentor."""
    await me.street.life(1)
    me.says("BOOK")
    await _chooses(me, "^Which time")
    await me.street.life(lives // 2)
    me.says("NEXT")
    await me.gets("^Your next time with Dee")
    await me.street.life(lives // 2 + 1)
    me.says("MOVE")
    await _chooses(me, "^You have .*Which time is better")


async def _chooses(me: Leaver, menu: str) -> None:
    await me.gets(menu)
    me.says("1")
    while "has just gone" in await me.gets("^Booked: |has just gone"):
        me.says("1")


async def is_in_danger(me: Leaver, lives: int) -> None:
    for n in (0, 1, lives // 2):
        await me.street.life(n)
        me.says(DANGER, to_a_human=True)
    for _ in range(3):  # once Alex has it, it is Alex who is told
        await me.gets("^Thank you for telling me. (Sam|Alex) is being told now")
        await me.gets("^These people will listen.*116 123")


async def stops(me: Leaver, lives: int) -> None:
    me.says("thinking i might leave it for a while sam", to_a_human=True)
    await me.street.life(lives // 3)
    me.says("Stop.")
    await me.street.life(lives // 2)
    me.says("no hard feelings though sam, all the best", to_a_human=True)
    await me.street.life(lives - 2)
    me.says("START")
    # The second is the answer where their STOP, whose webhook was lost, comes to light only now.
    await me.gets("^(Good to hear from you again|You are all set), Ida")


async def is_in_need(me: Leaver, lives: int) -> None:
    for n in range(2, lives, 8):
        await me.street.life(n)
        me.says("got evicted nowhere to sleep tonight", to_a_human=True)
        await me.gets("^Thank you for telling me. Sam can see this now")


async def wants_a_call(me: Leaver, lives: int) -> None:
    for n in range(0, lives, 8):
        await me.street.life(n)
        me.says("CALL")
        await me.gets("^OK, you want a call. Dee can see this now")


async def is_reminded(me: Leaver, lives: int) -> None:
    await me.gets("^Sam here. I have kept today 12.03pm for you")
    me.says("NEXT")
    await me.gets("^Your next time with Sam is today 12.03pm")


async def is_unknown(me: Leaver, lives: int) -> None:
    me.says("its mo with a new number", to_a_human=True)
    await me.gets("^Sorry, I don't know this number")
    await me.street.life(lives // 2)
    me.says("mo from the hostel i mean", to_a_human=True)


SCRIPTS: tuple[tuple[str, str, Script], ...] = (
    *(
        (part.name, part.number, script)
        for part, script in zip(
            cast.CAST,
            (
                only_writes,
                writes_and_hears,
                asks_the_bot,
                checks_in,
                checks_in_low,
                books,
                books,
                is_in_danger,
                stops,
                is_in_need,
                wants_a_call,
                is_reminded,
            ),
            strict=True,
        )
    ),
    ("nobody", cast.STRANGER, is_unknown),
)


async def sam(me: Colleague, lives: int) -> None:
    for n in range(0, lives, 6):
        shown = await me.sees(f"^Ben: .*van {n} i mean")
        me.says(f"it is, van {n} for sure", to=shown)


async def sam_is_asked_for_whom(me: Colleague) -> None:
    """What he replied to was never noted: then he is asked whom his words are for."""
    while True:
        asked = await me.sees("^Who is this for")
        me.taps(asked, next(label for label in asked.labels if "Ben" in label))


async def dee(me: Colleague, lives: int) -> None:
    me.taps(await me.sees("^Eve: low mood"), "Take")
    me.says("/help")
    await me.street.life(lives // 2)
    me.says("/queue")


async def alex(me: Colleague, lives: int) -> None:
    me.taps(await me.sees("Hal: emergency"), "I have it")


STAFF: tuple[tuple[int, Callable[[Colleague, int], Coroutine[Any, Any, None]]], ...] = (
    (cast.SAM, sam),
    (cast.DEE, dee),
    (cast.ALEX, alex),
)
