"""Organisations never meet: every key begins with the organisation, and every statement names it.

The whole server suite runs under the guard of `support.orgguard`; here it is shown to see what it has to see.
"""

from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest
from sqlalchemy import CompoundSelect, Index, PrimaryKeyConstraint, exists, func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from support.orgguard import CROSS_ORGANISATION, OrgGuard, guarded, unbound

A = t.appointments.c
P = t.patients.c
L = t.locations.c
ORG = new_id()

KEYS_WITHOUT_ORGANISATION = {
    "pk_organisations": "the organisation itself",
    "pk_spent_numbers": "belongs to the numbers of SQLite, which are the file's",
    "ix_users_name_key": "whoever signs in gives a name and no organisation",
    **{
        f"ux_{name}_number": "on SQLite numbers are unique in the file, where one writer finds the next at the end"
        for name, table in t.metadata.tables.items()
        if "number" in table.c and table.c.number.default is not None
    },
}


@pytest.mark.parametrize("name", sorted(t.metadata.tables))
def test_every_key_and_every_index_begins_with_the_organisation(name):
    table = t.metadata.tables[name]
    for key in (table.primary_key, *table.indexes, *table.constraints):
        if isinstance(key, PrimaryKeyConstraint | Index) and str(key.name) not in KEYS_WITHOUT_ORGANISATION:
            first = next(iter(key.columns))
            assert first.name == "org_id", f"{key.name} of {name} begins with {first.name}"
        assert not isinstance(key, ExcludeConstraint)


def test_the_exceptions_are_still_there():
    keys = [key for table in t.metadata.tables.values() for key in (table.primary_key, *table.indexes)]
    assert KEYS_WITHOUT_ORGANISATION.keys() <= {f"{key.name or 'pk_' + key.table.name}" for key in keys}
    for module, function in CROSS_ORGANISATION:
        source = Path(import_module(f"frontdesk.{module}").__file__).read_text(encoding="utf-8")
        assert f"def {function}(" in source, f"{module} has no {function} any more"


TIED = (
    select(A.id).where(
        A.org_id == ORG,
        exists()
        .where(
            P.org_id == A.org_id,
            P.id == A.patient_id,
            exists().where(L.org_id == A.org_id, L.id == A.location_id).correlate(t.appointments),
        )
        .correlate(t.appointments),
    ),
    select(A.id).where(A.org_id == ORG),
    select(A.id).join(t.patients, (P.org_id == A.org_id) & (P.id == A.patient_id)).where(A.org_id == ORG),
    select(A.id).where(A.org_id == ORG, exists().where(P.org_id == A.org_id, P.id == A.patient_id)),
    select(func.count()).select_from(select(A.id).where(A.org_id == ORG).subquery()),
    select(t.organisations.c.name).where(t.organisations.c.id == ORG),
    select(t.org_counters).where(t.org_counters.c.org_id.in_([ORG])),
    update(t.appointments).where(A.org_id == ORG, A.id == ORG).values(version=2),
    t.appointments.delete().where(A.org_id == ORG),
    insert(t.appointments).values(org_id=ORG, id=ORG),
)

LOOSE = (
    (select(A.id), {"appointments"}),
    (select(A.id).where(A.id == ORG), {"appointments"}),
    (select(A.id).where(or_(A.org_id == ORG, A.id == ORG)), {"appointments"}),
    (select(A.id).where(A.org_id != ORG), {"appointments"}),
    (select(A.id).where(A.org_id == A.location_id), {"appointments"}),
    (select(A.id).join(t.patients, P.id == A.patient_id).where(A.org_id == ORG), {"patients"}),
    (select(A.id).join(t.patients, P.org_id == A.org_id), {"appointments", "patients"}),
    (select(A.id).where(A.org_id == ORG, exists().where(P.id == A.patient_id)), {"patients"}),
    (select(A.id).where(A.org_id == ORG, A.id.in_(select(P.id))), {"patients"}),
    (
        select(A.id, select(P.last_name).where(P.id == A.patient_id).scalar_subquery()).where(A.org_id == ORG),
        {"patients"},
    ),
    (
        # Only the scope right around it lends a subquery its tables unasked: this one lists the appointments anew.
        select(A.id).where(
            A.org_id == ORG,
            exists().where(
                P.org_id == A.org_id, P.id == A.patient_id, exists().where(L.org_id == A.org_id, L.id == A.location_id)
            ),
        ),
        {"appointments", "locations"},
    ),
    (select(func.count()).select_from(select(A.id).subquery()), {"appointments"}),
    (select(t.organisations.c.id), {"organisations"}),
    (update(t.appointments).where(A.id == ORG).values(version=2), {"appointments"}),
    (t.appointments.delete(), {"appointments"}),
    (insert(t.appointments).values(id=ORG), {"appointments"}),
    (insert(t.patients).from_select(["org_id", "id"], select(A.org_id, A.id)), {"appointments"}),
    (insert(t.patients).from_select(["id"], select(A.id).where(A.org_id == ORG)), {"patients"}),
)


@pytest.mark.parametrize("statement", TIED)
def test_a_statement_that_names_the_organisation_passes(statement):
    assert unbound(statement) == set()


@pytest.mark.parametrize(("statement", "tables"), LOOSE)
def test_a_statement_that_forgets_it_is_found(statement, tables):
    assert unbound(statement) == tables


def test_each_part_of_a_union_is_looked_at():
    tied, loose = select(A.id).where(A.org_id == ORG), select(P.id)
    assert unbound(CompoundSelect._create_union(tied, loose)) == {"patients"}


def test_the_guard_speaks_of_the_servers_statements_and_not_of_a_tests_own(database, practice):
    def rows(unit, statement):
        return unit.rows(statement)

    forgetful = FunctionType(rows.__code__, {"__name__": "frontdesk.server.sample"})
    with guarded() as guard, database.read(practice.caller()) as unit:
        unit.rows(select(A.id))
        assert guard.take() == []
        forgetful(unit, select(P.id))
        forgetful(unit, text("SELECT count(*) FROM appointments"))
        loose, written = guard.take()
    assert loose.startswith("frontdesk.server.sample.rows reaches ['patients'] without the organisation")
    assert "SELECT count(*)" in written
    assert guard.judged >= 3


@pytest.fixture
def org_guard():
    """Two watchers at once would both be told; here only that of the test is."""
    return OrgGuard()
