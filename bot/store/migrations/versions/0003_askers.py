"""Keep whose each remembered answer is, so that it can be erased with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column; answers that are there already stay nobody's, and are dropped after two days."""
    op.add_column("requests", sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
    where = sa.text("person_id IS NOT NULL")
    op.create_index("requests_by_person", "requests", ["person_id"], sqlite_where=where, postgresql_where=where)
