"""Which part of an appointment needs the provider, and which the assistant alone can do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby

from frontdesk.domain.intervals import Interval

MINUTES_PER_STEP = 5
PROVIDER = "X"
ASSISTANT = "/"

_MARKS = frozenset({PROVIDER, ASSISTANT})
_LONGEST = 24 * 60 // MINUTES_PER_STEP


@dataclass(frozen=True, slots=True)
class TimePattern:
    """One character per five minutes: 'X' is provider time, '/' is assistant time.

    A ``ValueError`` refuses an empty text, other characters and more than a day.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse what is no time pattern."""
        if not self.text or not _MARKS.issuperset(self.text):
            raise ValueError("a time pattern is written with X and /, at least one of them")
        if len(self.text) > _LONGEST:
            raise ValueError("a time pattern is no longer than a day")

    @property
    def minutes(self) -> int:
        """How long the appointment is by this pattern."""
        return len(self.text) * MINUTES_PER_STEP

    @property
    def stretches(self) -> tuple[tuple[bool, int], ...]:
        """Who works for how many minutes, in order: True is the provider, False the assistant alone."""
        return tuple((mark == PROVIDER, length * MINUTES_PER_STEP) for mark, _first, length in self._runs())

    def provider_time(self, start: datetime) -> tuple[Interval, ...]:
        """Return when the provider is needed, for an appointment that begins at *start*."""
        return tuple(
            Interval.lasting(start + timedelta(minutes=first * MINUTES_PER_STEP), length * MINUTES_PER_STEP)
            for mark, first, length in self._runs()
            if mark == PROVIDER
        )

    def provider_time_in(self, interval: Interval) -> tuple[Interval, ...]:
        """Return when the provider is needed in an appointment that takes *interval*, however long it became."""
        minutes = interval.minutes
        runs = _needed_in(self.text, minutes)
        start, end = interval.start, interval.end
        if len(runs) == 1 and runs[0][0] == 0 and start + timedelta(minutes=runs[0][1]) >= end:
            return (interval,)
        parts = ((start + timedelta(minutes=first), start + timedelta(minutes=last)) for first, last in runs)
        return tuple(Interval(first, min(last, end)) for first, last in parts if first < end)

    def resized(self, minutes: int) -> "TimePattern":
        """Return the same shape for another length, rounded up to whole steps.

        Seating before and cleaning up after take the same time whatever is done between, so the assistant's
        first and last run stay and the middle is stretched; only when there is no room for that is all of it
        scaled. Provider time never vanishes.
        """
        steps = min(max(-(-minutes // MINUTES_PER_STEP), 1), _LONGEST)
        if steps == len(self.text):
            return self
        middle = self.text.strip(ASSISTANT)
        if not middle:
            return TimePattern(ASSISTANT * steps)
        before = len(self.text) - len(self.text.lstrip(ASSISTANT))
        after = len(self.text) - before - len(middle)
        room = steps - before - after
        if room >= 1:
            return TimePattern(ASSISTANT * before + _scaled(middle, room) + ASSISTANT * after)
        return TimePattern(_scaled(self.text, steps))

    def _runs(self) -> tuple[tuple[str, int, int], ...]:
        return _runs_of(self.text)


@lru_cache(maxsize=1024)
def _runs_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return each run of one mark with where it begins and how long it is; a practice has few patterns."""
    runs: list[tuple[str, int, int]] = []
    first = 0
    for mark, group in groupby(text):
        length = len(list(group))
        runs.append((mark, first, length))
        first += length
    return tuple(runs)


@lru_cache(maxsize=4096)
def _needed_in(text: str, minutes: int) -> tuple[tuple[int, int], ...]:
    """Return from which to which minute the provider is needed in a visit of some length by a pattern."""
    return tuple(
        (first * MINUTES_PER_STEP, (first + length) * MINUTES_PER_STEP)
        for mark, first, length in _runs_of(TimePattern(text).resized(minutes).text)
        if mark == PROVIDER
    )


def default_pattern(minutes: int) -> TimePattern:
    """Return the pattern of an appointment nobody described: the provider is needed all the time."""
    return TimePattern(PROVIDER).resized(minutes)


def _scaled(text: str, steps: int) -> str:
    """Read *text* at the middle of each of *steps* equal parts; keep one step of provider time if it had any."""
    scaled = "".join(text[(2 * step + 1) * len(text) // (2 * steps)] for step in range(steps))
    if PROVIDER in text and PROVIDER not in scaled:
        here = min(text.index(PROVIDER) * steps // len(text), steps - 1)
        scaled = scaled[:here] + PROVIDER + scaled[here + 1 :]
    return scaled
