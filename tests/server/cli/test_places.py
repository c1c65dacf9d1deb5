"""The folders and databases that commands work on: who may read them, what stops a command, and what one leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from frontdesk.server.cli import main
from frontdesk.server.cli.founding import only_practice
from frontdesk.server.cli.lockfile import FolderLock
from frontdesk.server.cli.opening import FILE_NAME, Place, opened
from frontdesk.server.db.sqlite import SqliteEngines
from frontdesk.server.practice import filling

COMMAND = [sys.executable, "-m", "frontdesk.server.cli"]
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


@pytest.fixture
def powerless(tmp_path):
    """Run a command as somebody who has no rights beyond the modes of files; return its exit code and its words."""
    prefix = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything, and there is no setpriv to give that up")
        prefix = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]

    def run(*arguments, out=subprocess.DEVNULL):
        command = [*prefix, *COMMAND, *map(str, arguments)]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, text=True, timeout=60
        )
        return done.returncode, done.stderr

    return run


@pytest.fixture
def closed(tmp_path):
    """A folder that may neither be read nor entered."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    yield folder
    folder.chmod(0o700)


def is_one_sentence_of(said, command):
    """Whether a command said what stops it, in a line."""
    return said.startswith(f"frontdesk {command}: ") and said.count("\n") == 1


@posix_only
@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "verify"),
        ("user", "add", "x", "--no-password"),
        ("user", "token", "x"),
        ("opendental", "key"),
        ("serve", "--port", "0"),
        ("demo",),
        ("new", "--name", "x", "--zone", "America/New_York"),
    ],
    ids=" ".join,
)
def test_a_folder_that_one_may_not_look_into_is_named(powerless, closed, arguments):
    for folder in (closed, closed / "below"):
        code, said = powerless(*arguments, "--data-dir", folder)
        assert (code, is_one_sentence_of(said, arguments[0])) == (1, True), said
        assert str(closed) in said


@posix_only
def test_an_export_that_one_may_not_read_leaves_nothing_behind(powerless, closed, tmp_path):
    for named in (
        [closed],
        [closed / "below"],
        [tmp_path, "--mapping", closed / "map.toml"],
        [tmp_path, "--mapping", "."],
    ):
        code, said = powerless("import", *named, "--data-dir", tmp_path / "practice")
        assert (code, is_one_sentence_of(said, "import")) == (1, True), said
        assert not (tmp_path / "practice").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that is always full")
def test_output_that_cannot_be_written_is_said(powerless, tmp_path):
    place = ("--data-dir", tmp_path / "practice")
    assert powerless("new", *place, "--name", "Lakeside", "--zone", "America/New_York")[0] == 0
    for command in (("openapi",), ("user", "token", "Front desk", *place)):
        with Path("/dev/full").open("w") as full:
            code, said = powerless(*command, out=full)
        assert (code, is_one_sentence_of(said, command[0])) == (1, True), said
        assert "The output could not be written" in said


@posix_only
@pytest.mark.parametrize("command", ["demo", "import"])
def test_a_command_that_is_broken_off_leaves_no_empty_practice(start, data_dir, tmp_path, command):
    (tmp_path / "export").mkdir()
    # Whoever reads it waits for whoever writes it.
    os.mkfifo(tmp_path / "export" / "patients.csv")
    process = start(*([command, tmp_path / "export"] if command == "import" else [command]), "--data-dir", data_dir)
    while not (data_dir / FILE_NAME).exists():
        assert process.popen.poll() is None
        time.sleep(0.01)
    time.sleep(1)
    process.popen.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert process.popen.stderr.read() == b""
    assert not data_dir.exists()


def test_what_was_made_before_a_command_is_broken_off_stays(data_dir, monkeypatch):
    def interrupted(engines):
        with engines.reading() as connection:
            if connection.exec_driver_sql("SELECT count(*) FROM organisations").scalar():
                raise KeyboardInterrupt

    monkeypatch.setattr(SqliteEngines, "tend", interrupted)
    assert main(["new", "--data-dir", str(data_dir), "--name", "Lakeside", "--zone", "America/New_York"]) == 130
    monkeypatch.undo()
    with opened(Place(data_dir=data_dir), must_exist=True) as database:
        assert only_practice(database) is not None


def test_a_disk_that_is_full_is_said_to_be(data_dir, monkeypatch, capsys):
    def fill(database, *_):
        with database.engines.writing() as connection:
            # As large as it is, and no larger.
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
            connection.exec_driver_sql("CREATE TABLE large AS SELECT randomblob(1000000)")

    monkeypatch.setattr(filling, "fill_new", fill)
    assert main(["new", "--data-dir", str(data_dir), "--name", "Lakeside", "--zone", "America/New_York"]) == 1
    assert f"The disk that holds {data_dir} is full" in capsys.readouterr().err
    assert not data_dir.exists()


@pytest.mark.parametrize("command", [["demo"], ["import", "."]], ids=["demo", "import"])
def test_who_cannot_work_beside_a_server_is_told_to_stop_it(data_dir, capsys, command):
    data_dir.mkdir()
    with FolderLock(data_dir):
        assert main([*command, "--data-dir", str(data_dir)]) == 1
    said = capsys.readouterr().err
    assert f"A Frontdesk server (process {os.getpid()}) is using the folder {data_dir}. Stop it" in said
    assert "connect" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "--name", "x", "--zone", "America/New_York", "--operatories", "abc"],
        ["user", "token", "x", "--days", "abc"],
    ],
    ids=["operatories", "days"],
)
def test_what_is_no_number_is_said_to_be_none(tmp_path, capsys, arguments):
    with pytest.raises(SystemExit):
        main([*arguments, "--data-dir", str(tmp_path)])
    assert "'abc' is not a whole number" in capsys.readouterr().err
