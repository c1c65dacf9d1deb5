"""What is in an appointment's way: by example in the desk's words, and against an oracle that knows no index."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.conflicts import (
    Blocked,
    Booking,
    ConflictBook,
    NameTable,
    ReasonCode,
    TypeRule,
    find_conflicts,
    refuses,
)
from frontdesk.domain.intervals import Interval
from frontdesk.domain.startranges import Fit, StartFinder, fit_of, start_ranges
from frontdesk.domain.statuses import OFF_THE_BOOK, ON_THE_BOOK, VISIBLE_BUT_FREE, AppointmentStatus

EIGHT = datetime(2026, 11, 20, 14, tzinfo=UTC)
OPS = [UUID(int=10 + number) for number in range(3)]
PROVIDERS = [UUID(int=20 + number) for number in range(2)]
TYPES = [UUID(int=30 + number) for number in range(3)]
NAMES = NameTable(
    dict(zip(OPS, ["Op 1", "Op 2", "Op 3"], strict=True)),
    dict(zip(PROVIDERS, ["Dr. Okafor", "M. Reyes"], strict=True)),
    "America/Chicago",
)


def at(minute: int, length: int) -> Interval:
    return Interval.lasting(EIGHT + timedelta(minutes=minute), length)


def visit(
    number: int,
    interval: Interval,
    op: UUID = OPS[0],
    *,
    provider: UUID | None = None,
    type_id: UUID | None = None,
    status: AppointmentStatus = AppointmentStatus.SCHEDULED,
) -> Booking:
    return Booking(UUID(int=number), op, interval, status, type_id, ((provider, interval),) if provider else ())


def sentences(proposed: Booking, *others: Booking, blocked: tuple[Blocked, ...] = ()) -> list[str]:
    return [one.sentence for one in find_conflicts(proposed, others, blocked, (), NAMES)]


def test_a_taken_operatory_says_until_when() -> None:
    other = visit(2, at(130, 30), OPS[2])
    assert sentences(visit(1, at(150, 30), OPS[2]), other) == ["Op 3 is taken until 10:40."]


def test_a_visit_that_begins_later_says_from_when_too() -> None:
    other = visit(2, at(130, 30), OPS[2])
    assert sentences(visit(1, at(120, 60), OPS[2]), other) == ["Op 3 is taken from 10:10 to 10:40."]


def test_a_provider_who_is_elsewhere_is_reported_and_does_not_refuse() -> None:
    other = visit(2, at(130, 30), OPS[1], provider=PROVIDERS[0])
    found = find_conflicts(visit(1, at(150, 30), provider=PROVIDERS[0]), [other], (), (), NAMES)
    assert [one.sentence for one in found] == ["Dr. Okafor is in Op 2 until 10:40."]
    assert found[0].provider_id == PROVIDERS[0]
    assert not refuses(found)


def test_lunch_blocks_its_operatory_or_all_of_them() -> None:
    lunch = Blocked(UUID(int=5), OPS[0], at(240, 60), is_no_schedule=True, name="Lunch")
    meeting = Blocked(UUID(int=6), None, at(240, 30), is_no_schedule=True, name=" ")
    assert sentences(visit(1, at(250, 30)), blocked=(lunch,)) == ["Lunch blocks Op 1 until 1:00."]
    assert sentences(visit(1, at(230, 30), OPS[1]), blocked=(lunch, meeting)) == [
        "A blockout blocks every operatory from 12:00 to 12:30."
    ]


def test_a_blockout_that_only_marks_time_is_in_nobodys_way() -> None:
    hold = Blocked(UUID(int=5), OPS[0], at(0, 600), is_no_schedule=False, name="Emergencies")
    assert sentences(visit(1, at(250, 30)), blocked=(hold,)) == []


def test_what_is_called_by_no_name_still_makes_a_sentence() -> None:
    other = visit(2, at(0, 30), UUID(int=99), provider=UUID(int=98))
    proposed = visit(1, at(0, 30), UUID(int=99), provider=UUID(int=98))
    assert sentences(proposed, other) == [
        "The operatory is taken until 8:30.",
        "The provider is in the operatory until 8:30.",
    ]


def test_visits_that_touch_are_no_conflict() -> None:
    neighbours = visit(2, at(0, 30), provider=PROVIDERS[0]), visit(3, at(60, 30), provider=PROVIDERS[0])
    assert sentences(visit(1, at(30, 30), provider=PROVIDERS[0]), *neighbours) == []


def test_an_appointment_is_not_in_its_own_way() -> None:
    before = visit(1, at(0, 60), provider=PROVIDERS[0])
    assert sentences(before.moved(OPS[0], EIGHT + timedelta(minutes=10)), before) == []


@pytest.mark.parametrize("status", sorted(VISIBLE_BUT_FREE | OFF_THE_BOOK))
def test_what_is_not_on_the_book_neither_blocks_nor_is_blocked(status: AppointmentStatus) -> None:
    off = visit(2, at(0, 30), provider=PROVIDERS[0], status=status)
    on = visit(1, at(0, 30), provider=PROVIDERS[0])
    assert sentences(on, off) == sentences(off, on) == []


def test_assistant_time_leaves_the_provider_free() -> None:
    prep = replace(visit(2, at(0, 60), OPS[1]), provider_time=((PROVIDERS[0], at(0, 20)), (PROVIDERS[0], at(50, 10))))
    assert sentences(visit(1, at(20, 30), provider=PROVIDERS[0]), prep) == []
    assert sentences(visit(1, at(10, 50), provider=PROVIDERS[0]), prep) == ["Dr. Okafor is in Op 2 until 8:20."]


def test_a_rule_lets_two_types_share_an_operatory_whichever_is_named_first() -> None:
    other = visit(2, at(0, 30), type_id=TYPES[1])
    rule = TypeRule(TYPES[0], TYPES[1], allow_overlap=True)
    for book in (ConflictBook([other], (), [rule]), ConflictBook([other], (), [TypeRule(TYPES[1], TYPES[0], True)])):
        assert book.worst(visit(1, at(0, 30), type_id=TYPES[0])) is None
        assert book.worst(visit(1, at(0, 30), type_id=TYPES[1])) is not None
        assert book.worst(visit(1, at(0, 30))) is not None


def test_a_rule_forbids_two_types_to_share_a_provider_even_in_assistant_time() -> None:
    sedation = replace(visit(2, at(0, 60), OPS[1], type_id=TYPES[0]), provider_ids=frozenset({PROVIDERS[0]}))
    proposed = replace(visit(1, at(30, 60), type_id=TYPES[1]), provider_ids=frozenset({PROVIDERS[0]}))
    rule = TypeRule(TYPES[1], TYPES[0], allow_overlap=False)
    found = find_conflicts(proposed, [sedation], (), [rule], NAMES)
    assert [one.sentence for one in found] == [
        "Dr. Okafor may not have these two visits at once; the other is in Op 2 until 9:00."
    ]
    assert not refuses(found)
    assert find_conflicts(proposed, [sedation], (), (), NAMES) == ()


def test_a_later_rule_for_the_same_types_replaces_the_earlier() -> None:
    rules = [TypeRule(TYPES[0], TYPES[1], allow_overlap=False), TypeRule(TYPES[1], TYPES[0], allow_overlap=True)]
    book = ConflictBook([visit(2, at(0, 30), type_id=TYPES[1])], (), rules)
    assert book.worst(visit(1, at(0, 30), type_id=TYPES[0])) is None


intervals = st.builds(at, st.integers(0, 30).map(lambda step: step * 5), st.integers(1, 12).map(lambda step: step * 5))


@st.composite
def visits(draw: st.DrawFn, number: int) -> Booking:
    interval = draw(intervals)
    runs = draw(st.lists(st.tuples(st.sampled_from(PROVIDERS), st.none() | intervals), max_size=2))
    return Booking(
        UUID(int=number),
        draw(st.sampled_from(OPS)),
        interval,
        draw(st.sampled_from([*[AppointmentStatus.SCHEDULED] * 4, *AppointmentStatus])),
        draw(st.none() | st.sampled_from(TYPES)),
        tuple((who, run or interval) for who, run in runs),
        draw(st.just(frozenset[UUID]()) | st.just(frozenset(PROVIDERS))),
    )


books = st.integers(0, 12).flatmap(lambda count: st.tuples(*(visits(100 + number) for number in range(count))))
blockouts = st.lists(
    st.builds(
        Blocked,
        st.integers(50, 60).map(lambda n: UUID(int=n)),
        st.none() | st.sampled_from(OPS),
        intervals,
        st.booleans(),
        st.just("Lunch"),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)
rule_sets = st.lists(
    st.builds(TypeRule, st.sampled_from(TYPES), st.sampled_from(TYPES), st.booleans()),
    max_size=3,
    unique_by=lambda rule: frozenset({rule.type_a, rule.type_b}),
)


def rule_for(one: Booking, other: Booking, rules: list[TypeRule]) -> bool | None:
    for rule in rules:
        if (one.type_id, other.type_id) in {(rule.type_a, rule.type_b), (rule.type_b, rule.type_a)}:
            return rule.allow_overlap
    return None


def oracle(
    proposed: Booking, bookings: tuple[Booking, ...], blocked: list[Blocked], rules: list[TypeRule]
) -> set[tuple[ReasonCode, UUID, UUID | None]]:
    found: set[tuple[ReasonCode, UUID, UUID | None]] = set()
    if proposed.status not in ON_THE_BOOK:
        return found
    for other in bookings:
        if other.id == proposed.id or other.status not in ON_THE_BOOK:
            continue
        overlap, rule = proposed.interval.overlaps(other.interval), rule_for(proposed, other, rules)
        if overlap and other.operatory_id == proposed.operatory_id and rule is not True:
            found.add((ReasonCode.APPOINTMENT_OVERLAP, other.id, None))
        for who, run in proposed.provider_time:
            if any(who == theirs and run.overlaps(needed) for theirs, needed in other.provider_time):
                found.add((ReasonCode.PROVIDER_OVERLAP, other.id, who))
        if overlap and rule is False:
            found |= {(ReasonCode.PROVIDER_OVERLAP, other.id, who) for who in proposed.everybody & other.everybody}
    for block in blocked:
        here = block.operatory_id in (None, proposed.operatory_id)
        if here and block.is_no_schedule and block.interval.overlaps(proposed.interval):
            found.add((ReasonCode.BLOCKED_TIME_CONFLICT, block.id, None))
    return found


@given(visits(100), books, blockouts, rule_sets)
def test_the_book_finds_what_looking_at_everything_finds(
    proposed: Booking, bookings: tuple[Booking, ...], blocked: list[Blocked], rules: list[TypeRule]
) -> None:
    book = ConflictBook(bookings, blocked, rules)
    found = book.find(proposed, NAMES)
    assert {(one.reason, one.other_id, one.provider_id) for one in found} == oracle(proposed, bookings, blocked, rules)
    assert len(found) == len({(one.reason, one.other_id, one.provider_id) for one in found})
    assert found == find_conflicts(proposed, reversed(bookings), reversed(blocked), rules, NAMES)
    worst = book.worst(proposed)
    assert (worst.told(proposed.interval.start, NAMES) if worst else None) == (found[0] if found else None)
    if proposed.status in ON_THE_BOOK:
        refusal = book.refusal(proposed.operatory_id, proposed.interval, proposed.id, proposed.type_id)
        assert refusal == (worst if worst and worst.refuses else None)


@given(visits(1), visits(2), rule_sets)
def test_of_two_visits_each_is_in_the_others_way_or_neither(
    one: Booking, other: Booking, rules: list[TypeRule]
) -> None:
    mine = find_conflicts(one, [other], (), rules, NAMES)
    theirs = find_conflicts(other, [one], (), rules, NAMES)
    assert {(row.reason, row.provider_id) for row in mine} == {(row.reason, row.provider_id) for row in theirs}


@given(visits(100), books, blockouts, rule_sets, st.sampled_from([5, 10, 15]), st.sampled_from(OPS))
def test_each_start_in_a_shaded_column_has_the_answer_of_the_appointment_moved_there(
    proposed: Booking,
    bookings: tuple[Booking, ...],
    blocked: list[Blocked],
    rules: list[TypeRule],
    increment: int,
    op: UUID,
) -> None:
    book = ConflictBook(bookings, blocked, rules)
    window = at(-20, 260)
    ranges = start_ranges(book, proposed, op, window, increment)
    step = timedelta(minutes=increment)
    starts: list[datetime] = []
    for one in ranges:
        start = one.first
        while start <= one.last:
            starts.append(start)
            worst = book.worst(proposed.moved(op, start))
            assert one.clash == worst
            assert one.fit is fit_of(worst)
            assert one.sentence(start, NAMES) == (worst.sentence(start, NAMES) if worst else None)
            start += step
    count = (window.duration - proposed.interval.duration) // step + 1
    assert starts == [window.start + number * step for number in range(count)]
    assert all(len(list(same)) == 1 for _, same in groupby(one.clash for one in ranges))
    fitting = [(one.first, one.last, one.fit) for one in ranges if one.fit is not Fit.CANNOT]
    joined = [fitting[0]] if fitting else []
    for first, last, fit in fitting[1:]:
        if fit is joined[-1][2] and first == joined[-1][1] + step:
            joined[-1] = (joined[-1][0], last, fit)
        else:
            joined.append((first, last, fit))
    assert list(StartFinder(book, proposed, window, increment).fits(op)) == joined


def test_one_finder_answers_for_every_operatory() -> None:
    lunch = Blocked(UUID(int=5), OPS[1], at(60, 60), is_no_schedule=True, name="Lunch")
    elsewhere = visit(2, at(0, 30), OPS[2], provider=PROVIDERS[0])
    finder = StartFinder(ConflictBook([elsewhere], [lunch]), visit(1, at(0, 30), provider=PROVIDERS[0]), at(0, 120), 10)
    assert [one.fit for one in finder.ranges(OPS[0])] == [Fit.OVERLAP_WARNING, Fit.FITS]
    assert [one.fit for one in finder.ranges(OPS[1])] == [Fit.OVERLAP_WARNING, Fit.FITS, Fit.CANNOT]
    assert [one.fit for one in finder.ranges(OPS[2])] == [Fit.CANNOT, Fit.FITS]


def test_a_visit_longer_than_the_window_starts_nowhere() -> None:
    assert start_ranges(ConflictBook([]), visit(1, at(0, 61)), OPS[0], at(0, 60), 10) == ()
    with pytest.raises(ValueError):
        start_ranges(ConflictBook([]), visit(1, at(0, 30)), OPS[0], at(0, 60), 0)
