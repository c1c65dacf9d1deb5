"""Recalls, the waitlist and templates of blockouts, as the scheduling API has them; what the lists held stays."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    connection = op.get_bind()
    frozen = Path(__file__).with_name(f"r0002_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in frozen.split("\n\n"):
        connection.exec_driver_sql(statement.strip())
