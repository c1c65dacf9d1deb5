"""Words, dates, times and money as the desk reads them. Every text on screen passes through here."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from frontdesk.ui import language, preferences

CONTEXT = "Frontdesk"


def tr(text: str, /, **values: object) -> str:
    """`text` in the desk's language, with its ``{named}`` values put in."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """The singular or plural sentence for `count`; ``{count}`` is filled in."""
    return tr(one if count == 1 else many, count=count, **values)


def locale() -> QLocale:
    """The locale of the words; dates follow it so that a sentence keeps to one language."""
    return language.locale()


def clock(moment: datetime | time) -> str:
    """A wall-clock time, short enough for a block: ``9:05a``, or ``9:05`` of 24 hours."""
    if preferences.current().is_24h:
        return f"{moment.hour}:{moment.minute:02d}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}{'p' if moment.hour >= 12 else 'a'}"


def clock_seconds(moment: datetime | time) -> str:
    """A wall-clock time to the second: ``9:05:07``."""
    if preferences.current().is_24h:
        return f"{moment.hour}:{moment.minute:02d}:{moment.second:02d}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}:{moment.second:02d}"


def _formatted(day: date, pattern: str) -> str:
    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def long_date(day: date) -> str:
    """``Thursday, November 19``."""
    return _formatted(day, language.date_pattern("long"))


def middle_date(day: date) -> str:
    """``Thu, Nov 19``."""
    return _formatted(day, language.date_pattern("middle"))


def short_date(day: date) -> str:
    """``Nov 19``."""
    return _formatted(day, language.date_pattern("short"))


def full_date(day: date) -> str:
    """``Nov 19, 1984``; for birth dates and days far away."""
    return _formatted(day, language.date_pattern("full"))


def month_name(day: date) -> str:
    """``November 2026``."""
    return _formatted(day, language.date_pattern("month"))


def short_month(day: date) -> str:
    """``Nov 2026``."""
    return _formatted(day, "MMM yyyy")


def weekday_letters(monday_is: int) -> str:
    """The two letters over a calendar's column; 0 is Monday."""
    return _formatted(date(2024, 1, 1) + timedelta(days=monday_is), "ddd")[:2]


def weekday_short(monday_is: int) -> str:
    """``Tue``; 0 is Monday."""
    return _formatted(date(2024, 1, 1) + timedelta(days=monday_is), "ddd")


def weekday_long(monday_is: int) -> str:
    """``Tuesday``; 0 is Monday."""
    return _formatted(date(2024, 1, 1) + timedelta(days=monday_is), "dddd")


def week_span(first: date, last: date) -> str:
    """``Nov 16 – 21, 2026``, with the second month or year only where it differs."""
    if first.year != last.year:
        return f"{full_date(first)} – {full_date(last)}"
    if language.current() == "es":
        start = str(first.day) if first.month == last.month else short_date(first)
        return f"{start} – {short_date(last)} {last.year}"
    end = str(last.day) if first.month == last.month else short_date(last)
    return f"{short_date(first)} – {end}, {last.year}"


def relative_day(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``yesterday``, a weekday within the week, otherwise the date."""
    away = (day - today).days
    if away in (-1, 0, 1):
        return (tr("yesterday"), tr("today"), tr("tomorrow"))[away + 1]
    if abs(away) < 7:
        return _formatted(day, "ddd d")
    return short_date(day) if day.year == today.year else full_date(day)


def dollars(amount: Decimal) -> str:
    """Whole dollars with separators: ``$8,420``."""
    return f"${amount:,.0f}"


def minutes(count: int) -> str:
    """A span in words: ``50 min``, ``1 h 20 min``."""
    if count < 120:
        return tr("{count} min", count=count)
    hours, rest = divmod(count, 60)
    return tr("{hours} h {rest} min", hours=hours, rest=rest) if rest else tr("{hours} h", hours=hours)


def span(count: int) -> str:
    """A long span, briefly: ``34 min``, ``1½ h``, ``13 h`` from ten hours on; never more than it is."""
    if count < 100:
        return tr("{count} min", count=count)
    hours, rest = divmod(count, 60)
    return tr("{hours}½ h", hours=hours) if rest >= 30 and hours < 10 else tr("{hours} h", hours=hours)
