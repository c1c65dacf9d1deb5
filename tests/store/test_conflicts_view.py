"""Verdicts from what is loaded: quick, in words, and never about the visit itself."""

import gc
import weakref
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from frontdesk.domain.bookings import TypeRule
from frontdesk.domain.localtime import local_interval
from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.domain.statuses import ProviderRole
from frontdesk.store.conflicts_view import ConflictsView, Fit, booking_of
from frontdesk.store.entities import Appointment, Assignment, Blockout, DayTruth, Location, Operatory, Provider, Slot
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

LAKESIDE, OKAFOR = UUID(int=1), UUID(int=41)
OP1, OP2 = UUID(int=11), UUID(int=12)
HYGIENE = UUID(int=51)
ZONE = "America/Chicago"
MONDAY = date(2026, 3, 9)
REFERENCE = Reference(
    [Location(LAKESIDE, "Lakeside", ZONE)],
    [Operatory(OP1, LAKESIDE, "Operatory 1", "Op 1", 1), Operatory(OP2, LAKESIDE, "Operatory 2", "Op 2", 2)],
    [Provider(OKAFOR, "Dr. Okafor")],
)


def slot(start: int, end: int, room: UUID = OP1, day: date = MONDAY) -> Slot:
    return Slot(LAKESIDE, room, local_interval(day, time(start), time(end), ZONE))


def visit(number: int, where: Slot, *, provider: UUID | None = None, status: S = S.SCHEDULED) -> Appointment:
    return Appointment(
        UUID(int=number),
        1,
        LAKESIDE,
        UUID(int=900),
        "Helga Strand",
        status,
        where.interval,
        where.operatory_id,
        HYGIENE,
        provider,
    )


HELGA = visit(1, slot(9, 10))
PAUL = visit(2, slot(11, 12, OP2), provider=OKAFOR)
LUNCH = Blockout(UUID(int=71), 1, None, "Lunch", "", True, LAKESIDE, None, slot(12, 13).interval)


@pytest.fixture
def store() -> Store:
    store = Store(lambda: datetime(2026, 3, 9, 14, tzinfo=UTC))
    store.set_reference(REFERENCE)
    store.load_day(DayTruth(LAKESIDE, MONDAY, (HELGA, PAUL), (LUNCH,)), store.mark())
    return store


@pytest.fixture
def view(store: Store) -> ConflictsView:
    return ConflictsView(store)


def test_a_free_slot_fits(view: ConflictsView) -> None:
    assert view.verdict(HELGA, slot(14, 15)).fit is Fit.FITS


def test_a_taken_slot_cannot_and_names_no_patient(view: ConflictsView) -> None:
    verdict = view.verdict(HELGA, slot(11, 12, OP2))
    assert verdict.fit is Fit.CANNOT
    assert verdict.sentence == "Op 2 is taken until 12:00."


def test_a_visit_is_never_in_its_own_way_but_in_that_of_its_copy(view: ConflictsView) -> None:
    assert view.verdict(HELGA, slot(9, 11)).fit is Fit.FITS
    assert view.verdict(HELGA, slot(9, 11), is_copy=True).fit is Fit.CANNOT


def test_a_blockout_cannot(view: ConflictsView) -> None:
    assert view.verdict(HELGA, slot(12, 13)).sentence == "Lunch blocks every operatory until 1:00."


def test_a_provider_needed_elsewhere_is_a_warning(view: ConflictsView) -> None:
    verdict = view.verdict(replace(HELGA, provider_id=OKAFOR), slot(11, 12))
    assert verdict.fit is Fit.OVERLAP_WARNING
    assert verdict.sentence == "Dr. Okafor is in Op 2 until 12:00."


def test_a_visit_under_another_may_become_shorter_and_not_longer(store: Store, view: ConflictsView) -> None:
    over = visit(3, slot(9, 11))
    store.load_day(DayTruth(LAKESIDE, MONDAY, (HELGA, over), (LUNCH,)), store.mark())
    assert view.verdict(over, slot(9, 10)).fit is Fit.FITS
    assert view.verdict(over, slot(10, 11)).fit is Fit.FITS
    assert view.verdict(over, slot(9, 12)).fit is Fit.CANNOT
    assert view.verdict(over, slot(9, 10), is_copy=True).fit is Fit.CANNOT
    assert view.verdict(replace(over, status=S.PINBOARD), slot(9, 10)).fit is Fit.CANNOT


