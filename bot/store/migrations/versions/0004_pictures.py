"""Keep which file of a platform's own a picture became, so that it is uploaded once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table."""
    op.create_table(
        "uploads",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("picture", sa.Text, primary_key=True),
        sa.Column("file", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
