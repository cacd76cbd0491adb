"""The commands that staff have in Telegram."""

import re
from collections.abc import Awaitable, Callable, Mapping

from bot.services import command_menu
from bot.services.staff import availability, emergencies, leave, people_list, queue_list, session_list, whom
from bot.services.staff.visit import Visit

Command = Callable[[Visit, str], Awaitable[None]]
"""(visit, what stands behind the command)."""
COMMAND = re.compile(r"(?P<name>/\w+)(@\w+)?(?P<rest>.*)", re.DOTALL)
"""As Telegram marks one: it ends at the first sign that is no letter, digit or underscore, so also at a line's end."""


async def run(visit: Visit, text: str) -> None:
    """`/queue`, `/away 2026-12-20 2027-01-03`, `/help@name_of_the_bot`. An unknown one is answered with the way out."""
    typed = COMMAND.match(text.strip())
    name = typed["name"].casefold() if typed else ""
    known = COMMANDS.get(name)
    if typed is None or known is None:
        visit.hint("help.unknown")
    else:
        visit.doing = name.lstrip("/")
        await known(visit, typed["rest"].strip())


async def _queue(visit: Visit, rest: str) -> None:
    await queue_list.show_queue(visit)


async def _alerts(visit: Visit, rest: str) -> None:
    if visit.is_coordinator:
        await queue_list.show_alerts(visit)
    else:
        visit.answer("only.coordinators")


async def _people(visit: Visit, rest: str) -> None:
    await people_list.show(visit, 0)


async def _help(visit: Visit, rest: str) -> None:
    visit.answer(f"help.{visit.staff.role}")
    command_menu.show(visit.desk, visit.staff)


async def _start(visit: Visit, rest: str) -> None:
    """Telegram sends it for whoever lets the bot in again after they had blocked it: what they missed is shown."""
    await _help(visit, rest)
    await queue_list.show_queue(visit, say_empty=False)


async def _language(visit: Visit, rest: str) -> None:
    languages = visit.desk.words.languages
    if rest.casefold() in languages:
        visit.change(language=rest.casefold())
        visit.answer("language.staff_changed")
        command_menu.show(visit.desk, visit.staff)
    else:
        visit.answer("language.which", languages=", ".join(f"/language {language}" for language in languages))


async def _emergency(visit: Visit, rest: str) -> None:
    person = whom.meant(visit)
    await (emergencies.raise_for(visit, person) if person is not None else whom.ask_for_emergency(visit))


COMMANDS: Mapping[str, Command] = {
    "/start": _start,
    "/help": _help,
    "/queue": _queue,
    "/alerts": _alerts,
    "/people": _people,
    "/sessions": session_list.show,
    "/availability": availability.run,
    "/away": leave.run,
    "/language": _language,
    "/emergency": _emergency,
}
