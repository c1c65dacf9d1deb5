"""Tasks, with a first list and the words for how pressing one is."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from alembic import op
from sqlalchemy import Connection, text

revision = "0006"
down_revision = "0005"

NAMESPACE = UUID("7f0f6f4b-52a6-4c02-9a0e-0b6c1d9e2a71")
PRIORITIES = (("Normal", "#667085"), ("High", "#D97706"), ("Urgent", "#DC2626"))
LISTS = ("Front desk", "Billing")


def upgrade() -> None:
    connection = op.get_bind()
    frozen = Path(__file__).with_name(f"r0006_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in frozen.split("\n\n"):
        connection.exec_driver_sql(statement.strip())
    for (org_id,) in connection.execute(text("SELECT id FROM organisations ORDER BY id")).all():
        _furnish(connection, org_id)


def _furnish(connection: Connection, org_id: bytes | UUID) -> None:
    """Give a practice that is there already what a new one starts with."""
    is_sqlite = connection.dialect.name == "sqlite"
    org = UUID(bytes=org_id) if isinstance(org_id, bytes) else org_id
    now: datetime | str = datetime.now(UTC)
    if is_sqlite:
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

    def put(table: str, name: str, order: int, **more: str) -> None:
        made = uuid5(NAMESPACE, f"{org}/{table}/{name}")
        number = f"(SELECT coalesce(max(number), 0) + 1 FROM {table})" if is_sqlite else "nextval('row_numbers')"  # noqa: S608
        values = {
            "org": org_id,
            "id": made.bytes if is_sqlite else made,
            "name": name,
            "at": now,
            "place": order,
            **more,
        }
        names = "".join(f", {column}" for column in more)
        marks = "".join(f", :{column}" for column in more)
        connection.execute(
            text(
                f"INSERT INTO {table} (org_id, id, number, name, item_order, created_at, updated_at{names})"  # noqa: S608
                f" VALUES (:org, :id, {number}, :name, :place, :at, :at{marks})"
            ),
            values,
        )

    for order, (name, color) in enumerate(PRIORITIES):
        put("definitions", name, order, category="TaskPriority", color=color)
    for order, name in enumerate(LISTS):
        put("task_lists", name, order)
