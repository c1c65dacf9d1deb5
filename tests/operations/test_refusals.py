"""What the server refuses and remarks, in the reader's words as far as anybody knows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from frontdesk.client import BadRequest, Conflict, Forbidden, Invalid, Unusable
from frontdesk.contract.common import Reference
from frontdesk.contract.conflicts import ConflictRow, ConflictsOut
from frontdesk.contract.errors import FieldError
from frontdesk.domain import speech
from frontdesk.domain.conflicts import ReasonCode
from frontdesk.domain.localtime import to_local
from frontdesk.operations.answers import translated
from frontdesk.operations.gateway import Refused
from frontdesk.operations.refusals import fit_reason, reason, remark

AT = datetime(2026, 11, 19, 16, tzinfo=UTC)


class Shouting(speech.Speech):
    """A language that says what it knows loudly; what others know, it knows not."""

    known = (
        "{operatory} is taken until {end}.",
        "There is already one like this.",
        "there is already one like it",
        "the clocks go forward over that time",
        "Has waited {count} days.",
        "{operatory} was left out: {why}",
        "{operatory} has a visit from {start} to {end}.",
        "Too many attempts. Try again in {count} seconds.",
        "Can come from {start} to {end}.",
        "{holder} holds this place; only whoever holds it can hold it longer.",
        "“{blockout}” in {operatory} on {day} at {at} was left out: {why}",
        "In {operatory} this lies over “{blockout}” until {end}.",
        "In {operatory} this lies over “{blockout}”.",
        "{operatory} was left out.",
    )

    def text(self, text: str) -> str | None:
        if text not in self.known:
            return None
        return "".join(part if part[:1] == "{" else part.upper() for part in _parts(text))

    def bare_clock(self, at: datetime | time) -> str:
        return f"{at.hour}h{at.minute:02}"


def _parts(text: str) -> list[str]:
    import re

    return re.split(r"(\{\w+\})", text)


@pytest.fixture
def shouting() -> Iterator[None]:
    speech.speak(Shouting())
    yield
    speech.speak(None)


def taken(sentence: str) -> Conflict:
    row = ConflictRow(
        reference=Reference(id=UUID(int=1)),
        start_time=AT,
        end_time=AT,
        reason_code=ReasonCode.APPOINTMENT_OVERLAP,
        sentence=sentence,
    )
    return Conflict(409, "Taken.", code="slot_taken", conflicts=ConflictsOut(appointments=[row]))


def test_a_taken_slot_is_told_by_the_rule_it_rests_on(shouting: None) -> None:
    refused = translated(refused_at("Op 2 is taken until 11:00.", AT - timedelta(hours=1), AT), "America/New_York")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.sentence) == ("slot_taken", "Op 2 IS TAKEN UNTIL 11h00.")


class RoundTheClock(speech.Speech):
    """English as whoever wants 24 hours reads it."""

    def bare_clock(self, at: datetime | time) -> str:
        return f"{at:%H:%M}"


def refused_at(said: str, start: datetime, end: datetime) -> Conflict:
    conflict = taken(said)
    assert conflict.conflicts is not None
    [row] = conflict.conflicts.appointments
    conflict.conflicts.appointments[0] = row.model_copy(update={"start_time": start, "end_time": end})
    return conflict


@pytest.mark.parametrize(
    ("said", "start", "end", "told"),
    [
        ("Op 2 is taken until 3:10.", 14, 15, "Op 2 is taken until 15:10."),
        ("Op 2 is taken from 5:10 to 6:10.", 5, 6, "Op 2 is taken from 05:10 to 06:10."),
        ("Op 2 is taken from 7:10 to 8:10.", 19, 20, "Op 2 is taken from 19:10 to 20:10."),
        ("Op 2 is taken from 11:10 to 12:10.", 11, 12, "Op 2 is taken from 11:10 to 12:10."),
        ("Op 2 is taken until 12:10.", 23, 24, "Op 2 is taken until 00:10."),
    ],
)
def test_english_with_24_hours_is_told_the_half_of_the_day_that_is_meant(
    said: str, start: int, end: int, told: str
) -> None:
    midnight = datetime(2026, 11, 19, 5, 10, tzinfo=UTC)
    error = refused_at(said, midnight + timedelta(hours=start), midnight + timedelta(hours=end))
    speech.speak(RoundTheClock())
    try:
        for zones in (["America/New_York"], ["America/Chicago", "America/New_York"]):
            assert reason(error, *zones) == told
            refused = translated(error, *zones)
            assert isinstance(refused, Refused)
            assert refused.sentence == told
    finally:
        speech.speak(None)


@pytest.mark.parametrize("zones", [(), ("America/New_York", "Asia/Krasnoyarsk")])
def test_a_time_that_may_mean_either_half_of_the_day_is_left_out(zones: tuple[str, ...]) -> None:
    """Krasnoyarsk is twelve hours from New York: its clocks show the same digits at the other end of the day."""
    error = refused_at("Op 2 is taken until 11:00.", AT - timedelta(hours=1), AT)
    assert reason(error, *zones) == "Op 2 is taken until 11:00."
    speech.speak(RoundTheClock())
    try:
        assert reason(error, *zones) == "something else is there already"
    finally:
        speech.speak(None)


def test_the_end_of_a_hold_is_within_the_hour() -> None:
    zone = "America/New_York"
    ends = to_local(datetime.now(UTC) + timedelta(minutes=9), zone)
    said = f"Ana Prado holds Op 2 while phoning; the hold ends at {ends.hour % 12 or 12}:{ends:%M}."
    speech.speak(RoundTheClock())
    try:
        assert reason(refused_at(said, AT, AT + timedelta(hours=1)), zone) == (
            f"Ana Prado holds Op 2 while phoning; the hold ends at {ends:%H:%M}."
        )
    finally:
        speech.speak(None)


def test_a_hold_of_somebody_elses_is_told_with_who_has_it(shouting: None) -> None:
    said = [
        f"{who} holds this place; only whoever holds it can hold it longer." for who in ("Ana Prado", "Somebody else")
    ]
    assert [reason(Conflict(409, one, code="not_your_hold")) for one in said] == [
        "Ana Prado HOLDS THIS PLACE; ONLY WHOEVER HOLDS IT CAN HOLD IT LONGER.",
        "Somebody else HOLDS THIS PLACE; ONLY WHOEVER HOLDS IT CAN HOLD IT LONGER.",
    ]
    assert reason(Conflict(409, "Not yours.", code="not_your_hold")) == "somebody else holds this place"


def test_another_language_is_told_the_half_of_the_day_that_is_meant(shouting: None) -> None:
    early = datetime(2026, 11, 19, 11, 30, tzinfo=UTC)
    assert reason(refused_at("Op 2 is taken until 6:30.", early - timedelta(hours=1), early), "America/New_York") == (
        "Op 2 IS TAKEN UNTIL 6h30."
    )


def test_in_english_the_servers_own_sentence_stays() -> None:
    assert reason(taken("Op 2 is taken until 2:10.")) == "Op 2 is taken until 2:10."
    assert reason(BadRequest(400, "What nobody foresaw.", code="new")) == "What nobody foresaw."


def test_a_sentence_that_never_varies_is_known_by_itself(shouting: None) -> None:
    assert reason(Conflict(409, "There is already one like this.", code="duplicate")) == (
        "THERE IS ALREADY ONE LIKE THIS."
    )


def test_another_sentence_is_told_by_its_code(shouting: None) -> None:
    assert reason(Conflict(409, "Another version says so.", code="duplicate")) == "THERE IS ALREADY ONE LIKE IT"


def test_a_fault_of_a_field_is_told_by_its_kind(shouting: None) -> None:
    fault = FieldError(loc=["body", "start_time"], msg="Nobody's clock shows that.", type="dst_gap")
    error = Invalid(422, fault.msg, fields=(fault,), code="invalid")
    assert reason(error) == "THE CLOCKS GO FORWARD OVER THAT TIME"


def test_only_what_nobody_knows_is_told_in_the_servers_words(shouting: None) -> None:
    assert reason(Forbidden(403, "Not on Sundays.", code="sunday")) == "Not on Sundays."


def test_values_within_a_refusal_are_kept(shouting: None) -> None:
    error = BadRequest(429, "Too many attempts. Try again in 12 seconds.", code="too_many_requests")
    assert reason(error) == "TOO MANY ATTEMPTS. TRY AGAIN IN 12 SECONDS."


def test_a_remark_is_cut_short_rather_than_half_translated_or_told_with_a_time_that_may_be_wrong(
    shouting: None,
) -> None:
    assert remark("In Op 2 this lies over “Lunch” until 2:00.") == "IN Op 2 THIS LIES OVER “Lunch”."
    assert remark("Op 2 was left out: Op 2 has a visit from 2:00 to 2:50.") == "Op 2 WAS LEFT OUT."


def test_reasons_and_remarks_are_said_anew(shouting: None) -> None:
    assert fit_reason("Has waited 3 days.") == "HAS WAITED 3 DAYS."
    assert fit_reason("Likes Mondays.") == "Likes Mondays."
    assert remark("“Lunch” in Op 2 on Thu Nov 19 at 10:30 was left out: it is blocked already.") == (
        "“Lunch” IN Op 2 ON Nov 19 AT 10h30 WAS LEFT OUT: it is blocked already."
    )


def test_the_hours_somebody_asked_for_tell_the_half_of_the_day(shouting: None) -> None:
    said = "Can come from 7:30 to 8:30."
    assert fit_reason(said, [time(19, 30), time(20, 30)]) == "CAN COME FROM 19h30 TO 20h30."
    assert fit_reason(said) == said


def test_what_makes_no_request_is_refused_and_never_sent_again() -> None:
    refused = translated(Unusable("What is asked for is too long for an address, or is no text."))
    assert isinstance(refused, Refused)
    assert (refused.code, refused.sentence) == ("unusable", "that cannot be sent as it is written")
