"""What the tables hold about appointments. All reading of the feature stands here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    or_,
    select,
)

from frontdesk.server.appointments.names import operatory_name, patient_name, provider_name
from frontdesk.server.db import tables as t
from frontdesk.server.db.planning import looked_up
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.recalls.repository import NAMED, named_by

A = t.appointments.c


class OfIds:
    """A select of what hangs on some rows, with the parameter ``org``; kept apart for a single id, the usual case.

    A list of ids is written into its statement each time that runs, which takes longer than asking for a single one.
    """

    def __init__(self, statement: Select[Any], column: ColumnElement[UUID]) -> None:
        self._one = statement.where(column == bindparam("one"))
        self._several = statement.where(column.in_(bindparam("several", expanding=True)))

    def rows(self, unit: ReadUnit, ids: Collection[UUID]) -> Sequence[Row[Any]]:
        """Return the rows in the statement's order; none if there are no ids."""
        if len(ids) == 1:
            return unit.rows(self._one, {"org": unit.org_id, "one": next(iter(ids))})
        return unit.rows(self._several, {"org": unit.org_id, "several": list(ids)}) if ids else ()


_confirmation = t.definitions.alias("confirmation")
_broken = t.definitions.alias("broken_reason")
_cancel = t.definitions.alias("cancel_reason")


def _joined(source: FromClause, other: Any, column: ColumnElement[Any]) -> FromClause:
    return source.join(other, and_(other.c.org_id == A.org_id, other.c.id == column), isouter=True)


def _with_names() -> FromClause:
    source: FromClause = t.appointments
    source = _joined(source, t.locations, A.location_id)
    source = _joined(source, t.operatories, A.operatory_id)
    source = _joined(source, t.providers, A.provider_id)
    source = _joined(source, t.appointment_types, A.appointment_type_id)
    source = _joined(source, t.flow_statuses, A.flow_status_id)
    source = _joined(source, _confirmation, A.confirmation_status_id)
    source = _joined(source, _broken, A.broken_reason_id)
    return _joined(source, _cancel, A.cancel_reason_id)


WITH_NAMES = _with_names()
"""Appointments joined with everything an answer names but the patient (`of_patient`).

Outer joins, also where a row is always there: they keep SQLite from beginning at the patients of a large practice, and
with that from reading and sorting the whole book for one page.
"""


