"""A queue item in words, for the staff: who, what, since when, the last check-ins and texts, and the next session."""

from datetime import datetime

from bot.rules.say_time import say_when
from bot.services.masked import quoted
from bot.services.say import first_name
from bot.services.turn import Turn
from storage.happenings import Item
from storage.records import Staff


def card(turn: Turn, item: Item, staff: Staff) -> str:
    """Several lines. The leaver is named by first name only; their texts are masked."""
    lines = [
        _headline(turn, item, staff),
        moods(turn, staff),
        _need(turn, staff),
        _why(turn, item, staff),
        _last_words(turn, staff),
        *_texts(turn, item, staff),
        next_session(turn, staff),
    ]
    if turn.person.stopped_at is not None:
        lines.append(turn.words.say(staff.language, "card.stopped"))
    return "\n".join(line for line in lines if line)


def _headline(turn: Turn, item: Item, staff: Staff) -> str:
    kind = turn.words.say(staff.language, f"kind.{item.kind}")
    return turn.words.say(
        staff.language,
        "card.headline",
        name=first_name(turn.person.name),
        kind=kind,
        since=_said(turn, staff, item.opened_at),
    )


def moods(turn: Turn, staff: Staff) -> str:
    """How the last check-ins went, newest first; empty before there was one."""
    past = [c for c in turn.case.check_ins if c.state != "open"][:5]
    if not past:
        return ""
    marks = " ".join(
        str(c.mood) if c.mood else turn.words.say(staff.language, f"check_in.state.{c.state}") for c in past
    )
    return turn.words.say(staff.language, "card.check_ins", marks=marks)


def _need(turn: Turn, staff: Staff) -> str:
    """What was wrong at the last check-in; empty where that was not said."""
    last = turn.case.check_ins[0] if turn.case.check_ins else None
    if last is None or last.need is None:
        return ""
    need = turn.words.say(staff.language, f"check_in.need.{last.need}")
    return turn.words.say(staff.language, "card.need", need=need)


def _texts(turn: Turn, item: Item, staff: Staff) -> list[str]:
    """The newest that made an emergency of it; then the last ones."""
    notes = [n for n in turn.case.notes if n.item_id == item.id and n.detail and "said" in n.detail]
    raised = [(datetime.fromisoformat(n.detail["at"]), n.detail["said"]) for n in notes[-1:] if n.detail]
    last = [(text.at, text.body) for text in turn.case.texts[:3] if text.body]
    shown = [*(text for text in raised if text not in last), *last]
    return [
        turn.words.say(
            staff.language, "card.text", when=_said(turn, staff, at), text=quoted(turn.words, staff.language, body)
        )
        for at, body in shown
    ]


def _last_words(turn: Turn, staff: Staff) -> str:
    """When a human last wrote to them; empty where none has."""
    if turn.person.human_at is None:
        return ""
    return turn.words.say(staff.language, "card.human", when=_said(turn, staff, turn.person.human_at))


def _why(turn: Turn, item: Item, staff: Staff) -> str:
    """Why a human is wanted, where the kind of item does not say it."""
    whys = [n.detail["why"] for n in turn.case.notes if n.item_id == item.id and n.detail and "why" in n.detail]
    return turn.words.say(staff.language, f"why.{whys[-1]}") if whys else ""


def next_session(turn: Turn, staff: Staff) -> str:
    """The next session, or that there is none."""
    coming = turn.case.next_session(turn.now)
    if coming is None:
        return turn.words.say(staff.language, "card.no_session")
    return turn.words.say(staff.language, "card.next_session", when=_said(turn, staff, coming.starts_at))


def _said(turn: Turn, staff: Staff, at: datetime) -> str:
    return say_when(at, now=turn.now, tz=turn.case.tz, language=staff.language)
