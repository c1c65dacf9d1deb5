"""What the office has to do: lists, tasks, notes on them, and who has read what."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, PrimaryKeyConstraint, Table, Text, text

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, whole, words
from frontdesk.server.db.types import UtcDateTime

task_lists = entity(
    "task_lists",
    Column("name", Text, nullable=False),
    ref("location_id"),
    ref("parent_id"),
    whole("item_order"),
    flag("is_archived"),
    to("location_id", "locations"),
    to("parent_id", "task_lists"),
)
"""A list without a location is everybody's."""
Index("ix_task_lists_org_id_item_order", task_lists.c.org_id, task_lists.c.item_order, task_lists.c.id)

tasks = entity(
    "tasks",
    ref("list_id", required=True),
    Column("description", Text, nullable=False),
    words("short_description"),
    Column("status", Text, nullable=False, default="new", server_default="new"),
    ref("priority_id"),
    Column("attached_to", Text, nullable=False, default="none", server_default="none"),
    ref("patient_id"),
    ref("appointment_id"),
    Column("attached_number", BigInteger, nullable=False, default=0, server_default=text("0")),
    ref("assigned_to_id"),
    ref("made_by_id"),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("remind_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("news_at", UtcDateTime, nullable=False),
    ref("news_by_id"),
    to("list_id", "task_lists"),
    to("priority_id", "definitions"),
    to("patient_id", "patients"),
    to("assigned_to_id", "users"),
    to("made_by_id", "users"),
    to("news_by_id", "users"),
    CheckConstraint("status IN ('new', 'viewed', 'done')", name="status"),
    CheckConstraint("attached_to IN ('none', 'patient', 'appointment')", name="attached_to"),
)
"""``appointment_id`` may name a visit that is gone; ``attached_number`` is the number of what the task is about.
``news_at`` and ``news_by_id`` say when the words, the notes or the assignment last changed, and by whom."""
Index("ix_tasks_org_id_entered_at", tasks.c.org_id, tasks.c.entered_at, tasks.c.id)
Index("ix_tasks_org_id_list_id_entered_at", tasks.c.org_id, tasks.c.list_id, tasks.c.entered_at, tasks.c.id)
Index("ix_tasks_org_id_status_entered_at", tasks.c.org_id, tasks.c.status, tasks.c.entered_at, tasks.c.id)
Index("ix_tasks_org_id_created_at", tasks.c.org_id, tasks.c.created_at, tasks.c.number)
Index("ix_tasks_org_id_patient_id", tasks.c.org_id, tasks.c.patient_id)
Index("ix_tasks_org_id_appointment_id", tasks.c.org_id, tasks.c.appointment_id)
Index("ix_tasks_org_id_assigned_to_id", tasks.c.org_id, tasks.c.assigned_to_id, tasks.c.status)
Index("ix_tasks_org_id_priority_id", tasks.c.org_id, tasks.c.priority_id, tasks.c.entered_at)
Index("ix_tasks_org_id_updated_at", tasks.c.org_id, tasks.c.updated_at, tasks.c.id)
for _moment in (tasks.c.remind_at, tasks.c.finished_at):
    Index(f"ix_tasks_org_id_{_moment.name}", tasks.c.org_id, _moment, tasks.c.id)
    # The latest first and tasks without one at the end: PostgreSQL reads no index backwards for that.
    Index(
        f"ix_tasks_org_id_{_moment.name}_latest",
        tasks.c.org_id,
        _moment.desc().nulls_last(),
        tasks.c.id.desc(),
    ).ddl_if(dialect="postgresql")

task_notes = entity(
    "task_notes",
    ref("task_id", required=True),
    Column("note", Text, nullable=False),
    ref("written_by_id"),
    Column("written_at", UtcDateTime, nullable=False),
    to("task_id", "tasks", on_delete="CASCADE"),
    to("written_by_id", "users"),
)
Index("ix_task_notes_org_id_task_id", task_notes.c.org_id, task_notes.c.task_id, task_notes.c.written_at)

task_reads = Table(
    "task_reads",
    metadata,
    ref("org_id", required=True),
    ref("task_id", required=True),
    ref("user_id", required=True),
    Column("read_at", UtcDateTime),
    flag("is_kept"),
    PrimaryKeyConstraint("org_id", "user_id", "task_id"),
    to("task_id", "tasks", on_delete="CASCADE"),
    to("user_id", "users", on_delete="CASCADE"),
)
"""When each user last read a task; ``is_kept`` is set by who wants to come back to it."""
Index("ix_task_reads_org_id_task_id", task_reads.c.org_id, task_reads.c.task_id)
