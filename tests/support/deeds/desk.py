"""A deed, what a desk knows when it does one, and the usual ways to make, change and delete a record.

A deed looks at the records a desk holds and says what to send, or None while there is nothing to do it with. It may be
refused: what is sent is sensible, not always allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from support.tinypractice import TinyPractice

Json = dict[str, Any]

DAYS = ("2026-03-09", "2026-03-10", "2026-03-11")
NEXT_MONDAY = "2026-03-16"
UNVERSIONED = ("override", "production_goal")
"""What is changed without saying which version one has seen."""

PASSWORD = "a long enough one"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request below the organisation; *about* are the records it changes, where the answer does not say."""

    path: str
    body: Json | None = None
    query: Mapping[str, Any] = field(default_factory=dict)
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """One writing operation.

    Attributes:
        operation: method and path as the OpenAPI document has them, below the organisation.
        event: the type of the event that has to follow.
        make: what to send, given what is known.
    """

    operation: str
    event: str
    make: Callable[[Desk], Sent | None]

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.operation.partition(" ")[0]

    @property
    def takes_away(self) -> bool:
        """Whether there is less afterwards."""
        return self.method == "DELETE" or self.operation.endswith(("archive", "bulk-remove", "complete", "cancel"))


class Desk:
    """What a desk knows, and the dice that decide for it."""

    def __init__(self, practice: TinyPractice, records: Mapping[str, Mapping[str, Json]], seed: int) -> None:
        self.practice = practice
        self.records = records
        self.dice = Random(seed)
        self.lines: dict[str, str] = {}
        """The procedures it has added, and to which visit: no list shows them with their ids."""
        self.buried: dict[str, list[str]] = {"appointment": [], "task": []}
        """The visits and tasks it has deleted, the latest last."""
        self._number = 0

    def last_buried(self, kind: str) -> str | None:
        """The last of its deleted visits or tasks that is still gone."""
        gone = [key for key in self.buried[kind] if key not in self.records[kind]]
        return gone[-1] if gone else None

    def some(self, kind: str, **wanted: Any) -> Json | None:
        """Return a record of a kind with these values, if there is one."""
        known = self.records[kind]
        fit = [known[key] for key in sorted(known) if all(known[key].get(name) in wanted[name] for name in wanted)]
        return self.dice.choice(fit) if fit else None

    def pick(self, *options: Any) -> Any:
        """Return one of these."""
        return self.dice.choice(options)

    def fresh(self, word: str) -> str:
        """Return a name that nothing has yet."""
        self._number += 1
        return f"{word} {self._number}"

    def place(self) -> str:
        """Return an office; the first one is busier."""
        return str(self.pick(self.practice.chicago, self.practice.chicago, self.practice.denver))

    def room(self, place: str) -> str:
        """Return a room of an office."""
        p = self.practice
        return str(self.pick(p.op1, p.op2) if place == str(p.chicago) else p.denver_op1)

    def hours(self) -> Json:
        """Return when, on some day."""
        hour = self.dice.randrange(8, 16)
        return {"schedule_date": self.pick(*DAYS), "start_time": f"{hour:02}:00", "end_time": f"{hour:02}:50"}


def create(path: str, body: Callable[[Desk], Json | None]) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        given = body(desk)
        return None if given is None else Sent(path, given)

    return make


def patch(kind: str, path: str, body: Callable[[Desk, Json], Json]) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        found = desk.some(kind)
        if found is None:
            return None
        version = {} if kind in UNVERSIONED else {"base_version": found["version"]}
        return Sent(f"{path}/{found['id']}", {**version, **body(desk, found)})

    return make


def delete(kind: str, path: str) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        found = desk.some(kind)
        return None if found is None else Sent(f"{path}/{found['id']}", about=(found["id"],))

    return make


def act(action: str, statuses: tuple[str, ...], body: Callable[[Desk, Json], Json]) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        found = desk.some("appointment", status=statuses)
        if found is None:
            return None
        given = {"base_version": found["version"], **body(desk, found)}
        return Sent(f"/appointments/{found['id']}/{action}", given, about=(found["id"],))

    return make
