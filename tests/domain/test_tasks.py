"""When a task asks for somebody's attention, and what becomes of it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from frontdesk.domain.tasks import News, TaskStatus, after_viewing, finished, is_unread

ME, MARIA, TOM = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
EARLIER, LATER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)
NEW, VIEWED, DONE = TaskStatus.NEW, TaskStatus.VIEWED, TaskStatus.DONE


@pytest.mark.parametrize(
    ("news", "read_at", "expected"),
    [
        (News(NEW, None, EARLIER, MARIA), None, True),
        (News(VIEWED, ME, EARLIER, MARIA), None, True),
        (News(NEW, None, EARLIER, ME), None, False),
        (News(NEW, TOM, EARLIER, MARIA), None, False),
        (News(DONE, None, EARLIER, MARIA), None, False),
        (News(NEW, None, EARLIER, MARIA), NOON, False),
        (News(NEW, None, NOON, MARIA), EARLIER, True),
        (News(VIEWED, None, EARLIER, ME, remind_at=NOON), EARLIER, True),
        (News(VIEWED, None, EARLIER, ME, remind_at=LATER), EARLIER, False),
        (News(VIEWED, None, EARLIER, ME, remind_at=EARLIER), NOON, False),
    ],
    ids=[
        "everybody's and never read",
        "given to me",
        "my own words",
        "somebody else's to do",
        "done",
        "read since",
        "changed since I read it",
        "its reminder has come",
        "its reminder is yet to come",
        "its reminder came before I read it",
    ],
)
def test_a_task_is_unread_to_me_if(news: News, read_at: datetime | None, expected: bool) -> None:
    assert is_unread(news, ME, read_at, NOON) is expected


def test_what_i_kept_as_unread_is_unread_until_it_is_done() -> None:
    assert is_unread(News(VIEWED, None, EARLIER, ME), ME, NOON, NOON, is_kept=True)
    assert not is_unread(News(DONE, None, EARLIER, ME), ME, NOON, NOON, is_kept=True)


def test_a_task_has_been_viewed_once_the_right_one_saw_it() -> None:
    assert after_viewing(NEW, MARIA, ME, None) == VIEWED
    assert after_viewing(NEW, ME, ME, None) == NEW
    assert after_viewing(NEW, TOM, ME, MARIA) == NEW
    assert after_viewing(NEW, MARIA, ME, MARIA) == VIEWED
    assert after_viewing(DONE, MARIA, ME, None) == DONE


def test_a_task_remembers_when_it_was_first_done_until_it_is_taken_up_again() -> None:
    assert finished(DONE, None, NOON) == NOON
    assert finished(DONE, EARLIER, NOON) == EARLIER
    assert finished(VIEWED, EARLIER, NOON) is None
