"""An export as a page to read: Markdown, with a table of contents, and times as the leaver's clock showed them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.commands.shown import harmless
from bot.services.export import Export, Section

TITLES = {
    "people": ("Who they are", "What was entered when they were enrolled, and how things stand."),
    "ledger": ("What they agreed to", "Consent, welcome, STOP and START, new numbers. It can't be changed."),
    "inbox": ("Words that came in", "Theirs; and those of staff about them, where `staff` stands beside them."),
    "outbox": ("Words that went out", "To them; and to staff about them, where `staff` stands beside them."),
    "check_ins": ("Check-ins", "Each day asked, and how it ended. Mood: 1 is bad, 5 is good."),
    "runs": ("Conversations", "What was asked, and what was understood of the answers."),
    "sessions": ("Times to meet", "Sessions with the mentor, and other dates."),
    "items": ("What waited for somebody", "One entry for each time that a person of the staff was asked to act."),
    "notes": ("Notes on what waited", "What each of these was about; it names them by `item`."),
    "alerts": ("Who was told", "Which of the staff were told of each of these."),
    "due": ("What is planned", "What the service has set itself to do, and when."),
    "strangers": ("Numbers", "Their number, from before it was known whose it was."),
    "invitations": ("Links", "Links into Telegram that were made for them."),
    "untold": ("Dropped or late", "What did not go, or went late, until the coordinators have been told."),
    "topics": ("Topics in Telegram", "Which of the staff have a topic for them."),
    "marks": ("What is remembered of the people file", "Which columns it spoke of, so that it changes nothing twice."),
    "audit": ("Who looked at this and changed it", "By numbers: `staff` and the rest as above, `cli` an operator."),
}
STEERING = (
    "about_version",
    "attempts",
    "claimed_at",
    "climbed_from",
    "extras",
    "ladder",
    "lane",
    "not_after",
    "not_before",
    "pending",
    "programme_id",
    "relayed",
    "rung",
    "rungs",
    "version",
)
"""Columns that only steer the service: left to `--json`."""
STAFF = ("staff_id", "mentor_id", "owner_id", "taken_by", "closed_by")
"""Columns that hold the number of somebody of the staff."""


def page(export: Export, made_at: datetime) -> str:
    """The whole page."""
    zone = ZoneInfo(export.zone)
    lines = [
        f"# What is held on {export.name}",
        "",
        f"Person {export.person_id}. Made on {_said(made_at, zone)}. Times are those of {export.zone}.",
        "What only steers the service (versions, tries, buttons) is left to `gatewalk person export --json`.",
        "",
        "## Contents",
        "",
        *(f"- [{TITLES[s.table][0]}](#{_anchor(TITLES[s.table][0])}): {len(s.rows)}" for s in export.sections),
    ]
    for section in export.sections:
        lines += ["", *_section(section, export, zone)]
    return "\n".join(lines) + "\n"


def _section(section: Section, export: Export, zone: ZoneInfo) -> Iterable[str]:
    title, about = TITLES[section.table]
    yield f"## {title}"
    yield ""
    yield about
    for row in section.rows:
        yield ""
        yield from _entry(row, export, zone)
    if not section.rows:
        yield ""
        yield "Nothing."


def _entry(row: Mapping[str, Any], export: Export, zone: ZoneInfo) -> Iterable[str]:
    """Each value on a line of its own; what is empty is left out."""
    mark = "-"
    for name, value in row.items():
        if name in STEERING or value is None or value in ({}, []):
            continue
        said = export.staff.get(value, str(value)) if name in STAFF else _said(value, zone)
        first, *more = [harmless(line) for line in said.splitlines()] or [""]
        yield f"{mark} **{_label(name)}:** {first}"
        yield from (f"  {line}" for line in more)
        mark = " "


def _label(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")


def _said(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%a %d %b %Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%a %d %b %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_said(each, zone)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_said(each, zone) for each in value)
    return str(value)


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")
