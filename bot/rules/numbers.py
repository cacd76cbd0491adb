"""Small numbers as people write them, in digits and in English and Welsh words, and what makes one no
answer."""

from __future__ import annotations

from bot.rules.wordlist import word_list

NUMBER_WORDS = {
    "zero": 0,
    "nil": 0,
    "one": 1,
    "wun": 1,
    "two": 2,
    "tow": 2,
    "three": 3,
    "thre": 3,
    "tree": 3,
    "four": 4,
    "fower": 4,
    "five": 5,
    "fiv": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "un": 1,
    "dau": 2,
    "ddau": 2,
    "dwy": 2,
    "ddwy": 2,
    "tri": 3,
    "dri": 3,
    "tair": 3,
    "dair": 3,
    "pedwar": 4,
    "bedwar": 4,
    "pedair": 4,
    "pump": 5,
    "bump": 5,
    "pum": 5,
    "chwech": 6,
    "chwe": 6,
    "saith": 7,
    "wyth": 8,
    "naw": 9,
    "deg": 10,
}

ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "forth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "6th": 6,
    "seventh": 7,
    "7th": 7,
    "eighth": 8,
    "8th": 8,
    "ninth": 9,
    "9th": 9,
    "cyntaf": 1,
    "gyntaf": 1,
    "cynta": 1,
    "1af": 1,
    "ail": 2,
    "2il": 2,
    "trydydd": 3,
    "trydedd": 3,
    "drydedd": 3,
    "3ydd": 3,
    "pedwerydd": 4,
    "pedwaredd": 4,
    "4ydd": 4,
    "pumed": 5,
    "bumed": 5,
    "5ed": 5,
    "chweched": 6,
    "seithfed": 7,
    "wythfed": 8,
    "nawfed": 9,
}

# After a number these say that it counts or times something, or stands for "to", "too" or "for".
COUNTED = word_list(
    """
    am pm oclock day week month year hour hr minute min sec second night time quid pound grand pint beer kid
    child mate people ppl person thing more or of half past quarter till til st nd rd th times percent bed
    bag gram pill drink meeting session appointment apt stop mile bus late early sugar be been b go get do
    see talk die live many much tired busy far scared me u you us him her them my the ur your sure real now
    ever it that to too for awr diwrnod ddiwrnod dydd wythnos mis blwyddyn munud punt noson waith plentyn
    neu
    """
)
_PLURAL_LOOKALIKES = word_list(
    """
    was is as its it's thanks thnks yes this cheers always things has his perhaps gets feels seems nerves
    stress bless guess less plus us famous nervous anxious obvious obviously
    """
)


def counts_something(following: str) -> bool:
    """Whether the word after a number makes it a count, a time or a word ("2 weeks", "2 pm", "4 me")."""
    if following in COUNTED:
        return True
    return following.endswith("s") and len(following) > 3 and following not in _PLURAL_LOOKALIKES
