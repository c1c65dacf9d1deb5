"""Every visit tells which recall it answers, wherever it is shown, and who shows it hears when that is another one."""

from __future__ import annotations

from typing import Any

from support.recaller import Recaller

Json = dict[str, Any]


async def answered(desk: Recaller, visit: Json) -> Json | None:
    """What a visit says by now about the recall it answers."""
    found: Json | None = (await desk.send("GET", f"/appointments/{visit['id']}"))["recall"]
    return found


async def shown_everywhere(desk: Recaller, visit: Json, day: str) -> list[Json | None]:
    """The recall of a visit as everything that shows the visit says it."""
    here = f"location_uuid={desk.practice.chicago}"
    daily = await desk.send("GET", f"/schedule/calendar/daily?{here}&target_date={day}")
    weekly = await desk.send("GET", f"/schedule/calendar/weekly?{here}&week_start={day}&fields=procedures")
    page = await desk.send("GET", f"/appointments?{here}&date_from={day}&date_to={day}")
    cursor = await desk.send("GET", "/appointments/cursor")
    lists = (daily["appointments"], weekly["days"][0]["appointments"], page["items"], cursor["data"])
    found = [one["recall"] for several in lists for one in several if one["id"] == visit["id"]]
    assert len(found) == len(lists)
    return [*found, await answered(desk, visit)]


async def told(desk: Recaller, after: int = 0) -> tuple[list[tuple[str, str, int | None]], int]:
    """What listeners heard of visits since an event, and the last event."""
    said = (await desk.api.get("/events/since", params={"after": after})).json()
    events = [
        (one["type"], one["entity_id"], one["version"])
        for one in said["items"]
        if one["type"].startswith("appointment.")
    ]
    return events, said["last_id"]


async def test_a_visit_says_which_recall_its_procedures_answer_wherever_it_is_shown(desk: Recaller) -> None:
    visit = await desk.visit("2026-03-10", "d1110")
    exam = await desk.visit("2026-03-10", "d0120", room=desk.practice.op2)
    other = await desk.visit("2026-03-10", "d1110", patient=desk.practice.ben, room=desk.practice.op3)
    assert set(map(str, await shown_everywhere(desk, visit, "2026-03-10"))) == {"None"}
    recall = await desk.recall(await desk.kind())
    said = {"id": recall["id"], "name": "Cleaning"}
    assert await shown_everywhere(desk, visit, "2026-03-10") == [said] * 5
    for without in (exam, other):
        assert await shown_everywhere(desk, without, "2026-03-10") == [None] * 5


async def test_what_is_answered_for_a_change_and_on_the_pinboard_names_the_recall_too(desk: Recaller) -> None:
    p = desk.practice
    recall = await desk.recall(await desk.kind())
    said = {"id": recall["id"], "name": "Cleaning"}
    visit = await desk.visit("2026-03-10", "d1110")
    body = {"base_version": visit["version"], "note": "Bring the mouthguard"}
    visit = await desk.send("PATCH", f"/appointments/{visit['id']}", **body)
    assert visit["recall"] == said
    visit = await desk.send("POST", f"/appointments/{visit['id']}/pinboard", base_version=visit["version"])
    (pinned,) = await desk.send("GET", f"/appointments/pinboard?location_uuid={p.chicago}")
    assert [visit["recall"], pinned["recall"]] == [said, said]
    assert (await desk.api.delete(f"/appointments/{visit['id']}")).status_code == 204
    back = await desk.send("POST", f"/appointments/{visit['id']}/restore", 201)
    assert back["recall"] == said


async def test_a_visit_of_the_type_a_recall_asks_for_answers_it_until_it_took_place_without_doing_so(
    desk: Recaller,
) -> None:
    kind = await desk.kind(code="", appointment_type_uuid=str(desk.practice.cleaning))
    recall = await desk.recall(kind)
    visit = await desk.visit("2026-03-09", appointment_type_uuid=str(desk.practice.cleaning))
    assert visit["recall"] == {"id": recall["id"], "name": "Cleaning"}
    assert (await desk.visit("2026-03-10", appointment_type_uuid=str(desk.practice.filling)))["recall"] is None
    assert (await desk.becomes(visit, "complete"))["recall"] is None
    assert (await desk.now(recall))["date_previous"] is None


async def test_of_several_recalls_the_one_due_first_is_named_and_its_visits_are_told_of_when_that_changes(
    desk: Recaller,
) -> None:
    cleaning = await desk.recall(await desk.kind(), date_due="2026-05-01")
    undated = await desk.recall(await desk.kind("Whenever"))
    await desk.patch(undated, date_due=None)
    exam = await desk.recall(await desk.kind("Exam", code="d0120"), date_due="2026-06-01")
    visit = await desk.visit("2026-03-10", "d1110", "d0120")
    apart = await desk.visit("2026-03-11", "d1110")
    assert await answered(desk, visit) == {"id": cleaning["id"], "name": "Cleaning"}
    _, last = await told(desk)
    await desk.patch(exam, date_due="2026-04-01")
    assert await shown_everywhere(desk, visit, "2026-03-10") == [{"id": exam["id"], "name": "Exam"}] * 5
    events, last = await told(desk, last)
    assert events == [("appointment.changed", visit["id"], None)], "the visit itself is as it was"
    assert await answered(desk, apart) == {"id": cleaning["id"], "name": "Cleaning"}
    await desk.patch({**exam, "version": 2}, note="Call at work")
    assert (await told(desk, last))[0] == []


