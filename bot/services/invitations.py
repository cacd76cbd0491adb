"""Invitations: a link that works once, for one Telegram account, for seven days. Only its keyed hash is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.services import command_menu, into_telegram
from bot.services.desk import Desk
from bot.services.say import first_name
from bot.services.tell_staff import tell_staff
from storage.among import among_hashes
from storage.columns import fold
from storage.happenings import Message
from storage.ids import next_small
from storage.records import Invitation, Person, Staff
from storage.rows import Rows

LASTS = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Redeemed:
    """What came of a token. `reply` is for the account itself, which may have no row to send to; `staff` is who joined,
    `person` the leaver whose account it now is."""

    reply: str | None = None
    staff: Staff | None = None
    person: Person | None = None


async def find_staff(rows: Rows, programme_id: int, role: str, name: str) -> Staff | None:
    """The mentor or coordinator of that name, joined or not."""
    table = Staff.table
    return await rows.one(
        Staff,
        table.c.programme_id == programme_id,
        table.c.role == role,
        among_hashes(table.c.name_hash, rows.vault.lookups(fold(name))),
        lock=True,
    )


async def invite_staff(
    desk: Desk, *, programme_id: int, role: str, name: str, language: str, token: str
) -> tuple[Staff, Invitation]:
    """A link for a mentor or coordinator; their row is made where there is none of that name and role yet.

    An earlier link of theirs that has not been used stops working.
    """
    staff = await find_staff(desk.rows, programme_id, role, name)
    if staff is None:
        staff = Staff(
            id=await next_small(desk.rows, Staff.table),
            programme_id=programme_id,
            role=role,
            name=" ".join(name.split()),
            name_hash=desk.rows.vault.lookup(fold(name)),
            language=language,
            telegram=None,
            telegram_hash=None,
            joined_at=None,
            removed_at=None,
            away_from=None,
            away_until=None,
            asked=None,
            created_at=desk.now,
        )
        desk.add(staff)
    return staff, await _invite(desk, token, staff_id=staff.id)


async def invite_leaver(desk: Desk, *, person_id: int, token: str) -> Invitation:
    """A link for a leaver who would rather use Telegram than texts."""
    return await _invite(desk, token, person_id=person_id)


async def _invite(desk: Desk, token: str, *, staff_id: int | None = None, person_id: int | None = None) -> Invitation:
    table = Invitation.table
    same = table.c.staff_id == staff_id if staff_id is not None else table.c.person_id == person_id
    for old in await desk.rows.all(Invitation, same, table.c.redeemed_at.is_(None), table.c.withdrawn_at.is_(None)):
        desk.writes.change(table, old.id, {"withdrawn_at": desk.now})
    invitation = Invitation(
        id=desk.new_id(),
        staff_id=staff_id,
        person_id=person_id,
        token_hash=desk.rows.vault.lookup(token),
        expires_at=desk.now + LASTS,
        redeemed_at=None,
        withdrawn_at=None,
    )
    desk.add(invitation)
    return invitation


async def redeem(desk: Desk, token: str, user: str) -> Redeemed:
    """`/start TOKEN` from the Telegram account `user`, whoever it belongs to."""
    table = Invitation.table
    tokens = desk.rows.vault.lookups(token.strip())
    found = await desk.rows.one(Invitation, among_hashes(table.c.token_hash, tokens), lock=True)
    if found is None:
        return Redeemed(reply=_in_every_language(desk, "invite.unknown"))
    accounts = desk.rows.vault.lookups(user)
    staff = await desk.rows.one(Staff, Staff.table.c.id == found.staff_id, lock=True) if found.staff_id else None
    person = await desk.rows.one(Person, Person.table.c.id == found.person_id) if found.person_id else None
    whose = staff or person
    if whose is None:
        return Redeemed(reply=_in_every_language(desk, "invite.unknown"))
    if found.redeemed_at is not None:
        return await _again(desk, whose, user, accounts)
    if found.withdrawn_at is not None or found.expires_at <= desk.now:
        return Redeemed(reply=desk.words.say(whose.language, "invite.expired"))
    if await _is_somebody_else(desk, accounts, whose):
        return Redeemed(reply=desk.words.say(whose.language, "invite.other_account"))
    desk.writes.change(table, found.id, {"redeemed_at": desk.now})
    account = desk.rows.vault.lookup(user)
    if staff is not None:
        return Redeemed(staff=await _join(desk, staff, user, account))
    return Redeemed(person=await into_telegram.move(desk, whose.id, user, account))


async def _again(desk: Desk, whose: Staff | Person, user: str, accounts: Sequence[bytes]) -> Redeemed:
    """A link that has been used. A leaver's own brings back whoever has gone back to texts since."""
    if whose.telegram_hash not in accounts:
        key = "invite.used"
    elif isinstance(whose, Staff):
        key = "invite.in_already"
    elif whose.channel == "telegram":
        key = "invite.leaver_in_already"
    else:
        return Redeemed(person=await into_telegram.move(desk, whose.id, user, desk.rows.vault.lookup(user)))
    return Redeemed(reply=desk.words.say(whose.language, key))