def test_a_locked_visit_keeps_its_time_and_may_change_rooms(view: ConflictsView) -> None:
    locked = replace(HELGA, is_time_locked=True)
    assert view.verdict(locked, slot(14, 15)).fit is Fit.CANNOT
    assert view.verdict(locked, slot(9, 10, OP2)).fit is Fit.FITS
    assert view.verdict(locked, slot(14, 15), is_copy=True).fit is Fit.FITS


def test_a_completed_visit_does_not_move(view: ConflictsView) -> None:
    verdict = view.verdict(replace(HELGA, status=S.COMPLETE), slot(14, 15))
    assert verdict.sentence == "A visit that is complete does not move."


def test_a_day_not_loaded_is_no_reason_to_refuse(view: ConflictsView) -> None:
    assert view.verdict(HELGA, slot(9, 10, day=date(2026, 3, 10))).fit is Fit.OVERLAP_WARNING


def test_the_index_of_a_day_is_kept_until_something_touches_it(store: Store, view: ConflictsView) -> None:
    key = (LAKESIDE, MONDAY)
    book = view.book(key)
    assert view.book(key) is book
    store.put(replace(HELGA, version=2, interval=slot(14, 15).interval))
    assert view.book(key) is not book
    assert view.verdict(PAUL, slot(14, 15)).fit is Fit.CANNOT


def test_a_day_the_store_let_go_of_is_forgotten_here_too(store: Store, view: ConflictsView) -> None:
    book = view.book((LAKESIDE, MONDAY))
    assert book is not None
    known = weakref.ref(book)
    del book
    store.release([(LAKESIDE, MONDAY)])
    tuesday = MONDAY + timedelta(days=1)
    store.load_day(DayTruth(LAKESIDE, tuesday, ()), store.mark())
    assert view.book((LAKESIDE, tuesday)) is not None
    gc.collect()
    assert known() is None


def test_a_rule_of_the_practice_lets_two_types_overlap(store: Store, view: ConflictsView) -> None:
    assert view.verdict(PAUL, slot(9, 10)).fit is Fit.CANNOT
    store.set_reference(Reference(REFERENCE.locations, rules=[TypeRule(HYGIENE, HYGIENE, allow_overlap=True)]))
    assert view.verdict(PAUL, slot(9, 10)).fit is Fit.FITS


def test_a_location_s_own_rule_counts_over_the_practice_s(store: Store, view: ConflictsView) -> None:
    everywhere = TypeRule(HYGIENE, HYGIENE, allow_overlap=True)
    here = {LAKESIDE: [TypeRule(HYGIENE, HYGIENE, allow_overlap=False)]}
    store.set_reference(Reference(REFERENCE.locations, rules=[everywhere], local_rules=here))
    assert view.verdict(PAUL, slot(9, 10)).fit is Fit.CANNOT


def test_assistant_time_leaves_the_provider_free(view: ConflictsView) -> None:
    late = replace(HELGA, provider_id=OKAFOR, pattern="//////XXXXXX")
    assert view.verdict(late, slot(10, 12, OP1)).fit is Fit.OVERLAP_WARNING
    half = replace(late, pattern="XXXXXX//////")
    assert (
        view.verdict(half, Slot(LAKESIDE, OP1, local_interval(MONDAY, time(10, 30), time(11, 30), ZONE))).fit
        is Fit.FITS
    )


def test_times_of_ones_own_travel_with_the_visit() -> None:
    helper = Assignment(OKAFOR, ProviderRole.DENTIST, slot(9, 10).interval)
    booking = booking_of(replace(HELGA, assignments=(helper,)), slot(14, 15))
    assert booking is not None
    assert booking.provider_time == ((OKAFOR, slot(14, 15).interval),)


def test_a_column_is_shaded_from_the_same_rules(view: ConflictsView) -> None:
    finder = view.start_finder(HELGA, slot(9, 10), slot(9, 17).interval, 30)
    assert finder is not None
    fits = [(found.first, found.fit) for found in finder.ranges(OP1)]
    assert fits[0] == (slot(9, 10).interval.start, Fit.FITS)
    assert Fit.CANNOT in {fit for _, fit in fits}
