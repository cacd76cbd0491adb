"""Emergencies and urgent texts: what the leaver hears at once, and who is told."""

from bot.rules.urgency import Assessment
from bot.services import alerts, flood, queue, relay, team
from bot.services.say import say
from bot.services.turn import Turn
from bot.services.world import reads_at
from storage.happenings import Item
from storage.records import Staff


def emergency(turn: Turn, text: str, found: Assessment) -> None:
    """The fixed answer with every helpline, at any hour; the mentor and all coordinators are told."""
    open_since = turn.case.item("emergency")
    abuse = found.abuse or (open_since is not None and _abuse_is_suspected(turn, open_since))
    answer(turn, abuse=abuse)
    item = relay.to_staff(turn, text, kind="emergency", told_honestly=False, detail={"abuse": True} if abuse else None)
    if open_since is not None and item.taken_by is None and not flood.is_on(turn, item):
        told = {staff.id for staff in team.holders(turn)}
        for staff in [s for s in team.coordinators(turn) if s.id not in told]:
            alerts.alert(turn, item, staff)


def _abuse_is_suspected(turn: Turn, item: Item) -> bool:
    """By an earlier text of the same emergency: whoever reads along then may read this answer too."""
    return any(note.detail and note.detail.get("abuse") for note in turn.case.notes if note.item_id == item.id)


def answer(turn: Turn, *, abuse: bool) -> None:
    """Where domestic abuse is suspected the words name nothing of the sort."""
    lines = " ".join(f"{line.name} {line.phone}." for line in turn.policy.helplines)
    say(turn, "emergency.abuse" if abuse else "emergency.answer", "emergency")
    say(turn, "emergency.abuse.lines" if abuse else "emergency.lines", "emergency", helplines=lines)


def raised_by_staff(turn: Turn, by: Staff) -> None:
    """One tap of a member of staff makes an emergency of it, whatever the rules said. It climbs until somebody takes
    it: who raises it may be asking for help."""
    queue.put_on_queue(turn, "emergency", {"raised_by": by.id})


def urgent(turn: Turn, text: str) -> None:
    """To the top of the queue; the leaver hears honestly when a human reads it."""
    relay.to_staff(turn, text, kind="urgent", told_honestly=False)
    when = reads_at(turn)
    say(turn, "urgent.heard.now" if when["now"] else "urgent.heard.later", "answer", reads_at=when["at"])
