"""How Alembic reaches the database."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from storage.tables import metadata

engine = create_engine(context.config.attributes["url"], poolclass=NullPool, hide_parameters=True)


def ours(name: str | None, kind: str, parent: object) -> bool:
    """The full-text indexes keep tables of their own; they are not described in `tables`."""
    return not (kind == "table" and name is not None and name.startswith(("article_words", "article_names")))


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_server_default=True,
        include_name=ours,
    )
    with context.begin_transaction():
        context.run_migrations()
