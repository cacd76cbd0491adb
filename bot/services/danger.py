"""Emergencies and urgent texts: what the leaver hears at once, and who is told."""

from datetime import datetime, timedelta

from bot.rules.policy import Policy
from bot.rules.urgency import Assessment
from bot.services import alerts, flood, queue, relay, team
from bot.services.say import first_name, say, sender_name
from bot.services.turn import Turn
from bot.services.world import reads_at
from storage.records import Staff

STILL_ANSWERED = timedelta(hours=1)
"""An emergency that a leaver turns out to have written this lately gets the fixed answer: our own judgement."""


def emergency(turn: Turn, text: str, found: Assessment, *, written_at: datetime | None = None) -> None:
    """The fixed answer with every helpline, at any hour, unless it was written some time ago; the mentor and all
    coordinators are told."""
    at = written_at or turn.now
    abuse = _shown(turn, text, "emergency", found.abuse, raised_at=at)
    if turn.now - at <= STILL_ANSWERED:
        answer(turn, abuse=abuse)


def is_open(turn: Turn) -> bool:
    return turn.case.item("emergency") is not None


def more(turn: Turn, text: str, *, is_urgent: bool, abuse: bool) -> None:
    """What else they write while an emergency is open belongs to it: whoever has it is told at any hour, or all again,
    and they hear that somebody can see it now."""
    item = turn.case.item("emergency")
    nobody_has_it = item is not None and item.taken_by is None
    abuse = _shown(turn, text, "emergency" if is_urgent or nobody_has_it else "unanswered_message", abuse)
    if is_urgent or not relay.talking(turn):
        say(turn, "emergency.abuse" if abuse else "urgent.heard.now" if is_urgent else "message.heard.now")


def wants_a_call(turn: Turn, text: str) -> None:
    """The same for a call that they ask for; the item for it stays when the emergency is over."""
    queue.put_on_queue(turn, "call_back", told=True)
    _shown(turn, text, "emergency", False)
    there = team.holders(turn)
    say(turn, "call_me.heard.now", sender=first_name(there[0].name) if there else sender_name(turn))


def _shown(turn: Turn, text: str, kind: str, abuse: bool, *, raised_at: datetime | None = None) -> bool:
    """Shows it to whoever is to read it; one more of an emergency that nobody has taken to all coordinators as well.
    What raised it, at `raised_at`, stays on the item's card. Says whether domestic abuse is suspected, by it or by an
    earlier text: whoever reads along then may read this answer."""
    abuse = abuse or any(note.detail and note.detail.get("abuse") for note in turn.case.notes)
    known = turn.case.item(kind) is not None
    detail = ({"abuse": True} if abuse else {}) | ({"said": text, "at": raised_at.isoformat()} if raised_at else {})
    item = relay.to_staff(turn, text, kind=kind, told_honestly=False, detail=detail)
    if kind == "emergency" and known and item.taken_by is None and not flood.is_on(turn, item):
        told = {staff.id for staff in team.readers(turn, kind)}
        for staff in [s for s in team.coordinators(turn) if s.id not in told]:
            alerts.alert(turn, item, staff)
    return abuse


def answer(turn: Turn, *, abuse: bool) -> None:
    """Where domestic abuse is suspected the words name nothing of the sort."""
    lines = helplines(turn.policy)
    say(turn, "emergency.abuse" if abuse else "emergency.answer", "emergency")
    say(turn, "emergency.abuse.lines" if abuse else "emergency.lines", "emergency", helplines=lines)


def helplines(policy: Policy) -> str:
    """The programme's, one after another."""
    return " ".join(f"{line.name} {line.phone}." for line in policy.helplines)


def raised_by_staff(turn: Turn, by: Staff) -> None:
    """One tap of a member of staff makes an emergency of it, whatever the rules said. It climbs until somebody takes
    it: who raises it may be asking for help."""
    queue.put_on_queue(turn, "emergency", {"raised_by": by.id})


def urgent(turn: Turn, text: str, found: Assessment) -> None:
    """To the top of the queue; the leaver hears honestly when a human reads it. Where domestic abuse is suspected the
    answer is one that any text might get."""
    if is_open(turn):
        more(turn, text, is_urgent=True, abuse=found.abuse)
        return
    abuse, when = _shown(turn, text, "urgent", found.abuse), reads_at(turn)
    if when["now"]:
        say(turn, "emergency.abuse" if abuse else "urgent.heard.now")
    else:
        say(turn, "message.heard.later" if abuse else "urgent.heard.later", reads_at=when["at"])
