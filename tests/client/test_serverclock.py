"""A desk whose clock is wrong still knows when something at the server ends."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from frontdesk.client import SchedulingClient
from frontdesk.client.serverclock import ServerClock


def ahead_of(clock: ServerClock) -> timedelta:
    return clock.now() - datetime.now(UTC)


@pytest.mark.parametrize("minutes", [-90, -5, 5, 60 * 24 * 40])
def test_it_follows_a_server_whose_clock_says_otherwise(minutes: int) -> None:
    clock = ServerClock()
    clock.heard(format_datetime(datetime.now(UTC) + timedelta(minutes=minutes), usegmt=True))
    assert abs(ahead_of(clock) - timedelta(minutes=minutes)) < timedelta(seconds=2)


@pytest.mark.parametrize("date", [None, "", "soon", "Thu, 99 Xyz 2026 25:00:00 GMT"])
def test_what_tells_no_time_changes_nothing(date: str | None) -> None:
    clock = ServerClock()
    clock.heard(format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True))
    clock.heard(date)
    assert abs(ahead_of(clock) - timedelta(hours=1)) < timedelta(seconds=2)


def test_the_seconds_an_answer_takes_are_no_difference() -> None:
    clock = ServerClock()
    clock.heard(format_datetime(datetime.now(UTC) - timedelta(seconds=1), usegmt=True))
    assert abs(ahead_of(clock)) < timedelta(milliseconds=100)


async def test_every_answer_tells_it_refusals_too() -> None:
    later = datetime.now(UTC) + timedelta(minutes=7)

    def answer(_request: httpx.Request) -> httpx.Response:
        date = {"Date": format_datetime(later, usegmt=True)}
        return httpx.Response(403, json={"detail": "No."}, headers=date)

    async with SchedulingClient("http://127.0.0.1:9", "token", http=httpx.MockTransport(answer)) as client:
        with pytest.raises(Exception, match="No"):
            await client.me()
        assert abs(client.server_now() - later) < timedelta(seconds=2)
