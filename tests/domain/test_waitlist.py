"""Who fits a hole in the book, how well, and why."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.waitlist import (
    ACTIVE,
    Called,
    DurationFit,
    Hole,
    LocationMatch,
    LocationScope,
    MatchQuality,
    PatientResponse,
    Urgency,
    WaitlistStatus,
    Wish,
    after_contact,
    after_response,
    matched,
    may_become,
    patient_score,
    ranked,
)

CHICAGO, DENVER = UUID(int=1), UUID(int=2)
OKAFOR, REYES = UUID(int=11), UUID(int=12)
CLEANING, EXAM = UUID(int=21), UUID(int=22)
TUESDAY = date(2026, 3, 10)
HOLE = Hole(CHICAGO, TUESDAY, time(9), time(10), 60, "America/Chicago", OKAFOR)
CALLED = Called({OKAFOR: "Dr. Okafor", REYES: "Dr. Reyes"}, {DENVER: "Denver"})
SCORE = patient_score(9, 1, 12, None)


def wish(number: int = 1, **more: Any) -> Wish:
    known: dict[str, Any] = {
        "id": UUID(int=100 + number),
        "location_id": CHICAGO,
        "scope": LocationScope.HOME_ONLY,
        "also_at": frozenset(),
        "provider_id": None,
        "type_id": None,
        "minutes": 60,
        "urgency": Urgency.ROUTINE,
        "priority_order": None,
        "score": SCORE,
    }
    return Wish(**{**known, **more})


def fit(hole: Hole = HOLE, **more: Any) -> Any:
    return matched(hole, wish(**more), CALLED)


def test_what_fits_in_every_way_is_exact_and_says_why() -> None:
    match = fit(provider_id=OKAFOR, urgency=Urgency.SOON, days=frozenset({1}), latest=time(12))
    assert (match.quality, match.provider_match, match.location_match, match.duration_fit) == (
        MatchQuality.EXACT,
        True,
        LocationMatch.HOME,
        DurationFit.EXACT,
    )
    assert match.reasons == (
        "Should be seen soon.",
        "Fills the 60 minutes exactly.",
        "Wants Dr. Okafor, whose time this is.",
        "Tuesdays suit.",
        "Can come until 12:00.",
        "Has waited 12 days.",
        "Came to 9 of 10 visits.",
    )


@pytest.mark.parametrize(
    ("more", "quality", "sentence"),
    [
        ({"minutes": 40}, MatchQuality.GOOD, "Needs 40 of the 60 minutes."),
        ({"minutes": 70}, MatchQuality.PARTIAL, "Needs 10 minutes more than there are."),
        ({"minutes": None}, MatchQuality.EXACT, "Nobody has said how long it takes."),
        ({"provider_id": REYES}, MatchQuality.PARTIAL, "Wants Dr. Reyes, but this is Dr. Okafor's time."),
        ({"earliest": time(8, 30), "latest": time(10)}, MatchQuality.EXACT, "Can come from 8:30 to 10:00."),
        ({"earliest": time(9)}, MatchQuality.EXACT, "Can come from 9:00 on."),
        ({"booked_on": date(2026, 4, 2)}, MatchQuality.EXACT, "Is booked for Apr 2; this is 23 days sooner."),
        ({"offered_on": TUESDAY}, MatchQuality.EXACT, "Was offered Mar 10 and has not answered yet."),
        ({"score": patient_score(0, 0, 0, None)}, MatchQuality.EXACT, "Is on the list since today."),
    ],
)
def test_the_reasons_are_sentences(more: dict[str, Any], quality: MatchQuality, sentence: str) -> None:
    match = fit(**more)
    assert match.quality is quality
    assert sentence in match.reasons


def test_a_hole_of_nobodys_time_still_says_who_is_wanted() -> None:
    match = fit(replace(HOLE, provider_id=None), provider_id=REYES)
    assert not match.provider_match
    assert "Wants Dr. Reyes." in match.reasons


@pytest.mark.parametrize(
    "more",
    [
        {"location_id": DENVER},
        {"location_id": DENVER, "scope": LocationScope.SELECTED},
        {"days": frozenset({0, 2})},
        {"earliest": time(13)},
        {"latest": time(9, 30)},
        {"first_day": date(2026, 3, 11)},
        {"last_day": date(2026, 3, 9)},
        {"booked_on": TUESDAY},
        {"minutes": 121},
    ],
)
def test_who_cannot_come_is_not_asked(more: dict[str, Any]) -> None:
    assert fit(**more) is None


def test_a_hole_kept_for_one_kind_of_visit_is_for_those_and_for_who_did_not_say() -> None:
    hole = replace(HOLE, type_id=CLEANING)
    assert fit(hole, type_id=EXAM) is None
    assert fit(hole, type_id=CLEANING) is not None
    assert fit(hole) is not None


def test_a_short_visit_fits_where_enough_of_the_hole_is_left() -> None:
    assert fit(minutes=30, latest=time(9, 30)) is not None
    assert fit(minutes=40, latest=time(9, 30)) is None
    evening = replace(HOLE, start=time(23), end=time(0))
    assert fit(evening, latest=time(0)) is not None


@pytest.mark.parametrize(
    ("more", "how"),
    [
        ({"scope": LocationScope.ANY}, LocationMatch.ANY),
        ({"scope": LocationScope.SELECTED, "also_at": frozenset({CHICAGO})}, LocationMatch.SELECTED),
    ],
)
def test_who_would_come_from_elsewhere_is_a_good_match_at_best(more: dict[str, Any], how: LocationMatch) -> None:
    match = fit(location_id=DENVER, **more)
    assert (match.quality, match.location_match) == (MatchQuality.GOOD, how)
    assert "Would come here, though usually at Denver." in match.reasons


def test_urgency_comes_before_priority_before_score_before_waiting() -> None:
    longer, better = patient_score(9, 1, 13, None), patient_score(9, 0, 0, Decimal(5000))
    wishes = [
        wish(1),
        wish(2, score=longer),
        wish(3, score=better),
        wish(4, priority_order=1),
        wish(5, priority_order=0, minutes=20),
        wish(6, urgency=Urgency.URGENT, provider_id=REYES),
        wish(7, urgency=Urgency.FLEXIBLE, priority_order=0),
    ]
    assert [match.wish.id.int - 100 for match in ranked(HOLE, wishes, CALLED)] == [6, 5, 4, 3, 2, 1, 7]


def test_the_score_is_of_coming_waiting_and_value_only() -> None:
    assert patient_score(0, 0, 0, None).total == 50
    assert patient_score(3, 0, 45, Decimal("2500.00")).total == 100
    half = patient_score(0, 1, 15, Decimal(500))
    assert (half.reliability_points, half.waiting_points, half.value_points) == (25, 15, 10)


COUNTS = st.integers(0, 500)


@given(COUNTS, COUNTS, st.integers(-5, 5000), st.none() | st.decimals(-10, 10**7, places=2))
def test_a_score_lies_between_nothing_and_a_hundred(kept: int, broken: int, days: int, value: Decimal | None) -> None:
    assert 0 <= patient_score(kept, broken, days, value).total <= 100


@given(COUNTS, COUNTS, st.integers(0, 100), st.decimals(0, 5000, places=2))
def test_coming_and_waiting_never_lower_a_score_and_staying_away_never_raises_it(
    kept: int, broken: int, days: int, value: Decimal
) -> None:
    score = patient_score(kept, broken, days, value).total
    assert patient_score(kept + 1, broken, days, value).total >= score
    assert patient_score(kept, broken + 1, days, value).total <= score
    assert patient_score(kept, broken, days + 1, value).total >= score


WISHES = st.builds(
    wish,
    number=st.integers(0, 999),
    urgency=st.sampled_from(Urgency),
    priority_order=st.none() | st.integers(0, 5),
    minutes=st.none() | st.integers(5, 240),
    provider_id=st.none() | st.sampled_from((OKAFOR, REYES)),
    location_id=st.sampled_from((CHICAGO, DENVER)),
    scope=st.sampled_from(LocationScope),
    days=st.frozensets(st.integers(0, 6)),
)


@given(st.lists(WISHES, max_size=12, unique_by=lambda each: each.id), st.randoms())
def test_the_ranking_does_not_depend_on_the_order_of_the_list(wishes: list[Wish], rng: Any) -> None:
    shuffled = list(wishes)
    rng.shuffle(shuffled)
    assert ranked(HOLE, wishes, CALLED) == ranked(HOLE, shuffled, CALLED)


@given(WISHES)
def test_a_match_keeps_to_what_was_asked(one: Wish) -> None:
    match = matched(HOLE, one, CALLED)
    if match is None:
        return
    assert 0 <= match.score <= 100
    assert not one.days or TUESDAY.weekday() in one.days
    assert (one.minutes or 60) <= 120
    assert one.location_id == CHICAGO or one.scope is LocationScope.ANY
    assert all(reason[0].isupper() and reason.endswith(".") for reason in match.reasons)


@pytest.mark.parametrize("status", WaitlistStatus)
def test_a_contact_or_an_answer_concerns_only_who_still_waits(status: WaitlistStatus) -> None:
    waits = status in ACTIVE
    assert (after_contact(status) is not None) is waits
    for response in PatientResponse:
        after = after_response(status, response)
        assert (after is not None) is waits
        assert after is None or may_become(status, after)


def test_an_answer_decides_where_the_entry_goes() -> None:
    assert after_contact(WaitlistStatus.WAITING) is WaitlistStatus.CONTACTED
    assert after_contact(WaitlistStatus.OFFERED) is WaitlistStatus.OFFERED
    after = {answer: after_response(WaitlistStatus.CONTACTED, answer) for answer in PatientResponse}
    assert after == {
        PatientResponse.ACCEPTED: WaitlistStatus.SCHEDULED,
        PatientResponse.DECLINED: WaitlistStatus.WAITING,
        PatientResponse.NO_ANSWER: WaitlistStatus.CONTACTED,
        PatientResponse.SLOT_TAKEN: WaitlistStatus.WAITING,
        PatientResponse.EXPIRED: WaitlistStatus.WAITING,
    }


def test_what_is_off_the_list_comes_back_only_to_wait() -> None:
    assert may_become(WaitlistStatus.REMOVED, WaitlistStatus.WAITING)
    assert not may_become(WaitlistStatus.REMOVED, WaitlistStatus.SCHEDULED)
    assert not may_become(WaitlistStatus.SCHEDULED, WaitlistStatus.OFFERED)
