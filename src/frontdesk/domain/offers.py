"""Where kinds of visit are offered."""

from collections.abc import Collection
from uuid import UUID

from frontdesk.domain.speech import mark

NOT_OFFERED = mark("{kind} is not offered at {location}.")


def is_offered_at(location_ids: Collection[UUID], location_id: UUID) -> bool:
    """Say whether a kind of visit bound to these locations is offered at one; bound to none, it is everywhere."""
    return not location_ids or location_id in location_ids
