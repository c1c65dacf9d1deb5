"""Whatever a program with a valid key pair sends, it gets one of the dialect's codes and a sentence, never a fault."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from frontdesk.server.db import tables as t
from frontdesk.server.opendental.catalogue import OPERATIONS
from frontdesk.server.opendental.fields import Field, Kind
from frontdesk.server.opendental.operations import Operation

from .conftest import Program

EXAMPLES = 10
PRIVATE = "Zebulon Quist"
CODES = {200, 201, 400, 401, 404, 410}

NUMBERS = st.sampled_from([1, 2, 3, 0, 4, 8, 9, 266, 2**63 - 1, -1])
DATES = st.sampled_from(["2026-03-09", "2026-03-08", "0001-01-01", "1900-01-01", "2200-12-31", "9999-12-31"])
CLOCKS = st.sampled_from(["00:00:00", "02:30:00", "09:20:00", "23:59:59"])
TEXTS = st.sampled_from(["", " ", PRIVATE, "One\r\ntwo", "5%_\\", "é" * 300, "3,4,x", "http://127.0.0.1:1/x"])
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 2**70, 1.5, [], {}, "", "\x00", "\ud800", "x" * 5000, PRIVATE, "0001-01-01 00:00:00"]
)


def sound(field: Field) -> st.SearchStrategy[Any]:
    if field.choices:
        return st.sampled_from(field.choices)
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.NUMBER: NUMBERS,
        Kind.FLAG: st.sampled_from(["true", "False", True]),
        Kind.DATE: DATES,
        Kind.MOMENT: st.one_of(DATES, st.builds("{} {}".format, DATES, CLOCKS)),
        Kind.COLOR: st.sampled_from(["0,0,0", "100,0,255", "300,0,0"]),
        Kind.CELLS: st.text("X/", min_size=1, max_size=120),
    }
    if field.name in ("Limit", "Offset"):
        return NUMBERS
    if field.name.endswith("FormatString"):
        return st.text("dMyHhmstfFzKg'\\%/ :", max_size=8)
    return kinds.get(field.kind, TEXTS)


def drawn(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    values = {
        field.name: st.integers(0, 24).flatmap(lambda n, f=field: ODD if n == 0 else sound(f)) for field in fields
    }
    required = {name: values[name] for name in values if any(f.name == name and f.is_required for f in fields)}
    rest = {name: value for name, value in values.items() if name not in required}
    return st.fixed_dictionaries(required, optional=rest)


def plain(value: Any) -> str:
    said = value if isinstance(value, str) else json.dumps(value)
    return said.encode("utf-8", "replace").decode()


Sent = tuple[Operation, dict[str, int], dict[str, Any], Any]


def requests(operation: Operation, number: int) -> list[Sent]:
    """The same requests of an operation in every run."""
    sent: list[Sent] = []

    @seed(number)
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        parts = [part for part in operation.segments if part.startswith("{")]
        keys = {part: data.draw(st.integers(1, 6)) for part in parts}
        body = None if operation.body is None else data.draw(drawn(operation.body))
        sent.append((operation, keys, data.draw(drawn(operation.parameters)), body))

    draw()
    return sent


async def furnish(program: Program) -> None:
    """Have some of everything from the start: by chance alone there would be little."""
    program.write(t.definitions, category="TaskPriority", name="Normal")
    program.write(t.task_lists, name="Front desk")
    rooms, people = await program.get("/operatories"), await program.get("/patients/Simple")
    (the_list,), user = await program.get("/tasklists"), (await program.get("/userods"))[0]["UserNum"]
    for hour in range(8, 12):
        when = f"2026-03-09 {hour:02}:00:00"
        booked = {"PatNum": people[0]["PatNum"], "Op": rooms[0]["OperatoryNum"], "AptDateTime": when}
        await program.post("/appointments", **booked)
        asked = {"TaskListNum": the_list["TaskListNum"], "Descript": "Call", "UserNum": user}
        task = await program.post("/tasks", **asked)
        await program.post("/tasknotes", TaskNum=task["TaskNum"], UserNum=user, Note="Called")
        watched = {"WatchTable": "Appointment", "PollingSeconds": 5}
        await program.post("/subscriptions", EndPointUrl=f"http://127.0.0.1:{hour}/", **watched)


async def test_no_request_makes_the_surface_fail(program: Program) -> None:
    await furnish(program)
    sent = [each for number, operation in enumerate(OPERATIONS) for each in requests(operation, number)]
    sent.sort(key=lambda each: {"POST": 0, "DELETE": 2}.get(each[0].method, 1))
    codes = set()
    for operation, keys, query, body in sent:
        path = f"/{operation.path}"
        for part, key in keys.items():
            path = path.replace(part, str(key))
        answer = await program.client.request(
            operation.method,
            path,
            params={name: plain(value) for name, value in query.items()},
            content=None if body is None else json.dumps(body).encode(),
            headers={} if body is None else {"Content-Type": "application/json"},
        )
        said = f"{operation.method} {path} {query!r:.800} {body!r:.800} -> {answer.status_code} {answer.text:.300}"
        codes.add(answer.status_code)
        assert answer.status_code in CODES, said
        if answer.status_code >= 400:
            assert isinstance(answer.json(), str), said
            assert PRIVATE not in answer.text, said
    assert {200, 400, 404} <= codes, "The requests have to reach the rules, and to be refused by them."
