"""What the wire lets through, and what it stops before either database engine could disagree about it."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from frontdesk.contract import common
from frontdesk.contract.saved_searches import SearchName, SearchType


def taken(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        taken(kind, value)
    return caught.value.errors()[0]["type"]


class TestText:
    def test_names_lose_the_space_around_them(self) -> None:
        assert taken(common.Name, "  Op 2 ") == "Op 2"

    @pytest.mark.parametrize("blank", ["", "   ", "\t\n"])
    def test_a_name_cannot_be_blank(self, blank: str) -> None:
        assert refused(common.Name, blank) == "text_blank"

    @pytest.mark.parametrize("kind", [common.Name, common.ShortText, common.LongText, common.Code])
    def test_text_cannot_hold_a_nul(self, kind: Any) -> None:
        assert refused(kind, "a\x00b") == "text_nul"

    @pytest.mark.parametrize("kind", [common.Name, common.LongText])
    def test_text_cannot_hold_half_a_character(self, kind: Any) -> None:
        assert refused(kind, "a\ud800b") in {"text_surrogate", "string_unicode"}

    @pytest.mark.parametrize(
        ("kind", "limit"), [(common.Code, 40), (common.Name, 200), (common.ShortText, 200), (common.LongText, 10_000)]
    )
    def test_text_has_a_longest_length(self, kind: Any, limit: int) -> None:
        assert taken(kind, "x" * limit) == "x" * limit
        assert refused(kind, "x" * (limit + 1)) == "string_too_long"

    @pytest.mark.parametrize(("kind", "limit"), [(SearchName, 100), (SearchType, 60), (common.ShortCode, 40)])
    def test_a_shorter_text_is_refused_as_a_text_too(self, kind: Any, limit: int) -> None:
        assert taken(kind, "x" * limit) == "x" * limit
        assert refused(kind, "x" * (limit + 1)) == "string_too_long"
        assert refused(kind, "") in {"string_too_short", "text_blank"}

    def test_names_of_every_script_pass(self) -> None:
        for name in ("Nguyễn Thị Linh", "Łukasz", "ياسمين", "山田 花子", "Æsa 👩‍⚕️"):
            assert taken(common.Name, name) == name


class TestNumbers:
    @pytest.mark.parametrize("value", [True, "3", 3.0, 2**31, -(2**31) - 1, 2**70])
    def test_an_order_is_a_whole_number_of_32_bits(self, value: Any) -> None:
        refused(common.Order, value)

    @pytest.mark.parametrize("value", [0, -1, 2**31])
    def test_a_version_starts_at_one(self, value: int) -> None:
        refused(common.Version, value)

    @pytest.mark.parametrize("value", [7, -1])
    def test_a_week_has_seven_days(self, value: int) -> None:
        refused(common.Weekday, value)

    @pytest.mark.parametrize("value", ["yes", 1, "true", None])
    def test_a_flag_is_true_or_false_and_nothing_like_it(self, value: Any) -> None:
        refused(common.Flag, value)


class TestMoney:
    @pytest.mark.parametrize(
        ("written", "read"),
        [(185, "185.00"), ("185", "185.00"), (185.5, "185.50"), ("185.5", "185.50"), ("0", "0.00"), (12.1, "12.10")],
    )
    def test_an_amount_is_a_number_or_a_decimal_string(self, written: Any, read: str) -> None:
        assert str(taken(common.MoneyIn, written)) == read

    @pytest.mark.parametrize(
        "value",
        [
            "1.234",
            0.001,
            "1e3",
            "NaN",
            "Infinity",
            float("nan"),
            float("inf"),
            1e300,
            "",
            " 5",
            "1_000",
            "٣",
            True,
            None,
            [],
        ],
    )
    def test_anything_else_is_no_amount(self, value: Any) -> None:
        assert refused(common.MoneyIn, value) == "money_format"

    @pytest.mark.parametrize("value", [100_000_000, "-100000000.00", 10**4000])
    def test_an_amount_fits_its_column(self, value: Any) -> None:
        assert refused(common.MoneyIn, value) in {"money_range", "money_format"}

    def test_a_fee_is_not_negative_but_a_balance_may_be(self) -> None:
        assert refused(common.AmountIn, "-1.00") == "money_negative"
        assert taken(common.MoneyIn, "-1.00") == Decimal("-1.00")

    def test_nothing_owed_has_no_sign(self) -> None:
        assert TypeAdapter(common.Money).dump_json(taken(common.Money, "-0.00")) == b'"0.00"'

    @given(st.decimals(min_value="-99999999.99", max_value="99999999.99", places=2))
    def test_what_one_side_writes_the_other_reads(self, amount: Decimal) -> None:
        written = TypeAdapter(common.Money).dump_json(taken(common.Money, amount))
        assert taken(common.MoneyIn, json.loads(written)) == amount


class TestDatesAndTimes:
    @pytest.mark.parametrize(
        "value", ["2026-3-9", "2026-02-30", "20260309", 1772000000, "2026-03-09T00:00:00", "٢٠٢٦-٠٣-٠٩"]
    )
    def test_a_date_is_written_in_one_way(self, value: Any) -> None:
        refused(common.LocalDate, value)

    @pytest.mark.parametrize("value", ["1899-12-31", "2201-01-01", "0001-01-01", "9999-12-31"])
    def test_a_date_lies_within_reach(self, value: str) -> None:
        assert refused(common.LocalDate, value) == "date_range"

    @pytest.mark.parametrize("value", ["2027-02-29", "2027-02-30", "2026-13-01", "2026-00-10", "0000-01-01"])
    def test_a_date_written_as_it_should_be_is_told_that_there_is_no_such_day(self, value: str) -> None:
        with pytest.raises(ValidationError) as caught:
            taken(common.LocalDate, value)
        assert [(error["type"], error["msg"]) for error in caught.value.errors()] == [
            ("date_nonexistent", "This date does not exist or is out of range.")
        ]

    @pytest.mark.parametrize(("value", "hour"), [("09:40", 9), ("09:40:00", 9), ("23:59:59", 23), ("00:00", 0)])
    def test_a_local_time_has_minutes_and_perhaps_seconds(self, value: str, hour: int) -> None:
        assert taken(common.LocalTime, value).hour == hour

    @pytest.mark.parametrize("value", ["9:40", "24:00", "09:40Z", "09:40+02:00", "09:40:00.5", "noon", 34800, "09:60"])
    def test_a_local_time_has_no_offset_and_no_fraction(self, value: Any) -> None:
        assert refused(common.LocalTime, value) == "time_format"

    def test_an_aware_time_is_no_local_time(self) -> None:
        assert refused(common.LocalTime, dt.time(9, 40, tzinfo=dt.UTC)) == "time_format"

    def test_an_instant_is_kept_and_written_in_utc(self) -> None:
        instant = taken(common.Instant, "2026-03-09T09:40:00-05:00")
        assert instant == dt.datetime(2026, 3, 9, 14, 40, tzinfo=dt.UTC)
        assert instant.tzinfo is dt.UTC
        assert TypeAdapter(common.Instant).dump_json(instant) == b'"2026-03-09T14:40:00Z"'

    def test_an_instant_without_an_offset_is_refused(self) -> None:
        assert refused(common.Instant, "2026-03-09T09:40:00") == "timezone_aware"


class TestShapes:
    @pytest.mark.parametrize("value", ["#12345", "123456", "#12345G", "red", "#1234567", "#123456\n"])
    def test_a_colour_is_six_hexadecimal_digits(self, value: str) -> None:
        refused(common.Color, value)

    @pytest.mark.parametrize("value", ["", "XO", "X" * 289, "X\n"])
    def test_a_time_pattern_knows_two_marks(self, value: str) -> None:
        refused(common.TimePatternText, value)

    @pytest.mark.parametrize(
        "value",
        [
            *("Mars/Olympus", "", "../../etc/passwd", "/etc/passwd", "America"),
            *("localtime", "posixrules", "Factory", "posix/America/Chicago", "right/America/Chicago"),
        ],
    )
    def test_a_time_zone_exists(self, value: str) -> None:
        assert refused(common.TimeZone, value) == "time_zone"

    @pytest.mark.parametrize("value", ["America/Chicago", "US/Eastern", "UTC", "Etc/GMT+5"])
    def test_an_old_name_of_a_time_zone_is_one_too(self, value: str) -> None:
        assert taken(common.TimeZone, value) == value
