"""What a chat chooses (countries, previews, silence, its own language, mutes), whom it watches, where the news is.

Revision: 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CHOICES = ("language_chosen", "previews", "silent")
TABLES = ("mentions", "watches", "names", "mutes", "subscriber_countries", "entry_countries")


def upgrade() -> None:
    with op.batch_alter_table("subscribers") as batch:
        for choice in CHOICES:
            batch.add_column(sa.Column(choice, sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("alerts") as batch:
        batch.add_column(sa.Column("names", sa.String(), server_default=sa.text("''"), nullable=False))
    _of_entries()
    _of_subscribers()
    _of_names()


def _of_entries() -> None:
    op.create_table(
        "entry_countries",
        sa.Column("entry_id", _ID, autoincrement=False, nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_entry_countries_entry_id")),
        sa.PrimaryKeyConstraint("entry_id", "country", name=op.f("pk_entry_countries")),
    )
    op.create_index(op.f("ix_entry_countries_country_entry_id"), "entry_countries", ["country", "entry_id"])


def _of_subscribers() -> None:
    op.create_table(
        "subscriber_countries", *_subscriber("subscriber_countries"), *_key("subscriber_countries", "country")
    )
    op.create_table(
        "mutes", *_subscriber("mutes"), *_key("mutes", "topic"), sa.Column("until", sa.DateTime(), nullable=True)
    )


def _subscriber(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    return (
        sa.Column("subscriber_id", _ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["subscribers.id"], name=op.f(f"fk_{table}_subscriber_id"), ondelete="CASCADE"
        ),
    )


def _key(table: str, column: str) -> tuple[sa.Column[str], sa.PrimaryKeyConstraint]:
    key = sa.PrimaryKeyConstraint("subscriber_id", column, name=op.f(f"pk_{table}"))
    return sa.Column(column, sa.String(), nullable=False), key


def _of_names() -> None:
    op.create_table(
        "names",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
        sa.UniqueConstraint("name", name=op.f("uq_names_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "watches",
        *_subscriber("watches"),
        sa.Column("name_id", _ID, autoincrement=False, nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["name_id"], ["names.id"], name=op.f("fk_watches_name_id")),
        sa.PrimaryKeyConstraint("subscriber_id", "name_id", name=op.f("pk_watches")),
    )
    op.create_index(op.f("ix_watches_name_id"), "watches", ["name_id"])
    op.create_table(
        "mentions",
        sa.Column("entry_id", _ID, autoincrement=False, nullable=False),
        sa.Column("name_id", _ID, autoincrement=False, nullable=False),
        sa.Column("revision_id", _ID, nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_mentions_entry_id")),
        sa.ForeignKeyConstraint(["name_id"], ["names.id"], name=op.f("fk_mentions_name_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_mentions_revision_id")),
        sa.PrimaryKeyConstraint("entry_id", "name_id", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_name_id"), "mentions", ["name_id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    with op.batch_alter_table("alerts") as batch:
        batch.drop_column("names")
    with op.batch_alter_table("subscribers") as batch:
        for choice in CHOICES:
            batch.drop_column(choice)
