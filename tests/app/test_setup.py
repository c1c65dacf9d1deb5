"""Which folders hold a practice, as far as one may look into them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdesk.app import desktop
from frontdesk.app.desktop import free_practice_dir
from frontdesk.app.setup import has_practice, is_closed, newest_demo


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that one may not look into; root may look into every one, so that the answer is put in its mouth."""
    exists = Path.exists

    def refused(path: Path) -> bool:
        if path.is_relative_to(tmp_path / "closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return exists(path)

    monkeypatch.setattr(Path, "exists", refused)
    return tmp_path / "closed"


def test_a_folder_that_one_may_not_look_into_is_closed_and_holds_nothing_one_could_open(
    closed: Path, tmp_path: Path
) -> None:
    assert (has_practice(closed), is_closed(closed)) == (False, True)
    assert (has_practice(tmp_path), is_closed(tmp_path)) == (False, False)


def test_a_place_for_a_new_practice_is_named_even_where_one_may_not_look(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "default_data_dir", lambda name: closed / name)
    assert free_practice_dir() == closed / "practice"


def test_where_one_may_not_look_there_is_no_demo(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_folder: Path, _pattern: str) -> object:
        raise PermissionError(13, "Permission denied", str(closed))

    monkeypatch.setattr(Path, "glob", refused)
    assert newest_demo(datetime.now(UTC)) is None
