"""What holds for every text to a leaver and every message to a mentor, whatever the conversation."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from bot.rules.hours import is_quiet
from bot.rules.policy import parse_policy
from bot.rules.segments import count
from bot.services.hear_text import Text
from bot.services.say import AWAKE_FOR
from bot.words.banned import banned
from tests.support.enrol import PLAIN
from tests.support.town import Shown, Town

HELPLINE = "116 123"
OWN_WORDS = ("Sam: ", "Dee: ", "Alex: ")
"""How a text begins that holds what a human typed."""
POLICY = parse_policy(PLAIN, today=date(2026, 11, 2))


def all_fit(town: Town, said: Sequence[tuple[str, Text]], heard_on: Mapping[str, str]) -> None:
    """Every text that was sent is short, holds nothing banned, and goes in the quiet hours only to one who has just
    written (`said`: who wrote what; `heard_on`: the phone of a leaver who wrote from another account)."""
    heard: dict[str, list[datetime]] = {}
    for sender, text in said:
        heard.setdefault(heard_on.get(sender, sender), []).append(text.at)
    for phone, texts in town.phones.texts.items():
        for sent in texts:
            fits(sent.body)
            awake = any(sent.at - AWAKE_FOR <= at <= sent.at for at in heard.get(phone, ()))
            assert awake or not is_quiet(sent.at, POLICY), f"at night: {sent.body}"
    for account in heard_on:
        for shown in town.chats.shown[int(account)]:
            fits(shown.text)


def fits(body: str) -> None:
    """One segment of GSM-7, or two where the letters need UCS-2, and no word that no text may hold. The helplines may
    take more; what a human typed is theirs."""
    if body.startswith(OWN_WORDS):
        return
    size = count(body)
    assert HELPLINE in body or size.segments <= (1 if size.encoding == "GSM-7" else 2), body
    assert not banned(body), f"{banned(body)}: {body}"


def no_numbers(shown: Iterable[Shown], phones: Iterable[str]) -> None:
    """No message to a mentor holds a leaver's number, however it is written."""
    endings = {phone[-6:] for phone in phones}
    for message in shown:
        figures = "".join(filter(str.isdigit, message.text))
        assert not any(ending in figures for ending in endings), message.text
