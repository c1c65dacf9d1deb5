"""The shaded stretches and the verdict at the pointer never contradict each other."""

from dataclasses import replace
from datetime import timedelta

import board_practice as practice
import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.intervals import Interval
from frontdesk.domain.startranges import Fit
from frontdesk.store.entities import DayTruth
from frontdesk.store.store import Store
from frontdesk.ui.board.drag import Load, Target
from frontdesk.ui.board.judge import Judge, Zones
from frontdesk.ui.board.layout import BoardLayout


def inside(zones: Zones, start: int, end: int, *, with_remark: bool) -> bool:
    spans = zones.fits + (zones.with_remark if with_remark else ())
    covered = {minute for first, last in spans for minute in range(first, last)}
    return all(minute in covered for minute in range(start, end))


@pytest.mark.parametrize("number", [7, 10, 16, 22])
def test_whatever_fits_lies_in_a_zone(qapp: QApplication, store: Store, layout: BoardLayout, number: int) -> None:
    visit = store.appointment(practice.uid(7, number))
    assert visit is not None
    assert visit.interval is not None
    judge, load = Judge(store), Load(visit, visit.interval.minutes, 0)
    zones = judge.zones(layout, load)
    for column in range(7):
        for start in range(8 * 60, 17 * 60 - load.duration + 1, 10):
            fit = judge.verdict(layout, load, Target(column, start, start + load.duration)).fit
            if fit is not Fit.CANNOT:
                assert inside(zones[column], start, start + load.duration, with_remark=fit is Fit.OVERLAP_WARNING)


def test_no_zone_reaches_into_closed_hours(store: Store, layout: BoardLayout) -> None:
    visit = store.appointment(practice.uid(7, 10))
    assert visit is not None
    zones = Judge(store).zones(layout, Load(visit, 50, 0))
    ends = [end for each in zones.values() for _, end in each.fits]
    assert max(ends) == 17 * 60


def test_what_is_over_is_not_offered_as_fitting(store: Store, layout: BoardLayout) -> None:
    visit = store.appointment(practice.uid(7, 10))
    assert visit is not None
    judge, load, now = Judge(store), Load(visit, 50, 0), practice.at(13, 0)
    early, whole = judge.zones(layout, load, practice.at(0, 0)), judge.zones(layout, load)
    zones = judge.zones(layout, load, now)
    assert early == whole
    assert min(start for each in zones.values() for start, _ in each.fits) >= 12 * 60 + 45
    assert {end for each in zones.values() for _, end in each.past} <= set(range(12 * 60 + 46))
    assert any(each.past for each in zones.values())
    later = judge.zones(layout, load, now + timedelta(days=1))
    assert not any(each.fits or each.off_hours for each in later.values())
    assert all(each.past for index, each in later.items() if whole[index].fits)


def test_a_locked_visit_lights_up_at_its_own_time_only(store: Store, layout: BoardLayout) -> None:
    store.put(practice.visit(950, 7, 15, 50, 30, is_time_locked=True))
    visit = store.appointment(practice.uid(7, 950))
    assert visit is not None
    zones = Judge(store).zones(layout, Load(visit, 30, 0, keeps_time=True))
    assert {span for each in zones.values() for span in each.fits} == {(15 * 60 + 50, 16 * 60 + 20)}


def test_a_day_still_loading_takes_nothing(qapp: QApplication, store: Store, layout: BoardLayout) -> None:
    visit = store.appointment(practice.uid(7, 10))
    assert visit is not None
    layout.model.days = tuple(type(day)(day.day, day.clock, day.columns, False, None) for day in layout.model.days)
    verdict = Judge(store).verdict(layout, Load(visit, 50, 0), Target(0, 600, 650))
    assert verdict.fit is Fit.CANNOT
    assert verdict.sentence == "This day is still being loaded."


@pytest.mark.parametrize(
    ("column", "start", "words"),
    [(2, 15 * 60, ""), (2, 16 * 60 + 40, "after hours"), (2, 17 * 60, "after hours"), (2, 7 * 60, "before hours")],
)
def test_a_place_outside_the_operatory_s_hours_is_said_in_words(
    store: Store, layout: BoardLayout, column: int, start: int, words: str
) -> None:
    visit = store.appointment(practice.uid(7, 10))
    assert visit is not None
    assert Judge(store).hours_remark(layout, Load(visit, 50, 0), Target(column, start, start + 50)) == words


def test_a_place_in_which_the_provider_does_not_work_is_said_with_the_name(store: Store, layout: BoardLayout) -> None:
    visit = practice.visit(951, 3, 15, 0, 60)
    morning = replace(practice.working()[1], ranges=((Interval(practice.at(8), practice.at(12)), None),))
    hours = tuple(morning if each.provider_id == morning.provider_id else each for each in practice.working())
    store.load_day(DayTruth(practice.LOCATION.id, practice.DAY, (visit,), (), hours), store.mark())
    remark = Judge(store).hours_remark(layout, Load(visit, 60, 0), Target(0, 15 * 60, 16 * 60))
    assert remark == "outside Dr. Lindqvist's hours"


def test_the_hour_after_closing_is_a_zone_of_its_own(store: Store, layout: BoardLayout) -> None:
    visit = store.appointment(practice.uid(7, 10))
    assert visit is not None
    zones = Judge(store).zones(layout, Load(visit, 50, 0))
    assert all(17 * 60 in {start for start, _ in each.off_hours} for each in zones.values())
    assert all(start >= 17 * 60 or end <= 8 * 60 for each in zones.values() for start, end in each.off_hours)


def test_for_a_copy_the_original_s_own_place_is_taken(store: Store, layout: BoardLayout) -> None:
    visit = store.appointment(practice.uid(7, 10))
    assert visit is not None
    judge, load = Judge(store), Load(visit, 50, 0)
    own = (11 * 60, 11 * 60 + 50)
    assert inside(judge.zones(layout, load)[2], *own, with_remark=True)
    assert not inside(judge.zones(layout, load, copies=True)[2], *own, with_remark=True)
