"""Templates of blockouts at a real server: made of a day, changed entry by entry, deleted, each with its way back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from frontdesk.client import OutcomeUnknown
from frontdesk.contract.blockout_templates import BlockoutTemplateOut, CreateBlockoutTemplateIn
from frontdesk.contract.resources import CreateLocationIn, CreateOperatoryIn
from frontdesk.domain.localtime import local_interval
from frontdesk.operations.blockout_templates import BlockoutTemplates
from frontdesk.store.blockouts import BlockoutTemplate, BlockWish, KindWish, TemplateEntry, TemplateWish
from frontdesk.store.entities import BlockoutKind, Slot

from .practice import Held, until
from .realoffice import DAY, ZONE, Office

FAR = DAY + timedelta(days=71)


def kind(office: Office) -> BlockoutKind:
    return next(row for row in office.here.store.reference.blockout_kinds if not row.is_do_not_copy)


def entry(office: Office, start: int, end: int, room: int | None = 0) -> TemplateEntry:
    place = office.rooms[room] if room is not None else None
    return TemplateEntry(kind(office).id, place, time(start), time(end % 24))


def named(jobs: BlockoutTemplates, office: Office, name: str) -> BlockoutTemplate:
    return next(row for row in jobs.templates.rows(office.location) or () if row.name == name)


def names(jobs: BlockoutTemplates, office: Office) -> set[str]:
    return {row.name for row in jobs.templates.rows(office.location) or ()}


async def made(office: Office, name: str, *entries: TemplateEntry) -> BlockoutTemplate:
    jobs = office.jobs.blockout_templates
    assert (await jobs.show(office.location)).ok
    outcome = await jobs.add(TemplateWish(name, office.location, 1, entries))
    assert outcome.sentence == f"{name} is a template now."
    return named(jobs, office, name)


async def test_a_template_is_made_with_its_entries_and_undo_deletes_it(office: Office) -> None:
    row = await made(office, "Surgery", entry(office, 12, 13, None), entry(office, 8, 10))
    assert row.wish.entries == (entry(office, 8, 10), entry(office, 12, 13, None))
    assert (await office.here.undo()).ok
    jobs = office.jobs.blockout_templates
    assert "Surgery" not in names(jobs, office)
    assert (await office.here.redo()).ok
    assert named(jobs, office, "Surgery").wish == row.wish


async def test_changed_entries_and_a_new_name_go_back_in_one_step(office: Office) -> None:
    twice = entry(office, 9, 10)
    row = await made(office, "Mornings", twice, twice, entry(office, 12, 13, None))
    jobs = office.jobs.blockout_templates
    wanted = replace(row.wish, name="Afternoons", weekday=None, entries=(twice, entry(office, 14, 24, 1)))
    assert (await jobs.change(row, wanted)).sentence == "Afternoons is changed."
    assert named(jobs, office, "Afternoons").wish == wanted
    assert (await office.here.undo()).ok
    assert named(jobs, office, "Mornings").wish == row.wish
    assert (await office.here.redo()).ok
    assert named(jobs, office, "Afternoons").wish == wanted


async def test_a_deleted_template_comes_back_and_what_was_done_before_can_still_be_undone(office: Office) -> None:
    row = await made(office, "Deleted", entry(office, 9, 10))
    jobs = office.jobs.blockout_templates
    assert (await jobs.change(row, replace(row.wish, name="Deleted soon"))).ok
    assert (await jobs.delete(named(jobs, office, "Deleted soon"))).ok
    assert "Deleted soon" not in names(jobs, office)
    assert (await office.here.undo()).ok
    assert named(jobs, office, "Deleted soon").wish.entries == row.wish.entries
    assert (await office.here.undo()).ok
    assert named(jobs, office, "Deleted").wish == row.wish


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    row = await made(office, "Shared", entry(office, 9, 10))
    other = office.other_jobs.blockout_templates
    assert (await other.show(office.location)).ok
    theirs = named(other, office, "Shared")
    assert (await other.change(theirs, replace(theirs.wish, entries=(entry(office, 10, 11),)))).ok
    outcome = await office.jobs.blockout_templates.change(row, replace(row.wish, name="Mine"))
    assert (outcome.ok, outcome.reason) == (False, "stale_version")
    assert "somebody else has changed it since" in outcome.sentence
    mine = office.jobs.blockout_templates
    await until(lambda: named(mine, office, "Shared").wish.entries == (entry(office, 10, 11),), 5)


async def test_a_refused_entry_leaves_no_half_of_a_template(office: Office) -> None:
    row = await made(office, "Whole", entry(office, 9, 10))
    jobs = office.jobs.blockout_templates
    bad = TemplateEntry(office.location, None, time(14), time(15))
    assert not (await jobs.change(row, replace(row.wish, name="Half", entries=(entry(office, 8, 9), bad)))).ok
    assert not (await jobs.add(TemplateWish("Half", office.location, None, (entry(office, 8, 9), bad)))).ok
    jobs.templates.doubt()
    assert (await jobs.show(office.location)).ok
    assert named(jobs, office, "Whole").wish == row.wish
    assert "Half" not in names(jobs, office)


async def _room_elsewhere(office: Office) -> UUID:
    """Return the room of another office of the practice."""
    client = office.clients[0]
    place = await client.locations.create(CreateLocationIn(name="Zinc Street", timezone=ZONE))
    room = await client.operatories.create(CreateOperatoryIn(location_uuid=place.id, name="Op E"))
    return room.id


async def test_a_template_of_any_office_becomes_one_of_an_office_along_with_its_rooms(office: Office) -> None:
    there = replace(entry(office, 9, 10), operatory_id=await _room_elsewhere(office))
    jobs = office.jobs.blockout_templates
    assert (await jobs.show(office.location)).ok
    assert (await jobs.add(TemplateWish("Anywhere", None, 1, (there, entry(office, 8, 9))))).ok
    row = named(jobs, office, "Anywhere")
    here = replace(row.wish, location_id=office.location, entries=(entry(office, 8, 9), entry(office, 10, 11)))
    outcome = await jobs.change(row, here)
    assert outcome.ok, outcome.sentence
    assert named(jobs, office, "Anywhere").wish == here
    assert (await office.here.undo()).ok
    assert named(jobs, office, "Anywhere").wish == row.wish
    assert (await jobs.delete(named(jobs, office, "Anywhere"))).ok


async def test_a_template_that_is_refused_halfway_stays_of_its_office(office: Office) -> None:
    row = await made(office, "Stays", entry(office, 9, 10))
    jobs = office.jobs.blockout_templates
    bad = TemplateEntry(office.location, None, time(14), time(15))
    for wanted in (row.wish, replace(row.wish, entries=())):
        assert not (await jobs.change(row, replace(wanted, location_id=None, entries=(*wanted.entries, bad)))).ok
        jobs.templates.doubt()
        assert (await jobs.show(office.location)).ok
        assert named(jobs, office, "Stays").wish == row.wish


async def test_a_template_whose_answer_was_lost_is_asked_for_again_just_as_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs, client = office.jobs.blockout_templates, office.clients[0].blockouts.templates
    assert (await jobs.show(office.location)).ok
    create = client.create
    asked: list[int] = []

    async def loses_one(body: CreateBlockoutTemplateIn, *, key: str | None = None) -> BlockoutTemplateOut:
        asked.append(body.item_order)
        answer = await create(body, key=key)
        if len(asked) == 1:
            await until(lambda: "Lost" in names(jobs, office), 5)
            raise OutcomeUnknown("Nothing came back.", key or "")
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(client, "create", loses_one)
        outcome = await jobs.add(TemplateWish("Lost", office.location, 1, (entry(office, 9, 10),)))
    assert (outcome.ok, len(asked), len(set(asked))) == (True, 2, 1), outcome.sentence


async def test_a_day_becomes_a_template_without_what_copies_leave_out_and_can_be_laid_elsewhere(office: Office) -> None:
    day = DAY + timedelta(days=9)
    assert (await office.here.show(office.location, [day])).ok
    assert (await office.jobs.blockout_kinds.add(KindWish("Once only", "#7C3AED", is_do_not_copy=True))).ok
    await until(lambda: any(row.name == "Once only" for row in office.here.store.reference.blockout_kinds), 5)
    once = next(row for row in office.here.store.reference.blockout_kinds if row.name == "Once only")
    for kind_id, start in ((kind(office).id, 17), (once.id, 19)):
        interval = local_interval(day, time(start), time(start + 1), ZONE)
        wish = BlockWish(office.location, office.rooms[0], interval, kind_id)
        assert (await office.jobs.blockouts.block(wish)).ok
    held = Slot(office.location, office.rooms[1], local_interval(day, time(21), time(21, 30), ZONE))
    assert (await office.jobs.holds.hold(held)).ok
    jobs = office.jobs.blockout_templates
    entries, left_out = jobs.of_day(office.location, day)
    assert time(21) not in {row.start for row in entries}, "a hold is nobody's habit"
    assert entry(office, 17, 18) in entries
    assert once.id not in {row.kind_id for row in entries}
    assert left_out == "1 blockout that copies leave out is left out."
    template = await made(office, "Evenings", entry(office, 17, 18))
    laid = await office.jobs.blockouts.apply(template, office.location, FAR)
    assert laid.ok
    assert laid.sentence.startswith("1 blockout made. This template is meant for Tuesdays")
    again = await office.jobs.blockouts.apply(template, office.location, FAR)
    assert again.sentence.startswith("No blockout was made.")
    assert again.sentence.endswith("was left out: it is blocked already.")


async def test_a_removed_group_comes_back_as_a_group_also_over_several_days(office: Office) -> None:
    jobs, store = office.jobs.blockouts, office.here.store
    day = DAY + timedelta(days=77)
    monday = day - timedelta(days=day.weekday())
    assert (await office.here.show(office.location, [monday, monday + timedelta(days=7)])).ok
    assert (await jobs.block(BlockWish(office.location, office.rooms[0], at(monday, 17), kind(office).id, "group"))).ok
    assert (await jobs.repeat_weekly(office.location, monday, 2)).ok

    def there() -> list[tuple[date, bool]]:
        found = []
        for key in store.loaded_days():
            view = store.day(*key)
            found += [
                (key[1], row.group_id == group) for row in (view.blockouts if view else ()) if row.note == "group"
            ]
        return sorted(found)

    view = store.day(office.location, monday + timedelta(days=7))
    assert view is not None
    first = next(row for row in view.blockouts if row.note == "group")
    group = first.group_id
    assert group is not None
    assert (await office.here.show(office.location, [monday + timedelta(days=7), monday + timedelta(days=14)])).ok
    before = there()
    assert len(jobs.group_of(first)) == 2
    assert (await jobs.delete(first, with_group=True)).ok
    assert [mine for _, mine in there()] == [False]
    assert (await office.here.undo()).ok
    assert there() == before
    back = next(row for row in store.day(office.location, first.interval.start.date()).blockouts if row.note == "group")  # type: ignore[union-attr]
    assert len(jobs.group_of(back)) == 2
    assert (await jobs.delete(back, with_group=True)).ok


def at(day: date, hour: int):  # type: ignore[no-untyped-def]
    return local_interval(day, time(hour), time(hour + 1), ZONE)


async def test_an_answer_older_than_a_change_here_does_not_undo_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = office.jobs.blockout_templates
    await made(office, "First", entry(office, 9, 10))
    kept = await made(office, "Kept", entry(office, 9, 10))
    first = (jobs.templates.rows(office.location) or ())[0]
    with monkeypatch.context() as patched:
        items = Held(patched, jobs._client, "items")
        reading = asyncio.create_task(jobs._read(office.location))
        await items.has_come.wait()
    assert (await jobs.delete(first)).ok
    assert (await jobs.add(TemplateWish("New", office.location, 1, (entry(office, 9, 10),)))).ok
    assert (await jobs.change(kept, replace(kept.wish, entries=(entry(office, 14, 15),)))).ok
    items.goes_on.set()
    await reading
    assert jobs.templates.row(first.id) is None
    assert "New" in names(jobs, office)
    assert named(jobs, office, "Kept").wish.entries == (entry(office, 14, 15),)
