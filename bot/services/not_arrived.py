"""A text that is not on the phone: whom it concerns is told, and what may still arrive is sent again."""

from dataclasses import replace
from datetime import timedelta

from bot.channels.receipts import meaning
from bot.rules.hours import next_waking
from bot.rules.segments import count
from bot.services import author, check_ins, consent, outgoing, queue, welcome
from bot.services.turn import Turn
from storage.happenings import Message

AGAIN_AFTER = (timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
"""When a text to a phone that was off is sent again: our own judgement."""
WORTH_ANOTHER_TRY = frozenset({"welcome", "emergency", "relay", "booking"})
ASKS = frozenset({"prompt", "nudge"})


def did_not_arrive(turn: Turn, message: Message, code: str | None) -> None:
    """A text is not on the phone: whom it concerns is told, and what may still arrive is sent again."""
    if outgoing.went_to_old_number(message) or message.channel != turn.person.channel:
        _was_for_elsewhere(turn, message)
        return
    found = meaning(code)
    if found.sense == "opted_out":
        consent.stop(turn, f"{message.channel} provider")
    elif found.sense == "unreachable" or code == "blocked":
        _nobody_there(turn, message)
    elif found.sense == "phone_off" and _is_worth_another_try(turn, message):
        _send_again(turn, message)
    elif message.purpose == "welcome":
        welcome.failed(turn)
    elif message.purpose in ASKS:
        _was_not_asked(turn, message, code, phone_off=found.sense == "phone_off")
    elif message.purpose == "relay":
        author.tell_of_failure(turn, message)


def _was_for_elsewhere(turn: Turn, message: Message) -> None:
    """It went to an old number, or they have changed between texts and Telegram since. Nobody stops or is out of reach
    by it. A human hears that their words did not arrive, and an emergency's answer goes again, to where they are."""
    if message.purpose == "relay":
        author.tell_of_failure(turn, message)
    elif message.purpose == "emergency" and _is_worth_another_try(turn, message):
        _send_again(turn, message)


def _was_not_asked(turn: Turn, message: Message, code: str | None, *, phone_off: bool) -> None:
    """A check-in's text that is not on the phone. A phone that is off may be on again before the window ends; once the
    nudge has been sent, that goes again and the question does not."""
    check_in = check_ins.find(turn, message.about_id or 0)
    if check_in is None or check_in.state != "open":
        return
    turn.change(check_in, receipt=code)
    superseded = message.purpose == "prompt" and check_in.nudged_at is not None
    if phone_off and not superseded and outgoing.resent(message) < len(AGAIN_AFTER):
        _send_again(turn, message)


def _is_worth_another_try(turn: Turn, message: Message) -> bool:
    wanted = message.purpose in WORTH_ANOTHER_TRY and turn.person.stopped_at is None
    return wanted and outgoing.resent(message) < len(AGAIN_AFTER)


def _nobody_there(turn: Turn, message: Message) -> None:
    check_in = check_ins.find(turn, message.about_id or 0) if message.purpose in ASKS else None
    if message.purpose == "welcome":
        welcome.failed(turn)
    elif check_in is not None and check_in.state == "open":
        check_ins.unreachable(turn, check_in)
    else:
        queue.put_on_queue(turn, "unreachable", {"message": message.id}, quiet=True)
    if message.purpose == "relay":
        author.tell_of_failure(turn, message)


def _send_again(turn: Turn, message: Message) -> None:
    before, channel = outgoing.resent(message), turn.person.channel
    at = turn.now + AGAIN_AFTER[before] if message.channel == channel else turn.now
    if message.purpose != "emergency":
        at = next_waking(at, turn.policy)
    if message.not_after is not None and at >= message.not_after:
        return
    turn.writes.add(
        replace(
            message,
            id=turn.new_id(),
            channel=channel,
            segments=count(message.body or "").segments if channel == "sms" else 1,
            state="held",
            not_before=at,
            attempts=0,
            extras={**(message.extras or {}), outgoing.RESENT: before + 1, outgoing.OLD_NUMBER: None},
            provider_id=None,
            error=None,
            claimed_at=None,
            claimed_by=None,
            ready_at=None,
            sent_at=None,
            settled_at=None,
            due_at=None,
            created_at=turn.now,
        )
    )
