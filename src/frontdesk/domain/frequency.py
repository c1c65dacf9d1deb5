"""How soon a procedure is too soon: benefits pay for the routine ones only so often.

The intervals are those most dental plans share for the ADA's procedure codes; what is not routine has none, since a
second filling next week is nothing unusual.
"""

from __future__ import annotations

from datetime import date

from frontdesk.domain.recalls import RecallInterval

_HALF_YEAR, _YEAR = RecallInterval(months=6), RecallInterval(years=1)
_QUARTER, _TWO_YEARS, _THREE_YEARS = RecallInterval(months=3), RecallInterval(years=2), RecallInterval(years=3)

_INTERVALS = {
    **dict.fromkeys(("D0120", "D1110", "D1120", "D1206", "D1208"), _HALF_YEAR),
    **dict.fromkeys(("D0270", "D0272", "D0273", "D0274", "D0277"), _YEAR),
    **dict.fromkeys(("D0150", "D0180", "D0210", "D0330", "D1351"), _THREE_YEARS),
    **dict.fromkeys(("D4341", "D4342"), _TWO_YEARS),
    "D4910": _QUARTER,
}


def earliest_again(code: str, last: date) -> date | None:
    """Return from which day on a procedure last done on *last* is usual again; None for one without such a rule."""
    interval = _INTERVALS.get(code.strip().upper())
    return interval.after(last) if interval is not None else None


def is_too_soon(code: str, last: date, day: date) -> bool:
    """Say whether doing it again on *day* comes before it is usual."""
    again = earliest_again(code, last)
    return again is not None and day < again
