"""Every rule of the lint bites on a bad entry."""

from dataclasses import replace

import pytest

from bot.words import lint
from bot.words.catalogue import Entry, entries
from bot.words.filled import filled, labels, longest_time
from bot.words.used_keys import Literals, check_keys

GOOD = Entry(key="test.it", text="{sender} here. Can you talk? {options}", purpose="To a leaver: a test, unasked")
YES = Entry(key="yes_no.true", text="yes", purpose="A menu's word for a leaver: yes")
NO = Entry(key="yes_no.false", text="no", purpose="A menu's word for a leaver: no")


def findings(text: str, *, purpose: str = "To a leaver: a test", language: str = "en") -> list[str]:
    entry = Entry(key="test.it", text=text, purpose=purpose)
    return lint.check_catalogues({language: [YES, NO, entry]})


def test_a_good_entry_passes() -> None:
    assert lint.check_catalogues({"en": [GOOD, YES, NO], "cy": [GOOD, YES, NO]}) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("See you soon. " * 12, "segments of GSM-7 (168 units)"),
        ("{sender} and {name} and {sender} and {name} " + "meet at two. " * 9, "segments of GSM-7"),
        ("Meet me. " * 8 + "{sender}. " + "Meet me. " * 7, "with an accent in a name"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", "a sentence of 13 words"),
        ("How are you? When can you meet? {options}", "more than one thing"),
        ("How are you?", "without saying how to answer"),
        ("How are you, 1 to 5? It is cold today.", "goes on behind its question"),
        ("Your appointment is at 2pm.", "'appointment' is a hard word"),
        ("Please be advised to meet.", "'please be advised' is never said"),
        ("You are out of prison now.", "'prison' is not safe on a lock screen"),
        ("PROBATION is at 2pm.", "'probation' is not safe"),
        ("Your mentor will text.", "'mentor' is not safe"),
        ("Come, or there will be consequences.", "'consequences' sounds like a threat"),
        ("Help is on its way.", "'on its way' is never said"),
        ("This stays secret.", "'secret' is never said"),
        ("Text 999 now.", "'text 999' is never said"),
        ("Text CANCEL if you like.", "'cancel' is a word that the carrier acts on"),
        ("Text HELP if you like.", "'help' is a word that the carrier acts on"),
        ("Text YES to book.", "'yes' is a word that the carrier acts on"),
        ("Say yes to book.", "'yes' is a word that the carrier acts on"),
        ("Text LATER to wait.", "LATER is taught and does nothing of ours"),
        ("See example.org now.", "a link"),
        ("See https://x now.", "a link"),
        ("Meet me (if you can).", "a bracket"),
        ("Meet me at 14:00.", "the 24-hour clock"),
        ("Meet me on 24/11.", "a date in figures"),
        ("Meet me {where}.", "nothing fills where"),
        ("Meet me {sender", "braces that do not match"),
        (" ", "is empty"),
    ],
)
def test_a_bad_text_is_found(text: str, what: str) -> None:
    assert any(what in line for line in findings(text)), findings(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Wyt ti allan o'r carchar?", "'carchar' is not safe"),
        ("Mae'r heddlu yn gwybod.", "'heddlu' is not safe"),
        ("Mae rhywun ar y ffordd.", "'ar y ffordd' is never said"),
        ("Dyma gyfrinach.", "'gyfrinach' is never said"),
        ("Ydy hynny'n siŵr? {options} " + "Tecstia rhif. " * 8, "segments of UCS-2"),
    ],
)
def test_a_bad_welsh_text_is_found(text: str, what: str) -> None:
    assert any(what in line for line in findings(text, language="cy")), findings(text, language="cy")


def test_a_welsh_letter_outside_gsm_may_take_two_segments() -> None:
    assert findings("Dwyt ti ddim yn siŵr. " + "Tecstia fi. " * 8, language="cy") == []
    assert findings("yes", purpose="A menu's word for a leaver: yes") == []


def test_a_text_that_comes_unasked_says_from_whom() -> None:
    unasked = "To a leaver: a test, unasked"
    assert findings("How are you, 1 to 5?", purpose=unasked) == ["en test.it: comes unasked and does not say from whom"]


def test_a_text_to_staff_may_say_what_a_leaver_never_reads() -> None:
    assert findings("The mentor cancelled the court date (14:00).", purpose="To staff: a test") == []


def test_a_menu_word_is_held_to_the_words_too() -> None:
    assert findings("prison", purpose="A menu's word for a leaver: a test") != []


@pytest.mark.parametrize("purpose", ["", "for the leaver", "To nobody: x"])
def test_a_purpose_names_its_reader(purpose: str) -> None:
    assert any("its purpose begins with none of" in line for line in findings("See you.", purpose=purpose))


def test_a_fuzzy_entry_is_found() -> None:
    assert lint.check_catalogues({"en": [replace(YES, fuzzy=True)]}) == ["en yes_no.true: is marked as fuzzy"]


@pytest.mark.parametrize(
    ("cy", "what"),
    [
        ([YES], "cy yes_no.false: is missing"),
        ([YES, NO, replace(NO, key="yes_no.maybe", text="hm")], "cy yes_no.maybe: is too many"),
        ([NO, YES], "cy yes_no.true: stands in another place"),
        ([YES, replace(NO, purpose="A menu's word for a leaver: nay")], "cy yes_no.false: has another purpose"),
        ([YES, replace(NO, text="na {name}")], "cy yes_no.false: has other params"),
    ],
)
def test_both_languages_stand_side_by_side(cy: list[Entry], what: str) -> None:
    assert what in lint.check_catalogues({"en": [YES, NO], "cy": cy})


def test_a_key_that_stands_twice_is_found() -> None:
    assert lint.repeated('msgid "a.b"\nmsgstr "x"\n\nmsgid "a.b"\nmsgstr "y"\n') == ["a.b: stands twice"]


def test_keys_and_code_agree() -> None:
    flows, services = Literals(), Literals()
    flows.read('talk.ask("mood", Scale(1, 5))\nawait say_when_read(talk, "heard")')
    services.read('say(turn, "welcome.text" if x else "welcome.gone")\ntell(f"kind.{item.kind}")\nx = "session.ics"')
    keys = ["talk.mood", "talk.mood.again", "talk.heard.now", "welcome.text", "kind.urgent", "talk.old", "session.off"]
    assert list(check_keys(keys, ["talk"], {"flows": flows, "services": services})) == [
        "talk.old: nothing says it",
        "session.off: nothing says it",
        "welcome.gone: the code says it and no catalogue has it",
    ]


def test_texts_are_filled_as_long_as_they_get() -> None:
    english = {entry.key: entry.text for entry in entries("en")}
    assert len(longest_time("en")) == len("Fri 15 Jan 10.30am")
    assert labels("check_in.need.again", english)[0] == "home"
    assert labels("proposal.time", english) == ["yes", "another time"]
    assert f"3 {longest_time('en')}" in filled("en", "times.slot", english)


def test_the_command_says_each_finding_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint.main()
    lines = capsys.readouterr().out.splitlines()
    assert status == (1 if lines else 0)
    assert all(": " in line for line in lines)
