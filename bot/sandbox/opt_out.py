"""What Twilio does by itself with the words of opting out, before the product hears of them."""

from bot.sandbox.twilio_records import Phone

STOP_WORDS = frozenset({"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"})
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
HELP_WORDS = frozenset({"HELP", "INFO"})

_STOPPED = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)
_STARTED = (
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
_HELPED = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."


def hear(phone: Phone, sender: str, body: str) -> str | None:
    """Note what a text to `sender` means for opting out; the answer that Twilio gives by itself, if any.

    Only a text of that one word counts, in any case, with blanks around it; `Stop.` does not.
    """
    word = body.strip().upper()
    if word in STOP_WORDS:
        already = sender in phone.opted_out_of
        phone.opted_out_of.add(sender)
        return None if already else _STOPPED
    if word in START_WORDS and sender in phone.opted_out_of:
        phone.opted_out_of.discard(sender)
        return _STARTED
    if word in HELP_WORDS and sender not in phone.opted_out_of:
        return _HELPED
    return None
