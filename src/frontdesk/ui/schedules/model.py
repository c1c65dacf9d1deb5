"""How working hours read in the lists. Free of Qt."""

from datetime import time
from uuid import UUID

from frontdesk.store.reference import Reference
from frontdesk.store.schedules import DayException, Holiday, HoursWish
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr


def past_midnight(start: time, end: time) -> bool:
    """Whether hours would end on the next day; midnight at the end closes the day."""
    return end != time(0) and end <= start


def hours_words(reference: Reference, hours: HoursWish) -> str:
    """``Tue 8:00a–5:00p · Op 1 · until Nov 30``."""
    words = [
        f"{i18n.weekday_short(hours.weekday)} {i18n.close_range(hours.start, hours.end)}",
        room_words(reference, hours.operatory_id),
        tr("from {day}", day=i18n.short_date(hours.first)),
    ]
    if hours.last is not None:
        words.append(tr("until {day}", day=i18n.short_date(hours.last)))
    return " · ".join(words)


def room_words(reference: Reference, operatory_id: UUID | None) -> str:
    """Say which room, or that it may be any."""
    room = reference.operatory(operatory_id)
    return room.short_name if room is not None else tr("any operatory")


def day_words(row: DayException) -> str:
    """``Fri, Nov 20 · away 1:00p–3:00p · vacation · note``."""
    day = row.day
    what = tr("away") if day.is_away else tr("works")
    if day.start is not None and day.end is not None:
        what = f"{what} {i18n.close_range(day.start, day.end)}"
    elif day.is_away:
        what = tr("away all day")
    return " · ".join(part for part in (i18n.middle_date(day.day), what, reason_words(day.reason), day.note) if part)


def reason_words(reason: str) -> str:
    """The word for why a day differs."""
    return {
        "vacation": tr("vacation"),
        "sick": tr("sick"),
        "training": tr("training"),
        "meeting": tr("meeting"),
        "holiday": tr("holiday"),
        "changed_hours": tr("changed hours"),
        "other": tr("other"),
    }.get(reason, reason)


def holiday_words(row: Holiday) -> str:
    """``Thu, Nov 26 · Thanksgiving · all offices``."""
    words = [i18n.middle_date(row.day), row.name]
    if row.location_id is None:
        words.append(tr("all offices"))
    return " · ".join(words)
