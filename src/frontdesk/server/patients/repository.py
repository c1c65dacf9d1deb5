"""Queries on patients, and the index of words they are searched by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
)

from frontdesk.server.appointments.names import patient_name, provider_name
from frontdesk.server.db.tables import locations, patient_words, patients, providers
from frontdesk.server.patients.search import Query, search_words
from frontdesk.server.platform.remembering import KeptSelect, paged
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import bytewise

P = patients.c
W = patient_words.c
_BEHIND_ALL = "\U0010ffff"
"""Sorts behind every letter, in the order of bytes as in that of code points."""

GONE = ("archived", "deceased")
"""Patients in these states are found by their id, but not offered to be booked."""


_JOINED = patients.outerjoin(
    providers, and_(providers.c.org_id == P.org_id, providers.c.id == P.primary_provider_id)
).outerjoin(locations, and_(locations.c.org_id == P.org_id, locations.c.id == P.home_location_id))
_SHOWN = (
    select(
        *(
            column
            for column in patients.columns
            if column.name not in ("org_id", "number", "external_id", "alerts", "search_name", "search_text")
        ),
        cast(P.alerts, Text).label("alerts"),
        patient_name(patients).label("called"),
        provider_name(providers).label("provider_called"),
        locations.c.name.label("home_called"),
    )
    .select_from(_JOINED)
    .where(P.org_id == bindparam("org"))
)
"""Patients with all that is shown of them."""

_BY_NAME = (bytewise(P.search_name), P.id)

ONE = KeptSelect(_SHOWN.where(P.id == bindparam("one")))
EVERYBODY = KeptSelect(paged(_SHOWN.order_by(*_BY_NAME)))
"""All patients by their family names, a page of them."""

_COUNTED = select(func.count()).select_from(patients).where(P.org_id == bindparam("org"))


def is_there(unit: ReadUnit, patient_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Return the condition that the patient of a row may be called and booked: neither archived nor dead."""
    # Of an EXISTS, PostgreSQL would read all patients, since no index tells who is gone.
    status = select(P.status).where(P.org_id == unit.org_id, P.id == patient_id)
    return status.scalar_subquery().not_in(GONE)


def how_many(unit: ReadUnit) -> int:
    """Return how many patients the organisation has."""
    return int(unit.scalar(_COUNTED, {"org": unit.org_id}))


def matching(query: Query) -> tuple[KeptSelect, dict[str, Any]]:
    """Return the select of a page of those whom a query finds, and its parameters but for organisation and page.

    Active ones come first, then those whose family name begins as typed. The last column is how many there are in all:
    so the texts are compared once, not twice.
    """
    asked = {f"like_{i}_{j}": each.like for i, term in enumerate(query.terms) for j, each in enumerate(term)}
    for number, begins in enumerate(query.narrowest):
        asked |= {f"from_{number}": begins, f"to_{number}": begins + _BEHIND_ALL}
    if query.leading is not None:
        asked["leading"] = query.leading
    shape = tuple(len(term) for term in query.terms)
    return _matching(shape, len(query.narrowest), leads=query.leading is not None), asked


def how_many_match(unit: ReadUnit, query: Query) -> int:
    """Return how many patients a query finds."""
    _, asked = matching(query)
    terms = _terms(tuple(len(term) for term in query.terms), len(query.narrowest))
    return int(unit.scalar(_COUNTED.where(*terms), asked | {"org": unit.org_id}))


@lru_cache(maxsize=128)
def _matching(shape: tuple[int, ...], beginnings: int, *, leads: bool) -> KeptSelect:
    ranks = [case((P.status == "active", 0), else_=1)]
    if leads:
        ranks.append(case((_like("leading"), 0), else_=1))
    found = _SHOWN.add_columns(func.count().over().label("total")).where(*_terms(shape, beginnings))
    return KeptSelect(paged(found.order_by(*ranks, *_BY_NAME)))


def _terms(shape: tuple[int, ...], beginnings: int) -> list[ColumnElement[bool]]:
    """Return what holds of whoever is found by so many patterns for each term and so many beginnings of words."""
    ranges = [and_(W.word >= bindparam(f"from_{n}"), W.word < bindparam(f"to_{n}")) for n in range(beginnings)]
    with_words = select(W.patient_id).where(W.org_id == bindparam("org"), or_(*ranges))
    terms = [or_(*(_like(f"like_{i}_{j}") for j in range(patterns))) for i, patterns in enumerate(shape)]
    return [P.id.in_(with_words), P.status.not_in(GONE), *terms]


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


def _like(name: str) -> ColumnElement[bool]:
    return P.search_text.like(bindparam(name), escape="\\")
