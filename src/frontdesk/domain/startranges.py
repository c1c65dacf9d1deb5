"""Where in one operatory an appointment could start: what the desk shades while it is being dragged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from frontdesk.domain.bookings import Booking, Names, Obstacle
from frontdesk.domain.conflicts import Clash, ClashOrder, ConflictBook, Question
from frontdesk.domain.intervals import Interval


class Fit(StrEnum):
    """Whether an appointment may be put somewhere."""

    FITS = "fits"
    OVERLAP_WARNING = "overlap_warning"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class StartRange:
    """Neighbouring starts with one answer and one reason; *first* and *last* both belong to it.

    Attributes:
        clash: what is in the way, None where the appointment fits.
    """

    first: datetime
    last: datetime
    fit: Fit
    clash: Clash | None

    def sentence(self, start: datetime, names: Names) -> str | None:
        """Say the reason to somebody who wants to start at *start*, or None where it fits."""
        return self.clash.sentence(start, names) if self.clash is not None else None


_GRADES = tuple(Fit)
"""Each answer by its gravity."""


def fit_of(clash: Clash | None) -> Fit:
    """Return what the worst clash of an appointment means for it."""
    if clash is None:
        return Fit.FITS
    return Fit.CANNOT if clash.refuses else Fit.OVERLAP_WARNING


class StartFinder:
    """Answers, operatory by operatory, where one appointment could start.

    Starts lie *increment* minutes apart from the beginning of *window*, as long as the appointment also ends
    within it. What depends on the providers is the same in every operatory and worked out once.
    """

    def __init__(self, book: ConflictBook, proposed: Booking, window: Interval, increment: int) -> None:
        if increment < 1:
            raise ValueError("an increment is at least one minute")
        self._book = book
        self._step = timedelta(minutes=increment)
        count = max((window.duration - proposed.interval.duration) // self._step + 1, 0)
        self._starts = [window.start + at * self._step for at in range(count)]
        self._first = proposed.moved(proposed.operatory_id, window.start)
        self._clashes: dict[ClashOrder, tuple[Question, Interval, Obstacle]] = {}
        self._by_providers: list[ClashOrder | None] | None = None
        self._grades: bytes | None = None

    def fits(self, operatory_id: UUID) -> Iterator[tuple[datetime, datetime, Fit]]:
        """Yield the first and last start of each stretch in which something fits; many times quicker than ``ranges``.

        Between the stretches, and outside, the appointment cannot start.
        """
        if self._grades is None:
            provided = bytearray(len(self._starts))
            self._grade(provided, self._book.provider_questions(self._first), _GRADES.index(Fit.OVERLAP_WARNING))
            self._grades = bytes(provided)
        grades = bytearray(self._grades)
        first = self._first
        questions = self._book.slot_questions(operatory_id, first.interval, first.id, first.type_id)
        self._grade(grades, questions, _GRADES.index(Fit.CANNOT))
        starts, at = self._starts, 0
        for grade, same in groupby(grades):
            end = at + len(list(same))
            if _GRADES[grade] is not Fit.CANNOT:
                yield starts[at], starts[end - 1], _GRADES[grade]
            at = end

    def ranges(self, operatory_id: UUID) -> tuple[StartRange, ...]:
        """Return the answers for *operatory_id*: as few ranges as possible, in order and without gaps.

        Each start gets the answer that ``ConflictBook.worst`` gives for the appointment moved there.
        """
        first = self._first
        if self._by_providers is None:
            self._by_providers = [None] * len(self._starts)
            self._paint(self._by_providers, self._book.provider_questions(first))
        cells = self._by_providers.copy()
        self._paint(cells, self._book.slot_questions(operatory_id, first.interval, first.id, first.type_id))
        return tuple(self._ranges(cells))

    def _grade(self, grades: bytearray, questions: Iterable[Question], grade: int) -> None:
        step, count, mark = self._step, len(grades), bytes((grade,))
        for question in questions:
            my_start, my_end, matters = question.mine.start, question.mine.end, question.matters
            swept = Interval(my_start, my_end + max(count - 1, 0) * step)
            for when, _, other in question.timeline.overlapping(swept):
                first = (when[0] - my_end) // step + 1
                if first < 0:
                    first = 0
                end = -((my_start - when[1]) // step)
                if end > count:
                    end = count
                if first < end and matters(other):
                    grades[first:end] = mark * (end - first)

    def _paint(self, cells: list[ClashOrder | None], questions: Iterable[Question]) -> None:
        spans: list[tuple[ClashOrder, int, int]] = []
        step, count = self._step, len(cells)
        for question in questions:
            my_start, my_end, matters = question.mine.start, question.mine.end, question.matters
            # A provider's own times may lie outside the appointment and so outside the window.
            swept = Interval(my_start, my_end + max(count - 1, 0) * step)
            gravity, is_by_rule, provider = question.order
            for when, interval, other in question.timeline.overlapping(swept):
                first = max((when[0] - my_end) // step + 1, 0)
                end = min(-((my_start - when[1]) // step), count)
                if first < end and matters(other):
                    order = (gravity, is_by_rule, when, provider)
                    self._clashes[order] = (question, interval, other)
                    spans.append((order, first, end))
        # The gravest comes first in order, so it is painted last and stays on top.
        spans.sort(reverse=True)
        for order, first, end in spans:
            cells[first:end] = [order] * (end - first)

    def _ranges(self, cells: list[ClashOrder | None]) -> Iterator[StartRange]:
        at = 0
        for order, same in groupby(cells):
            end = at + len(list(same))
            clash, fit = None, Fit.FITS
            if order is not None:
                question, interval, other = self._clashes[order]
                clash = question.clash(interval, other)
                fit = fit_of(clash)
            yield StartRange(self._starts[at], self._starts[end - 1], fit, clash)
            at = end


def start_ranges(
    book: ConflictBook, proposed: Booking, operatory_id: UUID, window: Interval, increment: int
) -> tuple[StartRange, ...]:
    """Return where *proposed* could start in one operatory; for several, ask one ``StartFinder``."""
    return StartFinder(book, proposed, window, increment).ranges(operatory_id)
