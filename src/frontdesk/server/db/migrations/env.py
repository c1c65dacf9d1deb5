"""Alembic's entry: run the revisions on the connection, and in the transaction, that `migrate` opened."""

from alembic import context

from frontdesk.server.db.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
