"""Encryption of columns, and keyed hashes to find a row by what is encrypted.

A key file holds one key a line, `id:base64`, the newest last; `id` is 1 to 255 and a key is 32 bytes. Empty lines
and lines that begin with `#` are passed over; `audit:base64` keeps the audit's own key when the first has gone.
Any key in the file opens what it has sealed. New values are sealed and hashed with one of them, the key in use: the one
that the database names (see `storage.keys`), else the newest.

A sealed value is: one byte format version, one byte key id, 12 bytes nonce, AES-256-GCM ciphertext and tag. It is bound
to its table, column and row: copied anywhere else it doesn't open. A hash is one byte key id and 32 bytes HMAC-SHA256;
the id 0 stands for the first key of the file, from the time when hashes did not say.
"""

import base64
import binascii
import hmac
import os
from collections.abc import Callable, Collection, Mapping
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
HASH = 33
WITNESS = "audit:"


def new_key_text() -> str:
    """The content of a key file with one fresh key, its line break included."""
    return _line(1, os.urandom(KEY))


def add_key(text: str) -> str:
    """The content of a key file with a fresh key added as its newest; raises BadKey when `text` is none or is full."""
    newest = max(_keys(text)) + 1
    if newest > 255:
        raise BadKey("the key file is full: 255 is the greatest key id")
    return text.rstrip("\n") + "\n" + _line(newest, os.urandom(KEY))


def without_keys(text: str, gone: Collection[int]) -> tuple[str, str]:
    """The content of a key file without these keys, and the lines that were taken out. Comments stay.

    The audit goes on to be verified with what was derived of the first key: a line of its own keeps that.
    """
    kept = [] if _witness_line(text) else [f"{WITNESS}{base64.b64encode(_witness(text)).decode()}\n"]
    taken: list[str] = []
    for line in text.splitlines(keepends=True):
        key_id = line.strip().partition(":")[0]
        (taken if key_id.isdigit() and int(key_id) in gone else kept).append(line)
    return "".join(kept), "".join(taken)


class Vault:
    """Seals, opens and hashes with the keys of one key file."""

    def __init__(self, text: str, reread: Callable[[], str] | None = None) -> None:
        """`text`: a key file's content. `reread` gives it as it is now, or raises OSError. Raises BadKey."""
        self._reread = reread
        self._told: int | None = None
        self._take(_keys(text), _witness(text))

    @classmethod
    def from_text(cls, text: str, reread: Callable[[], str] | None = None) -> Self:
        """From a key file's content; raises BadKey, which names the line but never shows it."""
        return cls(text, reread)

    def _take(self, keys: Mapping[int, bytes], witness: bytes) -> None:
        self._ciphers = {key_id: AESGCM(_derived(key, b"gatewalk seal")) for key_id, key in keys.items()}
        self._lookups = {key_id: _derived(key, b"gatewalk look-up") for key_id, key in keys.items()}
        self._witness = witness
        self._newest = self.ids[-1]
        self._files = {key_id: _derived(key, b"gatewalk backup") for key_id, key in keys.items()}

    @property
    def ids(self) -> list[int]:
        """The keys at hand, oldest first."""
        return list(self._ciphers)

    @property
    def in_use(self) -> int:
        """The key that new values are sealed and hashed with."""
        return self._newest if self._told is None else self._told

    def use(self, key_id: int) -> None:
        """Seal and hash with this key from now on, 0 for the newest; raises BadKey when the key file has not got it."""
        if key_id and key_id not in self._ciphers:
            self.refresh()
            if key_id not in self._ciphers:
                raise BadKey(f"the database is kept under key {key_id}, which is not in the key file")
        self._told = key_id or None

    def refresh(self) -> None:
        """Read the key file again, where there is one.

        Raises BadKey, and keeps the keys at hand, when the file can't be used or has lost the key in use.
        """
        if self._reread is None:
            return
        try:
            text = self._reread()
            keys, witness = _keys(text), _witness(text)
        except (OSError, UnicodeDecodeError):
            raise BadKey("the key file can't be read") from None
        if self._told is not None and self._told not in keys:
            raise BadKey(f"the database is kept under key {self._told}, which is not in the key file any more")
        self._take(keys, witness)

    def seal(self, text: str, table: str, column: str, row: int) -> bytes:
        """`text` encrypted for this table, column and row id."""
        key_id = self.in_use
        nonce, head, cipher = os.urandom(NONCE), bytes((FORMAT, key_id)), self._ciphers[key_id]
        return head + nonce + cipher.encrypt(nonce, text.encode(), _place(head, table, column, row))

    def open(self, sealed: bytes, table: str, column: str, row: int) -> str:
        """The text that was sealed for this table, column and row id; raises Unreadable."""
        head = bytes(sealed[:2])
        cipher = self._cipher(head[1]) if len(head) == 2 and head[0] == FORMAT else None
        if cipher is None:
            raise Unreadable(f"no key opens a value of {table}.{column}")
        try:
            text = cipher.decrypt(sealed[2 : 2 + NONCE], sealed[2 + NONCE :], _place(head, table, column, row))
        except (InvalidTag, ValueError):
            raise Unreadable(f"a value of {table}.{column} doesn't open with its key") from None
        return text.decode()

    def _cipher(self, key_id: int) -> AESGCM | None:
        """A key that is not at hand may have been added to the file a moment ago."""
        if key_id not in self._ciphers and self._reread is not None:
            try:
                self.refresh()
            except BadKey:  # the minute's look at the file says so; here the value is what can't be read
                return None
        return self._ciphers.get(key_id)

    def lookup(self, value: str) -> bytes:
        """The keyed hash of `value` that is stored from now on, 33 bytes."""
        return _hash(self.in_use, self._lookups[self.in_use], value)

    def lookups(self, value: str) -> list[bytes]:
        """Every hash under which `value` may have been stored: one a key, and one from before hashes named theirs."""
        found = [_hash(key_id, key, value) for key_id, key in self._lookups.items()]
        return [*found, b"\0" + found[0][1:]]

    def file_key(self, key_id: int, salt: bytes) -> bytes:
        """The key of one file that is encrypted as a whole, 32 bytes; a KeyError where `key_id` is not at hand."""
        return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=b"gatewalk file").derive(self._files[key_id])

    def witness(self, content: bytes) -> bytes:
        """What only a holder of the key can say of `content`, 32 bytes, the same after a key has been added."""
        return hmac.digest(self._witness, content, "sha256")


def _hash(key_id: int, key: bytes, value: str) -> bytes:
    return bytes((key_id,)) + hmac.digest(key, value.encode(), "sha256")


def _place(head: bytes, table: str, column: str, row: int) -> bytes:
    return head + f"{table}\0{column}\0{row}".encode()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=purpose).derive(key)


def _line(key_id: int, key: bytes) -> str:
    return f"{key_id}:{base64.b64encode(key).decode()}\n"


def _witness(text: str) -> bytes:
    """The key of the audit's chain: that of its line, else derived of the first key."""
    line = _witness_line(text)
    if line is None:
        return _derived(next(iter(_keys(text).values())), b"gatewalk audit")
    try:
        return base64.b64decode(line.removeprefix(WITNESS), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey("key file: the line of the audit is not base64") from None


def _witness_line(text: str) -> str | None:
    return next((line.strip() for line in text.splitlines() if line.startswith(WITNESS)), None)


def _keys(text: str) -> dict[int, bytes]:
    keys: dict[int, bytes] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(("#", WITNESS)):
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
