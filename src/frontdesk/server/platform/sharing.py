"""Answers that are given again while nothing has changed: after each change, every desk reads the same day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from frontdesk.server.db.tables import org_counters

if TYPE_CHECKING:
    from frontdesk.server.platform.caller import Caller
    from frontdesk.server.platform.idempotency import Answer
    from frontdesk.server.platform.unit import Database, ReadUnit

MOST_ANSWERS = 300
MOST_BYTES = 16 * 1024 * 1024
LONGEST_REQUEST = 2_000
"""No desk of ours asks at such length; what somebody does is answered and not kept."""

Moment = tuple[int, str]

_COUNTERS = org_counters.c
_MOMENT = select(_COUNTERS.last_event, _COUNTERS.history_head).where(_COUNTERS.org_id == bindparam("org"))


@dataclass(slots=True)
class _Kept:
    request: str
    lock: threading.Lock = field(default_factory=threading.Lock)
    asking: int = 0
    moment: Moment | None = None
    answer: Answer | None = None
    true_until: datetime | None = None
    counted: int = 0

    def is_true(self, moment: Moment, now: datetime) -> bool:
        """Whether nothing has changed since, neither by a write nor by itself."""
        return self.answer is not None and self.moment == moment and (self.true_until is None or now < self.true_until)

    @property
    def size(self) -> int:
        return len(self.request) + (0 if self.answer is None else len(self.answer.body))


class SharedAnswers:
    """The latest answers, each with the organisation's counters it was read beside.

    Every change moves these counters in its own transaction, so an answer is as fresh as one read anew; it is only
    not worked out again. What stops being so by itself, as a hold does, says until when it holds
    (`ReadUnit.true_only_until`). Who asks for the same while it is being worked out waits for it. What is refused
    leaves nothing behind.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._held = 0

    def __len__(self) -> int:
        """Return how many are kept or being worked out."""
        return len(self._kept)

    @property
    def held_bytes(self) -> int:
        """What the requests and answers take up."""
        return self._held

    def asking(self, request: str) -> int:
        """Return how many are asking for this now."""
        with self._mutex:
            return sum(kept.asking for kept in self._kept.values() if kept.request == request)

    def read(self, database: Database, who: Caller, request: str, work: Callable[[ReadUnit], Answer]) -> Answer:
        """Return the answer to *request*, which says all that it depends on beside the caller's sight and the data."""
        if len(request) > LONGEST_REQUEST:
            with database.read(who) as unit:
                return work(unit)
        key = (who.org_id, who.role, who.location_ids, request)
        with self._mutex:
            kept = self._kept.setdefault(key, _Kept(request))
            self._kept.move_to_end(key)
            kept.asking += 1
        is_new = False
        try:
            with kept.lock, database.read(who) as unit:
                moment = _moment(unit)
                if kept.answer is None or not kept.is_true(moment, unit.now):
                    kept.answer, kept.moment = None, moment
                    kept.answer = work(unit)
                    kept.true_until = unit.true_until
                    is_new = True
                return kept.answer
        finally:
            with self._mutex:
                kept.asking -= 1
                # Whoever waits for what was refused works it out again; the last of them leaves nothing behind.
                if kept.answer is None and not kept.asking:
                    self._forget(key)
                elif is_new:
                    self._held += kept.size - kept.counted
                    kept.counted = kept.size
                    self._forget_oldest()

    def _forget_oldest(self) -> None:
        """Forget what was asked for longest ago, but what is being asked for; there are few of these at a time."""
        while len(self._kept) > MOST_ANSWERS or self._held > MOST_BYTES:
            oldest = next((key for key, kept in self._kept.items() if not kept.asking), None)
            if oldest is None:
                return
            self._forget(oldest)

    def _forget(self, key: Hashable) -> None:
        self._held -= self._kept.pop(key).counted


def _moment(unit: ReadUnit) -> Moment:
    row = unit.one(_MOMENT, {"org": unit.org_id})
    return row.last_event, row.history_head
