"""Keep the codes that join two people who are one, and how many wrong ones were tried."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add a table."""
    op.create_table(
        "links",
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), primary_key=True, autoincrement=False),
        sa.Column("digest", sa.Text),
        sa.Column("made_at", sa.BigInteger),
        sa.Column("wrong", sa.SmallInteger, nullable=False),
        sa.Column("wrong_since", sa.BigInteger),
        sa.UniqueConstraint("digest"),
    )
