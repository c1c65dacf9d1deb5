"""Schedule views at a real server: made, changed, chosen and deleted, each with its way back."""

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from frontdesk.contract.people import UpdatePatientIn
from frontdesk.operations import views as views_module
from frontdesk.store.views import Look, ScheduleView, ViewSettings

from .practice import Held, until
from .realoffice import DAY, Office

HYGIENE = ViewSettings(
    "Hygiene only",
    start=time(8),
    end=time(0),
    increment=15,
    missed=False,
    compact=True,
    look=Look((("top_left", ("patient_name",)), ("bottom_right", ("marks",))), (), "provider", "", ("locked",)),
)


def named(office: Office, name: str) -> ScheduleView | None:
    return next((row for row in office.jobs.views.views.rows(office.location) or () if row.name == name), None)


async def made(office: Office, settings: ViewSettings) -> UUID:
    await office.jobs.views.show(office.location)
    outcome = await office.jobs.views.create(office.location, settings)
    assert outcome.ok, outcome.sentence
    view = named(office, settings.name)
    assert view is not None
    return view.id


async def test_a_view_comes_back_as_it_was_given_and_undo_deletes_it(office: Office) -> None:
    await made(office, HYGIENE)
    view = named(office, "Hygiene only")
    assert view is not None
    assert view.settings == HYGIENE
    assert len(office.jobs.views.presets) == 6
    assert (await office.here.undo()).ok
    assert named(office, "Hygiene only") is None


async def test_a_change_is_taken_back_and_made_again(office: Office) -> None:
    key = await made(office, replace(HYGIENE, name="Changed"))
    wanted = replace(HYGIENE, name="Changed", increment=30, operatory_ids=frozenset(office.rooms[:1]))
    outcome = await office.jobs.views.change(key, wanted)
    assert outcome.sentence == "Changed is kept."
    assert (await office.here.undo()).ok
    view = named(office, "Changed")
    assert view is not None
    assert view.settings.increment == 15
    assert (await office.here.redo()).ok
    view = named(office, "Changed")
    assert view is not None
    assert view.settings == wanted


async def test_a_deleted_view_comes_back_with_what_it_was_to_this_person(office: Office) -> None:
    key = await made(office, replace(HYGIENE, name="Deleted"))
    assert (await office.jobs.views.set_default(key)).ok
    assert (await office.jobs.views.set_digit(key, 4)).ok
    assert (await office.jobs.views.delete(key)).ok
    assert named(office, "Deleted") is None
    assert (await office.here.undo()).ok
    back = named(office, "Deleted")
    assert back is not None
    assert (back.is_default, back.digit) == (True, 4)
    assert back.id != key


async def test_another_default_takes_the_place_of_the_one_before_and_undo_gives_it_back(office: Office) -> None:
    first_id = await made(office, replace(HYGIENE, name="First"))
    second_id = await made(office, replace(HYGIENE, name="Second"))
    views = office.jobs.views
    assert (await views.set_default(first_id)).ok
    assert (await views.set_default(second_id)).ok

    def defaults() -> list[UUID]:
        return [row.id for row in views.views.rows(office.location) or () if row.is_default]

    await until(lambda: defaults() == [second_id], 5)
    assert (await office.here.undo()).ok
    await until(lambda: defaults() == [first_id], 5)


async def test_what_the_next_desk_shares_comes_by_itself(office: Office) -> None:
    await office.jobs.views.show(office.location)
    await office.other_jobs.views.show(office.location)
    assert (await office.other_jobs.views.create(office.location, replace(HYGIENE, name="Shared"))).ok
    await until(lambda: named(office, "Shared") is not None, 5)


REACH = ViewSettings("Reach", look=Look((("middle", ("mobile_phone", "age")),), (("Money", ("balance_due",)),)))


async def test_the_board_learns_what_a_view_shows_also_of_what_is_booked_later(office: Office) -> None:
    views, store = office.jobs.views, office.here.store
    early = await office.visit(8, room=1)
    visit = store.appointment(early)
    assert visit is not None
    assert visit.about is None
    patient = await office.clients[1].patients.get(visit.patient_id)
    wanted = UpdatePatientIn(base_version=patient.version, mobile_phone="555 010 0001", birth_date=date(1990, 5, 1))
    await office.clients[1].patients.update(patient.id, wanted)
    views.look_through(REACH)

    def phone(visit_id: UUID) -> str | None:
        row = store.appointment(visit_id)
        return row.about.mobile_phone if row is not None and row.about is not None else None

    await until(lambda: phone(early) == "555 010 0001", 5)
    row = store.appointment(early)
    assert row is not None
    assert row.about is not None
    assert (row.about.birth_date, row.about.email) == (date(1990, 5, 1), "")
    late = await office.visit(9, room=1)
    assert phone(late) == ""
    patient = await office.clients[1].patients.get(patient.id)
    again = UpdatePatientIn(base_version=patient.version, mobile_phone="555 010 0002")
    await office.clients[1].patients.update(patient.id, again)
    await until(lambda: phone(early) == "555 010 0002", 5)
    other = office.there.store.appointment(early)
    assert other is not None
    assert other.about is None, "the desk beside it asks for nothing"


async def test_turning_pages_reads_what_the_view_shows_with_the_page_itself(office: Office) -> None:
    office.jobs.views.look_through(REACH)
    next_week = DAY + timedelta(days=7)
    made_there = await office.visit(10, room=1, day=next_week)
    assert (await office.here.show(office.location, [next_week])).ok
    row = office.here.store.appointment(made_there)
    assert row is not None
    assert row.about is not None


async def test_an_answer_older_than_what_was_made_chosen_and_deleted_here_undoes_none_of_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = office.jobs.views
    former, chosen, gone = [await made(office, replace(HYGIENE, name=name)) for name in ("Former", "Chosen", "Gone")]
    assert (await views.set_default(former)).ok
    rows = Held(monkeypatch, views_module, "everything")
    reading = asyncio.create_task(views._read(office.location))
    await rows.has_come.wait()
    assert (await views.create(office.location, replace(HYGIENE, name="New"))).ok
    assert (await views.set_default(chosen)).ok
    assert (await views.delete(gone)).ok
    rows.goes_on.set()
    await reading
    assert named(office, "New") is not None
    assert named(office, "Gone") is None
    assert [row.name for row in views.views.rows(office.location) or () if row.is_default] == ["Chosen"]
