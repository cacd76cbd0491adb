"""Encryption of columns, and keyed hashes to find a row by what is encrypted.

A key file holds one key a line, `id:base64`, the newest last; `id` is 1 to 255 and a key is 32 bytes. Empty lines
and lines that begin with `#` are passed over. New values are sealed with the last key, and any key in the file opens
what it has sealed, so a key is rotated by adding a line. Hashes are keyed from the first line, which must stay.

A sealed value is: one byte format version, one byte key id, 12 bytes nonce, AES-256-GCM ciphertext and tag. It is bound
to its table, column and row: copied anywhere else it doesn't open.
"""

import base64
import binascii
import hmac
import os
from collections.abc import Mapping
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import BadKey, Unreadable

FORMAT = 1
NONCE = 12
KEY = 32
SEALED_OVERHEAD = 2 + NONCE + 16
"""Bytes of a sealed value beside the text's own: format, key id, nonce and tag."""


def new_key_text() -> str:
    """The content of a key file with one fresh key, its line break included."""
    return _line(1, os.urandom(KEY))


def add_key(text: str) -> str:
    """The content of a key file with a fresh key added as its newest; raises BadKey when `text` is none or is full."""
    newest = max(_keys(text)) + 1
    if newest > 255:
        raise BadKey("the key file is full: 255 is the greatest key id")
    return text.rstrip("\n") + "\n" + _line(newest, os.urandom(KEY))


class Vault:
    """Seals, opens and hashes with the keys of one key file."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        """`keys` by id, oldest first."""
        ids = list(keys)
        self._newest = ids[-1]
        self._ciphers = {key_id: AESGCM(_derived(key, b"gatewalk seal")) for key_id, key in keys.items()}
        self._lookup = _derived(keys[ids[0]], b"gatewalk look-up")
        self._witness = _derived(keys[ids[0]], b"gatewalk audit")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """From a key file's content; raises BadKey, which names the line but never shows it."""
        return cls(_keys(text))

    def seal(self, text: str, table: str, column: str, row: int) -> bytes:
        """`text` encrypted for this table, column and row id."""
        nonce = os.urandom(NONCE)
        head = bytes((FORMAT, self._newest))
        cipher = self._ciphers[self._newest]
        return head + nonce + cipher.encrypt(nonce, text.encode(), _place(head, table, column, row))

    def open(self, sealed: bytes, table: str, column: str, row: int) -> str:
        """The text that was sealed for this table, column and row id; raises Unreadable."""
        head = bytes(sealed[:2])
        cipher = self._ciphers.get(head[1]) if len(head) == 2 and head[0] == FORMAT else None
        if cipher is None:
            raise Unreadable(f"no key opens a value of {table}.{column}")
        try:
            text = cipher.decrypt(sealed[2 : 2 + NONCE], sealed[2 + NONCE :], _place(head, table, column, row))
        except (InvalidTag, ValueError):
            raise Unreadable(f"a value of {table}.{column} doesn't open with its key") from None
        return text.decode()

    def lookup(self, value: str) -> bytes:
        """A keyed hash of `value`, 32 bytes, the same after a key has been added."""
        return hmac.digest(self._lookup, value.encode(), "sha256")

    def witness(self, content: bytes) -> bytes:
        """What only a holder of the key can say of `content`, 32 bytes, the same after a key has been added."""
        return hmac.digest(self._witness, content, "sha256")


def _place(head: bytes, table: str, column: str, row: int) -> bytes:
    return head + f"{table}\0{column}\0{row}".encode()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=purpose).derive(key)


def _line(key_id: int, key: bytes) -> str:
    return f"{key_id}:{base64.b64encode(key).decode()}\n"


def _keys(text: str) -> dict[int, bytes]:
    keys: dict[int, bytes] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        key_id, colon, encoded = line.strip().partition(":")
        if not colon or not (key_id.isascii() and key_id.isdigit()) or not 1 <= int(key_id) <= 255:
            raise BadKey(f"key file, line {number}: expected id:base64 with an id from 1 to 255")
        if int(key_id) in keys:
            raise BadKey(f"key file, line {number}: the id stands twice")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            raise BadKey(f"key file, line {number}: not base64") from None
        if len(key) != KEY:
            raise BadKey(f"key file, line {number}: a key is {KEY} bytes")
        keys[int(key_id)] = key
    if not keys:
        raise BadKey("the key file holds no key")
    return keys
