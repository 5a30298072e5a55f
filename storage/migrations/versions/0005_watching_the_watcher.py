"""Notices to administrators, alerts that are held until somebody consents, and indexes for how feeds publish.

Revision: 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _of_notices()
    _of_reviews()
    with op.batch_alter_table("subscribers") as batch:
        batch.add_column(sa.Column("approver", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_entries_feed_time"), "entries", ["feed", "time"])
    op.create_index(op.f("ix_attempts_at"), "attempts", ["at"])


def downgrade() -> None:
    """What was held is not posted: the version before would neither ask nor send."""
    op.execute("UPDATE alerts SET state = 'never', reason = 'nobody was asked any more' WHERE state = 'held'")
    op.drop_index(op.f("ix_attempts_at"), "attempts")
    op.drop_index(op.f("ix_entries_feed_time"), "entries")
    with op.batch_alter_table("subscribers") as batch:
        batch.drop_column("approver")
    for table in ("reviews", "notice_posts", "notices"):
        op.drop_table(table)


def _of_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.Column("over_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    still_open = sa.text("over_at IS NULL")
    op.create_index(
        "ix_notices_open",
        "notices",
        ["kind", "key"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "notice_posts",
        sa.Column("notice_id", _ID, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_notice_posts_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", "user_id", "over", name=op.f("pk_notice_posts")),
    )
    op.create_index(op.f("ix_notice_posts_state_due_at"), "notice_posts", ["state", "due_at"])


def _of_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("alert_id", _ID, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name=op.f("fk_reviews_alert_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alert_id", "user_id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_state_due_at"), "reviews", ["state", "due_at"])
