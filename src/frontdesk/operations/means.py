"""What every job at the desk works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from frontdesk.operations.errands import Errands
from frontdesk.operations.gateway import Gateway
from frontdesk.operations.happenings import Happenings
from frontdesk.operations.history import Steps
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.loader import Loader
from frontdesk.operations.tasks import Tasks
from frontdesk.operations.visits import Visits
from frontdesk.store.shelf import Shelf
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Means:
    """The desk's parts, for the jobs built on them.

    Attributes:
        visits: changes of appointments, optimistic, each undoable.
        errands: changes of everything else.
        steps: the undo stack that all of them share.
        happenings: what the server tells, by kind.
        loader: reading days and pinboards.
        tasks: the owner of whatever runs in the background.
    """

    gateway: Gateway
    store: Store
    link: Link
    loader: Loader
    visits: Visits
    errands: Errands
    steps: Steps
    happenings: Happenings
    tasks: Tasks
    clock: Callable[[], datetime]
    pace: Pace

    def still_open(self, lists: Shelf[UUID, Any]) -> list[UUID]:
        """Let go of the lists of locations that are not open to this person any more; return those left to read."""
        places = {row.id for row in self.store.reference.locations}
        for lost in lists.known() - places:
            lists.release(lost)
        return [place for place in lists.known() if place in places]
