"""Brings everybody into a new demo by the same ways as in life: policy, invitations, Start, people file."""

import secrets
from collections.abc import Awaitable, Callable

from bot.demo.cast import SOURCE, STAFF, Colleague, people_file, policy_from
from bot.demo.town import Town
from bot.rules.hours import local
from bot.rules.people_file import parse_people
from bot.rules.policy import Policy
from bot.services.apply_policy import apply_policy
from bot.services.desk import Desk
from bot.services.invitations import invite_staff
from bot.services.office import at_the_desk
from bot.services.people import import_people, mentors
from storage.records import Programme


async def enrol_everybody(town: Town) -> None:
    """Staff join first, so that the leavers have somebody. When this is done the welcomes have gone."""
    day = local(town.clock.now(), town.zone).date()
    policy = policy_from(day)
    await _at_the_desk(town, lambda desk: apply_policy(desk, policy))
    for colleague in STAFF:
        await _join(town, colleague)
    await _at_the_desk(town, lambda desk: _enrol(desk, people_file(day), policy))
    await town.settle()


async def _join(town: Town, colleague: Colleague) -> None:
    """Invited by a link, in by pressing Start."""
    token = secrets.token_urlsafe(16)
    await _at_the_desk(town, lambda desk: _invite(desk, colleague, token))
    telegram = town.world.telegram
    telegram.person(colleague.user_id, colleague.name)
    telegram.press_start(colleague.user_id, token)
    await town.settle()
    if colleague.says is not None:
        telegram.say(colleague.user_id, colleague.says)
        await town.settle()


async def _invite(desk: Desk, colleague: Colleague, token: str) -> None:
    for programme in await desk.rows.all(Programme):
        await invite_staff(
            desk, programme_id=programme.id, role=colleague.role, name=colleague.name, language="en", token=token
        )


async def _enrol(desk: Desk, text: str, policy: Policy) -> None:
    for programme in await desk.rows.all(Programme):
        names = await mentors(desk, programme)
        rows = parse_people(text, source=SOURCE, mentors=names, languages=policy.programme.languages)
        await import_people(desk, rows, programme, source=SOURCE)


async def _at_the_desk(town: Town, act: Callable[[Desk], Awaitable[object]]) -> None:
    made = town.product
    await at_the_desk(made.database, act, clock=town.clock, new_id=made.new_id, words=made.words)
