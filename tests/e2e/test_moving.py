"""A visit dragged, resized, copied: on the server, in the history, and on nobody's nerves."""

from __future__ import annotations

from support.receptionist import Receptionist
from support.serverprocess import Ledger
from support.waiting import until


async def test_a_drag_to_another_time_and_operatory_is_one_request_without_a_question(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    await desk_window.drag("Paul Rask", to=("Op 2", "15:10"))
    assert desk_window.where("Paul Rask") == ("Op 2", "15:10", 60), "it is there before the server has answered"
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Paul Rask moved to 3:10p, Op2."
    assert desk_window.dialogs == []
    visit = ledger.visit("Paul Rask")
    assert (visit["operatory"]["name"], visit["start_time"]) == ("Op 2", "2027-03-04T20:10:00Z")
    latest = ledger.history("Paul Rask")[0]
    assert (latest["action"], latest["changed_by"]) == ("moved", "Ana Prado")
    assert latest["changed_at"]
    await until(ledger.writes, "request in the log")
    assert ledger.writes() == ["appointments.move_appointment"]
