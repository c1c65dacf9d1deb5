"""Whoever shows recalls hears of what becomes of them, by hand and by visits; on both engines."""

from __future__ import annotations

from typing import Any

from support.recaller import Recaller


async def test_every_change_is_told_and_kept(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-03-01")
    await desk.becomes(await desk.visit("2026-03-09", "d1110"), "complete")
    events = (await desk.api.get("/events/since", params={"after": 0})).json()["items"]
    told = [
        event["version"] for event in events if (event["type"], event["entity_id"]) == ("recall.changed", recall["id"])
    ]
    assert [version for version in told if version is not None] == [1, 2]
    types = {event["type"] for event in events}
    assert {"recall_type.changed", "recall_trigger.changed"} <= types


async def test_a_recall_that_stands_otherwise_because_of_a_visit_is_told_too(desk: Recaller) -> None:
    p = desk.practice
    by_procedure = await desk.recall(await desk.kind())
    by_type = await desk.recall(await desk.kind("Exam", code="", appointment_type_uuid=str(p.exam)))
    concerned = {"exam": {by_type["id"]}, "procedure": {by_procedure["id"]}}

    async def told_by(work: Any) -> tuple[Any, set[str]]:
        last = (await desk.api.get("/events/since", params={"after": 0})).json()["last_id"]
        done = await work
        events = (await desk.api.get("/events/since", params={"after": last})).json()["items"]
        return done, {event["entity_id"] for event in events if event["type"] == "recall.changed"}

    visit, told = await told_by(desk.visit("2026-03-20", appointment_type_uuid=str(p.exam)))
    assert told == concerned["exam"]
    line = {"base_version": visit["version"], "procedure_code_uuid": str(p.d1110)}
    _, told = await told_by(desk.send("POST", f"/appointments/{visit['id']}/procedures", 201, **line))
    assert told == concerned["procedure"]
    both = concerned["exam"] | concerned["procedure"]
    move = {"schedule_date": "2026-03-21", "start_time": "10:00", "end_time": "11:00"}
    moved, told = await told_by(desk.send("POST", f"/appointments/{visit['id']}/move", base_version=2, **move))
    assert told == both
    _, told = await told_by(desk.send("PATCH", f"/appointments/{visit['id']}", base_version=3, note="Call first"))
    assert told == set(), "a note moves no recall"
    another = {"base_version": 4, "appointment_type_uuid": str(p.filling)}
    moved, told = await told_by(desk.send("PATCH", f"/appointments/{visit['id']}", **another))
    assert by_type["id"] in told
    _, told = await told_by(desk.send("POST", f"/appointments/{visit['id']}/pinboard", base_version=moved["version"]))
    assert told == concerned["procedure"]
    _, told = await told_by(desk.becomes({**moved, "version": moved["version"] + 1}, "scheduled"))
    assert told == concerned["procedure"]
    again = {"base_version": moved["version"] + 2, "appointment_type_uuid": str(p.exam)}
    _, told = await told_by(desk.send("PATCH", f"/appointments/{visit['id']}", **again))
    assert told == both
    _, told = await told_by(desk.send("DELETE", f"/appointments/{visit['id']}", 204))
    assert told == both


async def test_a_procedure_that_answers_a_type_from_now_on_is_told_of_the_type(desk: Recaller) -> None:
    kind = await desk.kind(code="")
    body = {"recall_type_uuid": kind["id"], "procedure_code_uuid": str(desk.practice.d1110)}
    trigger = await desk.send("POST", "/recalls/triggers", 201, **body)
    await desk.send("DELETE", f"/recalls/triggers/{trigger['id']}", 204)
    events = (await desk.api.get("/events/since", params={"after": 1})).json()["items"]
    assert [(event["type"], event["entity_id"]) for event in events] == [
        ("recall_trigger.changed", trigger["id"]),
        ("recall_type.changed", kind["id"]),
        ("recall_trigger.deleted", trigger["id"]),
        ("recall_type.changed", kind["id"]),
    ]
