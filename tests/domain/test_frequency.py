"""How soon a procedure is too soon."""

from datetime import date

import pytest

from frontdesk.domain.frequency import earliest_again, is_too_soon

LAST = date(2026, 5, 19)


@pytest.mark.parametrize(
    ("code", "again"),
    [
        ("D1110", date(2026, 11, 19)),
        ("d0274 ", date(2027, 5, 19)),
        ("D0210", date(2029, 5, 19)),
        ("D4910", date(2026, 8, 19)),
        ("D2391", None),
    ],
)
def test_routine_procedures_come_back_after_their_interval(code: str, again: date | None) -> None:
    assert earliest_again(code, LAST) == again


def test_the_day_before_is_too_soon_and_the_day_itself_is_not() -> None:
    assert is_too_soon("D1110", LAST, date(2026, 11, 18))
    assert not is_too_soon("D1110", LAST, date(2026, 11, 19))


def test_what_is_not_routine_is_never_too_soon() -> None:
    assert not is_too_soon("D2391", LAST, LAST)
