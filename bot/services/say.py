"""Words into the outbox: to the leaver, and to a member of staff."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.rules.hours import local, next_waking
from bot.rules.segments import count
from bot.services import outgoing, team
from bot.services.turn import Turn
from bot.talk.effects import Option
from bot.words import render
from storage.happenings import Message
from storage.records import Staff

AWAKE_FOR = timedelta(minutes=30)
"""A leaver who has texted this lately is awake: a direct answer may go out at night."""

SAYS_WHO_READS = re.compile(r"\.(?:now|later)$|^emergency\.|^sorry\.")
"""Texts that name who sees or reads what the leaver wrote."""
OWN_WORDS = ("message.", "urgent.", "emergency.", "sorry.")
"""Those of them that follow on the leaver's words, not on an item."""


Buttons = outgoing.Buttons


def sender_name(turn: Turn) -> str:
    """The first name that texts come from: the mentor's, else a coordinator's, else the bot's own."""
    if turn.case.mentor is not None:
        return first_name(turn.case.mentor.name)
    heads = [s for s in turn.case.staff.values() if s.role == "coordinator" and s.removed_at is None]
    heads.sort(key=lambda s: (s.joined_at is None, s.id))
    return first_name(heads[0].name) if heads else turn.words.say(turn.person.language, "sender.nobody")


def reader_name(turn: Turn, key: str) -> str:
    """The first name of whoever really gets it: not a mentor who is away. Their own words go to whoever has them."""
    there = team.holders(turn) if key.startswith(OWN_WORDS) else team.whoever_is_there(turn)
    return first_name(there[0].name) if there else sender_name(turn)


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


def say(turn: Turn, key: str, purpose: str = "answer", **rest: Any) -> Message:
    """A text of the catalogue to the leaver. `about`, `until`, `options` and the text's own params are keywords."""
    about, version = rest.pop("about", (None, None))
    until, options = rest.pop("until", None), rest.pop("options", ())
    sender = reader_name(turn, key) if SAYS_WHO_READS.search(key) else sender_name(turn)
    named = {"sender": sender, "name": first_name(turn.person.name), **rest}
    # It is read when it goes: what is held until the morning must not say "tomorrow" of that day.
    read_by = render.Reader(language=turn.person.language, tz=turn.case.tz, now=when_it_may_go(turn, purpose))
    body = render.text(turn.words, read_by, key, named, options)
    times = any(name.endswith("_at") for name in rest)
    extras = {outgoing.SAID_ON: local(read_by.now, turn.case.tz).date().isoformat()} if times else None
    return say_text(turn, body, purpose, about=about, version=version, until=until, options=options, extras=extras)


def say_text(
    turn: Turn,
    body: str,
    purpose: str,
    *,
    about: int | None = None,
    version: int | None = None,
    until: datetime | None = None,
    options: Sequence[Option] = (),
    extras: Mapping[str, Any] | None = None,
) -> Message:
    """Words as they are to the leaver: a human's own, or a text that is already made."""
    not_before, person = when_it_may_go(turn, purpose), turn.person
    taps = options if person.channel == "telegram" else ()
    message = outgoing.to_leaver(
        turn.new_id(),
        turn.now,
        person.id,
        body,
        channel=person.channel,
        purpose=purpose,
        extras=outgoing.with_keyboard(extras, [[(o.label, f"say:{n}")] for n, o in enumerate(taps, 1)]),
        state="queued" if not_before <= turn.now else "held",
        not_before=not_before,
        not_after=until,
        about_id=about,
        about_version=version,
        segments=count(body).segments if person.channel == "sms" else 1,
    )
    if turn.person.stopped_at is None:
        turn.writes.add(message)
    return message


def when_it_may_go(turn: Turn, purpose: str) -> datetime:
    """Emergencies at once; an answer at night only to one who is awake; all else outside the quiet hours."""
    if purpose == "emergency" or not turn.is_quiet:
        return turn.now
    last = turn.person.last_text_at
    if purpose in ("answer", "relay") and last is not None and turn.now - last <= AWAKE_FOR:
        return turn.now
    return next_waking(turn.now, turn.policy)


def reader(turn: Turn, language: str) -> render.Reader:
    """Whoever reads it, now, in this language and the programme's zone."""
    return render.Reader(language=language, tz=turn.case.tz, now=turn.now)


def tell(
    turn: Turn,
    staff: Staff,
    key: str,
    *,
    purpose: str = "notice",
    buttons: Buttons = (),
    about: int | None = None,
    extras: Mapping[str, Any] | None = None,
    **params: Any,
) -> Message:
    """A message in Telegram to a member of staff, in their language, in the leaver's topic where there is one."""
    named = {"name": first_name(turn.person.name), **params}
    body = render.text(turn.words, reader(turn, staff.language), key, named)
    return tell_text(turn, staff, body, purpose=purpose, buttons=buttons, about=about, extras=extras)


def tell_text(
    turn: Turn,
    staff: Staff,
    body: str,
    *,
    purpose: str = "notice",
    buttons: Buttons = (),
    about: int | None = None,
    extras: Mapping[str, Any] | None = None,
    urgent: bool = False,
) -> Message:
    """Words as they are to a member of staff. One who has not joined yet gets them on joining: none here."""
    message = outgoing.to_staff(
        turn.new_id(),
        turn.now,
        staff.id,
        body,
        purpose=purpose,
        urgent=urgent,
        person_id=turn.person.id,
        extras=outgoing.with_keyboard(extras, buttons),
        about_id=about,
    )
    turn.writes.add(message)
    return message


def change_message(turn: Turn, staff: Staff, outbox_id: int, line: str, buttons: Buttons = ()) -> None:
    """An earlier message to a member of staff gets a last line and other buttons."""
    message = tell_text(turn, staff, line, purpose="change", buttons=buttons, extras={"of": outbox_id})
    turn.writes.change(message.table, message.id, {"act": "edit"})


def button(turn: Turn, staff: Staff, what: str, data: str) -> tuple[str, str]:
    """A button with the catalogue's `button.what` as its label."""
    return turn.words.say(staff.language, f"button.{what}"), data
