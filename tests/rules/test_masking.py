"""What passes between a leaver and a mentor, and what does not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.masking import find_contacts, mask, phone_numbers

MARKS = {"number": "<number>", "link": "<link>", "handle": "<handle>", "email": "<email>"}
MOBILE = "+447700900345"


@pytest.mark.parametrize(
    "typed",
    [
        "07700900345",
        "0 7 7 0 0 9 0 0 3 4 5",
        "+44 (0)7700 900 345",
        "+447700900345",
        "447700900345",
        "0044 7700 900345",
        "07700.900.345",
        "07700-900-345",
        "07700/900/345",
        "07700,900,345",
        "07700\n900345",
        "(07700) 900345",
        "7700 900 345",
        "o77oo 9oo345",
        "oh seven seven oh oh nine oh oh three four five",
        "Oh double seven double oh nine double oh three four five",
        "oh seven seven hundred nine hundred three four five",
        "07700 900 three four five",
        "dim saith saith dim dim naw dim dim tri pedwar pump",
        "０７７００９００３４５",
        "0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣3️⃣4️⃣5️⃣",
        "07700\u200b900\u200b345",
    ],
)
def test_a_mobile_number_is_found_however_it_is_typed(typed: str) -> None:
    text = f"new number its {typed} ring me at 2"
    assert mask(text, MARKS) == "new number its <number> ring me at 2"
    assert phone_numbers(text) == (MOBILE,)


@pytest.mark.parametrize(
    ("text", "masked", "numbers"),
    [
        ("at 7 07700900345", "at 7 <number>", (MOBILE,)),
        ("07700 900345 2pm", "<number> 2pm", (MOBILE,)),
        ("07700900345 or 07700 900346", "<number> or <number>", (MOBILE, "+447700900346")),
        ("07700900345 again 07700900345", "<number> again <number>", (MOBILE,)),
        ("num07700900345x", "num<number>x", (MOBILE,)),
        # One digit short, one too many, no shape at all: hidden all the same.
        ("0770090034", "<number>", ("0770090034",)),
        ("077009003451", "<number>", ()),
        ("its 270 1234", "its <number>", ()),
        ("ref 12345678", "ref <number>", ()),
    ],
)
def test_numbers_among_other_words(text: str, masked: str, numbers: tuple[str, ...]) -> None:
    assert mask(text, MARKS) == masked
    assert phone_numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "116 123",
        "999",
        "111, option 2",
        "Samaritans 116 123, NHS 111, Shout 85258",
        "call 0808 800 4444 or 0300 123 1234",
        "i owe £400 or £1,200,000",
        "2pm or 14:00 or half 2",
        "24/11/2026 14:00",
        "24.11.26 14.00",
        "2026-11-24 10:00",
        "07 12 2026 10 30",
        "10.00-13.00, 0900-1700",
        "2024-2026",
        "30 days",
        "3-2 1-0 4-4 2-2",
        "LE1 6TP",
        "14 Mill Lane, flat 2",
        "1 2 3 4 5 6 7",
        "one two three four five six seven",
        "im home.come round",
        "thanks.me too",
        "meet @2pm or @home",
        "my insta is down",
        "add me on fb please",
        "no signal: bad",
        "be there at 2.30.no later",
        "e.g. this and/or that",
    ],
)
def test_ordinary_words_and_digits_survive(text: str) -> None:
    assert mask(text, MARKS) == text
    assert phone_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("see https://x.example/a?b=1.", "see <link>."),
        ("www.foo.example", "<link>"),
        ("wa.me/447700900345", "<link>"),
        ("bit.ly/x ok", "<link> ok"),
        ("insta.com/jay", "<link>"),
        ("t.me/jay", "<link>"),
        ("facebook dot com slash jay", "<link>"),
        ("its @handle", "its <handle>"),
        ("insta: jayboy", "insta: <handle>"),
        ("ig = @jay", "ig = <handle>"),
        ("snap - jay", "snap - <handle>"),
        ("my insta is jayboy99", "my insta is <handle>"),
        ("add me on snap jay_x", "add me on snap <handle>"),
        ("snap jay.boy", "snap <handle>"),
        ("fi ar insta jay_x", "fi ar insta <handle>"),
        ("jay@mail.example now", "<email> now"),
        ("jay(at)gmail.com", "<email>"),
        ("jay at gmail dot com", "<email>"),
    ],
)
def test_links_names_and_addresses_are_hidden(text: str, masked: str) -> None:
    assert mask(text, MARKS) == masked


def test_a_number_in_a_link_is_told_all_the_same() -> None:
    assert phone_numbers("wa.me/447700900345") == (MOBILE,)


SEPARATORS = st.sampled_from(["", " ", ".", "-", "  ", " - ", "/", ", ", "\n", "–"])
PREFIXES = st.sampled_from(["0", "+44", "0044", "44", "+44 (0)", "+44 0", "0 "])
AROUND = st.sampled_from(
    ["", "call ", "2pm ", "its on 24/11/2026 ", "at 2 ", "flat 3, ", "no.", " ta", " 10am", " ok?"]
)


@given(
    last=st.integers(min_value=900000, max_value=900999),
    prefix=PREFIXES,
    separators=st.lists(SEPARATORS, min_size=9, max_size=9),
    before=AROUND,
    after=AROUND,
)
def test_nothing_of_a_mobile_number_is_left(
    last: int, prefix: str, separators: list[str], before: str, after: str
) -> None:
    national = f"7700{last}"
    spaced = "".join(digit + gap for digit, gap in zip(national, [*separators, ""], strict=True))
    masked = mask(f"{before}{prefix}{spaced} {after}", MARKS)
    left = re.sub(r"[^\d]", "", masked)
    assert not any(national[at : at + 7] in left for at in range(4))
    assert f"+44{national}" in phone_numbers(f"call {prefix}{spaced} ok")


@given(st.text(max_size=120) | st.text(alphabet="07+4 .-()@oinsta:/_", max_size=60))
def test_contacts_stand_apart_in_order_and_masking_changes_nothing_else(text: str) -> None:
    contacts = find_contacts(text)
    at = 0
    for contact in contacts:
        assert at <= contact.start < contact.end <= len(text)
        at = contact.end
    ends, starts = [0, *(each.end for each in contacts)], [*(each.start for each in contacts), len(text)]
    kept = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert mask(text, dict.fromkeys(MARKS, "")) == "".join(kept)
