"""Working hours at a real server: the board follows, and each change goes back in one step."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

from frontdesk.domain.localtime import local_interval
from frontdesk.store.schedules import DayWish, HoursWish

from .practice import until
from .realoffice import DAY, ZONE, Office

FAR = DAY + timedelta(days=70)


def working(office: Office, provider: UUID) -> list[tuple[time, time]]:
    """When the board has a provider at work on the far day."""
    view = office.here.store.day(office.location, FAR)
    found = []
    for hours in view.hours if view is not None else ():
        if hours.provider_id == provider:
            found += [span for span, _ in hours.ranges]
    whole = local_interval(FAR, time(0), time(0), ZONE).start
    minutes = [((span.start - whole).seconds // 60, (span.end - whole).seconds // 60) for span in found]
    return [(time(start // 60, start % 60), time(end // 60, end % 60)) for start, end in minutes]


async def test_weekly_hours_are_set_changed_and_taken_back_on_the_board(office: Office) -> None:
    desk, jobs = office.here, office.jobs.schedules
    await desk.show(office.location, [FAR])
    provider = desk.store.reference.providers[0].id
    wish = HoursWish(provider, office.location, None, FAR.weekday(), time(19), time(21), FAR, FAR)
    before = working(office, provider)
    assert (time(19), time(21)) not in before
    outcome = await jobs.add_hours(wish)
    assert outcome.ok, outcome.sentence
    await until(lambda: (time(19), time(21)) in working(office, provider), 5)
    book = await jobs.read(provider, office.location, FAR)
    row = next(row for row in book.weekly if row.hours == wish)
    assert (await jobs.change_hours(row, replace(wish, end=time(22)))).ok
    await until(lambda: (time(19), time(22)) in working(office, provider), 5)
    assert (await desk.undo()).ok
    assert (await desk.undo()).ok
    await until(lambda: working(office, provider) == before, 5)
    assert (await desk.redo()).ok
    assert (await desk.redo()).ok
    await until(lambda: (time(19), time(22)) in working(office, provider), 5)
    assert (await desk.undo()).ok
    assert (await desk.undo()).ok


async def test_hours_over_midnight_are_refused_in_words_before_anything_is_sent(office: Office) -> None:
    provider = office.here.store.reference.providers[0].id
    wish = HoursWish(provider, office.location, None, 0, time(20), time(2), FAR)
    outcome = await office.jobs.schedules.add_hours(wish)
    assert outcome.reason == "past_midnight"
    assert "belong to the next day" in outcome.sentence


async def test_a_part_of_a_day_off_and_a_holiday_show_and_go_back(office: Office) -> None:
    desk, jobs = office.here, office.jobs.schedules
    await desk.show(office.location, [FAR])
    provider = desk.store.reference.providers[0].id
    wish = HoursWish(provider, office.location, None, FAR.weekday(), time(8), time(17), FAR, FAR)
    assert (await jobs.add_hours(wish)).ok
    await until(lambda: (time(8), time(17)) in working(office, provider), 5)
    before = working(office, provider)
    off = DayWish(provider, office.location, FAR, time(9), time(10), is_away=True, reason="training", note="Course")
    assert (await jobs.add_day(off)).ok
    await until(lambda: working(office, provider) != before, 5)
    assert all(not (start < time(10) and time(9) < end) for start, end in working(office, provider))
    book = await jobs.read(provider, office.location, FAR)
    [row] = [row for row in book.days if row.day.note == "Course"]
    assert (await jobs.remove_day(row)).ok
    await until(lambda: working(office, provider) == before, 5)
    assert (await desk.undo()).ok
    assert (await desk.undo()).ok
    await until(lambda: working(office, provider) == before, 5)
    outcome = await jobs.add_holiday(office.location, FAR, "Founders' Day")
    assert outcome.sentence.startswith("Founders' Day: closed on")
    book = await jobs.read(provider, office.location, FAR)
    assert [row.name for row in book.holidays] == ["Founders' Day"]
    assert (await desk.undo()).ok
    assert (await jobs.read(provider, office.location, FAR)).holidays == ()
    assert (await desk.undo()).ok