async def test_a_new_recall_tells_of_the_visits_that_answer_it_and_of_no_others(desk: Recaller) -> None:
    p = desk.practice
    visit = await desk.visit("2026-03-10", "d1110", room=p.op2)
    await desk.visit("2026-03-11", "d0120")
    await desk.visit("2026-03-12", "d1110", patient=p.ben)
    kind = await desk.kind()
    _, last = await told(desk)
    await desk.recall(kind)
    said = (await desk.api.get("/events/since", params={"after": last})).json()["items"]
    (event,) = (one for one in said if one["type"] == "appointment.changed")
    assert (event["entity_id"], event["version"]) == (visit["id"], None)
    assert (event["location_id"], event["dates"]) == (str(p.chicago), ["2026-03-10"])


async def test_a_visit_that_took_place_names_the_recall_it_moved_although_another_is_due_first(desk: Recaller) -> None:
    cleaning = await desk.recall(await desk.kind(), date_due="2026-03-01")
    visit = await desk.becomes(await desk.visit("2026-03-09", "d1110", "d0120"), "complete")
    assert visit["recall"] == {"id": cleaning["id"], "name": "Cleaning"}
    exam = await desk.recall(await desk.kind("Exam", code="d0120"), date_due="2026-04-01")
    assert await answered(desk, visit) == {"id": cleaning["id"], "name": "Cleaning"}
    back = await desk.becomes(visit, "scheduled")
    assert back["recall"] == {"id": cleaning["id"], "name": "Cleaning"}
    await desk.patch(await desk.now(cleaning), date_due="2026-05-01")
    assert await answered(desk, visit) == {"id": exam["id"], "name": "Exam"}


async def test_a_recall_that_a_visit_begins_or_takes_along_tells_of_the_other_visits_that_answer_it(
    desk: Recaller,
) -> None:
    await desk.kind()
    later = await desk.visit("2026-09-10", "d1110")
    visit = await desk.visit("2026-03-09", "d1110")
    _, last = await told(desk)
    done = await desk.becomes(visit, "complete")
    begun = await answered(desk, later)
    assert begun == done["recall"] != None  # noqa: E711
    events, last = await told(desk, last)
    assert events == [
        ("appointment.changed", later["id"], None),
        ("appointment.changed", visit["id"], done["version"]),
    ]
    assert (await desk.api.delete(f"/appointments/{visit['id']}")).status_code == 204
    assert await answered(desk, later) is None
    events, _ = await told(desk, last)
    assert events == [
        ("appointment.changed", later["id"], None),
        ("appointment.deleted", visit["id"], done["version"]),
    ]


async def test_procedures_triggers_and_types_that_change_are_not_hidden_by_what_was_read_before(
    desk: Recaller,
) -> None:
    kind = await desk.kind()
    recall = await desk.recall(kind)
    visit = await desk.visit("2026-03-10", "d1110")
    day = "2026-03-10"
    assert await shown_everywhere(desk, visit, day) == [{"id": recall["id"], "name": "Cleaning"}] * 5
    await desk.send("PATCH", f"/recalls/types/{kind['id']}", base_version=1, name="Hygiene")
    assert await shown_everywhere(desk, visit, day) == [{"id": recall["id"], "name": "Hygiene"}] * 5
    (trigger,) = await desk.send("GET", f"/recalls/triggers?recall_type_uuid={kind['id']}")
    await desk.send("DELETE", f"/recalls/triggers/{trigger['id']}", 204)
    assert await shown_everywhere(desk, visit, day) == [None] * 5
    body = {"recall_type_uuid": kind["id"], "procedure_code_uuid": str(desk.practice.d1110)}
    await desk.send("POST", "/recalls/triggers", 201, **body)
    assert await shown_everywhere(desk, visit, day) == [{"id": recall["id"], "name": "Hygiene"}] * 5
    (line,) = await desk.send("GET", f"/appointments/{visit['id']}/procedures")
    gone = await desk.api.delete(
        f"/appointments/{visit['id']}/procedures/{line['id']}", params={"base_version": visit["version"]}
    )
    assert gone.status_code == 204, gone.text
    assert await shown_everywhere(desk, visit, day) == [None] * 5


async def test_a_recall_in_use_is_named_before_one_that_is_put_aside(desk: Recaller) -> None:
    put_aside = await desk.recall(await desk.kind(), date_due="2026-03-01")
    kind = await desk.kind("Exam", code="d0120")
    exam = await desk.recall(kind, date_due="2026-04-01")
    visit = await desk.visit("2026-03-10", "d1110", "d0120")
    assert visit["recall"] == {"id": put_aside["id"], "name": "Cleaning"}
    await desk.patch(await desk.now(put_aside), is_disabled=True)
    assert await shown_everywhere(desk, visit, "2026-03-10") == [{"id": exam["id"], "name": "Exam"}] * 5
    await desk.send("PATCH", f"/recalls/types/{kind['id']}", base_version=1, is_active=False)
    assert await answered(desk, visit) == {"id": put_aside["id"], "name": "Cleaning"}
