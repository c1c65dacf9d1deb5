"""What was produced, by provider, and how much of the goal that is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from frontdesk.contract.production import ProductionSummaryOut, ProviderProductionOut
from frontdesk.domain.localtime import day_start
from frontdesk.domain.money import ZERO
from frontdesk.server import resources_common as common
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.production import repository
from frontdesk.server.resources_common import PROVIDER
from frontdesk.server.schedules.repository import provider_order

LONGEST_SPAN = 3660
"""Days; ten years and a little."""

DAY = timedelta(days=1)
SCHEDULED, COMPLETED, LOST = "scheduled", "complete", "lost"


def production_summary(unit: ReadUnit, location_id: UUID, first: date, last: date) -> ProductionSummaryOut:
    """Return a location's production by provider from *first* to *last*, both included."""
    zone = common.find_location(unit, location_id).zone
    if last < first:
        raise InvalidProblem(("query", "date_to"), "The last date lies before the first.", "date_order")
    if (last - first).days >= LONGEST_SPAN:
        raise InvalidProblem(("query", "date_to"), "At most ten years can be added up at once.", "date_range")
    sums: dict[UUID | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for row in repository.by_provider(unit, location_id, day_start(first, zone), day_start(last + DAY, zone)):
        sums[row.provider_id][row.status if row.status in (SCHEDULED, COMPLETED) else LOST] += row.production
    goals = repository.goals_by_provider(unit, location_id, first, last)
    everybody = {provider_id for provider_id in (*sums, *goals) if provider_id is not None}
    order: list[UUID | None] = [*provider_order(unit, sorted(everybody)), *([None] if None in sums else [])]
    called = common.names(unit, PROVIDER, everybody)
    shown = [
        ProviderProductionOut(
            provider=common.maybe_reference(provider_id, called),
            scheduled_production=sums[provider_id][SCHEDULED],
            completed_production=sums[provider_id][COMPLETED],
            lost_production=sums[provider_id][LOST],
            goal_amount=goal,
            attainment_pct=percent(sums[provider_id][COMPLETED], goal),
        )
        for provider_id in order
        for goal in [goals.get(provider_id, ZERO) if provider_id is not None else ZERO]
    ]
    completed = sum((each.completed_production for each in shown), ZERO)
    total_goal = sum(goals.values(), ZERO)
    return ProductionSummaryOut(
        date_from=first,
        date_to=last,
        providers=shown,
        total_scheduled=sum((each.scheduled_production for each in shown), ZERO),
        total_completed=completed,
        total_lost=sum((each.lost_production for each in shown), ZERO),
        total_goal=total_goal,
        overall_attainment_pct=percent(completed, total_goal),
    )


def percent(part: Decimal, whole: Decimal) -> float:
    """Return *part* in percent of *whole* with two places, 0 when there is no whole."""
    return float(round(part * 100 / whole, 2)) if whole else 0.0
