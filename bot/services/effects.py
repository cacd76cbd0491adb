"""What a conversation wants done, turned into rows."""

from datetime import date, datetime

from bot.services import check_ins, holds, queue, sessions, talks
from bot.services.turn import Turn
from bot.talk import effects as want


def apply(turn: Turn, effect: want.Effect) -> bool:
    """Carries out one effect that is no text. False where the conversation has gone another way because of it."""
    match effect:
        case want.Queue(kind=kind, detail=detail):
            queue.put_on_queue(turn, kind, detail)
        case want.CheckedIn(mood=mood):
            check_ins.answered(turn, mood)
        case want.NeedNamed(need=need):
            check_ins.need_named(turn, need)
        case want.CheckInMissed():
            check_ins.missed(turn)
        case want.Book(starts_at=starts_at, session_id=session_id):
            return sessions.book_or_offer_again(turn, datetime.fromisoformat(starts_at), session_id)
        case want.CancelSession(session_id=session_id):
            sessions.cancel(turn, session_id, by=None)
        case want.PlanMade(session_id=session_id, plan=plan):
            sessions.plan_made(turn, session_id, plan)
        case want.Hold(until=until):
            holds.hold(turn, "pause", date.fromisoformat(until))
        case want.SetLanguage(language=language):
            turn.change(turn.person, language=language)
        case want.Enter(flow=flow):
            talks.begin(turn, flow)
        case want.Say() | want.Put():
            raise TypeError("texts are said where the conversation is driven")
    return True
