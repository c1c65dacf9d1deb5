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

Moment = tuple[int, str]

_COUNTERS = org_counters.c
_MOMENT = select(_COUNTERS.last_event, _COUNTERS.history_head).where(_COUNTERS.org_id == bindparam("org"))


@dataclass(slots=True)
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    moment: Moment | None = None
    answer: Answer | None = None
    true_until: datetime | None = None

    def is_true(self, moment: Moment, now: datetime) -> bool:
        """Whether nothing has changed since, neither by a write nor by itself."""
        return self.answer is not None and self.moment == moment and (self.true_until is None or now < self.true_until)

    @property
    def size(self) -> int:
        return 0 if self.answer is None else len(self.answer.body)


class SharedAnswers:
    """The latest answers, each with the organisation's counters it was read beside.

    Every change moves these counters in its own transaction, so an answer is as fresh as one read anew; it is only
    not worked out again. What stops being so by itself, as a hold does, says until when it holds
    (`ReadUnit.true_only_until`). Who asks for the same while it is being worked out waits for it.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    def read(self, database: Database, who: Caller, request: str, work: Callable[[ReadUnit], Answer]) -> Answer:
        """Return the answer to *request*, which says all that it depends on beside the caller's sight and the data."""
        key = (who.org_id, who.role, who.location_ids, request)
        with self._mutex:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
        with kept.lock, database.read(who) as unit:
            moment = _moment(unit)
            if kept.answer is None or not kept.is_true(moment, unit.now):
                kept.answer, kept.moment = work(unit), moment
                kept.true_until = unit.true_until
                self._forget_oldest()
            return kept.answer

    def _forget_oldest(self) -> None:
        with self._mutex:
            held = sum(kept.size for kept in self._kept.values())
            while len(self._kept) > MOST_ANSWERS or held > MOST_BYTES:
                _, oldest = self._kept.popitem(last=False)
                held -= oldest.size


def _moment(unit: ReadUnit) -> Moment:
    row = unit.one(_MOMENT, {"org": unit.org_id})
    return row.last_event, row.history_head
