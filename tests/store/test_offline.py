"""What is kept for the hours without a server: sealed, complete, and no more than is wanted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from frontdesk.domain.bookings import TypeRule
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.store.entities import (
    Appointment,
    Assignment,
    Blockout,
    DayNote,
    DayTruth,
    Location,
    Operatory,
    Provider,
    ProviderHours,
)
from frontdesk.store.offline import KEY_BYTES, Changed, OfflineCopy, Person
from frontdesk.store.reference import Lists, Reference

NOW = datetime(2026, 3, 3, 15, tzinfo=UTC)
PLACE, ROOM, OKAFOR = UUID(int=1), UUID(int=11), UUID(int=41)
TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)
MARIA = Person(UUID(int=2), "Maria Lopez", UUID(int=3), "Lakeside Dental", "scheduler")
LISTS = Lists(
    (Location(PLACE, "Lakeside", "America/Chicago"),),
    (Operatory(ROOM, PLACE, "Operatory 1", "Op 1", 1, provider_ids=(OKAFOR,)),),
    (Provider(OKAFOR, "Dr. Okafor"),),
    rules=(TypeRule(UUID(int=51), UUID(int=52), allow_overlap=True),),
    local_rules={PLACE: (TypeRule(UUID(int=51), UUID(int=51), allow_overlap=False),)},
)
HOUR = Interval.lasting(NOW, 60)
HELGA = Appointment(
    UUID(int=101),
    4,
    PLACE,
    UUID(int=1101),
    "Helga Strand",
    AppointmentStatus.SCHEDULED,
    HOUR,
    ROOM,
    provider_id=OKAFOR,
    assignments=(Assignment(OKAFOR, ProviderRole.DENTIST, HOUR),),
    production=Decimal("120.50"),
    updated_at=NOW,
)
DAY = DayTruth(
    PLACE,
    TUESDAY,
    (HELGA,),
    (Blockout(UUID(int=61), 1, None, "Lunch", "#888888", True, PLACE, None, Interval.lasting(NOW, 30)),),
    (ProviderHours(OKAFOR, ((HOUR, ROOM), (HOUR, None))),),
    DayNote(UUID(int=71), 2, PLACE, TUESDAY, "Compressor service at noon"),
    Decimal(4000),
)
KEY = bytes(range(KEY_BYTES))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "offline" / "copy.db"


def filled(path: Path) -> OfflineCopy:
    copy = OfflineCopy(path, KEY)
    parked = replace(HELGA, id=UUID(int=102), status=AppointmentStatus.PINBOARD)
    days = [DAY, DayTruth(PLACE, WEDNESDAY, ())]
    copy.write(Changed(NOW, TUESDAY, WEDNESDAY, {PLACE}, MARIA, LISTS, days, {PLACE: (parked,)}))
    return copy


def test_what_was_kept_comes_back_as_it_was(path: Path) -> None:
    kept = filled(path).read()
    assert kept is not None
    assert (kept.person, kept.lists) == (MARIA, LISTS)
    assert kept.days == ((DAY, NOW), (DayTruth(PLACE, WEDNESDAY, ()), NOW))
    assert [row.id for row in kept.boards[PLACE]] == [UUID(int=102)]
    assert Reference.of(kept.lists).rules_at(PLACE) == Reference.of(LISTS).rules_at(PLACE)
    assert Reference.of(LISTS).lists() == LISTS


def test_only_what_changed_is_written_and_days_that_have_passed_are_taken_out(path: Path) -> None:
    copy = filled(path)
    later = NOW + timedelta(hours=2)
    copy.write(Changed(later, WEDNESDAY, WEDNESDAY, {PLACE}, days=[DayTruth(PLACE, WEDNESDAY, (HELGA,))]))
    kept = copy.read()
    assert kept is not None
    assert kept.person == MARIA
    assert kept.days == ((DayTruth(PLACE, WEDNESDAY, (HELGA,)), later),)


def test_a_day_written_beside_older_ones_makes_those_no_newer(path: Path) -> None:
    copy = filled(path)
    copy.write(Changed(NOW + timedelta(hours=2), TUESDAY, WEDNESDAY, days=[DAY]))
    kept = copy.read()
    assert kept is not None
    assert {at for _, at in kept.days} == {NOW}


def test_two_windows_at_two_locations_keep_each_its_own(path: Path) -> None:
    copy, other = filled(path), UUID(int=9)
    later = NOW + timedelta(hours=2)
    OfflineCopy(path, KEY).write(Changed(later, TUESDAY, WEDNESDAY, {other}, days=[DayTruth(other, TUESDAY, ())]))
    kept = copy.read()
    assert kept is not None
    assert {(day.location_id, day.day, at) for day, at in kept.days} == {
        (PLACE, TUESDAY, NOW),
        (PLACE, WEDNESDAY, NOW),
        (other, TUESDAY, later),
    }


def test_nothing_is_kept_of_an_office_that_is_not_open_to_this_person_any_more(path: Path) -> None:
    copy, other = filled(path), UUID(int=9)
    lists = replace(LISTS, locations=(Location(other, "Harbor Point", "America/Chicago"),))
    copy.write(Changed(NOW, TUESDAY, WEDNESDAY, {other}, lists=lists, days=[DayTruth(other, TUESDAY, ())]))
    kept = copy.read()
    assert kept is not None
    assert [(day.location_id, day.day) for day, _ in kept.days] == [(other, TUESDAY)]
    assert kept.boards == {}


def test_nobody_reads_it_without_the_key(path: Path) -> None:
    filled(path)
    sealed = path.read_bytes()
    for secret in (b"Strand", b"Helga", b"Lakeside", b"SQLite format", b"day/"):
        assert secret not in sealed
    assert OfflineCopy(path, bytes(KEY_BYTES)).read() is None


def test_a_copy_sealed_with_a_lost_key_is_replaced_by_a_new_one(path: Path) -> None:
    filled(path)
    copy = OfflineCopy(path, bytes(KEY_BYTES))
    assert copy.read() is None
    copy.write(Changed(NOW, TUESDAY, TUESDAY, {PLACE}, MARIA, LISTS, [DAY]))
    kept = copy.read()
    assert kept is not None
    assert kept.days == ((DAY, NOW),)


@pytest.mark.parametrize("damage", [b"", b"this is no database at all, and long enough to be taken for one" * 40])
def test_a_damaged_copy_counts_as_none(path: Path, damage: bytes) -> None:
    copy = filled(path)
    path.write_bytes(damage)
    assert copy.read() is None


def test_nothing_is_there_before_something_was_kept_nor_after_it_was_erased(path: Path) -> None:
    copy = OfflineCopy(path, KEY)
    assert copy.read() is None
    copy = filled(path)
    copy.erase()
    assert copy.read() is None
    assert not path.exists()
