import pytest
from sqlalchemy import select

from frontdesk.server.cli import main
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.opendental.keys import pair_of
from frontdesk.server.opendental.operations import Permission


@pytest.fixture
def where(engine_url, engine_name, practice, tmp_path):
    """A place with one practice."""
    engines = open_engines(engine_url)
    with engines.writing() as connection:
        for table in (t.tokens, t.users, t.org_counters):
            connection.execute(table.delete().where(table.c.org_id == practice.other_org))
        connection.execute(t.organisations.delete().where(t.organisations.c.id == practice.other_org))
    engines.close()
    return ["--data-dir", str(tmp_path)] if engine_name == "sqlite" else ["--database", engine_url]


def pair(engine_url, printed):
    engines = open_engines(engine_url)
    with engines.reading() as connection:
        found = pair_of(connection, f"ODFHIR {printed.strip()}")
    engines.close()
    return found


def test_a_key_pair_is_printed_once_and_may_do_everything(where, engine_url, capsys):
    assert main(["opendental", "key", *where]) == 0
    printed = capsys.readouterr().out
    found = pair(engine_url, printed)
    assert found.permissions == frozenset(Permission)
    assert (found.caller.user_name, found.zone) == ("Open Dental API", "America/Chicago")
    engines = open_engines(engine_url)
    with engines.reading() as connection:
        kept = connection.execute(select(t.opendental_keys.c.secret_hash)).scalar_one()
    engines.close()
    assert printed.partition("/")[0] not in kept


def test_a_key_pair_may_be_given_less_and_act_as_a_user(where, engine_url, capsys):
    wanted = ["--permission", "ReadAll", "--permission", "Comm", "--user", "denver"]
    assert main(["opendental", "key", *where, *wanted]) == 0
    found = pair(engine_url, capsys.readouterr().out)
    assert found.permissions == {Permission.READ_ALL, Permission.COMM}
    assert (found.caller.user_name, found.zone) == ("denver", "America/Denver")


def test_every_key_pair_acts_as_the_same_user(where, engine_url, capsys):
    callers = []
    for _ in range(2):
        assert main(["opendental", "key", *where]) == 0
        callers.append(pair(engine_url, capsys.readouterr().out).caller)
    assert callers[0] == callers[1]


def test_a_user_who_is_not_there_is_said_to_be_missing(where, capsys):
    assert main(["opendental", "key", *where, "--user", "nobody"]) == 1
    said = capsys.readouterr().err
    assert "There is no user nobody. There are: admin" in said
    assert "Add one with: frontdesk user add nobody --da" in said
    with pytest.raises(SystemExit):
        main(["opendental", "key", *where, "--permission", "Everything"])