def of_patient(said: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what is said of an appointment's patient, looked up for each appointment that is shown.

    If they were joined, PostgreSQL would read all patients of a large practice wherever it plans without the values.
    """
    p = t.patients.c
    return select(said).where(p.org_id == A.org_id, p.id == A.patient_id).correlate(t.appointments).scalar_subquery()


SHOWN: tuple[ColumnElement[Any], ...] = (
    A.id,
    A.version,
    A.status,
    A.patient_id,
    A.location_id,
    A.operatory_id,
    A.start_at,
    A.end_at,
    A.ask_to_arrive_at,
    A.appointment_type_id,
    A.provider_id,
    A.time_pattern,
    A.confirmation_status_id,
    A.flow_status_id,
    A.flow_changed_at,
    A.note,
    A.color_override,
    A.priority,
    A.item_order,
    A.is_new_patient,
    A.is_time_locked,
    A.is_overlap_allowed,
    A.production_amount,
    A.estimated_insurance,
    A.estimated_patient_portion,
    A.broken_reason_id,
    A.cancel_reason_id,
    A.cancelled_by,
    A.created_at,
    A.updated_at,
    of_patient(patient_name(t.patients)).label("patient_name"),
    t.locations.c.name.label("location_name"),
    t.locations.c.zone.label("zone"),
    operatory_name(t.operatories).label("operatory_name"),
    t.appointment_types.c.name.label("type_name"),
    provider_name(t.providers).label("provider_name"),
    _confirmation.c.name.label("confirmation_name"),
    t.flow_statuses.c.name.label("flow_name"),
    _broken.c.name.label("broken_name"),
    _cancel.c.name.label("cancel_name"),
)
"""The columns an appointment is shown from."""


# Putting a statement together costs more than running it, so what is read most is put together once, with
# parameters; the organisation is always one of them.
OF_ORG = A.org_id == bindparam("org")
_SHOWN = select(*SHOWN).select_from(WITH_NAMES)
_named, _named_kind = t.recalls.alias("named_recall"), t.recall_types.alias("named_type")
_WITH_RECALL = _joined(WITH_NAMES, _named, NAMED).outerjoin(
    _named_kind, and_(_named_kind.c.org_id == _named.c.org_id, _named_kind.c.id == _named.c.recall_type_id)
)
# Of many at once the recalls are asked for by themselves (`RECALLS_OF`): that is quicker than for each in turn.
SHOWN_ONE = (
    select(*SHOWN, _named.c.id.label("recall_id"), _named_kind.c.name.label("recall_name"))
    .select_from(_WITH_RECALL)
    .where(OF_ORG, A.id == bindparam("one"))
)
_BARE = (
    select(t.appointments, t.locations.c.zone)
    .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
    .where(OF_ORG, A.id == bindparam("one"))
)
_BARE_HELD = _BARE.with_for_update(of=t.appointments)
_LOCATION, _OPERATORY = (
    select(table.c.id, *columns, table.c.name).where(table.c.org_id == bindparam("org"), table.c.id == bindparam("one"))
    for table, columns in ((t.locations, (t.locations.c.zone,)), (t.operatories, (t.operatories.c.location_id,)))
)
_T, _D, _U = t.appointment_types.c, t.definitions.c, t.operatory_providers.c
_TYPE = select(_T.id, _T.name, _T.duration_minutes, _T.time_pattern, _T.procedure_codes_to_add).where(
    _T.org_id == bindparam("org"), _T.id == bindparam("one"), _T.deleted_at.is_(None)
)
_BOUND = select(t.appointment_type_locations.c.location_id).where(
    t.appointment_type_locations.c.org_id == bindparam("org"),
    t.appointment_type_locations.c.appointment_type_id == bindparam("one"),
)
_DEFINITION = select(_D.id, _D.name).where(
    _D.org_id == bindparam("org"),
    _D.id == bindparam("one"),
    _D.category == bindparam("category"),
)
_PROVIDERS = select(t.providers.c.id).where(
    t.providers.c.org_id == bindparam("org"), t.providers.c.id.in_(bindparam("several", expanding=True))
)
_USUAL = (
    select(_U.provider_id, _U.role)
    .where(_U.org_id == bindparam("org"), _U.operatory_id == bindparam("one"))
    .order_by(_U.item_order, _U.provider_id)
    .limit(1)
)


def shown_where(*conditions: ColumnElement[bool], more: Sequence[ColumnElement[Any]] = ()) -> Select[Any]:
    """Return the select of appointments as they are shown, to be kept and run with the parameter ``org``."""
    return _SHOWN.add_columns(*more).where(OF_ORG, *conditions)


def find(unit: ReadUnit, appointment_id: UUID, *, for_update: bool = False) -> Row[Any] | None:
    """Return the bare row of an appointment with its location's zone; *for_update* holds it until the end."""
    return unit.first(_BARE_HELD if for_update else _BARE, {"org": unit.org_id, "one": appointment_id})


def find_by_external_id(unit: ReadUnit, external_id: str) -> UUID | None:
    """Return the appointment with this key of another system."""
    found: UUID | None = unit.scalar(select(A.id).where(A.org_id == unit.org_id, A.external_id == external_id))
    return found


P = t.appointment_providers.c
G = t.appointment_tags.c

_ASSIGNMENTS = (
    select(
        P.appointment_id,
        P.provider_id,
        P.role,
        P.start_at,
        P.end_at,
        P.item_order,
        provider_name(t.providers).label("provider_name"),
    )
    .join_from(
        t.appointment_providers,
        t.providers,
        and_(t.providers.c.org_id == P.org_id, t.providers.c.id == P.provider_id),
    )
    .where(P.org_id == bindparam("org"))
    .order_by(P.appointment_id, P.item_order, P.provider_id)
)
_TAGS = (
    select(G.appointment_id, G.definition_id, t.definitions.c.name)
    .join_from(
        t.appointment_tags,
        t.definitions,
        and_(t.definitions.c.org_id == G.org_id, t.definitions.c.id == G.definition_id),
    )
    .where(G.org_id == bindparam("org"))
    .order_by(G.appointment_id, G.item_order, G.definition_id)
)
ASSIGNMENTS_OF_ONE, TAGS_OF_ONE = (
    statement.where(column == bindparam("one"))
    for statement, column in ((_ASSIGNMENTS, P.appointment_id), (_TAGS, G.appointment_id))
)
ASSIGNMENTS_OF = _ASSIGNMENTS.where(P.appointment_id.in_(bindparam("several", expanding=True)))
TAGS_OF = _TAGS.where(G.appointment_id.in_(bindparam("several", expanding=True)))
RECALLS_OF = named_by().where(A.id.in_(bindparam("several", expanding=True)))


def assignments_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the select of the assignments of all appointments that meet *conditions*; its parameter is ``org``."""
    joined = and_(A.org_id == P.org_id, A.id == P.appointment_id)
    return _ASSIGNMENTS.join(t.appointments, joined).where(OF_ORG, *conditions)


def tags_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the select of the tags of all appointments that meet *conditions*; its parameter is ``org``."""
    joined = and_(A.org_id == G.org_id, looked_up(G.appointment_id, A.id))
    return _TAGS.join(t.appointments, joined).where(OF_ORG, *conditions)


def recalls_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the select of the recalls answered by appointments that meet *conditions*; its parameter is ``org``."""
    return named_by().where(*conditions)


def assignments_of(unit: ReadUnit, appointment_id: UUID) -> Sequence[Row[Any]]:
    """Return the provider assignments of an appointment in their order."""
    return unit.rows(ASSIGNMENTS_OF_ONE, {"org": unit.org_id, "one": appointment_id})


def tags_of(unit: ReadUnit, appointment_id: UUID) -> Sequence[Row[Any]]:
    """Return the tags of an appointment in their order."""
    return unit.rows(TAGS_OF_ONE, {"org": unit.org_id, "one": appointment_id})


def by_appointment(
    unit: ReadUnit, statement: Select[Any], parameters: Mapping[str, Any]
) -> Mapping[UUID, list[Row[Any]]]:
    """Run a select that names the ``appointment_id`` of each row, and return its rows by appointment."""
    groups: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in unit.rows(statement, {"org": unit.org_id, **parameters}):
        groups[row.appointment_id].append(row)
    return groups


def find_location(unit: ReadUnit, location_id: UUID) -> Row[Any] | None:
    """Return a location."""
    return unit.first(_LOCATION, {"org": unit.org_id, "one": location_id})


def find_operatory(unit: ReadUnit, operatory_id: UUID) -> Row[Any] | None:
    """Return an operatory."""
    return unit.first(_OPERATORY, {"org": unit.org_id, "one": operatory_id})


def find_type(unit: ReadUnit, type_id: UUID) -> Row[Any] | None:
    """Return an appointment type that was not archived."""
    return unit.first(_TYPE, {"org": unit.org_id, "one": type_id})


def locations_of_type(unit: ReadUnit, type_id: UUID) -> set[UUID]:
    """Return the locations an appointment type is bound to; none for one that is offered everywhere."""
    return {row.location_id for row in unit.rows(_BOUND, {"org": unit.org_id, "one": type_id})}


def find_definition(unit: ReadUnit, definition_id: UUID, category: str) -> Row[Any] | None:
    """Return a value of one of the practice's lists."""
    return unit.first(_DEFINITION, {"org": unit.org_id, "one": definition_id, "category": category})


def exists(unit: ReadUnit, table: Any, row_id: UUID) -> bool:
    """Say whether the organisation has this row."""
    return unit.scalar(_id_of(table), {"org": unit.org_id, "one": row_id}) is not None


@cache
def _id_of(table: Any) -> Select[Any]:
    return select(table.c.id).where(table.c.org_id == bindparam("org"), table.c.id == bindparam("one"))


def missing_providers(unit: ReadUnit, provider_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of *provider_ids* that the organisation does not have."""
    wanted = set(provider_ids)
    if not wanted:
        return wanted
    return wanted - {row.id for row in unit.rows(_PROVIDERS, {"org": unit.org_id, "several": sorted(wanted)})}


def usual_provider(unit: ReadUnit, operatory_id: UUID) -> Row[Any] | None:
    """Return who usually works in an operatory, with the role, or None."""
    return unit.first(_USUAL, {"org": unit.org_id, "one": operatory_id})


def names_by_id(unit: ReadUnit, table: Any, name: ColumnElement[str], ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what some rows of a table are called."""
    return {row.id: row.name for row in _names_of(table, name).rows(unit, set(ids))}


@lru_cache(maxsize=64)
def _names_of(table: Any, name: ColumnElement[str]) -> OfIds:
    c = table.c
    return OfIds(select(c.id, name.label("name")).where(c.org_id == bindparam("org")), c.id)


def procedure_codes(unit: ReadUnit, codes: Sequence[str]) -> dict[str, Row[Any]]:
    """Return procedure codes by their code."""
    c = t.procedure_codes.c
    statement = select(c.id, c.code, c.default_fee).where(c.org_id == unit.org_id, c.code.in_(set(codes)))
    return {row.code: row for row in unit.rows(statement)}


def location_scope(unit: ReadUnit) -> list[ColumnElement[bool]]:
    """Return the condition that keeps a listing inside the caller's locations."""
    scope = unit.caller.location_ids
    return [] if scope is None else [A.location_id.in_(scope)]


def any_of(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return the condition that at least one of *conditions* holds."""
    return or_(False, *conditions)
