"""The folders and databases that commands work on: who may read them, what stops a command, and what one leaves."""

from __future__ import annotations

import os
import sys

import pytest

from frontdesk.server.cli import main
from frontdesk.server.cli.opening import FILE_NAME, Place, opened

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")


def modes(folder):
    """Who may do what with the database's files, by name."""
    return {file.name: file.stat().st_mode & 0o777 for file in folder.glob(f"{FILE_NAME}*")}


@pytest.fixture
def wide(tmp_path):
    """A folder that was there before, which everybody may read."""
    before = os.umask(0o022)
    tmp_path.chmod(0o755)
    yield tmp_path
    os.umask(before)


@posix_only
def test_a_database_is_read_by_nobody_else_whatever_folder_it_is_in(wide):
    with opened(Place(data_dir=wide)) as database, database.engines.reading():
        assert modes(wide) == {FILE_NAME: 0o600, f"{FILE_NAME}-wal": 0o600, f"{FILE_NAME}-shm": 0o600}
    assert main(["new", "--data-dir", str(wide), "--name", "Lakeside", "--zone", "America/New_York"]) == 0
    assert modes(wide) == {FILE_NAME: 0o600}


@posix_only
def test_a_database_that_everybody_could_read_is_narrowed_with_its_log(wide):
    with opened(Place(data_dir=wide)) as database, database.engines.reading():
        for file in wide.glob(f"{FILE_NAME}*"):
            file.chmod(0o664)
        with opened(Place(data_dir=wide), exclusive=False):
            assert set(modes(wide).values()) == {0o600}
