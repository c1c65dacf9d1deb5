"""Finding openings, and keeping searches that are made again and again."""

import logging
from collections.abc import Mapping
from datetime import date, time, timedelta
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.openings import FindFreeTimeIn, OpeningOut
from frontdesk.contract.saved_searches import (
    FIND_FREE_TIME,
    CreateSavedSearchIn,
    SavedSearchOut,
    UpdateSavedSearchIn,
)
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import today
from frontdesk.domain.speech import say
from frontdesk.operations.answers import everything, told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import GatewayError, Happening, Refused
from frontdesk.operations.local_openings import LocalOpenings
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.remembered import Remembered
from frontdesk.operations.visits import Words
from frontdesk.store.entities import Slot
from frontdesk.store.openings import Findings, Found, SavedSearch, Wish

log = logging.getLogger(__name__)

MOST = 60
PER_DAY = 6
LONGEST_LOCAL = 62
"""Days looked through here when the server is away."""
_YEAR, _PAGE, _PLACES = 366, 200, 100


class Openings:
    """Where and when a visit could be, from the server or, where this desk knows as much, from here."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self._local = LocalOpenings(means.store)
        self._holidays: Remembered[UUID, frozenset[date]] = Remembered(_PLACES)
        means.happenings.listen({"holiday"}, self._heard, self._holidays.clear)

    async def find(self, wish: Wish, *, most: int = MOST, per_day: int = PER_DAY) -> Findings:
        """Return openings in order of their start.

        Days that are all loaded are searched here, at once; so is whatever is loaded while the server is away.

        Raises:
            Refused: The server does not answer this question.
        """
        this_day = today(self._means.store.zone(wish.location_id), self._means.clock())
        first = max(wish.first_day or this_day, this_day)
        if wish.last_day is not None and wish.last_day < first:
            return Findings(())
        await self._learn_holidays(wish.location_id, this_day)
        if wish.last_day is not None and self._knows(wish.location_id, first, wish.last_day):
            return self._found_here(wish, first, wish.last_day, most, per_day)
        asked = FindFreeTimeIn(
            location_uuid=wish.location_id,
            duration_minutes=wish.minutes,
            appointment_type_uuid=wish.type_id,
            provider_uuids=list(wish.provider_ids) or None,
            operatory_uuids=list(wish.operatory_ids) or None,
            weekdays=sorted(wish.weekdays) or None,
            earliest_time=wish.earliest,
            latest_time=wish.latest,
            date_from=first,
            date_to=wish.last_day,
            limit=most,
            per_day=per_day,
        )
        try:
            with told():
                answer = await self._client.openings.find(asked)
        except Refused:
            raise
        except GatewayError:
            self._means.link.trouble()
            last = wish.last_day or first + timedelta(days=LONGEST_LOCAL)
            here = self._found_here(wish, first, min(last, first + timedelta(days=LONGEST_LOCAL)), most, per_day)
            return Findings(here.found, is_partial=True)
        rows = (_found(row, wish.location_id) for row in answer.openings)
        return Findings(tuple(sorted(rows, key=lambda row: row.slot.interval.start)))

    def _knows(self, location_id: UUID, first: date, last: date) -> bool:
        """Say whether every day from *first* to *last* is loaded."""
        count = (last - first).days + 1
        if not 0 < count <= LONGEST_LOCAL:
            return False
        loaded = self._means.store.loaded_days()
        return all((location_id, first + timedelta(days=ahead)) in loaded for ahead in range(count))

    def _found_here(self, wish: Wish, first: date, last: date, most: int, per_day: int) -> Findings:
        closed = self._holidays.get(wish.location_id) or frozenset()
        ahead = (first + timedelta(days=count) for count in range((last - first).days + 1))
        days = (day for day in ahead if day not in closed)
        return Findings(self._local.find(wish, days, self._means.clock(), per_day)[:most])

    async def _learn_holidays(self, location_id: UUID, first: date) -> None:
        """Read when the office is closed, unless it is known: the days themselves do not tell it."""
        if self._holidays.get(location_id) is not None:
            return
        last = first + timedelta(days=_YEAR)

        async def ask() -> frozenset[date]:
            page = await self._client.holidays.list(
                location_id=location_id, date_from=first, date_to=last, page_size=_PAGE
            )
            return frozenset(row.date for row in page.items)

        try:
            with told():
                await self._holidays.ask(location_id, ask)
        except GatewayError as error:
            log.info("Holidays could not be read: %s", type(error).__name__)

    def _heard(self, _happening: Happening) -> None:
        self._holidays.clear()

    # Saved searches

    async def saved(self, location_id: UUID) -> list[SavedSearch]:
        """Return this person's searches by name, each for a location; none while the server is away.

        Raises:
            Refused: The server does not answer this question.
        """
        try:
            with told():
                rows = await everything(self._client.saved_searches.each(search_type=FIND_FREE_TIME), lambda row: row)
        except Refused:
            raise
        except GatewayError:
            self._means.link.trouble()
            return []
        return [_saved(row, location_id) for row in rows]

    async def save(self, name: str, wish: Wish, *, is_default: bool) -> Outcome:
        """Keep a search under a name."""
        new = CreateSavedSearchIn(name=name, criteria=_criteria(wish), is_default=is_default)

        async def make(_left: SavedSearchOut | None, key: str) -> SavedSearchOut:
            with told():
                return await self._client.saved_searches.create(new, key=key)

        async def unmake(left: SavedSearchOut, key: str) -> SavedSearchOut:
            with told():
                await self._client.saved_searches.delete(left.id, key=key)
            return left

        words = Words.said(
            "saving of “{name}”",
            "“{name}” is saved.",
            "“{name}” is no longer saved.",
            "“{name}” was not saved",
            name=name,
        )
        return await self._means.errands.run(Errand(words, make, unmake))

    async def make_default(self, search: SavedSearch, is_default: bool, /) -> Outcome:
        """Let searches begin with this one, or with none."""

        async def switch(left: SavedSearchOut | None, key: str, to: bool) -> SavedSearchOut:
            version = left.version if left is not None else search.version
            changes = UpdateSavedSearchIn(base_version=version, is_default=to)
            with told():
                return await self._client.saved_searches.update(search.id, changes, key=key)

        said = {
            True: say("Searches begin with “{name}”.", name=search.name),
            False: say("Searches no longer begin with “{name}”.", name=search.name),
        }
        words = Words(
            say("default of “{name}”", name=search.name),
            said[is_default],
            said[not is_default],
            say("“{name}” was not changed", name=search.name),
        )
        return await self._means.errands.run(
            Errand(
                words,
                lambda left, key: switch(left, key, is_default),
                lambda left, key: switch(left, key, not is_default),
            )
        )

    async def remove(self, search: SavedSearch) -> Outcome:
        """Forget a saved search."""
        again = CreateSavedSearchIn(name=search.name, criteria=_criteria(search.wish), is_default=search.is_default)

        async def away(left: UUID | None, key: str) -> UUID:
            gone = left or search.id
            with told():
                await self._client.saved_searches.delete(gone, key=key)
            return gone

        async def back(_left: UUID, key: str) -> UUID:
            with told():
                return (await self._client.saved_searches.create(again, key=key)).id

        name = search.name
        words = Words.said(
            "removal of “{name}”",
            "“{name}” is removed.",
            "“{name}” is back.",
            "“{name}” was not removed",
            name=name,
        )
        return await self._means.errands.run(Errand(words, away, back))


def _found(row: OpeningOut, location_id: UUID) -> Found:
    return Found(
        Slot(location_id, row.operatory.id, Interval(row.start_time, row.end_time)), row.provider.id, row.score
    )


def _criteria(wish: Wish) -> dict[str, object]:
    """Write what holds on any day; from when is asked anew each time."""
    rows: dict[str, object] = {
        "duration_minutes": wish.minutes,
        "appointment_type_uuid": str(wish.type_id) if wish.type_id else None,
        "provider_uuids": [str(one) for one in wish.provider_ids],
        "operatory_uuids": [str(one) for one in wish.operatory_ids],
        "weekdays": sorted(wish.weekdays),
        "earliest_time": wish.earliest.isoformat("minutes") if wish.earliest else None,
        "latest_time": wish.latest.isoformat("minutes") if wish.latest else None,
    }
    return {name: value for name, value in rows.items() if value not in (None, [])}


def _saved(row: SavedSearchOut, location_id: UUID) -> SavedSearch:
    return SavedSearch(row.id, row.version, row.name, _wish(row.criteria, location_id), row.is_default)


def _wish(criteria: Mapping[str, object], location_id: UUID) -> Wish:
    """Read a search; another program may have saved anything, what cannot be read does not matter."""
    minutes, kind = criteria.get("duration_minutes"), _id(criteria.get("appointment_type_uuid"))
    weekdays = criteria.get("weekdays")
    return Wish(
        location_id,
        minutes=minutes if isinstance(minutes, int) and 5 <= minutes <= 24 * 60 else None,
        type_id=kind,
        provider_ids=_ids(criteria.get("provider_uuids")),
        operatory_ids=_ids(criteria.get("operatory_uuids")),
        weekdays=frozenset(day for day in weekdays if day in range(7)) if isinstance(weekdays, list) else frozenset(),
        earliest=_time(criteria.get("earliest_time")),
        latest=_time(criteria.get("latest_time")),
    )


def _id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _ids(value: object) -> tuple[UUID, ...]:
    read = (_id(one) for one in value) if isinstance(value, list) else ()
    return tuple(one for one in read if one is not None)


def _time(value: object) -> time | None:
    try:
        return time.fromisoformat(value).replace(tzinfo=None) if isinstance(value, str) else None
    except ValueError:
        return None
