"""Run by Alembic, on the connection that `storage.migrations` hands in."""

from alembic import context

import storage.events  # noqa: F401  # its tables belong to the metadata
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
