"""What staff look at and change in Telegram is in the audit; what nobody looks at is not."""

from storage import audit
from storage.records import AuditEntry
from tests.support.office import CAL, DEE, JAY, SAM, Office


async def noted(office: Office, name: str) -> list[tuple[str, str]]:
    """(who, what) of everything about a leaver, in order."""
    async with office.town.database.reading() as rows:
        assert await audit.verify(rows) is None
        entries = await rows.all(AuditEntry, order_by=(AuditEntry.table.c.number,))
    whose = audit.person(office.ids[name])
    return [(entry.actor, entry.what) for entry in entries if entry.subject == whose]


async def test_who_saw_and_did_what_with_a_leaver_is_noted(office: Office) -> None:
    sam, cal = f"staff {office.ids['Sam']}", f"staff {office.ids['Cal']}"
    await office.town.text(JAY, "can you ring me sam about the flat")
    assert await noted(office, "Jay") == []  # a text in is nobody's looking
    await office.says(SAM, "/queue")
    await office.taps(SAM, "Take")
    await office.says(SAM, "on it", to=office.about(SAM, "flat"))
    await office.says(SAM, "/people")
    await office.taps(SAM, "Jay")
    await office.sends(CAL, f"hold:{office.ids['Jay']}:hospital")
    assert await noted(office, "Jay") == [
        (sam, "queue"),
        (sam, "take"),
        (sam, "words"),
        (sam, "person"),
        (cal, "hold"),
        (cal, "hold hospital"),
    ]


async def test_who_was_not_let_in_has_seen_nothing(office: Office) -> None:
    await office.sends(DEE, f"person:{office.ids['Jay']}")
    await office.says(DEE, "/queue")
    assert await noted(office, "Jay") == []
