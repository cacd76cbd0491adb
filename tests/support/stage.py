"""Plays a transcript in a town: Jay and Kim have phones, Sam and Dee are mentors, Alex is the coordinator.

It is Monday 2 November 2026, 9.30 in the morning. Jay was welcomed a moment ago and is Sam's, so is Kim, who has been
welcomed last week and is on a pause. Sam has times on Tuesday 10am to 1pm and Thursday 2pm to 5pm, Dee has none. The
stranger's number is nobody's. `given` changes this:

    given new                       Jay has not been welcomed
    given at 23:00                  it begins at that time of the Monday
    given no mentor                 Jay has none
    given no mentors                there are none at all
    given no times                  Sam has none
    given dee's times               Dee has times on Wednesday 10am to 1pm
    given resting                   Jay's check-ins rest as well
    given booked Thu 14:00          Jay has a time with Sam then
    given telegram                  Jay uses Telegram; `phone` is then the phone
    given off 30005                 Jay's phone takes no texts
    given silent                    no receipts come from Jay's phone
    given sessions.place = "cafe"   a line of the programme's policy
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.services import sessions
from bot.services.desk import Desk
from bot.services.hear_text import Text
from bot.services.old_buttons import TappedOption
from bot.services.staff.door import Answer, StaffUpdate
from storage.happenings import CheckIn, Item
from storage.records import Person
from tests.support import enrol
from tests.support.fit import all_fit, no_numbers
from tests.support.script import Line, Scene
from tests.support.town import LONDON, Sent, Shown, Town

MONDAY = date(2026, 11, 2)
PHONES = {"jay": "+447700900101", "phone": "+447700900101", "kim": "+447700900102", "stranger": "+447700900199"}
ACCOUNTS = {"sam": 701, "dee": 702, "alex": 703, "jay": 801}
PICTURE = "(picture)"
STAFF = ("sam", "dee", "alex")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LETS_THINGS_HAPPEN = frozenset({"@", ">", ">>", "[", "!", "again", "restart", "off", "on", "open", "check-in", "end"})


class Stage:
    """A scene in play. `sent` is what each phone has been sent so far and `seen` how much of it was mentioned."""

    def __init__(self, town: Town, scene: Scene) -> None:
        self.town, self.scene = town, scene
        self.seen: Counter[str] = Counter()
        self.looks: dict[int, str] = {}
        self.said: list[tuple[str, Text]] = []
        self.given = [line.words for line in scene.lines if line.does == "given"]
        self.in_telegram = "telegram" in self.given

    async def set(self) -> None:
        """Everybody is in their place."""
        self.town.being_set = True
        policy = "\n".join(given for given in self.given if "=" in given)
        language = self.scene.language
        await enrol.programme(self.town, f"{policy}\n{enrol.PLAIN}")
        times = {} if "no times" in self.given else {1: (10, 13), 3: (14, 17)}
        mentors = "no mentors" not in self.given
        sam = None
        if mentors:
            sam = await enrol.staff(self.town, "mentor", "Sam Jones", 701, language=language, hours=times)
            dees = {2: (10, 13)} if "dee's times" in self.given else {}
            await enrol.staff(self.town, "mentor", "Dee Patel", 702, language=language, hours=dees)
        await enrol.staff(self.town, "coordinator", "Alex Reid", 703)
        mentor = None if "no mentor" in self.given else sam
        if "silent" in self.given:
            self.town.phones.silent.add(PHONES["jay"])
        for given in self.given:
            if given.startswith("off "):
                self.town.phones.off[PHONES["jay"]] = given[4:]
        jay = await enrol.leaver(
            self.town,
            "Jay Morris",
            PHONES["jay"],
            mentor=mentor,
            language=language,
            welcomed="new" not in self.given,
        )
        kim = await enrol.leaver(
            self.town, "Kim Owen", PHONES["kim"], mentor=sam, language=language, welcomed=True, released=MONDAY
        )
        for given in self.given:
            if given.startswith("booked "):
                await self.town.at_the_desk(partial(self._book, jay, when(given[7:], self.town.clock.now())))
        await self.town.at_the_desk(partial(self._rest, jay, kim))
        self.town.being_set = False
        await self.town.settle()
        if any(given.startswith("booked ") for given in self.given):
            self._looks_past("sam")

    async def _book(self, jay: int, at: datetime, desk: Desk) -> None:
        turn = await desk.turn(jay)
        assert turn is not None
        sessions.book(turn, sessions.OWN, at, mentor=turn.case.mentor, by=None)

    async def _rest(self, jay: int, kim: int, desk: Desk) -> None:
        """Kim's check-ins rest, so that only Jay is asked; Jay's channel is the scene's."""
        for person in [kim, jay] if "resting" in self.given else [kim]:
            desk.writes.change(Person.table, person, {"hold": "pause", "version": 9})
        if self.in_telegram:
            account = str(ACCOUNTS["jay"])
            columns = {"channel": "telegram", "telegram": account, "telegram_hash": desk.rows.vault.lookup(account)}
            desk.writes.change(Person.table, jay, columns)

    async def play(self) -> None:
        """Line after line; then nothing may be left over, and all that was sent was fit to send."""
        await self.set()
        for line in self.scene.lines:
            await self.do(line)
        self.nothing_unmentioned("the end")
        all_fit(self.town, self.said, heard_on={str(ACCOUNTS["jay"]): PHONES["jay"]})
        for who in ("sam", "dee"):
            no_numbers(self.town.chats.shown[ACCOUNTS[who]], PHONES.values())

    async def do(self, line: Line) -> None:
        """One line. An AssertionError names it."""
        if line.does in LETS_THINGS_HAPPEN:
            self.nothing_unmentioned(line.place)
        match line.does:
            case "@":
                await self.town.until(when(line.words, self.town.clock.now()))
            case ">" | ">>" if line.who in PHONES:
                await self._leaver_says(line.who, line.words)
            case ">" | ">>":
                await self._staff_types(line)
            case "[":
                await self._taps(line)
            case "!":
                await self._taps_data(line.who, line.words)
            case "again":
                sender, text = self.said[-1]
                await self.town.hear(sender, text)
            case "restart":
                await self.town.restart()
            case "off":
                who, _, code = line.words.partition(" ")
                self.town.phones.off[PHONES[who]] = code
            case "on":
                del self.town.phones.off[PHONES[line.words]]
            case "<":
                self._reads(line)
            case "~":
                self._looks_past(line.who)
            case "=":
                self._has_changed(line)
            case "^":
                last = [emoji for (chat, _), emoji in self.town.chats.reactions.items() if chat == ACCOUNTS[line.who]]
                assert last[-1:] == [line.words], f"{line.place}: reacted with {last[-1:]}"
            case "open":
                await self._open(line)
            case "file":
                assert self.town.chats.shown[ACCOUNTS[line.words]][-1].document, f"{line.place}: no file"
            case "check-in":
                await self._check_in(line)

    # What happens

    async def _leaver_says(self, who: str, words: str, *, tapped: bool = False) -> None:
        body, media = words.removeprefix(PICTURE).strip().replace(" / ", "\n"), int(words.startswith(PICTURE))
        telegram = who == "jay" and self.in_telegram
        sender = str(ACCOUNTS[who]) if telegram else PHONES[who]
        number = next(self.town.ids)
        channel = "telegram" if telegram else "sms"
        now = self.town.clock.now()
        text = Text(channel=channel, provider_id=f"in{number}", body=body, at=now, media=media, tapped=tapped)
        self.said.append((sender, text))
        await self.town.hear(sender, text)

    async def _leaver_taps(self, line: Line, shown: Shown) -> None:
        account = str(ACCOUNTS[line.who])
        old: str | None = await self.town.batches.do(TappedOption(user=account, message_id=shown.number))
        if line.words:
            assert line.expected[0].fullmatch(old or ""), f"{line.place}: toast {old}"
        if old is None:
            data = next(data for label, data in shown.buttons if label.startswith(line.button))
            await self._leaver_says(line.who, data.removeprefix("say:"), tapped=True)

    async def _staff_types(self, line: Line) -> None:
        reply = None
        if line.does == ">>":
            shown = self.town.chats.shown[ACCOUNTS[line.who]]
            reply = next(m.number for m in reversed(shown) if m.text.startswith(line.to))
        await self.town.telegram(ACCOUNTS[line.who], line.words, reply_to=reply)

    async def _taps(self, line: Line) -> None:
        shown = self.town.chats.shown[ACCOUNTS[line.who]]
        with_it = [m for m in shown if any(label.startswith(line.button) for label, _ in m.buttons)]
        assert with_it, f"{line.place}: no such button"
        if line.who in PHONES:
            await self._leaver_taps(line, with_it[-1])
            return
        answer = await self.town.tap(ACCOUNTS[line.who], line.button, on=with_it[-1])
        if line.words:
            assert line.expected[0].fullmatch(answer.toast or ""), f"{line.place}: toast {answer.toast}"

    async def _taps_data(self, who: str, data: str) -> None:
        update = StaffUpdate(
            update_id=next(self.town.updates), user=str(ACCOUNTS[who]), message_id=None, data=data, callback_id="tap"
        )
        answer: Answer = await self.town.batches.do(update)
        assert answer.known
        await self.town.settle()

    # What is seen

    def _all(self, who: str) -> Sequence[Sent | Shown]:
        if who in STAFF or (who == "jay" and self.in_telegram):
            return self.town.chats.shown[ACCOUNTS[who]]
        return self.town.phones.texts[PHONES[who]]

    def unread(self) -> Iterator[tuple[str, str, list[str]]]:
        """Who got what with which buttons and nobody has mentioned it yet."""
        phone = ("phone",) if self.in_telegram else ()
        for who in ("jay", *phone, "kim", "stranger", *STAFF):
            for message in self._all(who)[self.seen[who] :]:
                yield who, *_seen(message)

    def nothing_unmentioned(self, place: str) -> None:
        left = [f"{who}< {words}" for who, words, _ in self.unread()]
        assert not left, f"{place}: before this\n" + "\n".join(left)

    def _reads(self, line: Line) -> None:
        waiting = self._all(line.who)[self.seen[line.who] :]
        assert waiting, f"{line.place}: nothing new for {line.who}"
        words, buttons = _seen(waiting[0])
        pattern, wanted = line.expected
        assert pattern.fullmatch(words), f"{line.place}: {line.who} got\n{words}"
        assert not wanted or buttons == wanted, f"{line.place}: buttons {buttons}"
        self.seen[line.who] += 1
        if isinstance(waiting[0], Shown):
            self.looks[waiting[0].number] = waiting[0].text

    def _looks_past(self, who: str) -> None:
        for message in self._all(who)[self.seen[who] :]:
            if isinstance(message, Shown):
                self.looks[message.number] = message.text
        self.seen[who] = len(self._all(who))

    def _has_changed(self, line: Line) -> None:
        shown = [m for m in self.town.chats.shown[ACCOUNTS[line.who]] if self.looks.get(m.number, m.text) != m.text]
        wanted, buttons = line.expected
        for message in shown:
            if wanted.fullmatch(message.text.rpartition("\n\n")[2]):
                self.looks[message.number] = message.text
                assert [label for label, _ in message.buttons] == buttons, f"{line.place}: {message.buttons}"
                return
        raise AssertionError(f"{line.place}: changed are only {[m.text for m in shown]}")

    async def _open(self, line: Line) -> None:
        async with self.town.database.reading() as rows:
            items = await rows.all(Item, Item.table.c.closed_at.is_(None))
        assert sorted(i.kind for i in items) == sorted(line.words.split()), f"{line.place}: {[i.kind for i in items]}"

    async def _check_in(self, line: Line) -> None:
        async with self.town.database.reading() as rows:
            found = await rows.all(CheckIn, order_by=(CheckIn.table.c.id,))
        last = f"{found[-1].state} {found[-1].mood or ''}".strip() if found else ""
        assert last == line.words, f"{line.place}: the last check-in is {last!r}"


def _seen(message: Sent | Shown) -> tuple[str, list[str]]:
    if isinstance(message, Sent):
        return message.body, []
    return message.text, [label for label, _ in message.buttons]


def when(words: str, now: datetime) -> datetime:
    """The instant that `@` names: so much later, or the next such day and time."""
    if words.startswith("+"):
        lengths = {unit: int(figure) for figure, unit in re.findall(r"(\d+)([dhm])", words)}
        return now + timedelta(days=lengths.get("d", 0), hours=lengths.get("h", 0), minutes=lengths.get("m", 0))
    day, _, clock = words.rpartition(" ")
    hour, minute = map(int, clock.split(":"))
    local = now.astimezone(LONDON)
    ahead = (DAYS.index(day) - local.weekday()) % 7 if day else 0
    found = datetime.combine(local.date() + timedelta(days=ahead), time(hour, minute), LONDON)
    return found if found > now else found + timedelta(days=7 if day else 1)
