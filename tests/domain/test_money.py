"""Money is decimal to the cent, however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.money import LARGEST, format_money, money_text, parse_money, to_money, total

amounts = st.decimals(-LARGEST, LARGEST, places=2, allow_nan=False, allow_infinity=False)


@given(amounts)
def test_an_amount_comes_back_from_each_of_its_texts(amount: Decimal) -> None:
    assert to_money(money_text(amount)) == amount
    assert parse_money(format_money(amount).replace("−", "-")) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250.5", "1250.50"),
        ("$1,250.50", "1250.50"),
        (" ( $12 ) ", "-12.00"),
        ("-$0.05", "-0.05"),
        ("+.5", "0.50"),
        ("7.", "7.00"),
        ("-0", "0.00"),
        ("2.345", "2.35"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert money_text(parse_money(text)) == amount


@pytest.mark.parametrize(
    "text", ["", "-", "$", ".", "1,25", "1,2345", ",100", "1e5", "NaN", "Infinity", "٣", "1 000", "--1", "12345678901"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_money(text)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("-Infinity"), "sNaN", "x", "1e999999999", 10**10, "9" * 500])
def test_what_cannot_be_kept_to_the_cent_is_an_error_of_value(value: Decimal | int | str) -> None:
    with pytest.raises(ValueError):
        to_money(value)


@pytest.mark.parametrize("value", [0.1, True, None])
def test_a_float_never_becomes_money(value: object) -> None:
    with pytest.raises(TypeError):
        to_money(value)  # type: ignore[arg-type]


def test_half_a_cent_goes_away_from_zero_and_zero_has_no_sign() -> None:
    assert [money_text(Decimal(text)) for text in ("0.005", "-0.005", "-0.001")] == ["0.01", "-0.01", "0.00"]


def test_the_desk_shows_grouped_amounts() -> None:
    assert format_money(Decimal("8420")) == "$8,420.00"
    assert format_money(Decimal("9499.5"), cents=False) == "$9,500"
    assert format_money(Decimal("-12"), "€") == "−€12.00"


def test_a_total_is_exact() -> None:
    assert total([Decimal("0.10")] * 3) == Decimal("0.30")
    assert money_text(total([])) == "0.00"
