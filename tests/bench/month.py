"""How quick the month is: from showing one that is known to its painted picture, one JSON line for each case.

python tests/bench/month.py
"""

import json
import os
import time
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frontdesk.store.months import MonthDay, turned
from frontdesk.ui import appearance, dnd, theme
from frontdesk.ui.month.model import build_month
from frontdesk.ui.month.view import MonthView
from frontdesk.ui.runtime import make_application

PLACE = UUID(int=1)
FIRST = date(2026, 1, 1)
MONTHS = 60
WIDTH, HEIGHT = 1920, 1000
NOTE = "Compressor service at 12:15, keep Op 3 clear"


def days_of(month: date) -> list[MonthDay]:
    """Every day with visits, production, a goal and a note."""
    count = (turned(month, 1) - month).days
    worth, goal = Decimal(18_230), Decimal(26_500)
    return [
        MonthDay(PLACE, month + timedelta(days=n), 60 + n, 3000 + n, 4800, worth, worth + n, goal + n, "", NOTE)
        for n in range(count)
    ]


def main() -> None:
    """Turn through five years, and print how long each first painting took."""
    application = make_application()
    appearance.apply(theme.LIGHT)
    view = MonthView(dnd.MIME_TYPE)
    view.resize(WIDTH, HEIGHT)
    view.show()
    application.processEvents()
    took = []
    for step in range(MONTHS):
        month = turned(FIRST, step)
        days = days_of(month)
        begun = time.perf_counter()
        view.show_month(build_month(month, days, month), "Riverside Dental")
        view.repaint()
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    figures = {"median_ms": median(took), "p95_ms": took[int(len(took) * 0.95)], "most_ms": took[-1]}
    print(json.dumps({"case": "first paint of a known month", **{key: round(ms, 2) for key, ms in figures.items()}}))


if __name__ == "__main__":
    main()
