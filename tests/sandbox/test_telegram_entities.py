"""The markup languages: what they make of a text, and what they refuse."""

import pytest

from bot.sandbox.telegram_entities import parse_entities
from bot.sandbox.telegram_errors import ApiError


@pytest.mark.parametrize(
    ("mode", "text", "plain", "found"),
    [
        ("HTML", "a <b>b</b> &amp; <i>😀</i>", "a b & 😀", [("bold", 2, 1), ("italic", 6, 2)]),
        ("html", '<a href="http://a.example">x</a>', "x", [("text_link", 0, 1)]),
        ("HTML", "<b>a <u>b</u></b> > c", "a b > c", [("bold", 0, 3), ("underline", 2, 1)]),
        ("MarkdownV2", r"*a _b_* 5\.30", "a b 5.30", [("bold", 0, 3), ("italic", 2, 1)]),
        ("MarkdownV2", r"__a__ ~b~ `c.d` ||e||", "a b c.d e", None),
        ("MarkdownV2", r"[x\.y](http://a.example/1\))", "x.y", [("text_link", 0, 3)]),
        ("MarkdownV2", ">said\nso", "said\nso", []),
    ],
)
def test_what_is_read(mode: str, text: str, plain: str, found: list[tuple[str, int, int]] | None) -> None:
    read, entities = parse_entities(text, mode)
    assert read == plain
    if found is not None:
        assert [(each["type"], each["offset"], each["length"]) for each in entities] == found


@pytest.mark.parametrize(
    ("mode", "text", "complaint"),
    [
        ("HTML", "<b>a", "Can't find end tag"),
        ("HTML", "a</b>", "Unexpected end tag"),
        ("HTML", "<b>a</i>", "Unmatched end tag"),
        ("HTML", "<name>", "Unsupported start tag"),
        ("HTML", "I <3 it", "Unclosed start tag"),
        ("MarkdownV2", "*a", "Can't find end of Bold"),
        ("MarkdownV2", "5.30", "Character '.' is reserved"),
        ("MarkdownV2", "a (b)", "Character '(' is reserved"),
        ("MarkdownV2", "[a] b", "Character ']' is reserved"),
        ("MarkdownV2", "*a _b* c_", "Can't find end of"),
        ("MarkdownV2", "a > b", "Character '>' is reserved"),
    ],
)
def test_what_is_refused(mode: str, text: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_entities(text, mode)
    assert refused.value.description.startswith("Bad Request: can't parse entities: ")
    assert complaint in refused.value.description


def test_other_modes_are_not_taken() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        parse_entities("a", "Markdown")
