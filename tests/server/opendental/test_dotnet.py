"""Dates in the forms that .NET knows."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from frontdesk.server.opendental.dotnet import BadFormat, compiled, written

WEDNESDAY = datetime(2026, 3, 4, 17, 6, 8, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dd/MM/yyyy HH:mm:ss zzz", "04/03/2026 17:06:08 -08:00"),
        ("MM/dd/yyyy", "03/04/2026"),
        ("d dd ddd dddd ddddd", "4 04 Wed Wednesday Wednesday"),
        ("M MM MMM MMMM MMMMM", "3 03 Mar March March"),
        ("y yy yyy yyyy yyyyy", "26 26 2026 2026 02026"),
        ("H HH h hh m mm s ss", "17 17 5 05 6 06 8 08"),
        ("t tt", "P PM"),
        ("f fff fffffff", "0 000 0000000"),
        ("F.FFF", "."),
        ("z zz zzz", "-8 -08 -08:00"),
        ("K g gg", " A.D. A.D."),
        ("'at' HH \"o'clock\"", "at 17 o'clock"),
        ("\\dd", "d4"),
        ("%d", "4"),
        ("yyyy年", "2026年"),
        ("d", "3/4/2026"),
        ("D", "Wednesday, March 4, 2026"),
        ("t", "5:06 PM"),
        ("T", "5:06:08 PM"),
        ("f", "Wednesday, March 4, 2026 5:06 PM"),
        ("F", "Wednesday, March 4, 2026 5:06:08 PM"),
        ("g", "3/4/2026 5:06 PM"),
        ("G", "3/4/2026 5:06:08 PM"),
        ("M", "March 4"),
        ("m", "March 4"),
        ("Y", "March 2026"),
        ("s", "2026-03-04T17:06:08"),
        ("u", "2026-03-04 17:06:08Z"),
        ("o", "2026-03-04T17:06:08.0000000"),
        ("R", "Wed, 04 Mar 2026 17:06:08 GMT"),
    ],
)
def test_a_format_writes(text: str, expected: str) -> None:
    assert written(compiled(text), WEDNESDAY) == expected


@pytest.mark.parametrize("text", ["U", "q", "'open", '"open', "dd\\", "dd%", "x" * 201])
def test_what_is_no_format_is_refused(text: str) -> None:
    with pytest.raises(BadFormat):
        compiled(text)


def test_the_offset_is_that_of_the_moment() -> None:
    parts = compiled("z zz zzz")
    assert written(parts, datetime(2026, 7, 4, 12, tzinfo=ZoneInfo("Asia/Kolkata"))) == "+5 +05 +05:30"
    assert written(parts, datetime(2026, 7, 4, 12, tzinfo=UTC)) == "+0 +00 +00:00"
