"""Every way to change something through the API, as a desk would do it with what it knows."""

from __future__ import annotations

from support.deeds.book import APPOINTMENTS, BLOCKOUTS
from support.deeds.desk import Deed, Desk, Json, Sent
from support.deeds.lists import LISTS, TASKS
from support.deeds.practice import PRACTICE
from support.deeds.schedule import SCHEDULE

__all__ = ["DEEDS", "Deed", "Desk", "Json", "Sent"]

DEEDS = [*APPOINTMENTS, *BLOCKOUTS, *SCHEDULE, *LISTS, *TASKS, *PRACTICE]
"""All of them."""
