"""Texts from numbers that nobody knows: one answer at the most, and a coordinator is asked who it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rules.consent import plainly_asks_to_be_left_alone
from bot.rules.keywords import Word, keyword
from bot.rules.urgency import Level, assess
from bot.services import failures, stranger_answers, stranger_flood, stranger_items
from bot.services.desk import Desk
from bot.services.hear_text import Text
from bot.services.tally import Tally
from bot.services.work import DeskWork
from storage import inbox
from storage.among import among_hashes
from storage.happenings import Received
from storage.records import Stranger


@dataclass(eq=False, kw_only=True)
class StrangerText(DeskWork):
    """A text from an unknown number (E.164)."""

    text: Text
    phone: str

    async def act(self, desk: Desk) -> Any:
        if await desk.rows.answer(inbox.seen(self.text.channel, [self.text.provider_id])):
            return
        stranger = await self._stranger(desk)
        programmes = await desk.policies()
        found = assess(self.text.body)
        silence = plainly_asks_to_be_left_alone(self.text.body) or _is_stop(self.text.body)
        self._keep(desk, stranger, int(found.level), stranger_answers.SILENCE if silence else "done")
        if not programmes:
            return
        home = min(programmes)  # the number is shared; the first programme's coordinators sort it out
        quiet = silence or await stranger_items.is_dismissed(desk, stranger)
        emergency = found.level is Level.EMERGENCY
        if emergency:
            await stranger_answers.in_danger(desk, stranger, programmes[home], abuse=found.abuse)
        elif stranger.answered_at is None and quiet:
            stranger_answers.nothing(desk, stranger)
        elif stranger.answered_at is None:
            stranger_answers.neutral(desk, stranger, programmes[home])
        if found.level is Level.ORDINARY and quiet:
            return
        if emergency or not await stranger_flood.holds_back(desk, stranger, home):
            picture = bool(self.text.media)
            await stranger_items.open_item(desk, stranger, home, self.text.body, emergency=emergency, picture=picture)

    def count(self, tally: Tally, now: datetime) -> None:
        tally.texts_in.labels(channel=self.text.channel, sender="unknown").inc()

    async def when_failed(self, desk: Desk, error: Exception) -> None:
        """The text is kept and shown to a human all the same, an emergency as one."""
        stranger = await self._stranger(desk)
        found = failures.read(self.text.body)
        self._keep(desk, stranger, int(found.level), "failed")
        programmes = await desk.policies()
        if not programmes:
            return
        home, emergency = min(programmes), found.level is Level.EMERGENCY
        if emergency:
            await stranger_answers.in_danger(desk, stranger, programmes[home], abuse=found.abuse)
        await stranger_items.open_item(desk, stranger, home, self.text.body, emergency=emergency)

    def _keep(self, desk: Desk, stranger: Stranger, level: int, state: str) -> None:
        desk.add(
            Received(
                id=desk.new_id(),
                channel=self.text.channel,
                provider_id=self.text.provider_id,
                at=desk.now,
                person_id=None,
                staff_id=None,
                stranger_id=stranger.id,
                body=self.text.body,
                level=level,
                state=state,
                relayed=True,
            )
        )

    async def _stranger(self, desk: Desk) -> Stranger:
        number = among_hashes(Stranger.table.c.phone_hash, desk.rows.vault.lookups(self.phone))
        known = await desk.rows.one(Stranger, number, lock=True)
        if known is not None:
            return known
        fresh = Stranger(
            id=desk.new_id(),
            phone=self.phone,
            phone_hash=desk.rows.vault.lookup(self.phone),
            first_at=desk.now,
            answered_at=None,
            state="open",
            person_id=None,
        )
        desk.add(fresh)
        return fresh


def _is_stop(body: str) -> bool:
    word = keyword(body)
    return word is not None and word.word is Word.STOP