async def _is_somebody_else(desk: Desk, accounts: Sequence[bytes], whose: Staff | Person) -> bool:
    """Whether the account is already another's: one account is one person here."""
    kinds: Sequence[type[Staff] | type[Person]] = (Staff, Person)
    for kind in kinds:
        other = await desk.rows.one(kind, among_hashes(kind.table.c.telegram_hash, accounts))
        if other is not None and (type(other), other.id) != (type(whose), whose.id):
            return True
    return False


async def _join(desk: Desk, staff: Staff, user: str, account: bytes) -> Staff:
    """In: a greeting, and the coordinators see who it is, with a button to undo it."""
    changes = {"telegram": user, "telegram_hash": account, "joined_at": desk.now, "removed_at": None, "asked": None}
    desk.writes.change(Staff.table, staff.id, changes)
    staff = replace(staff, telegram=user, telegram_hash=account, joined_at=desk.now, removed_at=None, asked=None)
    desk.note("joined", f"staff {staff.id}", actor=f"staff {staff.id}")
    tell_staff(desk, staff, desk.words.say(staff.language, f"joined.hello.{staff.role}", name=first_name(staff.name)))
    command_menu.show(desk, staff)
    for head in await _coordinators(desk, staff):
        line = desk.words.say(
            head.language, "joined.news", name=staff.name, role=desk.words.say(head.language, f"role.{staff.role}")
        )
        undo = (desk.words.say(head.language, "button.undo"), f"undo:{staff.id}")
        tell_staff(desk, head, line, purpose="joined", buttons=[[undo]])
    return staff


async def _coordinators(desk: Desk, joined: Staff) -> list[Staff]:
    table = Staff.table
    found = await desk.rows.all(
        Staff,
        table.c.programme_id == joined.programme_id,
        table.c.role == "coordinator",
        table.c.joined_at.is_not(None),
        table.c.removed_at.is_(None),
        order_by=(table.c.id,),
    )
    return [head for head in found if head.id != joined.id]


def _in_every_language(desk: Desk, key: str) -> str:
    """For somebody of whom nothing is known."""
    return "\n".join(desk.words.say(language, key) for language in desk.words.languages)


async def remove_staff(desk: Desk, staff: Staff, by: Staff) -> None:
    """Out again: the account is nobody's, and what was queued for it is dropped. Their items go to whoever is there."""
    desk.writes.change(
        Staff.table, staff.id, {"removed_at": desk.now, "telegram": None, "telegram_hash": None, "asked": None}
    )
    desk.note("removed", f"staff {staff.id}", actor=f"staff {by.id}")
    table = Message.table
    waiting = await desk.rows.all(Message, table.c.lane == f"s{staff.id}", table.c.state.in_(("queued", "held")))
    for message in waiting:
        desk.writes.change(table, message.id, {"state": "dropped", "error": "removed"})
