import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypto import Vault, add_key, new_key_text, without_keys
from storage.errors import BadKey, Unreadable

FIRST = new_key_text()


@given(st.text())
def test_what_was_sealed_opens_in_its_place(text: str) -> None:
    vault = Vault.from_text(FIRST)
    assert vault.open(vault.seal(text, "people", "name", 7), "people", "name", 7) == text


@pytest.mark.parametrize(
    ("table", "column", "row"), [("staff", "name", 7), ("people", "phone", 7), ("people", "name", 8)]
)
def test_copied_to_another_place_it_does_not_open(table: str, column: str, row: int) -> None:
    vault = Vault.from_text(FIRST)
    sealed = vault.seal("Robin", "people", "name", 7)
    with pytest.raises(Unreadable) as error:
        vault.open(sealed, table, column, row)
    assert f"{table}.{column}" in str(error.value)
    assert "Robin" not in str(error.value)


@given(st.integers(0, 33), st.integers(1, 255))
def test_any_changed_byte_is_noticed(position: int, flip: int) -> None:
    vault = Vault.from_text(FIRST)
    sealed = bytearray(vault.seal("Robin!", "people", "name", 7))
    sealed[position] ^= flip
    with pytest.raises(Unreadable):
        vault.open(bytes(sealed), "people", "name", 7)


@pytest.mark.parametrize("length", range(31))
def test_a_value_that_was_cut_short_is_unreadable(length: int) -> None:
    vault = Vault.from_text(FIRST)
    with pytest.raises(Unreadable):
        vault.open(vault.seal("Robin", "people", "name", 7)[:length], "people", "name", 7)


def test_the_same_text_never_looks_the_same_twice() -> None:
    vault = Vault.from_text(FIRST)
    assert vault.seal("Robin", "people", "name", 7) != vault.seal("Robin", "people", "name", 7)


def test_after_a_key_was_added_old_values_open_and_old_hashes_are_found() -> None:
    old, new = Vault.from_text(FIRST), Vault.from_text(add_key(FIRST))
    assert new.open(old.seal("Robin", "people", "name", 7), "people", "name", 7) == "Robin"
    assert new.in_use == 2
    assert old.lookup("07700 900123") in new.lookups("07700 900123")
    assert new.lookup("07700 900123") in new.lookups("07700 900123")
    assert new.lookup("07700 900123") != old.lookup("07700 900123")
    with pytest.raises(Unreadable):
        old.open(new.seal("Robin", "people", "name", 7), "people", "name", 7)


def test_a_hash_depends_on_the_key_and_the_value() -> None:
    vault = Vault.from_text(FIRST)
    assert vault.lookup("a") != vault.lookup("b")
    assert vault.lookup("a") != Vault.from_text(new_key_text()).lookup("a")
    assert len(vault.lookup("a")) == 33


def test_comments_and_empty_lines_are_passed_over() -> None:
    assert Vault.from_text(f"# keep me safe\n\n{FIRST}").lookup("a") == Vault.from_text(FIRST).lookup("a")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no key"),
        ("secret", "line 1"),
        ("0:AAAA", "line 1"),
        ("256:AAAA", "line 1"),
        ("x:AAAA", "line 1"),
        ("# ours\n1:secret!", "line 2: not base64"),
        ("1:c2VjcmV0", "32 bytes"),
        (f"1:{'A' * 43}=\n1:{'A' * 43}=\n", "line 2: the id stands twice"),
    ],
)
def test_a_broken_key_file_is_refused_by_line_without_being_shown(text: str, why: str) -> None:
    with pytest.raises(BadKey, match=why) as error:
        Vault.from_text(text)
    assert "c2Vj" not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_full_key_file_takes_no_more() -> None:
    text = FIRST
    for _ in range(254):
        text = add_key(text)
    with pytest.raises(BadKey, match="full"):
        add_key(text)


def test_when_the_first_key_goes_the_audit_is_verified_as_before() -> None:
    text = add_key(FIRST)
    before = Vault.from_text(text).witness(b"who did what")
    kept, gone = without_keys(text, [1])
    assert gone == FIRST
    assert Vault.from_text(kept).ids == [2]
    assert Vault.from_text(kept).witness(b"who did what") == before
    again, _ = without_keys(add_key(kept), [2])
    assert Vault.from_text(again).witness(b"who did what") == before
    assert again.count("audit:") == 1
