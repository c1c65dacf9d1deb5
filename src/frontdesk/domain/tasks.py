"""Tasks: what the office has to do, where it stands, and whom it is news to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

LONGEST_SUMMARY: Final = 256
"""Characters of a task's short description."""


class TaskStatus(StrEnum):
    """Where a task stands: nobody has looked at it, somebody has, it is done."""

    NEW = "new"
    VIEWED = "viewed"
    DONE = "done"


class Attachment(StrEnum):
    """What a task is about."""

    NOTHING = "none"
    PATIENT = "patient"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class News:
    """What decides whether a task is unread.

    Attributes:
        status: where the task stands.
        assigned_to: whose task it is; None for everybody's.
        changed_at: when its words, notes or assignment last changed.
        changed_by: who did that.
        remind_at: when it is to come up again.
    """

    status: TaskStatus
    assigned_to: UUID | None
    changed_at: datetime
    changed_by: UUID | None
    remind_at: datetime | None = None


def is_unread(news: News, reader: UUID, read_at: datetime | None, now: datetime, *, is_kept: bool = False) -> bool:
    """Return whether a task asks for a user's attention.

    It does if somebody else changed it since the user read it, if its reminder has come since then, or if the user
    kept it as unread. What is done, and what is somebody else's to do, never does.

    Args:
        news: The task.
        reader: The user.
        read_at: When the user last read it; None for never.
        now: The present.
        is_kept: Whether the user marked it as unread since.
    """
    if news.status == TaskStatus.DONE or news.assigned_to not in (None, reader):
        return False
    if is_kept or (news.changed_by != reader and (read_at is None or read_at < news.changed_at)):
        return True
    due = news.remind_at
    return due is not None and due <= now and (read_at is None or read_at < due)


def after_viewing(status: TaskStatus, viewer: UUID, made_by: UUID | None, assigned_to: UUID | None) -> TaskStatus:
    """Return where a task stands once *viewer* has read it.

    A new one counts as viewed when the one it was meant for has seen it: the colleague it is assigned to or, without
    one, anybody but its author.
    """
    meant = viewer == assigned_to if assigned_to is not None else viewer != made_by
    return TaskStatus.VIEWED if status == TaskStatus.NEW and meant else status


def finished(status: TaskStatus, before: datetime | None, now: datetime) -> datetime | None:
    """Return when a task that now has this *status* was done, given when it was done *before*."""
    if status != TaskStatus.DONE:
        return None
    return now if before is None else before
