"""The demo command: which day the practice is made for, and that it says so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from frontdesk.server.cli import demo, main
from frontdesk.server.practice import filling

LATE_IN_NEW_YORK = datetime(2026, 11, 22, 3, 28, tzinfo=UTC)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days demos would have been made for; nothing is made, and it is Saturday evening in New York."""
    days: list[date] = []

    def note(_database: Any, today: date, *_rest: Any) -> None:
        days.append(today)

    monkeypatch.setattr(filling, "fill_demo", note)
    monkeypatch.setattr(demo, "_now", lambda: LATE_IN_NEW_YORK, raising=False)
    return days


@pytest.mark.parametrize(
    ("options", "day"),
    [
        ([], date(2026, 11, 21)),
        (["--date", "2026-11-19"], date(2026, 11, 19)),
        (["--until", "2026-11-22T03:28:00Z"], date(2026, 11, 22)),
    ],
)
def test_it_is_made_for_the_day_it_is_at_its_first_office_and_says_which(
    made: list[date], tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], day: date
) -> None:
    assert main(["demo", "--data-dir", str(tmp_path / "demo"), *options]) == 0
    assert made == [day]
    assert f"Made the demo practice for {day:%A}, {day}" in capsys.readouterr().out
