"""What other programs keep of a patient, the pace they keep, and what goes with a visit that is deleted."""

from pathlib import Path

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    connection = op.get_bind()
    frozen = Path(__file__).with_name(f"r0011_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in frozen.split("\n\n"):
        connection.exec_driver_sql(statement.strip())
