"""Recalls at the desk: who is due, what was said on the phone, and when to ask again."""

import asyncio
from collections.abc import Callable
from datetime import date
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.recalls import RecallOut, UpdateRecallIn
from frontdesk.domain.recalls import RecallStatus
from frontdesk.domain.speech import current, say
from frontdesk.operations.answers import everything, told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import Happening
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.tasks import together
from frontdesk.operations.versions import OwnVersions
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import day_name
from frontdesk.store.recalls import DueRecall, RecallType
from frontdesk.store.shelf import Shelf

DUE = "due"
"""The only list there is: recalls belong to the organisation, not to a location."""

_OPEN = (RecallStatus.OVERDUE, RecallStatus.DUE)
_READING = "recalls: reading"


class Recalls:
    """Who is due to come back.

    Whether a patient is due follows from dates and visits, so that any visit may change it; the list is read again
    when somebody looks at it, not with each of them.

    Attributes:
        due: the open recalls, longest due first.
        types: what patients come back for.
    """

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self.due: Shelf[str, DueRecall] = Shelf()
        self.types: tuple[RecallType, ...] = ()
        self._own = OwnVersions()
        self._doubted: dict[object, Callable[[], None]] = {}
        means.happenings.listen({"recall", "recall_type", "appointment", "patient"}, self._heard, self._doubt)

    def on_doubt(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call *listener* when the list may no longer be true; return what ends it."""
        token = object()
        self._doubted[token] = listener

        def end() -> None:
            self._doubted.pop(token, None)

        return end

    async def show(self) -> Outcome:
        """Read who is due, unless that is known and still true."""
        if self.due.is_true(DUE):
            return Outcome(ok=True, sentence="")
        _, outcome = await self._means.errands.told(self._read(), say("The recalls were not read"))
        return outcome

    async def note_contact(self, recall_id: UUID, what: str, day: date) -> Outcome:
        """Add a dated line to the recall's note, such as ``Nov 19: left a message``."""
        row = self.due.row(recall_id)
        if row is None:
            return _gone()
        line = f"{current().short_day(day)}: {what}"
        note = f"{row.note.rstrip()}\n{line}" if row.note.strip() else line
        name = row.patient_name
        words = Words.said(
            "note about {name}",
            "{name}: {what}, noted.",
            "the note about {name} is gone.",
            "{name} was not noted",
            name=name,
            what=what,
        )
        return await self._change(row, {"note": note}, {"note": row.note or None}, words)

    async def postpone(self, recall_id: UUID, until: date) -> Outcome:
        """Give a recall another due date."""
        row = self.due.row(recall_id)
        if row is None:
            return _gone()
        name = row.patient_name
        words = Words.said(
            "due date of {name}",
            "{name} is due {day}.",
            "{name} is due as before.",
            "{name} was not postponed",
            name=name,
            day=day_name(until),
        )
        return await self._change(row, {"date_due": until}, {"date_due": row.due}, words)

    async def stop(self, recall_id: UUID) -> Outcome:
        """Call this patient no more for it."""
        row = self.due.row(recall_id)
        if row is None:
            return _gone()
        name = row.patient_name
        words = Words.said(
            "recall of {name}",
            "{name} is not called for it any more.",
            "{name} is called again.",
            "The recall of {name} was not changed",
            name=name,
        )
        return await self._change(row, {"is_disabled": True}, {"is_disabled": False}, words)

    async def _change(self, row: DueRecall, new: dict[str, object], old: dict[str, object], words: Words) -> Outcome:
        async def send(values: dict[str, object], version: int, key: str) -> DueRecall:
            base = self._own.latest(row.id, version)
            body = UpdateRecallIn.model_validate({**values, "base_version": base})
            with told():
                answer = await self._client.recalls.update(row.id, body, key=key)
            self._own.made(row.id, answer.version, base)
            return self._take(answer)

        async def forward(left: DueRecall | None, key: str) -> DueRecall:
            return await send(new, (left or row).version, key)

        async def backward(left: DueRecall, key: str) -> DueRecall:
            return await send(old, left.version, key)

        return await self._means.errands.run(Errand(words, forward, backward, (row.id,)))

    def _take(self, wire: RecallOut) -> DueRecall:
        row = _recall(wire)
        if row.status in _OPEN and not wire.is_disabled:
            self.due.put(row, [DUE])
        else:
            self.due.drop(row.id)
        return row

    def _heard(self, happening: Happening) -> None:
        known = self.due.row(happening.entity_id)
        is_known = known is not None and happening.version is not None and known.version >= happening.version
        if not is_known:
            self._doubt()

    def _doubt(self) -> None:
        was_true = self.due.is_true(DUE)
        self.due.doubt()
        if was_true:
            self._tell_doubt()

    def _tell_doubt(self) -> None:
        for listener in list(self._doubted.values()):
            listener()

    async def _read(self) -> None:
        recalls = self._client.recalls
        with told(), self.due.reading(DUE) as reading:
            async with together() as group:
                kinds = group.create_task(everything(recalls.types.each(), lambda row: row), name=_READING)
                lists = [
                    group.create_task(everything(recalls.each(status=status), lambda row: row), name=_READING)
                    for status in _OPEN
                ]
            self.types = tuple(
                RecallType(row.id, row.name, row.appointment_type.id if row.appointment_type else None)
                for row in kinds.result()
            )
            rows = [_recall(row) for one in lists for row in one.result() if not row.is_disabled]
            rows.sort(key=lambda row: (row.due or date.max, row.patient_name))
            self.due.put_all(DUE, rows, reading)
        if not self.due.is_true(DUE):
            # Whoever reads it anew at that may end what is reading it now.
            asyncio.get_running_loop().call_soon(self._tell_doubt)


def _recall(wire: RecallOut) -> DueRecall:
    return DueRecall(
        wire.id,
        wire.version,
        wire.patient.id,
        wire.patient.name or "",
        wire.patient_phone or "",
        wire.recall_type.id,
        wire.recall_type.name or "",
        wire.status,
        wire.date_due,
        wire.date_previous,
        wire.note,
    )


def _gone() -> Outcome:
    return Outcome(ok=False, sentence=say("That recall is no longer due."), reason="gone")
