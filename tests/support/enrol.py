"""Who lives in a town: a programme, its staff and its leavers, as they are once enrolled."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Protocol, TypeVar

from bot.clock import Clock
from bot.rules.policy import parse_policy, policy_to_json
from bot.services import welcome
from bot.services.desk import Desk
from storage.happenings import Hours
from storage.ids import next_small
from storage.records import Person, Programme, Staff

T = TypeVar("T")


class Desks(Protocol):
    """A world in which something can be done at the desk: a town, or a simulation."""

    @property
    def clock(self) -> Clock: ...

    async def at_the_desk(self, act: Callable[[Desk], Awaitable[T]], /) -> T: ...


PLAIN = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'


async def programme(town: Desks, policy: str = PLAIN) -> int:
    """A programme with this policy (TOML); the default is the defaults' own."""
    parsed = parse_policy(policy, today=town.clock.now().date())

    async def act(desk: Desk) -> int:
        found = await next_small(desk.rows, Programme.table)
        desk.add(
            Programme(
                id=found, slug=parsed.programme.slug, policy=policy_to_json(parsed), version=1, updated_at=desk.now
            )
        )
        return found

    return await town.at_the_desk(act)


async def staff(
    town: Desks,
    role: str,
    name: str,
    user: int,
    *,
    programme_id: int = 1,
    language: str = "en",
    hours: dict[int, tuple[int, int]] | None = None,
) -> int:
    """A mentor or coordinator who has joined, with the account `user`. `hours`: weekday (Monday 0) to hours."""

    async def act(desk: Desk) -> int:
        vault = desk.rows.vault
        found = await next_small(desk.rows, Staff.table)
        desk.add(
            Staff(
                id=found,
                programme_id=programme_id,
                role=role,
                name=name,
                name_hash=vault.lookup(name.casefold()),
                language=language,
                telegram=str(user),
                telegram_hash=vault.lookup(str(user)),
                joined_at=desk.now,
                removed_at=None,
                away_from=None,
                away_until=None,
                asked=None,
                created_at=desk.now,
            )
        )
        for weekday, (start, end) in (hours or {}).items():
            desk.add(
                Hours(id=desk.new_id(), staff_id=found, weekday=weekday, day=None, starts=time(start), ends=time(end))
            )
        return found

    return await town.at_the_desk(act)


async def leaver(
    town: Desks,
    name: str,
    phone: str,
    *,
    mentor: int | None = None,
    language: str = "en",
    released: date | None = None,
    at: time | None = None,
    status: str = "released",
    consent: bool = True,
    programme_id: int = 1,
    welcomed: bool = False,
) -> int:
    """A leaver with consent who is about to get the welcome, or (`welcomed`) got it today."""

    async def act(desk: Desk) -> int:
        found = await next_small(desk.rows, Person.table)
        today = desk.now.date()
        desk.add(
            Person(
                id=found,
                programme_id=programme_id,
                name=name,
                phone=phone,
                phone_hash=desk.rows.vault.lookup(phone),
                telegram=None,
                telegram_hash=None,
                channel="sms",
                language=language,
                release_on=released or today,
                check_in_time=at,
                mentor_id=mentor,
                consent_on=today if consent else None,
                status=status,
                hold=None,
                hold_until=None,
                welcome="sent" if welcomed else "waiting",
                welcomed_on=today if welcomed else None,
                stopped_at=None,
                last_text_at=None,
                human_at=None,
                last_check_in_on=None,
                version=1,
                created_at=desk.now,
            )
        )
        return found

    found = await town.at_the_desk(act)

    async def begin(desk: Desk) -> None:
        turn = await desk.turn(found)
        assert turn is not None
        if welcomed:
            welcome.has_arrived(turn)
        else:
            welcome.plan(turn)

    await town.at_the_desk(begin)
    return found
