"""What can be asked of the API: every GET of the document, plain and with each of its filters and sorts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database
from support.bigbook import MIDDLE

Json = dict[str, Any]

_MONDAY = "2026-11-16"
_DAY = MIDDLE.isoformat()
_LATE, _EARLY = ((MIDDLE + timedelta(days=days)).isoformat() for days in (38, -38))
"""Near the ends of the shortest book: what nearly everything meets is no filter."""

KINDS: Mapping[str, Table] = {
    "location_uuid": t.locations,
    "operatory_uuid": t.operatories,
    "provider_uuid": t.providers,
    "patient_uuid": t.patients,
    "appointment_uuid": t.appointments,
    "appointment_type_uuid": t.appointment_types,
    "recall_uuid": t.recalls,
    "recall_type_uuid": t.recall_types,
    "entry_uuid": t.waitlist_entries,
    "definition_uuid": t.definitions,
    "priority_uuid": t.definitions,
    "procedure_code_uuid": t.procedure_codes,
    "override_uuid": t.schedule_overrides,
    "blockout_uuid": t.blockouts,
    "blockout_type_uuid": t.blockout_types,
    "note_uuid": t.schedule_notes,
    "goal_uuid": t.production_goals,
    "rule_uuid": t.appointment_rules,
    "view_uuid": t.schedule_views,
    "search_uuid": t.saved_searches,
    "preference_uuid": t.patient_preferences,
    "holiday_uuid": t.holidays,
    "user_uuid": t.users,
    "assigned_to_uuid": t.users,
    "task_list_uuid": t.task_lists,
    "task_uuid": t.tasks,
    "/schedule/templates template_uuid": t.schedule_templates,
    "/blockouts/templates template_uuid": t.blockout_templates,
}
"""What a parameter is an id of; where the name alone does not say it, with the beginning of the path."""

WORDS: Mapping[str, str] = {
    "date_from": _LATE,
    "date_to": _EARLY,
    "/appointments/counts/by-location date_from": _DAY,
    "/appointments/counts/by-location date_to": _DAY,
    "/schedule/production-goals/production-summary date_from": _DAY,
    "/schedule/production-goals/production-summary date_to": _DAY,
    "date": _DAY,
    "target_date": _DAY,
    "due_on": _DAY,
    "week_start": _MONDAY,
    "month": _DAY[:7],
    "day_of_week": "1",
    "procedure_code": "D1110",
    "fields": "chart_number,last_visit,procedures",
    "q": "family1234 given1234",
    "search": "family1234",
    "action": "created",
    "search_type": "openings",
    "status_set": "scheduled",
    "limit": "50",
    "after": "0",
    "first": "50",
    "/appointments status": "broken",
    "/appointments/cursor status": "broken",
    "/appointment-types status": "active",
    "/recalls/patient-recalls status": "due",
    "/waitlist/entries status": "waiting",
    "/tasks status": "done",
}
"""What to ask for, likewise."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "/appointments/history ": ("patient_uuid",),
    "/appointments/history location_uuid": ("date",),
    "/appointments/history date": ("location_uuid",),
    "/appointments/history action": ("patient_uuid",),
}
"""What has to be asked along with a filter."""

NOT_ASKED = {"page": "asked once more with a page that makes it count", "page_size": "as many rows as the page has"}
AFTER_A_ROW = "/appointments/cursor"
"""Here ``after`` is a cursor, which the answer before has to give."""


@dataclass(frozen=True)
class Question:
    """One request.

    Attributes:
        operation: its id in the document.
        asked: the filters and sorts in it, but for those it cannot go without.
        path: below the server's address.
        query: all its parameters.
        is_paged: whether the answer is a page of a list by number.
    """

    operation: str
    asked: str
    path: str
    query: Mapping[str, str]
    is_paged: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        return bool(self.query.keys() - {"sort_by", "sort_dir"})


class Questions:
    """Makes requests of a document's operations for the practice of a database."""

    def __init__(self, document: Json, database: Database, org_id: UUID) -> None:
        self._document = document
        self._org_id = org_id
        with database.engines.reading() as connection:
            self._ids = {
                name: connection.execute(select(table.c.id).where(table.c.org_id == org_id).limit(1)).scalar()
                for name, table in KINDS.items()
            }

    def __iter__(self) -> Iterator[Question]:
        for path, methods in self._document["paths"].items():
            said = methods.get("get")
            if said is not None and not path.endswith("/events/stream"):
                yield from self._of(path, said)

    def _of(self, path: str, said: Json) -> Iterator[Question]:
        parameters = [self._resolved(each) for each in said.get("parameters", [])]
        below = path.removeprefix("/api/v1/{org_id}")
        in_path = {one["name"]: self._value(below, one) for one in parameters if one["in"] == "path"}
        in_query = [one for one in parameters if one["in"] == "query" and one["name"] not in NOT_ASKED]
        if below == AFTER_A_ROW:
            in_query = [one for one in in_query if one["name"] != "after"]
        needed = {one["name"]: self._value(below, one) for one in in_query if one.get("required")}
        address = path.format(**in_path)
        choices = {one["name"]: self._choices(below, one) for one in in_query if not one.get("required")}
        ask = partial(
            Question, said["operationId"], path=address, is_paged=any(one["name"] == "page" for one in parameters)
        )
        sorts = [name for name in ("sort_by", "sort_dir") if name in choices]
        yield ask("", query={**needed, **self._beside(below, "", choices)})
        for chosen in product(*(choices[name] for name in sorts)) if sorts else ():
            query = dict(zip(sorts, chosen, strict=True))
            yield ask(" ".join(query.values()), query={**needed, **query})
        for name in sorted(choices.keys() - set(sorts)):
            for value in choices[name]:
                query = {**needed, **self._beside(below, name, choices), name: value}
                yield ask(name, query=query)

    @staticmethod
    def _beside(below: str, name: str, choices: Mapping[str, list[str]]) -> Mapping[str, str]:
        return {also: choices[also][0] for also in BESIDE.get(f"{below} {name}", ())}

    def _choices(self, below: str, parameter: Json) -> list[str]:
        schema = next(iter(parameter["schema"].get("anyOf", ())), parameter["schema"])
        schema = self._resolved(schema)
        if "enum" in schema:
            return [str(value) for value in schema["enum"]]
        if schema.get("type") == "boolean":
            return ["true", "false"]
        return [self._value(below, parameter)]

    def _value(self, below: str, parameter: Json) -> str:
        name = parameter["name"]
        if name == "org_id":
            return str(self._org_id)
        places = [key for key in (*KINDS, *WORDS) if key.endswith(f" {name}")]
        for key in (*(key for key in places if _is_at(below, key.partition(" ")[0])), name):
            if key in KINDS:
                return str(self._ids[key] or uuid4())
            if key in WORDS:
                return WORDS[key]
        raise LookupError(f"Say in {__name__} what to ask for as {name!r} of {below}.")

    def _resolved(self, node: Json) -> Json:
        while "$ref" in node:
            found: Any = self._document
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node


def _is_at(below: str, place: str) -> bool:
    return below == place or below.startswith(f"{place}/{{")
