"""Every write of the whole API is told, to whom it concerns and to nobody else, so that events alone keep a store true.

A desk plays a script over all writing operations. After every step, what two listeners hold who read again nothing but
what their events name is compared with a fresh reading of everything: the one sees all offices, the other one only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import httpx
from fastapi import FastAPI

from frontdesk.domain.localtime import local_date
from frontdesk.server.app import GROUPS
from frontdesk.server.platform.unit import Database
from support.deeds import DEEDS, Deed, Desk, Json, Sent
from support.mirror import TOLD_AS, Mirror, Reading
from support.tinypractice import TinyPractice

STEPS = 10
"""How much the script does after every operation has been done once."""

ATTEMPTS = 12
"""How often something is tried that may be refused, as a visit may be that finds its slot taken."""

VISIT = ("POST /appointments",)
BLOCKED = ("POST /blockouts/instances",)
TASK = ("POST /tasks/lists", "POST /tasks")
NEEDS = {
    "POST /appointments/{appointment_uuid}/place": (*VISIT, "POST /appointments/{appointment_uuid}/pinboard"),
    "DELETE /appointments/{appointment_uuid}/procedures/{procedure_uuid}": (
        *VISIT,
        "POST /appointments/{appointment_uuid}/procedures",
    ),
    "POST /appointments/{appointment_uuid}/procedures": VISIT,
    "PUT /appointments/{appointment_uuid}/procedures": VISIT,
    "POST /appointments/{appointment_uuid}/restore": (*VISIT, "DELETE /appointments/{appointment_uuid}"),
    "POST /blockouts/templates/{template_uuid}/apply": (
        "POST /blockouts/templates",
        "POST /blockouts/templates/{template_uuid}/items",
    ),
    "POST /blockouts/templates/{template_uuid}/items": ("POST /blockouts/templates",),
    "DELETE /blockouts/templates/{template_uuid}/items/{item_uuid}": (
        "POST /blockouts/templates/{template_uuid}/items",
    ),
    **{f"POST /blockouts/instances/{name}": BLOCKED for name in ("copy-day", "copy-week", "repeat-weeks")},
    "DELETE /recalls/types/{recall_type_uuid}": ("POST /recalls/types",),
    "POST /recalls/triggers": ("POST /recalls/types",),
    "DELETE /recalls/triggers/{trigger_uuid}": ("POST /recalls/types", "POST /recalls/triggers"),
    "POST /recalls/patient-recalls": ("POST /recalls/types",),
    "PATCH /recalls/patient-recalls/{recall_uuid}": ("POST /recalls/types", "POST /recalls/patient-recalls"),
    # By then each patient may have some.
    "POST /schedule/patient-preferences": ("DELETE /schedule/patient-preferences/{preference_uuid}",),
    "POST /tasks/{task_uuid}/restore": (*TASK, "DELETE /tasks/{task_uuid}"),
    "POST /tasks/{task_uuid}/done": TASK,
    "POST /tasks/{task_uuid}/reopen": (*TASK, "POST /tasks/{task_uuid}/done"),
    "POST /tasks/{task_uuid}/notes": TASK,
    "PATCH /tasks/{task_uuid}/notes/{task_note_uuid}": (*TASK, "POST /tasks/{task_uuid}/notes"),
    "POST /tasks/{task_uuid}/viewed": (*TASK, "POST /tasks/{task_uuid}/unread"),
    "POST /tasks/{task_uuid}/unread": TASK,
    "PATCH /tasks/{task_uuid}": TASK,
    "POST /tasks": TASK[:1],
}
"""What is done first where there is nothing yet to do something with, besides making one of the same kind."""

SEED = 20260309
DESK = "desk-7"
BEGINNING = datetime(2026, 3, 9, 13, tzinfo=UTC)

QUESTIONS = frozenset(
    {"POST /appointments/check-conflicts", "POST /waitlist/quick-fill", "POST /schedule/find-free-time"}
)
"""What is asked with a body and changes nothing."""

ADMINS_ONLY = ("user",)
OWN = ("saved_search", "view_choice")

Held = dict[str, dict[str, Json]]
"""Records by kind and id."""


def operations(router: Any) -> Iterator[str]:
    """Return what a router serves, as method and path."""
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is None:
            yield from (f"{method} {route.path}" for method in route.methods)
        else:
            yield from operations(inner)


def writing_operations() -> set[str]:
    routers = [import_module(f"frontdesk.server.{group}.routes").router for group in GROUPS]
    served = {operation for router in routers for operation in operations(router)}
    return {operation for operation in served if not operation.startswith("GET")} - QUESTIONS


def test_no_writing_operation_is_without_a_deed() -> None:
    deeds = [deed.operation for deed in DEEDS]
    assert sorted(deeds) == sorted(writing_operations()), "say in support.deeds how a desk does it, and what is told"


def making(operation: str) -> tuple[str, ...]:
    """Return the operation that makes what this one is about."""
    about = "POST " + operation.partition(" ")[2].partition("/{")[0]
    return (about,) if any(deed.operation == about for deed in DEEDS) else ()


class Script:
    """A desk at work, and who listens to it."""

    def __init__(self, app: FastAPI, api: httpx.AsyncClient, database: Database, practice: TinyPractice) -> None:
        self.practice = practice
        self.database = database
        self.api = api
        admin, denver = (Reading(app, practice.org, practice.tokens[name]) for name in ("admin", "denver"))
        self.everywhere = Mirror(admin, [practice.chicago, practice.denver])
        self.denver = Mirror(denver, [practice.denver], without=ADMINS_ONLY)
        self.desk = Desk(practice, self.everywhere.records, SEED)
        self.step = 0

    async def begin(self) -> None:
        self.database.clock = lambda: BEGINNING
        await self.everywhere.load()
        await self.denver.load()

    async def play(self, steps: int) -> None:
        """Do everything there is, what takes away last and parts before wholes, and go on with anything."""
        by_operation = {deed.operation: deed for deed in DEEDS}
        for deed in sorted(DEEDS, key=lambda deed: (deed.takes_away, -deed.operation.count("/"))):
            for attempt in range(ATTEMPTS):
                if attempt:
                    for first in NEEDS.get(deed.operation, making(deed.operation)):
                        await self.take(by_operation[first])
                if await self.take(deed):
                    break
            else:
                raise AssertionError(f"never done: {deed.operation}")
        for _ in range(steps):
            await self.take(self.desk.dice.choice(DEEDS))

    async def take(self, deed: Deed) -> bool:
        """Do one thing, look at what was told of it, and compare; return whether anything has changed."""
        sent = deed.make(self.desk)
        if sent is None:
            return False
        self.step += 1
        step = self.step
        self.database.clock = lambda: BEGINNING + timedelta(seconds=step)
        answer = await self.api.request(deed.method, sent.path, json=sent.body, params=dict(sent.query))
        assert answer.status_code < 500, answer.text
        said = f"step {step}: {deed.operation} {sent} -> {answer.status_code} {answer.text:.300}"
        before = {kind: dict(records) for kind, records in self.everywhere.records.items()}
        told = await self.everywhere.follow()
        heard = await self.denver.follow()
        theirs = [event for event in told if self.is_told_to_others(event, before)]
        assert [event["type"] for event in heard] == [
            event["type"] for event in theirs if event["location_id"] in (None, str(self.practice.denver))
        ], said
        if answer.status_code >= 400:
            assert told == [], said
            return False
        self.check_told(deed, sent, answer, told, said, before)
        await self.compare(said, self.everywhere)
        if step % 10 == 0:
            await self.compare(said, self.denver)
        self.learn(deed, sent, answer)
        return bool(told)

    def is_told_to_others(self, event: Json, before: Held) -> bool:
        """Return whether an event is also for who is no admin and did not do it."""
        kind = event["type"].partition(".")[0]
        if kind != "view":
            return kind not in (*ADMINS_ONLY, *OWN)
        after = self.everywhere.records["view"].get(event["entity_id"])
        shown = [view["visibility"] for view in (before["view"].get(event["entity_id"]), after) if view]
        return shown != [] and set(shown) != {"personal"}

    def check_told(
        self, deed: Deed, sent: Sent, answer: httpx.Response, told: list[Json], said: str, before: Held
    ) -> None:
        """Compare what was told with what the records were and have become."""
        after: Held = self.everywhere.records
        if not told:
            # What was so already is no change; a request about many may find nothing to do.
            assert before == after, said
            return
        assert {(event["client_id"], event["actor_id"]) for event in told} == {
            (DESK, str(self.practice.users["admin"]))
        }, said
        kind = deed.event.partition(".")[0]
        changed = {
            record_id
            for name in TOLD_AS.get(kind, (kind,))
            for record_id in before[name].keys() | after[name].keys()
            if before[name].get(record_id) != after[name].get(record_id)
        }
        about = set(sent.about) or concerned(answer) & changed
        assert about <= {event["entity_id"] for event in told if event["type"] == deed.event}, f"{said}\n{told}"
        by_record: dict[tuple[str, str], list[Json]] = {}
        for event in told:
            by_record.setdefault((event["type"].partition(".")[0], event["entity_id"]), []).append(event)
        for (kind, record_id), events in by_record.items():
            names = TOLD_AS.get(kind, (kind,))
            was, is_now = (
                next((held[n][record_id] for n in names if record_id in held.get(n, {})), None)
                for held in (before, after)
            )
            assert wrong(events, was, is_now) is None, (
                f"{wrong(events, was, is_now)}\n{said}\n{events}\n{was}\n{is_now}"
            )

    async def compare(self, said: str, held: Mirror) -> None:
        fresh = Mirror(held.reading, held.locations, without=held.without)
        await fresh.load()
        found = list(held.differences(fresh))
        assert found == [], said + "\n" + "\n".join(found)

    def learn(self, deed: Deed, sent: Sent, answer: httpx.Response) -> None:
        if deed.operation.startswith("PUT") and deed.operation.endswith("/procedures"):
            kept = {line["id"] for line in answer.json()}
            visit = sent.about[0]
            self.desk.lines = {line: of for line, of in self.desk.lines.items() if of != visit or line in kept}
            self.desk.lines.update(dict.fromkeys(kept, visit))
        elif deed.operation.endswith("/procedures"):
            self.desk.lines[answer.json()["id"]] = sent.about[0]
        elif deed.operation.endswith("/{procedure_uuid}"):
            del self.desk.lines[sent.path.rpartition("/")[2]]


def concerned(answer: httpx.Response) -> set[str]:
    """Return the ids of the records that an answer shows."""
    if not answer.content:
        return set()
    said = answer.json()
    for several in ("items", "confirmed"):
        if several in said:
            return {each["id"] for each in said[several]}
    if "results" in said:
        return {each["id"] for each in said["results"] if each["status"] in ("created", "updated")}
    return {said["id"]} if "id" in said else set()


def wrong(events: list[Json], was: Json | None, is_now: Json | None) -> str | None:
    """Return what is wrong with the events about one record, given what it was and has become; None if nothing is."""
    record, last = is_now or was, events[-1]
    if record is None or (is_now is None and last["type"] == "appointment_type.changed"):
        return None  # an archived type is in no list any more
    if last["type"].endswith(".deleted") and is_now is not None:
        return "it is said to be deleted and is there"
    if last["version"] is not None and last["version"] != record.get("version", last["version"]):
        return "the version is not the record's"
    places = {None if one.get("location") is None else one["location"]["id"] for one in (was, is_now) if one}
    places |= {place["id"] for one in (was, is_now) if one for place in one.get("additional_locations") or ()}
    if "location" in record and not {event["location_id"] for event in events} <= places | {None}:
        return "the office is not the record's"
    dates = {day for event in events for day in event["dates"]}
    wanted = {day for one in (was, is_now) if one for day in dates_of(one)}
    if last["version"] is not None and not (dates >= wanted if len(events) > 1 else dates == wanted):
        return f"the dates are not the record's: {sorted(wanted)}"
    return None


def dates_of(record: Json) -> set[str]:
    """Return the local dates at which a record shows in a calendar."""
    if record.get("location_timezone") and record["start_time"]:
        start = datetime.fromisoformat(record["start_time"])
        return {local_date(start, record["location_timezone"]).isoformat()}
    return {
        record[name] for name in ("schedule_date", "note_date", "override_date", "goal_date", "date") if name in record
    }


async def test_a_store_kept_by_events_alone_shows_what_a_fresh_reading_shows(
    app: FastAPI, api_as: Callable[..., httpx.AsyncClient], database: Database, practice: TinyPractice
) -> None:
    script = Script(app, api_as("admin", **{"X-Client-Id": DESK}), database, practice)
    await script.begin()
    await script.play(STEPS)
