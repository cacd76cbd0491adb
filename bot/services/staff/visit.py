"""One thing that a member of staff does in Telegram: who it is, where they did it, and how they are answered."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from bot.rules.hours import local
from bot.rules.policy import Policy
from bot.services.desk import Desk
from bot.services.outgoing import THREAD
from bot.services.say import Buttons
from bot.services.tell_staff import change_shown, tell_staff
from bot.services.turn import Turn
from bot.words.render import Reader, in_words
from storage import audit
from storage.happenings import Message, Received
from storage.records import Staff

LONGEST_TOAST = 200
"""Signs that Telegram shows after a tap."""
QUESTION_STANDS = timedelta(minutes=30)
"""After this, what they type is no longer taken as the answer to what they were asked."""


@dataclass(kw_only=True)
class Visit:
    """`shown` is the message of ours that was tapped or replied to, where it is known; `topic` the leaver whose topic
    it was done in, `thread` a topic that is no leaver's. `toast` is what a tap shows. Whoever decides sets `about` to
    the leaver it turned out to be about.
    """

    desk: Desk
    staff: Staff
    team: dict[int, Staff]
    policy: Policy
    received: Received
    message_id: int | None = None
    replied: bool = False
    tapped: bool = False
    shown: Message | None = None
    topic: int | None = None
    thread: int | None = None
    toast: str | None = None
    doing: str = "words"  # the name of the button or command, for the audit
    asked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The programme's local day."""
        return local(self.desk.now, self.policy.tz).date()

    @property
    def is_coordinator(self) -> bool:
        return self.staff.role == "coordinator"

    @property
    def here(self) -> Mapping[str, Any]:
        """The `extras` of a message that is to show where it was asked for."""
        return {THREAD: self.thread} if self.thread is not None else {}

    # What is read

    async def turn(self, person_id: int) -> Turn | None:
        """The turn of a leaver of this programme; of another programme there is none."""
        return (await self.turns_of([person_id])).get(person_id)

    async def turns_of(self, people: Collection[int]) -> dict[int, Turn]:
        turns = await self.desk.turns_of(people)
        ours = {p: t for p, t in turns.items() if t.person.programme_id == self.staff.programme_id}
        for turn in ours.values():
            turn.case.staff.update(self.team)
        return ours

    # How they are answered

    def words(self, key: str, **params: Any) -> str:
        """A text of the catalogue in their language; `…_at` and `…_on` are said as people say them."""
        return self.said_to(self.staff, key, **params)

    def said_to(self, staff: Staff, key: str, **params: Any) -> str:
        """The same in a colleague's language."""
        reader = Reader(language=staff.language, tz=self.policy.tz, now=self.desk.now)
        said = {name: in_words(reader, name, value) for name, value in params.items()}
        return self.desk.words.say(staff.language, key, **said)

    def button(self, what: str, data: str, **params: Any) -> tuple[str, str]:
        """A button labelled with the catalogue's `button.what`."""
        return self.words(f"button.{what}", **params), data

    def answer(self, key: str, *, buttons: Buttons = (), person: int | None = None, **params: Any) -> Message:
        """A message with the catalogue's text `key`. `person`: whom it is about, so that a reply reaches them."""
        return self.answer_text(self.words(key, **params), buttons=buttons, person=person)

    def answer_text(
        self, body: str, *, buttons: Buttons = (), person: int | None = None, purpose: str = "answer"
    ) -> Message:
        """A message with words that are already made. One about the leaver in whose topic they are goes there; in any
        other leaver's topic none is shown, since what is typed beside it would go to that leaver."""
        if purpose == "answer" and person is not None and person == self.topic:
            purpose = "notice"
        return tell_staff(
            self.desk, self.staff, body, purpose=purpose, buttons=buttons, person_id=person, extras=self.here
        )

    def hint(self, key: str, **params: Any) -> None:
        """A short word: the toast of a tap, else a message, in the topic where they wrote."""
        if self.tapped:
            self.toast = self.words(key, **params)[:LONGEST_TOAST]
        else:
            self.answer(key, person=self.topic, **params)

    def settle(self, key: str, *, buttons: Buttons = (), **params: Any) -> None:
        """The message that was tapped gets a last line and loses its buttons; the tap shows the line as well."""
        line = self.words(key, **params)
        if self.tapped:
            self.toast = line[:LONGEST_TOAST]
        if self.shown is not None:
            change_shown(self.desk, self.staff, self.shown.id, line, buttons)

    # What is kept

    def ask(self, what: str, question: Message, **kept: Any) -> None:
        """What they type next answers `question`. `kept` holds ids and words of our own, never anything personal."""
        until = (self.desk.now + QUESTION_STANDS).isoformat()
        self.change(asked=json.dumps({"what": what, "question": question.id, "until": until, **kept}))

    def forget(self) -> None:
        """Nothing is asked of them any more."""
        self.asked = {}
        if self.staff.asked is not None:
            self.change(asked=None)

    def change(self, **columns: Any) -> None:
        """New values in their own row; every turn knows them at once."""
        self.replace_staff(self.staff, **columns)

    def replace_staff(self, staff: Staff, **columns: Any) -> Staff:
        """New values in the row of somebody of the programme; every turn knows them at once."""
        self.desk.writes.change(Staff.table, staff.id, columns)
        changed = replace(staff, **columns)
        self.team[staff.id] = changed
        if staff.id == self.staff.id:
            self.staff = changed
        for turn in self.desk.turns.values():
            if staff.id in turn.case.staff:
                turn.case.staff[staff.id] = changed
        return changed

    def note(self, what: str, subject: str) -> None:
        """A line for the audit: who did what to whom, by ids."""
        self.desk.note(what, subject, actor=f"staff {self.staff.id}")

    def concerns(self, person_id: int) -> None:
        """The leaver that it turned out to be about: kept with what they did."""
        self.desk.writes.change(Received.table, self.received.id, {"person_id": person_id})

    def saw(self, person_id: int) -> None:
        """They may see this leaver, and do what they came for: noted under the name of the button or command."""
        self.note(self.doing, audit.person(person_id))
