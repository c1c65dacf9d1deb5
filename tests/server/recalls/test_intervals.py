"""An interval said by hand: the due date follows it, and goes with the visit it was counted from."""

from __future__ import annotations

from support.recaller import Recaller


async def test_a_due_date_counted_with_another_interval_is_taken_back_with_its_visit(desk: Recaller) -> None:
    kind = await desk.kind(default_interval={"months": 1})
    await desk.recall(kind, date_due="2026-11-01")
    visit = await desk.becomes(await desk.visit("2026-11-10", "d1110"), "complete")
    recall = await desk.now({"id": (await desk.ids())[0]})
    assert recall["date_due"] == "2026-12-10"
    recall = await desk.patch(recall, interval={"years": 1})
    assert recall["date_due"] == "2027-11-10"
    await desk.becomes(visit, "scheduled")
    recall = await desk.now(recall)
    assert (recall["date_due"], recall["date_previous"]) == ("2026-11-01", None)


async def test_after_another_interval_the_visit_before_counts_when_the_latest_goes(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(default_interval={"months": 6}))
    await desk.becomes(await desk.visit("2024-02-29", "d1110"), "complete")
    latest = await desk.becomes(await desk.visit("2026-02-28", "d1110"), "complete")
    recall = await desk.patch(await desk.now(recall), interval={"years": 2})
    assert recall["date_due"] == "2028-02-28"
    await desk.becomes(latest, "scheduled")
    recall = await desk.now(recall)
    assert (recall["date_due"], recall["date_previous"]) == ("2026-02-28", "2024-02-29")


async def test_a_due_date_said_along_with_an_interval_stays_when_its_visit_goes(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-11-01")
    visit = await desk.becomes(await desk.visit("2026-03-06", "d1110"), "complete")
    recall = await desk.patch(await desk.now(recall), interval={"years": 1}, date_due="2027-04-01")
    await desk.becomes(visit, "scheduled")
    recall = await desk.now(recall)
    assert (recall["date_due"], recall["date_previous"]) == ("2027-04-01", None)
