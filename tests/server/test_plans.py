"""Every list and filter of the API is served by an index, on both engines.

The questions are those of the document: a new list or filter is asked as soon as it is served, and fails here until it
has its index or its reason. `tests/bench/plans.py` asks the same of 500,000 appointments.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher3

from frontdesk.server.cli.opening import FILE_NAME, Place, opened
from frontdesk.server.db import tables as t
from support.plans.exceptions import UNANSWERED, WALKS
from support.plans.explaining import FEW, PostgresqlPlans, SqlitePlans
from support.plans.practice import make_grown_practice
from support.plans.proof import Found, Proof
from support.postgres import PostgresCluster

APPOINTMENTS = 2500

Asked = tuple[Proof, list[Found]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, postgres: PostgresCluster) -> dict[str, Asked]:
    """Every question asked once of a grown practice on each engine, with the walks it took."""
    folder = tmp_path_factory.mktemp("plans")
    url = postgres.create("plans")
    found: dict[str, Asked] = {}
    for engine, place in (("sqlite", Place(data_dir=folder)), ("postgresql", Place(url=url))):
        with opened(place) as database:
            org_id, user_id = make_grown_practice(database, APPOINTMENTS)
            plans = SqlitePlans(str(folder / FILE_NAME)) if engine == "sqlite" else PostgresqlPlans(url, forced=True)
            try:
                proof = Proof(database, org_id, user_id, plans)
                found[engine] = proof, list(proof.walks())
            finally:
                plans.close()
    return found


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_every_list_and_filter_is_served_by_an_index(asked: dict[str, Asked], engine: str) -> None:
    _, walks = asked[engine]
    assert sorted({str(one) for one in walks if not one.is_total and not one.is_excepted}) == []


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_every_question_was_answered(asked: dict[str, Asked], engine: str) -> None:
    proof, _ = asked[engine]
    assert set(proof.refused) == UNANSWERED
    assert proof.asked > 200
    assert proof.explained > 150


def test_no_exception_outlives_its_walk(asked: dict[str, Asked]) -> None:
    taken = {(*one.place, one.question.asked) for _, walks in asked.values() for one in walks}
    granted = {(*place, each) for place, (filters, _) in WALKS.items() for each in filters}
    assert granted - taken == set()
    assert set(FEW) <= set(t.metadata.tables)


def test_a_filter_without_an_index_is_found(tmp_path: Path) -> None:
    connection = sqlcipher3.connect(str(tmp_path / "few.db"))
    connection.executescript(
        "CREATE TABLE tasks (org_id, id, note, PRIMARY KEY (org_id, id));"
        "CREATE INDEX by_note ON tasks (org_id, note, id);"
    )
    connection.close()
    plans = SqlitePlans(str(tmp_path / "few.db"))
    try:
        assert list(plans.walks("SELECT * FROM tasks WHERE org_id = ? AND note = ?", (1, 2))) == []
        assert list(plans.walks("SELECT * FROM tasks WHERE org_id = ? ORDER BY note, id LIMIT 5", (1,))) == []
        for sql in (
            "SELECT * FROM tasks WHERE org_id = ? AND note + 1 = 2",
            "SELECT * FROM tasks WHERE org_id = ? ORDER BY note + 1 LIMIT 5",
            "SELECT * FROM tasks AS own WHERE own.org_id + 0 = ?",
        ):
            assert [one.table for one in plans.walks(sql, (1,))] == ["tasks"], sql
    finally:
        plans.close()
