"""A listener's store: loaded once, and from then on told by events alone what to read again.

It holds every kind of record the API has, and per office the days of one week and one month. An event names a record
or, by its office and dates, days; nothing else is read again. What others are called is left out, since that stands
in their own record and is looked up there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

Json = dict[str, Any]
Record = Any
"""A record as JSON, without what others are called."""

WEEK = "2026-03-09"
MONTH = "2026-03"
LABELS = frozenset({"name", "confirmation_status_label", "patient_phone", "color", "abbreviation", "slug"})


@dataclass(frozen=True, slots=True)
class Kind:
    """Where the records of a kind are read.

    Attributes:
        path: their list.
        single: whether there is an address for one of them; otherwise it is looked for in the list.
        query: what the list has to be asked for to hold all of them.
        beneath: lists that hang on a record, as paths below it.
    """

    path: str
    single: bool = True
    query: Mapping[str, str] = field(default_factory=dict)
    beneath: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "appointment": Kind("/appointments"),
    "appointment_rule": Kind("/schedule/appointment-rules"),
    "appointment_type": Kind("/appointment-types"),
    "blockout": Kind("/blockouts/instances"),
    "blockout_template": Kind("/blockouts/templates", query={"include_hidden": "true"}, beneath=("items",)),
    "blockout_type": Kind("/blockouts/types", query={"include_hidden": "true"}),
    "definition": Kind("/definitions"),
    "flow": Kind("/schedule/flow-statuses", single=False, query={"include_inactive": "true"}),
    "holiday": Kind("/holidays"),
    "location": Kind("/locations"),
    "note": Kind("/schedule/notes"),
    "operatory": Kind("/operatories"),
    "override": Kind("/schedule/overrides"),
    "patient": Kind("/patients"),
    "patient_preference": Kind("/schedule/patient-preferences"),
    "procedure_code": Kind("/procedure-codes"),
    "production_goal": Kind("/schedule/production-goals"),
    "provider": Kind("/providers"),
    "recall": Kind("/recalls/patient-recalls"),
    "recall_type": Kind("/recalls/types"),
    "saved_search": Kind("/schedule/saved-searches"),
    "task": Kind("/tasks", beneath=("notes",)),
    "task_list": Kind("/tasks/lists"),
    "template": Kind("/schedule/templates"),
    "user": Kind("/users"),
    "view": Kind("/schedule/views"),
    "waitlist": Kind("/waitlist/entries", beneath=("contact-log",)),
}
TOLD_AS = {"schedule": ("template", "override"), "view_choice": ("view",)}
"""Event types that stand for other kinds of record: weekly hours and the days that differ are told alike."""

PART_OF = frozenset({"blockout_template_item", "recall_trigger"})
"""Parts of records: a change of one comes with an event of the whole, which is what is read again."""

WHOLE_OFFICE = frozenset({"location", "operatory", "provider", "recall_type", "schedule"})
"""Kinds of which every day of an office shows something, whatever its date."""


class Reading:
    """Asks the application for JSON as one user, without a client between: there is a lot to ask."""

    def __init__(self, app: ASGIApp, org: Any, token: str) -> None:
        self._app = app
        self._base = f"/api/v1/{org}"
        self._headers = [(b"authorization", f"Bearer {token}".encode())]

    async def get(self, path: str, **query: Any) -> tuple[int, Any]:
        """Return status and body of the answer to a question below the organisation."""
        said: list[Message] = []
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "path": self._base + path,
            "query_string": urlencode(query).encode(),
            "headers": self._headers,
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": b""}

        async def send(message: Message) -> None:
            said.append(message)

        await self._app(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in said)
        return int(said[0]["status"]), json.loads(body)


class Mirror:
    """One listener.

    Attributes:
        reading: its way to the server.
        records: by kind and id.
        days: by office and date; months: by office.
        events: what it was told, in order.
    """

    def __init__(self, reading: Reading, locations: Iterable[Any], *, without: Iterable[str] = ()) -> None:
        self.reading = reading
        self.locations = sorted(map(str, locations))
        self.without = tuple(without)
        self.kinds = {name: kind for name, kind in KINDS.items() if name not in self.without}
        self.records: dict[str, dict[str, Record]] = {}
        self.days: dict[tuple[str, str], Record] = {}
        self.months: dict[str, Record] = {}
        self.events: list[Json] = []
        self._position = 0

    async def load(self) -> None:
        """Read everything."""
        self._position = (await self._get("/events/since", after=0))["last_id"]
        for name in self.kinds:
            self.records[name] = await self._all(name)
        for location in self.locations:
            await self._load_office(location)

    async def follow(self) -> list[Json]:
        """Hear what happened since, read again what it names, and return the events."""
        told = await self._get("/events/since", after=self._position)
        assert not told["is_reset"]
        self._position = told["last_id"]
        again: dict[tuple[str, str], None] = {}
        days: set[tuple[str, str]] = set()
        for event in told["items"]:
            about = event["type"].partition(".")[0]
            if about not in PART_OF:
                again.update(((kind, event["entity_id"]), None) for kind in TOLD_AS.get(about, (about,)))
            places = [event["location_id"]] if event["location_id"] else self.locations
            if about in WHOLE_OFFICE:
                days.update((place, day) for place, day in self.days if place in places)
            days.update((place, day) for place in places for day in event["dates"])
        for kind, record_id in again:
            if kind in self.kinds:
                await self._read_again(kind, record_id)
        for place, day in sorted(days):
            await self._read_day_again(place, day)
        for place in sorted({place for place, day in days if day.startswith(MONTH)}):
            self.months[place] = await self._month(place)
        self.events += told["items"]
        return list(told["items"])

    def differences(self, fresh: Mirror) -> Iterator[str]:
        """Name what a fresh reading shows otherwise."""
        for kind, held in self.records.items():
            found = fresh.records[kind]
            for record_id in held.keys() | found.keys():
                if held.get(record_id) != found.get(record_id):
                    yield f"{kind} {record_id}:\n  held  {held.get(record_id)}\n  fresh {found.get(record_id)}"
        for where, day in fresh.days.items():
            if self.days.get(where) != day:
                yield f"day {where}:\n  held  {self.days.get(where)}\n  fresh {day}"
        for place, month in fresh.months.items():
            if self.months.get(place) != month:
                yield f"month of {place}:\n  held  {self.months.get(place)}\n  fresh {month}"

    async def _read_again(self, kind: str, record_id: str) -> None:
        found = await self._one(kind, record_id)
        if found is None:
            self.records[kind].pop(record_id, None)
        else:
            self.records[kind][record_id] = found
        if kind == "recall_type":
            # Where a recall stands follows from what its type says.
            for recall_id, recall in list(self.records["recall"].items()):
                if recall["recall_type"]["id"] == record_id:
                    await self._read_again("recall", recall_id)
            # So does which recall a visit answers.
            for visit_id in list(self.records["appointment"]):
                await self._read_again("appointment", visit_id)

    async def _read_day_again(self, place: str, day: str) -> None:
        if (place, day) in self.days:
            query = {"location_uuid": place, "target_date": day, "fields": "procedures"}
            self.days[place, day] = bare(await self._get("/schedule/calendar/daily", **query))

    async def _one(self, kind: str, record_id: str) -> Record | None:
        where = self.kinds[kind]
        if not where.single:
            return (await self._all(kind)).get(record_id)
        status, record = await self.reading.get(f"{where.path}/{record_id}")
        if status in (403, 404):
            return None
        assert status == 200, record
        return None if record.get("status") == "archived" else await self._whole(kind, record)

    async def _all(self, kind: str) -> dict[str, Record]:
        where = self.kinds[kind]
        places = [None, *self.locations] if kind in ("appointment_rule", "blockout_template") else [None]
        found = []
        for place in places:
            query = {**where.query, **({} if place is None else {"location_uuid": place})}
            told = await self._get(where.path, page_size=200, **query)
            assert told["total"] == len(told["items"]), "more than one page: the script is too long for its lists"
            found += told["items"]
        return {record["id"]: await self._whole(kind, record) for record in found}

    async def _whole(self, kind: str, record: Json) -> Record:
        where = self.kinds[kind]
        parts = {name: await self._get(f"{where.path}/{record['id']}/{name}") for name in where.beneath}
        if kind == "recall_type":
            parts["triggers"] = await self._get("/recalls/triggers", recall_type_uuid=record["id"])
        own = {name: value for name, value in record.items() if name in LABELS and not isinstance(value, dict)}
        return {**bare(record), **own, **{name: bare(part) for name, part in parts.items()}}

    async def _load_office(self, place: str) -> None:
        query = {"location_uuid": place, "week_start": WEEK, "fields": "procedures"}
        for day in (await self._get("/schedule/calendar/weekly", **query))["days"]:
            self.days[place, day["date"]] = bare(day)
        self.months[place] = await self._month(place)

    async def _month(self, place: str) -> Record:
        return bare(await self._get("/schedule/calendar/monthly", location_uuid=place, month=MONTH))

    async def _get(self, path: str, **query: Any) -> Any:
        status, found = await self.reading.get(path, **query)
        assert status == 200, (path, query, found)
        return found


def bare(value: Any) -> Any:
    """Return JSON without what others are called in it."""
    if isinstance(value, dict):
        return {name: bare(inner) for name, inner in value.items() if name not in LABELS}
    if isinstance(value, list):
        return [bare(inner) for inner in value]
    return value
