"""The records there are, by the collection they belong to, and their versions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from support.tinypractice import TinyPractice

Json = dict[str, Any]

_ROOT = "/api/v1/{org_id}"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d(:\d\d\S*)?")
_MONTH = re.compile(r"\d{4}-\d\d")
_ID_NAME = re.compile(r"(\w+?)_(?:uuids?|id)(?:_[ab])?(?:_to_add)?")

_ALIASES = {
    "assigned_to": "user",
    "broken_reason": "definition",
    "cancel_reason": "definition",
    "confirmation_status": "definition",
    "entry": "entry",
    "exclude_appointment": "appointment",
    "parent": "task_list",
    "priority": "definition",
}
"""What a field names by another word than the path of its collection."""

DAYS = ("2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11", "2026-11-01", "2011-12-30", "2024-02-29", "2200-12-31")
MONDAYS = ("2026-03-09", "2026-03-16", "2026-10-26", "2026-03-10")
STARTS = ("08:00:00", "09:30", "10:05:00", "00:00:00", "01:30:00", "02:30:00", "13:15")
ENDS = ("11:00", "12:30:00", "17:00", "23:59:59", "00:00", "14:05")
SEVENTH = 7
"""One value in so many stays as it was invented: it names nothing, or lies out of all bounds."""


class Known:
    """What can be named in a request so that it gets past a 404.

    Values are chosen by what was invented for their place, so the same invention always becomes the same request.
    """

    def __init__(self, practice: TinyPractice, document: Json) -> None:
        self.practice = practice
        self.pools: dict[str, list[str]] = defaultdict(list)
        """Ids by the path of their collection, as the document writes it."""
        self.versions: dict[str, int] = {}
        self.named: dict[str, list[str]] = defaultdict(list)
        """Paths of collections by the word for one of their records."""
        self.place_of: dict[str, str] = {}
        """The location of what has one."""
        self.beneath: dict[str, Json] = {}
        """The parameters of the path below which a record was told of."""
        for path in document["paths"]:
            match = re.fullmatch(r"(.*)/\{(\w+)_uuid\}", path)
            if match:
                self.named[match[2]].append(match[1])

    def learn(self, method: str, path: str, parameters: Json, answer: Any) -> None:
        """Keep the ids of what an answer names, and forget the id of what was deleted."""
        if method == "DELETE":
            collection, _, _ = path.rpartition("/")
            gone = list(parameters.values())[-1] if parameters else None
            if gone in self.pools[collection] and len(self.pools[collection]) > 2:
                self.pools[collection].remove(gone)
            return
        for record in _records(answer):
            self.versions[record["id"]] = record.get("version", 1)
            if isinstance(record.get("location"), dict):
                self.place_of[record["id"]] = record["location"]["id"]
        told = answer
        if isinstance(answer, dict):
            told = answer.get("items") or answer.get("data") or [answer]
        for record in told if isinstance(told, list) else ():
            if isinstance(record, dict) and "id" in record and path.rpartition("/")[0] != path:
                self._keep(path, str(record["id"]))
                self.beneath[record["id"]] = parameters

    def _keep(self, path: str, record_id: str) -> None:
        # Without its own account the admin could not go on asking.
        if record_id != str(self.practice.users["admin"]) and record_id not in self.pools[path]:
            self.pools[path].append(record_id)

    def in_path(self, path: str, invented: Json) -> Json:
        """Return the parameters of a path with ids of records that are there, one below the other."""
        found = {name: self._in_path(path, name, value) for name, value in invented.items()}
        above = self.beneath.get(list(found.values())[-1], {}) if found else {}
        return {name: above.get(name, value) for name, value in found.items()}

    def _in_path(self, path: str, name: str, invented: Any) -> Any:
        if name == "org_id":
            return str(self.practice.org)
        if not isinstance(invented, str) or not _UUID.fullmatch(invented):
            return invented
        collection = path[: path.index("/{" + name + "}")]
        if collection.endswith("/by-patient"):
            collection = f"{_ROOT}/patients"
        return self._one_of(self.pools[collection], invented)

    def settle(self, name: str, invented: Any, about: str = "") -> Any:
        """Return what was invented for a field with ids, versions, dates and times that mean something.

        *about* is the id of the record in the path.
        """
        if isinstance(invented, dict):
            return self._in_one_place({key: self.settle(key, value, about) for key, value in invented.items()})
        if isinstance(invented, list):
            return [self.settle(name, value, about) for value in invented]
        if "version" in name and isinstance(invented, int) and not isinstance(invented, bool):
            return invented if invented % SEVENTH == 0 else self.versions.get(about, 1)
        if isinstance(invented, str):
            return self._text(name, invented)
        return invented

    def _in_one_place(self, settled: Json) -> Json:
        """Have the location be that of the operatory: most requests that name both would be refused otherwise."""
        rooms = settled.get("operatory_uuids") or [settled.get("operatory_uuid")]
        place = self.place_of.get(rooms[0]) if isinstance(rooms, list) and isinstance(rooms[0], str) else None
        return {**settled, "location_uuid": place} if place and "location_uuid" in settled else settled

    def _text(self, name: str, invented: str) -> str:
        if _UUID.fullmatch(invented):
            match = _ID_NAME.fullmatch(name)
            return self._one_of(self._ids_called(match[1] if match else name), invented)
        if _TIME.fullmatch(invented):
            return _chosen(ENDS if "end" in name or name in {"closes", "latest_time"} else STARTS, invented)
        if _DATE.fullmatch(invented) and "week_start" in name:
            return _chosen(MONDAYS, invented)
        if _DATE.fullmatch(invented):
            return invented if crc32(invented.encode()) % SEVENTH == 0 else _chosen(DAYS, invented)
        return _chosen(DAYS, invented)[:7] if _MONTH.fullmatch(invented) else invented

    def _ids_called(self, word: str) -> list[str]:
        word = _ALIASES.get(word, word)
        collections = self.named.get(word) or next(
            (paths for other, paths in self.named.items() if word.endswith(f"_{other}")), []
        )
        return [record_id for collection in collections for record_id in self.pools[collection]]

    def _one_of(self, ids: list[str], invented: str) -> str:
        if not ids or crc32(invented.encode()) % SEVENTH == 0:
            return invented
        return _chosen(ids, invented)


def _chosen(options: Any, invented: str) -> Any:
    return options[crc32(invented[::-1].encode("utf-8", "replace")) % len(options)]


def _records(answer: Any) -> Iterator[Json]:
    if isinstance(answer, dict):
        if isinstance(answer.get("id"), str):
            yield answer
        for value in answer.values():
            yield from _records(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from _records(value)
