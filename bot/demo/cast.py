"""Who is in the demo, and the day on which it begins. All of them are made up; the numbers are Ofcom's for drama."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files

from bot.rules.hours import instant, staff_stretch
from bot.rules.policy import Policy, parse_policy
from bot.sandbox.page import Cast, ChatShown, PhoneShown

BEGINS_AT = time(9, 30)
"""Local: the welcome has just gone, and nothing is due before the next day's first check-in."""
FULL_DAYS = 4
"""So many staff days in a row, so that what is missed climbs without a weekend in between."""
SOURCE = "the demo's policy"


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """A mentor or a coordinator; `says` is what they tell the bot once they are in."""

    user_id: int
    role: str
    name: str
    commands: tuple[str, ...]
    says: str | None = None


@dataclass(frozen=True, kw_only=True)
class Leaver:
    """Somebody with a basic phone. `number` is as in the people file, `check_in_time` local."""

    name: str
    number: str
    language: str
    check_in_time: str
    about: str


SAM = Colleague(
    user_id=700101,
    role="mentor",
    name="Sam",
    commands=("/queue", "/people", "/sessions", "/availability"),
    says="/availability Mon 13:00-16:00, Tue 10:00-13:00, Wed 14:00-17:00, Thu 14:00-17:00, Fri 10:00-12:00",
)
ALEX = Colleague(user_id=700102, role="coordinator", name="Alex", commands=("/alerts", "/queue", "/people"))
STAFF = (ALEX, SAM)
JAY = Leaver(
    name="Jay Morris",
    number="+447700900101",
    language="en",
    check_in_time="10:00",
    about="leaver, a basic phone",
)
RHYS = Leaver(
    name="Rhys Pugh",
    number="+447700900103",
    language="cy",
    check_in_time="11:00",
    about="leaver, texts in Welsh",
)
LEAVERS = (JAY, RHYS)


def policy_from(day: date) -> Policy:
    """The programme's policy; its helplines were looked at on `day`."""
    text = files("bot.demo").joinpath("programme.toml").read_text(encoding="utf-8")
    return parse_policy(text.replace("CHECKED", day.isoformat()), today=day, source=SOURCE)


def people_file(day: date) -> str:
    """The leavers, who came out three days before `day` and agreed to texts the week before."""
    released, agreed = day - timedelta(days=3), day - timedelta(days=10)
    rows = [
        f"{leaver.name},{leaver.number},{leaver.language},{released},{leaver.check_in_time},{SAM.name},{agreed},released"
        for leaver in LEAVERS
    ]
    return "\n".join(["name,phone,language,release_date,check_in_time,mentor,consent_on,status", *rows, ""])


def beginning(today: date) -> datetime:
    """The first morning after `today` with staff days enough behind it, as an instant."""
    policy = policy_from(today)
    day = today + timedelta(days=1)
    while not all(staff_stretch(day + timedelta(days=n), policy) for n in range(FULL_DAYS)):
        day += timedelta(days=1)
    return instant(day, BEGINS_AT, policy.tz)


def on_the_page(zone: str) -> Cast:
    """What the page shows of them, leavers first."""
    return Cast(
        phones=tuple(
            PhoneShown(number=each.number, name=each.name.split()[0], about=each.about, language=each.language)
            for each in LEAVERS
        ),
        chats=tuple(
            ChatShown(user_id=each.user_id, name=each.name, about=f"{each.role}, in Telegram", commands=each.commands)
            for each in (SAM, ALEX)
        ),
        zone=zone,
    )
