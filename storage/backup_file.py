"""A backup's outer form: chunks, encrypted one by one with a key that belongs to this file alone.

    8 bytes  GATEWALK
    1 byte   version of this form, 1
    1 byte   id of the key (of the key file) that it was made with
    16 bytes salt; with it HKDF-SHA256 makes the file's own key
    then for each chunk: 4 bytes length, big-endian, and as many bytes AES-256-GCM ciphertext and tag

A nonce is the number of the chunk (11 bytes) and whether it is the last (1 byte); the head is authenticated with each.
So a chunk that was changed, left out, moved or taken from another file does not open, nor does a file cut short.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto import Vault
from storage.errors import BadBackup

MAGIC = b"GATEWALK"
VERSION = 1
SALT = 16
HEAD = len(MAGIC) + 2 + SALT
TAG = 16
LONGEST = 64 * 1024 * 1024
"""Bytes of a chunk: more is damage, not data."""


class Writer:
    """Writes chunks into a file that is open for writing. `close` says that there are no more."""

    def __init__(self, file: BinaryIO, vault: Vault) -> None:
        salt = os.urandom(SALT)
        self._file = file
        self._head = MAGIC + bytes((VERSION, vault.in_use)) + salt
        self._cipher = AESGCM(vault.file_key(vault.in_use, salt))
        self._number = 0
        self._waiting: bytes | None = None
        file.write(self._head)

    def write(self, chunk: bytes) -> None:
        """One more; it is held back until it is known whether it is the last."""
        if self._waiting is not None:
            self._put(self._waiting, last=False)
        self._waiting = chunk

    def close(self) -> None:
        self._put(self._waiting or b"", last=True)

    def _put(self, chunk: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), chunk, self._head)
        self._file.write(len(sealed).to_bytes(4) + sealed)
        self._number += 1


def key_id(file: BinaryIO) -> int:
    """The id of the key that a file was made with, read from its beginning. Raises BadBackup."""
    head = file.read(HEAD)
    if len(head) < HEAD or not head.startswith(MAGIC):
        raise BadBackup("is no backup of Gatewalk")
    if head[len(MAGIC)] != VERSION:
        raise BadBackup("was made by a later version of Gatewalk")
    return head[len(MAGIC) + 1]


def chunks(file: BinaryIO, vault: Vault) -> Iterator[bytes]:
    """The chunks of a file from its beginning on, each authenticated; the last only where it is the last.

    Raises BadBackup for a file that is none, was made with a key that is not at hand, or is damaged.
    """
    made_with = key_id(file)
    if made_with not in vault.ids:
        raise BadBackup(f"was made with key {made_with}, which is not in the key file")
    file.seek(0)
    head = file.read(HEAD)
    cipher = AESGCM(vault.file_key(made_with, head[-SALT:]))
    number, length = 0, file.read(4)
    while length:
        size = int.from_bytes(length)
        sealed = file.read(size) if len(length) == 4 and TAG <= size <= LONGEST else b""
        if len(sealed) != size:  # a length that reaches beyond the end is damage too
            raise BadBackup(_damaged(number))
        length = file.read(4)
        try:
            yield cipher.decrypt(_nonce(number, not length), sealed, head)
        except (InvalidTag, ValueError):
            raise BadBackup(_damaged(number)) from None
        number += 1
    if number == 0:
        raise BadBackup(_damaged(0))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes((last,))


def _damaged(number: int) -> str:
    if number == 0:
        return "does not open: it is damaged, or the key file holds another key under that number"
    return f"is damaged or cut short, in part {number + 1}"
