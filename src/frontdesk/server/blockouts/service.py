"""The rules of blockouts.

Time in which nothing may be booked is not laid over visits unasked: making such a blockout leaves out the rooms that
have one and says so, changing it is refused unless the overlap is allowed. Over another blockout of the same place one
can be made, which is told as a remark, since making has no word to allow it; changed so that it lies there, it is
refused unless that is allowed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.blockouts import (
    BlockoutListOut,
    BlockoutOut,
    CreateBlockoutIn,
    CreatedBlockoutsOut,
    UpdateBlockoutIn,
)
from frontdesk.contract.common import FIRST_YEAR, LAST_YEAR, Reference
from frontdesk.domain.holds import stands
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import clock
from frontdesk.server import resources_common as common
from frontdesk.server.appointments import slot
from frontdesk.server.blockouts import repository
from frontdesk.server.blockouts.covering import Beneath, Covered, Place, refusal
from frontdesk.server.blockouts.types import BLOCKOUT_TYPE
from frontdesk.server.db.tables import blockouts
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, OPERATORY, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

BLOCKOUT = Kind(blockouts, "blockout", "blockout")
COLUMNS = {"blockout_type_uuid": "blockout_type_id", "operatory_uuid": "operatory_id"}
STANCE = frozenset({"operatory_id", "start_at", "end_at"})
"""What decides over which other blockouts one would lie."""
LAYS = frozenset({"operatory_uuid", "schedule_date", "start_time", "end_time"})
"""What a change gives to lay one elsewhere."""
FOOTPRINT = STANCE | {"blockout_type_id"}
"""What decides which visits a blockout would cover."""


def list_blockouts(
    unit: ReadUnit,
    page: Page,
    location_id: UUID | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
) -> BlockoutListOut:
    """Return blockouts by date and time."""
    c = blockouts.c
    statement = common.of_org(unit, BLOCKOUT).where(
        common.in_scope(unit.caller, c.location_id),
        repository.standing(unit),
        *repository.between(date_from, date_to),
    )
    if location_id is not None:
        common.find_location(unit, location_id)
        statement = statement.where(c.location_id == location_id)
    rows, total = page.fetch(unit, statement.order_by(c.schedule_date, c.start_at, c.id))
    return BlockoutListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_blockout(unit: ReadUnit, blockout_id: UUID) -> BlockoutOut:
    """Return one blockout."""
    row = find_standing(unit, blockout_id)
    unit.caller.require_location(row.location_id)
    return shown(unit, [row])[0]


def find_standing(unit: ReadUnit, blockout_id: UUID) -> Row[Any]:
    """Return a blockout; a hold that has lapsed is not found any more."""
    return _standing(unit, common.find(unit, BLOCKOUT, blockout_id))


def find_standing_to_change(unit: WriteUnit, blockout_id: UUID) -> Row[Any]:
    """Return a blockout that nobody else can change until the transaction ends."""
    return _standing(unit, common.find_to_change(unit, BLOCKOUT, blockout_id))


def _standing(unit: ReadUnit, row: Row[Any]) -> Row[Any]:
    if not stands(row.expires_at, unit.now):
        raise NotFoundProblem(BLOCKOUT.noun)
    return row


def _group(unit: WriteUnit, body: CreateBlockoutIn, place: Place) -> UUID | None:
    """Return the group that what is made shall belong to; a group stays within its location."""
    group = body.blockout_group_uuid
    if group is None:
        return None
    repository.lock_group(unit, group)
    if repository.is_group_elsewhere(unit, group, place.location_id):
        where = ("body", "blockout_group_uuid")
        raise InvalidProblem(where, "What was made together there is at another location.", "other_location")
    return group


def create_blockouts(unit: WriteUnit, body: CreateBlockoutIn) -> CreatedBlockoutsOut:
    """Block time in each of the operatories, or in the whole location when none is named.

    Raises:
        SlotTaken: There is a visit in every one of them.
    """
    place = place_of(unit, body.location_uuid)
    repository.lock_place(unit, place.location_id)
    kind = common.find_to_refer(unit, BLOCKOUT_TYPE, body.blockout_type_uuid)
    interval = common.local_span(body.schedule_date, body.start_time, body.end_time, place.zone)
    targets = _targets(unit, body, place)
    if kind.is_no_schedule:
        unit.lock_operatories(room for target in targets for room in place.covered(target))
    values = {
        "location_id": place.location_id,
        "blockout_type_id": kind.id,
        "blockout_group_id": _group(unit, body, place) or (new_id() if len(targets) > 1 else None),
        "schedule_date": body.schedule_date,
        "start_time": body.start_time,
        "end_time": body.end_time,
        "start_at": interval.start,
        "end_at": interval.end,
        "note": body.note or "",
    }
    beneath = Beneath(unit, place, [(operatory_id, interval) for operatory_id in targets])
    made: list[UUID] = []
    warnings: list[str] = []
    in_the_way: list[Covered] = []
    for operatory_id in targets:
        covered = beneath.visits(operatory_id, interval) if kind.is_no_schedule else []
        if covered:
            in_the_way += covered
            warnings += [f"{place.name_of(operatory_id)} was left out: {each.sentence}" for each in covered]
            continue
        warnings += [
            f"In {place.name_of(operatory_id)} this lies over “{other.name}” until {clock(other.end_at, place.zone)}."
            for other in repository.blockouts_at(unit, place.location_id, operatory_id, interval)
        ]
        made.append(
            common.create(
                unit,
                BLOCKOUT,
                {**values, "operatory_id": operatory_id},
                location_id=place.location_id,
                dates=[body.schedule_date],
            )
        )
    if not made:
        raise refusal(in_the_way)
    c = blockouts.c
    rows = unit.rows(common.of_org(unit, BLOCKOUT).where(c.id.in_(made)).order_by(c.number))
    return CreatedBlockoutsOut(items=shown(unit, rows), warnings=[text[0].upper() + text[1:] for text in warnings])


def update_blockout(unit: WriteUnit, blockout_id: UUID, body: UpdateBlockoutIn) -> BlockoutOut:
    """Change a blockout, or all that were made with it.

    In a group all take the type, the operatory, the note and the times, and move by the same number of days.

    Raises:
        ConflictProblem: It is a hold: another place is held instead, decided as every hold is.
        SlotTaken: It would cover visits or lie over other blockouts, and the request does not allow that.
    """
    seen = find_standing(unit, blockout_id)
    unit.caller.require_location(seen.location_id)
    if body.apply_to_group or not LAYS.isdisjoint(body.given()):
        repository.lock_place(unit, seen.location_id)
    row = find_standing_to_change(unit, blockout_id)
    if row.expires_at is not None:
        raise ConflictProblem("is_a_hold", "A held place is not changed; hold the other place, and give this one back.")
    common.check_version(row, body.base_version)
    place = place_of(unit, row.location_id)
    given = common.renamed(body.given(), COLUMNS)
    for flag in ("apply_to_group", "allow_overlap"):
        given.pop(flag, None)
    if given.get("operatory_id") is not None:
        common.find_operatory(unit, given["operatory_id"], place.location_id)
    rows = [row]
    if body.apply_to_group and row.blockout_group_id is not None:
        rows += repository.others_of_group(unit, row)
    types = sorted({given.get("blockout_type_id", each.blockout_type_id) for each in rows})
    kinds = [common.find_to_refer(unit, BLOCKOUT_TYPE, type_id) for type_id in types]
    wanted = [(each, _moved(row, each, given, place)) for each in rows]
    if not body.allow_overlap:
        _refuse_overlap(unit, place, wanted, closing={kind.id for kind in kinds if kind.is_no_schedule})
    for each, values in wanted:
        dates = [each.schedule_date, values["schedule_date"]]
        common.change(unit, BLOCKOUT, each, values, location_id=each.location_id, dates=dates)
    return get_blockout(unit, blockout_id)


def delete_blockout(unit: WriteUnit, blockout_id: UUID) -> None:
    """Give the time of one blockout back; the others of its group stay."""
    row = find_standing_to_change(unit, blockout_id)
    unit.caller.require_location(row.location_id)
    common.remove(unit, BLOCKOUT, row, location_id=row.location_id, dates=[row.schedule_date])


def place_of(unit: ReadUnit, location_id: UUID) -> Place:
    """Return a location that the caller may see, as far as blockouts need it."""
    location = common.find_location(unit, location_id)
    return Place(location_id, location.zone, repository.rooms_of(unit, location_id))


def _targets(unit: ReadUnit, body: CreateBlockoutIn, place: Place) -> list[UUID | None]:
    if body.operatory_uuids is None:
        return [None]
    if not body.operatory_uuids:
        # An empty choice must not close the whole location.
        raise InvalidProblem(("body", "operatory_uuids"), "Name an operatory, or leave the field out.", "too_short")
    for operatory_id in body.operatory_uuids:
        common.find_operatory(unit, operatory_id, place.location_id, "operatory_uuids")
    return list(dict.fromkeys(body.operatory_uuids))


def _moved(first: Row[Any], row: Row[Any], given: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """Return the values of a blockout of the group after the change that was asked for the *first* one."""
    values = dict(given)
    days = given.get("schedule_date", first.schedule_date) - first.schedule_date
    values["schedule_date"] = day = row.schedule_date + days
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        # What is asked for is a date of the calendar; those that go along may lie beyond it.
        raise InvalidProblem(("body", "schedule_date"), "Others of this group would leave the calendar.", "date_range")
    start, end = values.get("start_time", row.start_time), values.get("end_time", row.end_time)
    interval = common.local_span(values["schedule_date"], start, end, place.zone)
    return {**values, "start_at": interval.start, "end_at": interval.end}


def _refuse_overlap(
    unit: WriteUnit, place: Place, wanted: Sequence[tuple[Row[Any], Mapping[str, Any]]], *, closing: Collection[UUID]
) -> None:
    """Raise SlotTaken for what is in the way of the first that was changed; those changed together are not.

    Visits are in the way of the types that are *closing* only.
    """
    changed = [(({**row._mapping, **values}), _differing(row, values)) for row, values in wanted]
    changed = [(after, differing) for after, differing in changed if differing & FOOTPRINT]
    unit.lock_operatories(room for after, _ in changed for room in place.covered(after["operatory_id"]))
    together = frozenset(row.id for row, _ in wanted)
    taken: dict[date, list[tuple[UUID | None, Interval]]] = defaultdict(list)
    for after, _ in changed:
        taken[after["schedule_date"]].append((after["operatory_id"], Interval(after["start_at"], after["end_at"])))
    beneath = {day: Beneath(unit, place, several) for day, several in taken.items()}
    for after, differing in changed:
        room, interval = after["operatory_id"], Interval(after["start_at"], after["end_at"])
        that_day = beneath[after["schedule_date"]]
        covered = that_day.visits(room, interval) if after["blockout_type_id"] in closing else []
        if covered:
            raise refusal(covered)
        met = that_day.blockouts(room, interval, together) if differing & STANCE else []
        if met:
            raise slot.refusal(met)


def _differing(row: Row[Any], values: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(field for field, value in values.items() if value != row._mapping[field])


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[BlockoutOut]:
    """Return blockouts as the wire shows them."""
    kinds = common.names(unit, BLOCKOUT_TYPE, (row.blockout_type_id for row in rows))
    places = common.names(unit, LOCATION, (row.location_id for row in rows))
    rooms = common.names(unit, OPERATORY, (row.operatory_id for row in rows))
    return [
        BlockoutOut(
            id=row.id,
            version=row.version,
            blockout_type=common.reference(row.blockout_type_id, kinds),
            location=common.reference(row.location_id, places),
            operatory=common.maybe_reference(row.operatory_id, rooms),
            schedule_date=row.schedule_date,
            start_time=row.start_time,
            end_time=row.end_time,
            note=row.note,
            status=row.status,
            blockout_group_uuid=row.blockout_group_id,
            expires_at=row.expires_at,
            held_by=None if row.held_by_id is None else Reference(id=row.held_by_id, name=row.held_by or None),
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
