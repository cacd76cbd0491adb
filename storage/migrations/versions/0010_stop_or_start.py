"""When somebody wrote STOP or START, so that the later of the two holds in whichever order they come to light."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("stop_or_start_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "stop_or_start_at")
