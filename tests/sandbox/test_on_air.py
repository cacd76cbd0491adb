"""How many segments a handset's network carries for a text."""

import pytest

from bot.sandbox.segments import on_air, smart_encoded


@pytest.mark.parametrize(
    ("text", "encoding", "segments"),
    [
        ("", "GSM-7", 1),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("€" * 80, "GSM-7", 1),
        ("€" * 81, "GSM-7", 2),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 3),
        ("ŵ" * 70, "UCS-2", 1),
        ("ŵ" * 71, "UCS-2", 2),
        ("😀" * 35, "UCS-2", 1),
        ("😀" * 66, "UCS-2", 2),
        ("😀" * 67, "UCS-2", 3),
    ],
)
def test_counts(text: str, encoding: str, segments: int) -> None:
    counted = on_air(text)
    assert (counted.encoding, counted.segments) == (encoding, segments)


def test_smart_encoding_keeps_letters() -> None:
    assert smart_encoded("“ŵ” – it’s…") == '"ŵ" - it\'s...'
