"""Watched names at rest, why a person is found, who is not the person, and keys to find stored texts by a name.

Revision: 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _of_names()
    _of_choices()
    _of_negatives()
    _of_articles()


def downgrade() -> None:
    """Names that were sealed meanwhile stay sealed; the version before cannot read them."""
    op.execute("DROP TABLE article_names")
    op.drop_index("ix_articles_unkeyed", "articles")
    with op.batch_alter_table("articles") as batch:
        batch.drop_column("keyed")
    op.drop_table("exclusions")
    op.drop_table("negatives")
    for table, columns in (
        ("watches", ["paused"]),
        ("mentions", ["reason"]),
        ("subscribers", ["possible", "discreet"]),
    ):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
    newest = _newest_id()
    with op.batch_alter_table("names", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("uq_names_mark"), type_="unique")
        batch.drop_column("mark")
        batch.create_unique_constraint(op.f("uq_names_name"), ["name"])
    _go_on_after(newest)


def _of_names() -> None:
    """The mark of a name in the clear is the name; what begins as a sealed one does is put behind «clear:»."""
    with op.batch_alter_table("names") as batch:
        batch.add_column(sa.Column("mark", sa.String(), nullable=True))
    op.execute("UPDATE names SET mark = name")
    op.execute("UPDATE names SET name = 'clear:' || name WHERE name LIKE 'sealed:%' OR name LIKE 'clear:%'")
    newest = _newest_id()
    with op.batch_alter_table("names", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("uq_names_name"), type_="unique")
        batch.alter_column("mark", existing_type=sa.String(), nullable=False)
        batch.create_unique_constraint(op.f("uq_names_mark"), ["mark"])
    _go_on_after(newest)
    with op.batch_alter_table("mentions") as batch:
        batch.add_column(sa.Column("reason", sa.String(), server_default=sa.text("''"), nullable=False))


def _newest_id() -> int:
    """The newest id that SQLite ever gave to a name: alerts remember those of erased ones too."""
    if op.get_bind().dialect.name != "sqlite":
        return 0
    return op.get_bind().scalar(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'names'")) or 0


def _go_on_after(newest: int) -> None:
    """SQLite forgets it with the old table, which a changed one takes the place of."""
    if newest:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'names'")
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('names', {newest})")


def _of_choices() -> None:
    with op.batch_alter_table("subscribers") as batch:
        batch.add_column(sa.Column("possible", sa.String(), server_default=sa.text("'silent'"), nullable=False))
        batch.add_column(sa.Column("discreet", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("watches") as batch:
        batch.add_column(sa.Column("paused", sa.Boolean(), server_default=sa.false(), nullable=False))


def _of_negatives() -> None:
    op.create_table(
        "negatives",
        sa.Column("id", _ID, nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("name_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscriber_id", "name_id"],
            ["watches.subscriber_id", "watches.name_id"],
            name=op.f("fk_negatives_subscriber_id"),
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negatives")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_negatives_subscriber_id_name_id"), "negatives", ["subscriber_id", "name_id"])
    op.create_index(op.f("ix_negatives_name_id"), "negatives", ["name_id"])
    op.create_table(
        "exclusions",
        sa.Column("entry_id", _ID, autoincrement=False, nullable=False),
        sa.Column("negative_id", _ID, autoincrement=False, nullable=False),
        sa.Column("only_possible", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_exclusions_entry_id")),
        sa.ForeignKeyConstraint(
            ["negative_id"], ["negatives.id"], name=op.f("fk_exclusions_negative_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", "negative_id", name=op.f("pk_exclusions")),
    )
    op.create_index(op.f("ix_exclusions_negative_id"), "exclusions", ["negative_id"])


def _of_articles() -> None:
    with op.batch_alter_table("articles") as batch:
        batch.add_column(sa.Column("keyed", sa.Boolean(), server_default=sa.false(), nullable=False))
    unkeyed = sa.text("NOT keyed")
    op.create_index("ix_articles_unkeyed", "articles", ["revision_id"], sqlite_where=unkeyed, postgresql_where=unkeyed)
    # SQLite only, as the index of words. Only whether a key is there is kept, not where.
    op.execute(
        "CREATE VIRTUAL TABLE article_names USING fts5(keys, content='', detail=none, "
        "tokenize=\"unicode61 remove_diacritics 0 tokenchars '@'\")"
    )
