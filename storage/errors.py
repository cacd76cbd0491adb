"""What storage can fail with.

    StorageError
    ├── DatabaseAway   it can't be reached or used; worth another try later
    ├── TryAgain       another transaction was in the way; worth another try at once
    ├── Overlap        two live sessions of one mentor
    ├── Unreadable     a sealed value that no key opens
    ├── BadKey         the text of a key file
    ├── BadErasures    a line of the file of those who were erased
    ├── BadBackup      a file that can't be restored
    ├── InTheWay       a database that can't be replaced: it is in use, or holds data
    └── NewerSchema    the database was made by a later version

No message of these holds a value of a row, a name of a user or a password.
"""


class StorageError(Exception):
    """The database or what is kept in it."""


class DatabaseAway(StorageError):
    """The database can't be reached."""


class TryAgain(StorageError):
    """Another transaction was in the way."""


class Overlap(StorageError):
    """Two live sessions of one mentor would overlap."""


class Unreadable(StorageError):
    """A sealed value can't be opened with the keys at hand."""


class BadKey(StorageError):
    """The key file can't be used."""


class BadErasures(StorageError):
    """The file that says who was erased can't be read."""


class BadBackup(StorageError):
    """The file is no backup that can be restored here."""


class InTheWay(StorageError):
    """The database is in use, or holds data."""


class NewerSchema(StorageError):
    """The database has a schema that this version doesn't know."""
