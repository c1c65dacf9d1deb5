"""Editing a visit field by field at a real server: shown at once, each field undone by itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from frontdesk.contract.appointments import UpdateAppointmentIn
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.operations.editing import as_added
from frontdesk.store.entities import Appointment, Assignment
from frontdesk.store.past import FieldChange, PastChange, states

from .practice import until
from .realoffice import DAY, Office


def shown(office: Office, visit: UUID) -> Appointment:
    found = office.here.store.appointment(visit)
    assert found is not None
    return found


async def test_every_plain_field_is_changed_at_once_and_undone_by_itself(office: Office) -> None:
    visit = await office.visit(8, 2)
    before = shown(office, visit)
    kind = next(row for row in office.here.store.reference.types if row.pattern)
    new: dict[str, object] = {
        "note": "Bring the X-rays",
        "priority": 2,
        "is_new_patient": True,
        "color_override": "#C2410C",
        "production": Decimal("120.00"),
        "estimated_insurance": Decimal("80.00"),
        "estimated_patient": Decimal("40.00"),
        "pattern": "/XXXXXX/",
        "type_id": kind.id,
    }
    assert before.interval is not None
    new["arrival"] = before.interval.start - timedelta(minutes=10)
    for name, value in new.items():
        outcome = await office.jobs.editing.set(visit, name, value)
        assert outcome.ok, outcome.sentence
        assert getattr(shown(office, visit), name) == value
    for name in reversed(new):
        undone = await office.here.undo()
        assert undone.ok, undone.sentence
        assert getattr(shown(office, visit), name) == getattr(before, name)
    after = shown(office, visit)
    assert replace(after, version=before.version, updated_at=before.updated_at) == before


async def test_providers_with_roles_and_own_times_are_replaced_and_put_back(office: Office) -> None:
    visit = await office.visit(9, 2)
    before = shown(office, visit)
    assert before.interval is not None
    first, second = office.here.store.reference.providers[:2]
    own = Interval(before.interval.start, before.interval.start + timedelta(minutes=20))
    wanted = [
        Assignment(second.id, ProviderRole.HYGIENIST, own),
        Assignment(first.id, ProviderRole.DENTIST),
    ]
    assert (await office.jobs.editing.assign(visit, wanted)).ok
    assert shown(office, visit).assignments == tuple(wanted)
    latest = (await office.jobs.histories.of_visit(visit)).rows[0]
    told = next(change.new for change in latest.changes if change.field == "provider_assignments")
    start, end = (at.isoformat().replace("+00:00", "Z") for at in (own.start, own.end))
    assert told == (
        {"provider": second.name, "role": "hygienist", "start_time": start, "end_time": end},
        {"provider": first.name, "role": "dentist"},
    )
    assert (await office.here.undo()).ok
    assert shown(office, visit).assignments == before.assignments


async def test_procedures_are_added_reordered_and_priced_and_one_undo_puts_the_list_back(office: Office) -> None:
    visit = await office.visit(10, 2)
    editing = office.jobs.editing
    await editing.read_codes()
    first, second = editing.codes[:2]
    for code in (first, second):
        was = await editing.lines(visit)
        assert was is not None
        assert (await editing.rework(visit, was, as_added(was, code))).ok
    lines = await editing.lines(visit)
    assert lines is not None
    assert [line.code for line in lines] == [first.code, second.code]
    turned = (replace(lines[1], fee=Decimal("33.00")), lines[0])
    assert (await editing.rework(visit, lines, turned)).ok
    assert shown(office, visit).procedures == (second.name, first.name)
    assert shown(office, visit).production == first.fee + 33
    assert (await office.here.undo()).ok
    again = await editing.lines(visit)
    assert again is not None
    assert [(line.code, line.fee) for line in again] == [(line.code, line.fee) for line in lines]


async def test_a_visit_on_hold_gets_another_length_and_stays_on_hold(office: Office) -> None:
    visit = await office.visit(11, 2)
    assert (await office.here.park(visit)).ok
    before = shown(office, visit)
    assert before.interval is not None
    longer = Interval(before.interval.start, before.interval.end + timedelta(minutes=20))
    assert (await office.jobs.editing.put(visit, before.operatory_id, longer)).ok
    assert shown(office, visit).interval == longer
    assert shown(office, visit).status is AppointmentStatus.PINBOARD
    assert (await office.here.undo()).ok
    assert shown(office, visit).interval == before.interval


async def test_a_time_that_is_taken_is_refused_in_words_and_the_visit_stays(office: Office) -> None:
    first, second = await office.visit(13, 2), await office.visit(14, 2)
    taken = shown(office, first)
    outcome = await office.jobs.editing.put(second, taken.operatory_id, taken.interval)
    assert not outcome.ok
    assert outcome.sentence.startswith("Helga Strand was not moved: ")
    assert shown(office, second).interval != taken.interval


async def test_a_deleted_visit_comes_back_from_the_day_s_history_and_undo_deletes_it_again(office: Office) -> None:
    visit = await office.visit(15, 2)
    await office.clients[1].appointments.delete(visit)
    await until(lambda: office.here.store.appointment(visit) is None, 5)
    past = await office.jobs.histories.of_day(office.location, DAY, ["deleted"])
    row = next(row for row in past.rows if row.visit_id == visit)
    assert (row.patient_name, row.status) == ("Helga Strand", None)
    outcome = await office.jobs.histories.restore(row)
    assert outcome.sentence == "Helga Strand is back as it was before it was deleted."
    await until(lambda: office.here.store.appointment(visit) is not None, 5)
    life = await office.jobs.histories.of_visit(visit)
    assert [line.action for line in life.rows] == ["restored", "deleted", "created"]
    assert (await office.here.undo()).ok
    await until(lambda: office.here.store.appointment(visit) is None, 5)


async def test_a_cancelled_visit_is_put_back_from_the_patient_s_history(office: Office) -> None:
    visit = await office.visit(16, 2)
    patient = shown(office, visit).patient_id
    assert (await office.here.cancel(visit)).ok
    past = await office.jobs.histories.of_patient(patient)
    assert past.rows[0].action == "cancelled"
    assert (await office.jobs.histories.restore(past.rows[0])).ok
    assert shown(office, visit).status is AppointmentStatus.SCHEDULED
    assert (await office.here.undo()).ok
    assert shown(office, visit).status is AppointmentStatus.CANCELLED


async def test_a_long_history_is_read_page_by_page_as_far_as_it_is_wanted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.operations.past.PAGE", 3)
    visit = await office.visit(17, 2)
    patient = shown(office, visit).patient_id
    for number in range(6):
        version = (await office.clients[0].appointments.get(visit)).version
        body = UpdateAppointmentIn(base_version=version, note=f"Note {number}")
        await office.clients[0].appointments.update(visit, body)
    histories = office.jobs.histories
    first = await histories.of_patient(patient, wanted=3)
    assert (len(first.rows), first.total) == (3, 7)
    more = await histories.of_patient(patient, wanted=6)
    assert more.rows[:3] == first.rows
    whole = await histories.of_patient(patient, wanted=9)
    assert [row.action for row in whole.rows] == ["updated"] * 6 + ["created"]
    assert len((await histories.of_visit(visit)).rows) == 7


def test_a_visit_is_told_as_it_was_after_each_change() -> None:
    def change(number: int, *fields: FieldChange) -> PastChange:
        key = UUID(int=number)
        return PastChange(key, key, "updated", office_time, changes=fields)

    office_time = datetime(2026, 3, 10, tzinfo=UTC)
    found = states(
        [
            change(1, FieldChange("note", None, "a"), FieldChange("procedures", None, ("D0120",))),
            change(2, FieldChange("procedures", None, "D1110")),
            change(3, FieldChange("operatory", "Op 1", "Op 2"), FieldChange("procedures", "D0120", None)),
        ]
    )
    assert found == [
        {"note": "a", "procedures": ("D0120",), "operatory": "Op 1"},
        {"note": "a", "procedures": ("D0120", "D1110"), "operatory": "Op 1"},
        {"note": "a", "procedures": ("D1110",), "operatory": "Op 2"},
    ]
