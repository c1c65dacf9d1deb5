"""Queries on patients, and the index of words they are searched by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, delete, func, insert, or_, select

from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db.tables import patient_words, patients
from frontdesk.server.patients.search import Query, search_words
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import bytewise

P = patients.c
W = patient_words.c
_BEHIND_ALL = "\U0010ffff"
"""Sorts behind every letter, in the order of bytes as in that of code points."""

GONE = ("archived", "deceased")
"""Patients in these states are found by their id, but not offered to be booked."""


def all_patients(org_id: UUID) -> Select[Any]:
    """Return the selection of an organisation's patients, each with the name to show."""
    return select(patients, patient_name(patients).label("called")).where(P.org_id == org_id)


_ONE = select(patients, patient_name(patients).label("called")).where(
    P.org_id == bindparam("org"), P.id == bindparam("one")
)


def find(unit: ReadUnit, patient_id: UUID) -> Row[Any] | None:
    """Return one patient with the name to show."""
    return unit.first(_ONE, {"org": unit.org_id, "one": patient_id})


def by_name(statement: Select[Any]) -> Select[Any]:
    """Return the patients in the order of their family names."""
    return statement.order_by(bytewise(P.search_name), P.id)


def matching(org_id: UUID, query: Query) -> Select[Any]:
    """Return the patients a query finds: active ones first, then those whose family name begins as typed."""
    terms = [or_(*(_like(pattern.like) for pattern in term)) for term in query.terms]
    statement = all_patients(org_id).where(
        P.id.in_(_having_words(org_id, query.narrowest)), P.status.not_in(GONE), and_(*terms)
    )
    ranks = [case((P.status == "active", 0), else_=1)]
    if query.leading is not None:
        ranks.append(case((_like(query.leading), 0), else_=1))
    return statement.order_by(*ranks, bytewise(P.search_name), P.id)


def with_total(statement: Select[Any]) -> Select[Any]:
    """Return a selection with the number of all it finds as ``total``: the texts are compared once, not twice."""
    return statement.add_columns(func.count().over().label("total"))


def rewrite_words(unit: WriteUnit, patient_id: UUID, before: str, now: str) -> None:
    """Have a patient found by the words of a search text and no longer by those of the one *before*."""
    old, new = search_words(before), search_words(now)
    if old - new:
        mine = (W.org_id == unit.org_id, W.patient_id == patient_id, W.word.in_(sorted(old - new)))
        unit.execute(delete(patient_words).where(*mine))
    if new - old:
        key = {"org_id": unit.org_id, "patient_id": patient_id}
        unit.execute(insert(patient_words), [{**key, "word": word} for word in sorted(new - old)])


def words_of(patients_written: Iterable[tuple[UUID, str]]) -> Iterator[dict[str, Any]]:
    """Give the rows of the index, but for the organisation, of new patients and their search texts."""
    for patient_id, text in patients_written:
        for word in sorted(search_words(text)):
            yield {"patient_id": patient_id, "word": word}


def _having_words(org_id: UUID, beginnings: Iterable[str]) -> Select[Any]:
    ranges = [and_(W.word >= begins, W.word < begins + _BEHIND_ALL) for begins in beginnings]
    return select(W.patient_id).where(W.org_id == org_id, or_(*ranges))


def _like(pattern: str) -> ColumnElement[bool]:
    return P.search_text.like(pattern, escape="\\")
