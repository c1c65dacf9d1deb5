"""A hold blocks until its minute and not a moment longer, for everybody but whoever holds the place."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.conflicts import Blocked, Booking, NameTable, find_conflicts, refuses
from frontdesk.domain.holds import in_the_way, minutes_left, next_lapse, not_yours, stands
from frontdesk.domain.hours import ResolvedHours
from frontdesk.domain.intervals import Interval
from frontdesk.domain.openings import find_openings
from frontdesk.domain.statuses import AppointmentStatus

EIGHT = datetime(2026, 11, 20, 14, tzinfo=UTC)
OP, OKAFOR = UUID(int=10), UUID(int=20)
SAM, ROSA = UUID(int=30), UUID(int=31)
NAMES = NameTable({OP: "Op 1"}, {}, "America/Chicago")
DAY = Interval.lasting(EIGHT, 240)

moments = st.integers(-600, 600).map(lambda seconds: EIGHT + timedelta(seconds=seconds))
spans = st.tuples(st.integers(0, 200), st.integers(5, 120)).map(
    lambda span: Interval.lasting(EIGHT + timedelta(minutes=span[0]), span[1])
)
people = st.sampled_from([SAM, ROSA, None])


@st.composite
def blocked_time(draw: st.DrawFn) -> Blocked:
    expires_at = draw(st.none() | moments)
    return Blocked(
        UUID(int=draw(st.integers(100, 200))),
        draw(st.sampled_from([OP, None])),
        draw(spans),
        True,
        "Hold" if expires_at else "Lunch",
        expires_at,
        draw(st.sampled_from([SAM, ROSA])) if expires_at else None,
        "Sam Ortiz",
    )


def visit(interval: Interval) -> Booking:
    return Booking(UUID(int=1), OP, interval, AppointmentStatus.SCHEDULED, None, ())


def hold(interval: Interval, expires_at: datetime, holder_id: UUID = SAM) -> Blocked:
    return Blocked(UUID(int=2), OP, interval, True, "Hold", expires_at, holder_id, "Sam Ortiz")


@given(st.lists(blocked_time()), moments, spans)
def test_a_place_blocked_only_by_lapsed_holds_is_free(blocked: list[Blocked], now: datetime, wanted: Interval) -> None:
    meets = [one for one in blocked if one.interval.overlaps(wanted)]
    lasting = [one for one in meets if one.expires_at is None or one.expires_at > now]
    found = find_conflicts(visit(wanted), (), in_the_way(blocked, now), (), NAMES)
    assert refuses(found) == bool(lasting)


@given(st.lists(blocked_time()), moments, people)
def test_nothing_else_is_in_the_way_than_without_the_holds_that_do_not_count(
    blocked: list[Blocked], now: datetime, booker: UUID | None
) -> None:
    left = in_the_way(blocked, now, booker)
    gone = [one for one in blocked if one not in left]
    assert all(one.expires_at is not None for one in gone)
    assert all(one.expires_at <= now or one.holder_id == booker for one in gone if one.expires_at is not None)
    assert [one for one in blocked if one.expires_at is None] == [one for one in left if one.expires_at is None]


@given(st.lists(blocked_time()), moments)
def test_a_moment_after_the_last_lapse_only_what_has_no_end_is_left(blocked: list[Blocked], now: datetime) -> None:
    while (then := next_lapse((one.expires_at for one in blocked), now)) is not None:
        before, after = in_the_way(blocked, now), in_the_way(blocked, then)
        assert len(after) < len(before)
        assert in_the_way(blocked, then - timedelta(microseconds=1)) == before
        now = then
    assert all(one.expires_at is None for one in in_the_way(blocked, now))


@given(spans, moments, moments)
def test_openings_are_found_where_a_hold_has_lapsed_and_nowhere_else(
    held: Interval, expires_at: datetime, now: datetime
) -> None:
    works = [ResolvedHours(OKAFOR, ((DAY, OP),), is_override=False, is_unavailable=False, note="")]
    found = find_openings(30, [OP], (), in_the_way([hold(held, expires_at)], now), works, DAY, 5)
    assert any(one.interval.overlaps(held) for one in found) == (not stands(expires_at, now))


def test_the_minute_itself_is_free() -> None:
    assert stands(EIGHT, EIGHT - timedelta(microseconds=1))
    assert not stands(EIGHT, EIGHT)


def test_the_begun_minute_counts_as_left() -> None:
    left = [minutes_left(EIGHT + timedelta(minutes=10), EIGHT + timedelta(seconds=s)) for s in (0, 1, 540, 541, 599)]
    assert left == [10, 10, 1, 1, 1]
    assert [minutes_left(EIGHT, EIGHT + timedelta(seconds=s)) for s in (0, 1, 600)] == [0, 0, 0]


def test_a_refusal_says_who_holds_the_place_and_until_when() -> None:
    held = hold(Interval.lasting(EIGHT, 60), EIGHT + timedelta(minutes=10))
    (conflict,) = find_conflicts(visit(Interval.lasting(EIGHT, 30)), (), [held], (), NAMES)
    assert conflict.sentence == "Sam Ortiz holds Op 1 while phoning; the hold ends at 8:10."


def test_a_hold_of_nobody_known_still_says_what_it_is() -> None:
    held = Blocked(UUID(int=2), OP, DAY, True, "Hold", EIGHT + timedelta(minutes=10))
    (conflict,) = find_conflicts(visit(Interval.lasting(EIGHT, 30)), (), [held], (), NAMES)
    assert conflict.sentence == "Somebody else holds Op 1 while phoning; the hold ends at 8:10."


def test_who_wants_a_hold_longer_hears_whose_it_is() -> None:
    assert not_yours("Sam Ortiz") == "Sam Ortiz holds this place; only whoever holds it can hold it longer."
    assert not_yours(" ") == "Somebody else holds this place; only whoever holds it can hold it longer."
