"""The way back from each change, by the same rules of status the server holds everybody to."""

import pytest

from frontdesk.domain.statuses import MOVABLE, PLACEABLE, may_transition
from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations.requests import Become, Break, Cancel, Move, Origin, Park, Place, Request, way_back

from .practice import HELGA, ZONE, at, visit

TARGETS = {Park: S.PINBOARD, Break: S.BROKEN, Cancel: S.CANCELLED}
CHANGES: tuple[Request, ...] = (
    Move(at("10:00")),
    Place(at("10:00")),
    Park(),
    Break(),
    Cancel(),
    Become(S.COMPLETE),
    Become(S.SCHEDULED),
)


def after(request: Request, status: S) -> S | None:
    """The status a request leaves behind, None where it is not allowed."""
    if isinstance(request, Move):
        return S.SCHEDULED if status in MOVABLE else None
    if isinstance(request, Place):
        return S.SCHEDULED if status in PLACEABLE else None
    if isinstance(request, Origin):
        return status
    wanted = request.status if isinstance(request, Become) else TARGETS[type(request)]
    return wanted if may_transition(status, wanted) else None


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("change", CHANGES, ids=repr)
def test_whatever_is_allowed_leads_back_by_what_is_allowed(status: S, change: Request) -> None:
    now = after(change, status)
    if now is None:
        return
    for step in way_back(change, visit(HELGA, at("9:00"), status=status), ZONE):
        then = after(step, now)
        assert then is not None, f"{step} is not allowed for a visit that is {now}"
        now = then
    assert now is status
