"""Queries on patients."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db.tables import patients
from frontdesk.server.patients.search import Query
from frontdesk.server.resources_common import bytewise

P = patients.c
GONE = ("archived", "deceased")
"""Patients in these states are found by their id, but not offered to be booked."""


def all_patients(org_id: UUID) -> Select[Any]:
    """Return the selection of an organisation's patients, each with the name to show."""
    return select(patients, patient_name(patients).label("called")).where(P.org_id == org_id)


def by_name(statement: Select[Any]) -> Select[Any]:
    """Return the patients in the order of their family names."""
    return statement.order_by(bytewise(P.search_name), P.id)


def matching(org_id: UUID, query: Query) -> Select[Any]:
    """Return the patients a query finds: active ones first, then those whose family name begins as typed."""
    terms = [or_(*(_like(pattern) for pattern in term)) for term in query.terms]
    statement = all_patients(org_id).where(P.status.not_in(GONE), and_(*terms))
    ranks = [case((P.status == "active", 0), else_=1)]
    if query.leading is not None:
        ranks.append(case((_like(query.leading), 0), else_=1))
    return statement.order_by(*ranks, bytewise(P.search_name), P.id)


def with_total(statement: Select[Any]) -> Select[Any]:
    """Return a selection with the number of all it finds as ``total``: the texts are compared once, not twice."""
    return statement.add_columns(func.count().over().label("total"))


def _like(pattern: str) -> ColumnElement[bool]:
    return P.search_text.like(pattern, escape="\\")
