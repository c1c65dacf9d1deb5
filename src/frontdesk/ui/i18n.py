"""Words, dates, times and money as the desk reads them. Every text on screen passes through here."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale

from frontdesk.domain import speech
from frontdesk.domain.money import to_money
from frontdesk.ui import language, preferences

_HARD_SPACE = "\N{NO-BREAK SPACE}"


def begin(code: str) -> None:
    """Speak a language from now on, also where sentences are made without Qt: in the rules and the operations."""
    language.use(code)
    QLocale.setDefault(locale())
    speech.speak(DeskSpeech())


def tr(text: str, /, **values: object) -> str:
    """`text` in the desk's language, with its ``{named}`` values put in."""
    translated = language.words(text) or text
    return language.polished(translated.format(**values)) if values else translated


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """The singular or plural sentence for `count`; ``{count}`` is filled in."""
    return tr(one if count == 1 else many, count=number(count), **values)


def locale() -> QLocale:
    """The locale of the words; dates follow it so that a sentence keeps to one language."""
    return language.locale()


def clock(moment: datetime | time) -> str:
    """A wall-clock time: ``9:05a`` or ``9:05 a.m.``, as the language writes it, or ``9:05`` of 24 hours."""
    bare = bare_clock(moment)
    if preferences.current().is_24h:
        return bare
    if language.current() == "es":
        return f"{bare}{_HARD_SPACE}{_half(moment)}"
    return f"{bare}{'p' if moment.hour >= 12 else 'a'}"


def hour_mark(moment: datetime | time) -> str:
    """An hour beside a scale: ``8 am`` or ``8 a.m.``, or ``8:00`` of 24 hours."""
    if preferences.current().is_24h or moment.minute:
        return clock(moment)
    return f"{moment.hour % 12 or 12}{_HARD_SPACE}{_half(moment)}"


def bare_clock(moment: datetime | time) -> str:
    """The same where the half of the day goes without saying: ``9:05``, or ``21:05`` of 24 hours."""
    hour = moment.hour if preferences.current().is_24h else moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02d}"


def brief_clock(moment: datetime | time) -> str:
    """A wall-clock time where there is little room: Spanish needs too much of it for the half of the day."""
    return bare_clock(moment) if language.current() == "es" else clock(moment)


def clock_range(start: datetime | time, end: datetime | time) -> str:
    """``9:05 – 9:50a``, with one half of the day where both have the same."""
    is_same_half = (start.hour >= 12) == (end.hour >= 12)
    return f"{bare_clock(start) if is_same_half else clock(start)} – {clock(end)}"


def close_range(start: datetime | time, end: datetime | time) -> str:
    """Two times of a list, closely: ``8:00a–5:00p``; in Spanish, where it is long, one half of the day is said once."""
    is_once = language.current() == "es" and (start.hour >= 12) == (end.hour >= 12)
    return f"{bare_clock(start) if is_once else clock(start)}–{clock(end)}"


def brief_range(start: datetime | time, end: datetime | time) -> str:
    """The same where there is little room: ``9:05 – 9:50`` in Spanish."""
    return f"{bare_clock(start)} – {bare_clock(end)}" if language.current() == "es" else clock_range(start, end)


def clock_format() -> str:
    """How a field for a time shows it, in Qt's letters."""
    return "H:mm" if preferences.current().is_24h else "h:mm ap"


def clock_seconds(moment: datetime | time) -> str:
    """A wall-clock time to the second: ``9:05:07``."""
    if preferences.current().is_24h:
        return f"{moment.hour}:{moment.minute:02d}:{moment.second:02d}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}:{moment.second:02d}"


def _half(moment: datetime | time) -> str:
    """What the language calls the half of the day; the same that a field for a time shows."""
    here = locale()
    return (here.pmText() if moment.hour >= 12 else here.amText()).lower()


def _formatted(day: date, pattern: str) -> str:
    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def long_date(day: date) -> str:
    """``Thursday, November 19``."""
    return _formatted(day, language.date_pattern("long"))


def long_full_date(day: date) -> str:
    """``Thursday, November 19, 2026``."""
    return _formatted(day, language.date_pattern("long with year"))


def middle_date(day: date) -> str:
    """``Thu, Nov 19``."""
    return _formatted(day, language.date_pattern("middle"))


def said_date(day: date) -> str:
    """``Thu Nov 19``, within a sentence."""
    return _formatted(day, language.date_pattern("said"))


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


def short_week_span(first: date, last: date) -> str:
    """``Nov 16 – 21``; where the whole of it has no room."""
    if first.month != last.month:
        return f"{short_date(first)} – {short_date(last)}"
    if language.current() == "es":
        return f"{first.day} – {short_date(last)}"
    return f"{short_date(first)} – {last.day}"


def relative_day(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``yesterday``, a weekday within the week, otherwise the date."""
    away = (day - today).days
    if away in (-1, 0, 1):
        return (tr("yesterday"), tr("today"), tr("tomorrow"))[away + 1]
    if abs(away) < 7:
        return _formatted(day, "ddd d")
    return short_date(day) if day.year == today.year else full_date(day)


def capitalised(words: str) -> str:
    """Words that stand alone, as the choices of a field do, or that begin a line."""
    return f"{words[:1].upper()}{words[1:]}"


def number(count: int) -> str:
    """A count with the language's separators: ``12,480``."""
    return locale().toString(count)


def money(amount: Decimal, *, cents: bool = False) -> str:
    """An amount with the locale's sign and separators: ``$8,420``, ``$8,420.50``, ``−$12``."""
    here, value = locale(), to_money(amount)
    whole, _, rest = f"{abs(value):.{2 if cents else 0}f}".partition(".")
    digits = here.toString(int(whole)) + (here.decimalPoint() + rest if rest else "")
    return f"{'−' if value < 0 and digits != '0' else ''}{here.currencySymbol()}{digits}"


def plain_amount(text: str) -> str:
    """An amount as somebody typed it, without sign and separators, and with a point before the cents."""
    here = locale()
    for mark in (here.currencySymbol(), here.groupSeparator()):
        text = text.replace(mark, "")
    return text.replace(here.decimalPoint(), ".").strip()


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


class DeskSpeech(speech.Speech):
    """How sentences that are made without Qt are said at this desk: by its language and its person's time format."""

    def text(self, text: str) -> str | None:
        """The words for an English text; None where the language has none."""
        return language.words(text)

    def polished(self, sentence: str) -> str:
        """A finished sentence as the language writes it."""
        return language.polished(sentence)

    def clock(self, at: datetime | time) -> str:
        """A time of the day."""
        return clock(at)

    def bare_clock(self, at: datetime | time) -> str:
        """A time where the half of the day goes without saying."""
        return bare_clock(at)

    def day(self, day: date) -> str:
        """A date with its weekday."""
        return said_date(day)

    def short_day(self, day: date) -> str:
        """A date without it."""
        return short_date(day)

    def amount(self, amount: Decimal) -> str:
        """An amount in whole units."""
        return money(amount)
