"""``frontdesk audit verify``, on both engines."""

from __future__ import annotations

import re
import sqlite3

import pytest
from sqlalchemy import update

from frontdesk.server.cli import main
from frontdesk.server.cli.lockfile import FolderLock
from frontdesk.server.db import tables as t
from support.forgery import forging


@pytest.fixture
def where(engine_name, engine_url, tmp_path):
    return ["--data-dir", str(tmp_path)] if engine_name == "sqlite" else ["--database", engine_url]


@pytest.fixture(autouse=True)
def three_changes(database, practice):
    for _ in range(3):
        with database.write(practice.caller()) as unit:
            unit.record("patient", practice.ada, "changed", {"note": ("", "x")})


@pytest.fixture
def verify(where, capsys):
    def run(*arguments):
        code = main(["audit", "verify", *where, *arguments])
        return code, capsys.readouterr().out.splitlines()

    return run


def test_every_organisations_rows_are_counted_beside_a_running_server(verify, tmp_path, practice):
    with FolderLock(tmp_path):
        code, said = verify()
    assert code == 0
    assert re.fullmatch(rf"Lakeside Dental \({practice.org}\): all 3 rows hold; the last is 3:[0-9a-f]{{64}}", said[0])
    assert said[1].startswith(f"Somebody Else ({practice.other_org}): all 0 rows hold")


def test_the_first_broken_link_is_named_and_the_command_fails(verify, database, practice):
    with forging(database.engines) as connection:
        connection.execute(update(t.history).where(t.history.c.sequence == 2).values(user_name="somebody else"))
    code, said = verify()
    assert code == 1
    assert re.fullmatch(
        rf"Lakeside Dental \({practice.org}\): row 2, written \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\dZ: "
        r"what it says was changed after it was written\. The 1 rows before it hold\.",
        said[0],
    )
    assert "rows hold" in said[1]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_an_organisation_cannot_take_its_history_out_of_sight(verify, database, practice):
    with forging(database.engines) as connection:
        connection.execute(update(t.history).where(t.history.c.sequence == 2).values(user_name="somebody else"))
    aside = sqlite3.connect(database.engines.path)
    aside.execute("DELETE FROM organisations")
    aside.commit()
    aside.close()
    code, said = verify()
    assert code == 1
    assert f"A removed organisation ({practice.org}): row 2, written " in "".join(said)
    assert f"A removed organisation ({practice.other_org}): row 1: the organisation itself was removed." in "".join(
        said
    )


def test_a_row_noted_earlier_has_to_be_there_still(verify):
    noted = verify()[1][0].rpartition(" ")[2]
    assert verify("--noted", noted)[0] == 0
    code, said = verify("--noted", "3:" + "f" * 64)
    assert code == 1
    assert "is not there" in said[-1]


def test_what_was_not_printed_by_us_is_no_note(verify, capsys):
    with pytest.raises(SystemExit):
        verify("--noted", "3:abc")
    assert "looks like" in capsys.readouterr().err


def test_a_folder_without_a_practice_is_named(tmp_path, capsys):
    assert main(["audit", "verify", "--data-dir", str(tmp_path / "empty")]) == 1
    assert "There is no practice in" in capsys.readouterr().err


def test_a_database_without_a_practice_has_no_history_that_holds(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "frontdesk.db").touch()
    assert main(["audit", "verify", "--data-dir", str(tmp_path / "empty")]) == 1
    assert f"There is no practice in {tmp_path / 'empty'}" in capsys.readouterr().err


def test_the_help_says_what_it_cannot_find(capsys):
    with pytest.raises(SystemExit):
        main(["audit", "verify", "--help"])
    assert "Not found is a history that was made anew" in " ".join(capsys.readouterr().out.split())
