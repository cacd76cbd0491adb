"""What is remembered of texts, and what is not."""

from bot.rules.short_texts import SHORT, remembered


def test_short_texts_are_read_once_and_of_longer_ones_only_the_last_is_kept() -> None:
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    long, longer = "x" * (SHORT + 1), "x" * (SHORT + 2)
    for text in ("4", long, long, longer, "4", long):
        assert length(text) == len(text)
    assert read == ["4", long, longer, long]
