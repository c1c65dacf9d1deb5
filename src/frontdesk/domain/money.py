"""Amounts of money: decimals with two places, never floats."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
LARGEST = Decimal("9999999999.99")


def to_money(value: Decimal | int | str) -> Decimal:
    """Return *value* rounded to cents, half a cent away from zero.

    A float is a ``TypeError``, since what it stands for is already lost; what is no finite number of at most
    ten digits before the point is a ``ValueError``.
    """
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise TypeError("money is a decimal, a whole number or a text")
    try:
        amount = Decimal(value)
        # Asked before rounding, which fails for numbers that need more digits than there are.
        if not amount.is_finite() or not -LARGEST <= amount <= LARGEST:
            raise ValueError("an amount of money is a finite number of at most ten digits before the point")
        return amount.quantize(CENT, ROUND_HALF_UP) + ZERO
    except InvalidOperation:
        raise ValueError("this is no amount of money") from None


def parse_money(text: str) -> Decimal:
    """Read an amount as people and exports write it: '$1,250.5', '1250.50', '(12.00)' or '-12' for what is owed.

    A ``ValueError`` refuses anything else.
    """
    bare = text.strip()
    is_negative = bare.startswith("(") and bare.endswith(")")
    if is_negative:
        bare = bare[1:-1].strip()
    if bare.startswith(("-", "+")):
        is_negative ^= bare.startswith("-")
        bare = bare[1:].lstrip()
    bare = bare.removeprefix("$").strip()
    whole, point, cents = bare.partition(".")
    if not _is_grouped(whole) or not (cents.isascii() and (cents.isdigit() or not cents)) or not (whole or cents):
        raise ValueError("this is no amount of money")
    amount = to_money(f"{whole.replace(',', '') or '0'}{point}{cents or '0' if point else ''}")
    return -amount if is_negative and amount else amount


def _is_grouped(whole: str) -> bool:
    """Say whether *whole* is digits, with commas between thousands or none."""
    groups = whole.split(",")
    if not all(group.isascii() and group.isdigit() for group in groups):
        return whole == ""
    return len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def money_text(amount: Decimal) -> str:
    """Return the amount as the API writes it: '1250.50', always with two places."""
    return f"{to_money(amount):f}"


def format_money(amount: Decimal, symbol: str = "$", *, cents: bool = True) -> str:
    """Return the amount as the desk shows it: '$1,250.50', '−$12.00'; whole units if *cents* is off."""
    rounded = to_money(amount) if cents else to_money(amount).quantize(Decimal(1), ROUND_HALF_UP)
    sign = "−" if rounded < 0 else ""
    return f"{sign}{symbol}{abs(rounded):,}"


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum in cents, 0.00 for nothing."""
    return to_money(sum(amounts, ZERO))
