import io

import pytest
from sqlalchemy import select

from frontdesk.server.cli import main
from frontdesk.server.cli.lockfile import FolderLock
from frontdesk.server.cli.opening import FILE_NAME
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.accounts import find_user, user_of_token, verify_password
from frontdesk.server.platform.audit import first_broken_link
from frontdesk.server.platform.caller import Role


def place(url):
    return ["--data-dir", str(url)] if hasattr(url, "joinpath") else ["--database", url]


@pytest.fixture
def typed(monkeypatch):
    def type_in(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return type_in


@pytest.fixture
def several(engine_url, tmp_path, engine_name):
    return place(tmp_path if engine_name == "sqlite" else engine_url)


@pytest.fixture
def where(several, engine_url, practice):
    """A place with one practice: the second organisation of the tests would be one too many for a command."""
    engines = open_engines(engine_url)
    with engines.writing() as connection:
        for table in (t.tokens, t.users, t.org_counters):
            connection.execute(table.delete().where(table.c.org_id == practice.other_org))
        connection.execute(t.organisations.delete().where(t.organisations.c.id == practice.other_org))
    engines.close()
    return several


@pytest.fixture
def reading(where, engine_url):
    """Give a connection that reads what a command has left."""
    engines = open_engines(engine_url)
    yield engines.reading
    engines.close()


def test_the_first_user_makes_the_practice(data_dir, typed, capsys):
    typed("correct horse\n")
    arguments = ["--role", "admin", "--practice", "Lakeside", "--password-stdin", *place(data_dir)]
    assert main(["user", "add", "maria", *arguments]) == 0
    assert capsys.readouterr().out == "Made the practice “Lakeside” with the user maria (admin).\n"
    engines = open_engines(data_dir / FILE_NAME)
    with engines.reading() as connection:
        org_id = connection.execute(select(t.organisations.c.id)).scalar_one()
        user = find_user(connection, org_id, "Maria")
        assert verify_password("correct horse", user.password_hash)
        slugs = connection.execute(select(t.flow_statuses.c.slug).order_by(t.flow_statuses.c.item_order)).scalars()
        assert list(slugs) == ["arrived", "in_chair", "checkout", "dismissed"]
        assert first_broken_link(connection, org_id) is None
    engines.close()


def test_a_user_of_one_location_is_added_beside_a_running_server(where, reading, practice, capsys, tmp_path):
    with FolderLock(tmp_path):
        arguments = ["--role", "front_desk", "--location", "denver", "--display-name", "Joe Kim", "--no-password"]
        assert main(["user", "add", "joe", *arguments, *where]) == 0
    assert capsys.readouterr().out == "Added the user joe (front_desk).\n"
    with reading() as connection:
        user = find_user(connection, practice.org, "JOE")
        assert (user.role, user.all_locations, user.password_hash) == (Role.FRONT_DESK, False, None)
        mine = t.user_locations.c.user_id == user.id
        assert connection.execute(select(t.user_locations.c.location_id).where(mine)).scalar_one() == practice.denver
        told = connection.execute(select(t.events.c.type, t.events.c.entity_id)).one()
        assert tuple(told) == ("user.changed", user.id)


def test_a_token_is_printed_and_nothing_else(where, reading, practice, database, capsys):
    assert main(["user", "token", "front_desk", *where]) == 0
    out, err = capsys.readouterr()
    with reading() as connection:
        user = user_of_token(connection, out.strip(), database.clock())
        made = connection.execute(select(t.history)).one()
    assert (user.name, out.count("\n"), err) == ("front_desk", 1, "")
    assert (made.entity_id, made.action, made.source) == (user.id, "token made", "command")
    assert out.strip().rpartition("_")[2] not in str(made), "the history holds no secret"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "admin", "--no-password"], "There is a user admin already."),
        (
            ["add", "x", "--no-password", "--location", "Mars"],
            "There is no location “Mars”. There are: Chicago, Denver.",
        ),
        (["token", "nobody"], "There is no user nobody. There are: "),
        (["add", " ", "--no-password"], "A name has 1 to 200 characters."),
        (["add", "x", "--password-stdin"], "A password has at least 8 characters."),
        (["add", "x"], "Nobody is there to type a password."),
        (["token", "admin", "--days", "0"], "A token lasts 1 to 36500 days."),
    ],
)
def test_an_obstacle_is_named(where, typed, capsys, arguments, said):
    typed("short\n")
    assert main(["user", *arguments, *where]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", [["user", "token", "denver"], ["opendental", "key", "--user", "denver"]])
def test_of_a_closed_account_nobody_is_told_to_add_it(where, engine_url, capsys, command):
    engines = open_engines(engine_url)
    with engines.writing() as connection:
        connection.execute(t.users.update().where(t.users.c.name == "denver").values(is_active=False))
    engines.close()
    assert main([*command, *where]) == 1
    said = capsys.readouterr().err
    assert "The account of denver is closed. There are: admin, " in said
    assert "user add" not in said


@pytest.mark.parametrize("password", ["correct\0horse", "correct \udcff horse"], ids=["NUL", "not UTF-8"])
def test_a_password_that_nobody_could_sign_in_with_is_none(where, typed, capsys, password):
    typed(f"{password}\n")
    assert main(["user", "add", "maria", "--password-stdin", *where]) == 1
    assert "A password is text, in UTF-8." in capsys.readouterr().err


def test_the_commands_that_are_suggested_say_where(data_dir, capsys):
    assert main(["new", "--name", "Lakeside", "--zone", "America/Chicago", *place(data_dir)]) == 0
    assert main(["user", "token", "nobody", *place(data_dir)]) == 1
    assert f"frontdesk user add nobody --data-dir {data_dir}" in capsys.readouterr().err


def test_an_empty_folder_name_is_refused_instead_of_meaning_here(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["new", "--name", "Lakeside", "--zone", "America/Chicago", "--data-dir", ""])
    assert "names no folder; is a variable empty?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(capsys, tmp_path):
    (tmp_path / "README.md").touch()
    with pytest.raises(SystemExit):
        main(["user", "token", "maria", "--data-dir", str(tmp_path / "README.md")])
    assert "README.md is a file; name the folder" in capsys.readouterr().err


def test_a_location_is_not_ignored_where_there_is_none_yet(data_dir, capsys):
    assert main(["user", "add", "joe", "--no-password", "--location", "Denver", *place(data_dir)]) == 1
    said = capsys.readouterr().err
    assert "there is no location to bind a user to" in said
    assert f"frontdesk new --data-dir {data_dir} --name" in said
    assert not data_dir.exists()


def test_a_location_is_not_ignored_in_an_empty_database(empty_url, tmp_path, engine_name, capsys):
    if engine_name == "sqlite":
        open_engines(tmp_path / FILE_NAME).close()
    where = place(tmp_path if engine_name == "sqlite" else empty_url)
    assert main(["user", "add", "joe", "--no-password", "--location", "Denver", "--practice", "Lakeside", *where]) == 1
    assert "there is no location to bind a user to" in capsys.readouterr().err


def test_a_mistyped_folder_does_not_become_a_practice(data_dir, typed, capsys):
    typed("correct horse\n")
    assert main(["user", "add", "maria", "--password-stdin", *place(data_dir)]) == 1
    assert f"There is no practice in {data_dir} yet." in capsys.readouterr().err
    assert not data_dir.exists()


def test_a_token_for_a_place_without_a_practice_is_refused(data_dir, capsys):
    assert main(["user", "token", "maria", *place(data_dir)]) == 1
    assert "There is no practice in" in capsys.readouterr().err
    assert not data_dir.exists()


def test_a_practice_among_several_is_not_guessed(several, capsys):
    assert main(["user", "token", "admin", *several]) == 1
    assert "several organisations" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["--help"], ["serve", "--help"], ["user", "add", "--help"], ["openapi", "--help"]])
def test_every_command_explains_itself(argv, capsys):
    try:
        code = main(argv)
    except SystemExit as end:
        code = end.code
    assert code == 0
    assert "usage: frontdesk" in capsys.readouterr().out


def test_an_unknown_command_lists_the_known_ones(capsys):
    assert main(["nonsense"]) == 2
    said = capsys.readouterr().err
    assert "there is no command “nonsense”" in said
    assert "serve" in said
