"""The file that holds the keys, changed as a whole: it is always the old one or the new one."""

from collections.abc import Collection
from pathlib import Path

from storage.crypto import add_key, without_keys
from storage.files import write_private


class KeyFile:
    """Everything here blocks, and raises OSError. Whoever changes the file holds the database's mark of the key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.retired = path.with_name(f"{path.name}.retired")

    def read(self) -> str:
        """Its content. Raises UnicodeDecodeError too."""
        return self.path.read_text(encoding="ascii")

    def add(self) -> None:
        """A fresh key as the newest. Raises BadKey."""
        write_private(self.path, add_key(self.read()))

    def retire(self, ids: Collection[int]) -> None:
        """These keys go into the file beside it, and then out of this one."""
        kept, gone = without_keys(self.read(), ids)
        before = self.retired.read_text(encoding="ascii") if self.retired.exists() else ""
        write_private(self.retired, before + gone)
        write_private(self.path, kept)
