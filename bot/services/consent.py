"""STOP and START: at once, on the ledger, and with a human told where it may have meant something else."""

from bot.services import alerts, check_ins, queue, talks, team, welcome
from bot.services.say import say, tell
from bot.services.turn import Turn
from bot.services.writes import DropUnsent
from storage.records import Staff


def stop(turn: Turn, how: str, *, ambiguous: bool = False) -> None:
    """Nothing goes to this leaver any more, not even a farewell; what this very turn has said in an emergency aside.
    The mentor is told; a coordinator in an emergency."""
    if turn.person.stopped_at is not None:
        return
    turn.writes.add_drop(DropUnsent(lane=f"p{turn.person.id}"))
    turn.change(turn.person, stopped_at=turn.now)
    turn.note_in_ledger("stop", how)
    for run in list(turn.case.runs):
        talks.end(turn, run, "expired")
    check_ins.withdraw_open(turn)
    check_ins.plan(turn)
    if ambiguous:
        _find_out(turn)
        return
    for staff in _who_hears(turn):
        tell(turn, staff, "person.stopped", about=turn.person.id)


def _find_out(turn: Turn) -> None:
    """They may have meant a time, and hear nothing more: it is on a list until somebody has asked them."""
    item = queue.put_on_queue(turn, "unanswered_message", told=True)
    for staff in _who_hears(turn):
        buttons = alerts.buttons_for(turn, item, staff)
        message = tell(turn, staff, "person.stopped_maybe", purpose="alert", buttons=buttons, about=item.id)
        alerts.remember(turn, item, staff, message)


def start(turn: Turn, how: str) -> None:
    """Texts begin again, from the next check-in on."""
    if turn.person.stopped_at is None:
        return
    turn.change(turn.person, stopped_at=None)
    turn.note_in_ledger("start", how)
    say(turn, "start.again")
    welcome.plan(turn)  # where STOP came before it
    check_ins.plan(turn)
    for staff in team.whoever_is_there(turn):
        tell(turn, staff, "person.started", about=turn.person.id)


def _who_hears(turn: Turn) -> list[Staff]:
    heard = team.whoever_is_there(turn)
    if turn.case.item("emergency") is not None:
        heard = [*heard, *team.coordinators(turn)]
    return list({s.id: s for s in heard}.values())
