"""Dates, times and amounts as people of the window's language type them."""

from datetime import date, time
from decimal import Decimal, InvalidOperation

from frontdesk.domain import datewords
from frontdesk.ui import i18n, language


def read_clock(text: str) -> time | None:
    """A time of the day, such as ``9:40``, ``2p`` or ``2:30 p. m.``; None if it is none."""
    return datewords.read_time("".join(language.tongue().date_words(text)).replace(".", ""))


def read_day(text: str, today: date) -> date | None:
    """A day, such as ``4/2``, ``apr 2`` or ``tomorrow``, from *today* on; None if it is none."""
    read = datewords.read_date(language.tongue().date_words(text), today)
    return read[0] if read is not None else None


def read_birth_date(text: str, today: date) -> date | None:
    """A date of birth; None if it is none."""
    return datewords.read_birth_date(" ".join(language.tongue().date_words(text)), today)


def read_amount(text: str) -> Decimal | None:
    """An amount of money with or without its sign and separators; None if it is none."""
    try:
        amount = Decimal(i18n.plain_amount(text))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
