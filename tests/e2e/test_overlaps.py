"""Two visits at one time in one operatory, where the practice lets their types share it: nothing ever asks."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt

from frontdesk.domain.startranges import Fit
from support.littleoffice import LittleOffice
from support.receptionist import Receptionist
from support.serverprocess import Ledger, ServerProcess

Key = Qt.Key


@pytest.fixture
def emergencies(server: ServerProcess, office: LittleOffice, owner: str) -> None:
    """Whoever is in pain is seen while a filling sets: the practice lets emergencies overlap with fillings."""
    practice = Ledger(server, office, owner)
    pain = practice.make("/appointment-types", name="Emergency", abbrev="Emerg", duration_minutes=40, require_all=False)
    [filling] = [row for row in practice.get("/appointment-types")["items"] if row["name"] == "Filling"]
    practice.make(
        "/schedule/appointment-rules",
        appointment_type_uuid_a=pain["id"],
        appointment_type_uuid_b=filling["id"],
        allow_overlap=True,
    )
    practice.close()


async def book(desk: Receptionist, at: tuple[str, str], patient: str, kind: str) -> int:
    """Book with a click, a name and a type; return how many gestures that took."""
    desk.click(desk.window.board.viewport(), desk.spot("nobody", at))
    gestures = 1
    for words in (patient, kind):
        desk.write(words[0])
        desk.write(words[1:])
        await asyncio.sleep(0)
        await desk.come_to_rest()
        desk.press(Key.Key_Return)
        gestures += 2
    await desk.come_to_rest()
    return gestures


async def test_an_emergency_is_booked_over_the_visit_it_may_share_the_time_with(
    emergencies: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    gestures = await book(desk_window, ("Op 2", "10:45"), "hart", "emerg")
    assert gestures == 5
    assert desk_window.dialogs == []
    assert desk_window.all_places("Zoe Hart") == [("Op 1", "08:20", 40), ("Op 2", "10:40", 40)]
    assert desk_window.where("Lena Fuchs") == ("Op 2", "11:00", 40)
    booked = (await asyncio.to_thread(ledger.visits_of, "Zoe Hart"))[-1]
    assert (booked["operatory"]["name"], booked["end_time"]) == ("Op 2", "2027-03-04T16:20:00Z")
    boxes = [
        desk_window.window.board.block_rect(row) for row in desk_window.window.board.page.layout.model.blocks.values()
    ]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other), "side by side"
    await desk_window.undo()
    assert desk_window.all_places("Zoe Hart") == [("Op 1", "08:20", 40)]


async def test_one_drag_puts_it_over_such_a_visit_and_over_no_other(
    emergencies: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    await book(desk_window, ("Op 2", "14:05"), "strand", "emerg")
    desk_window.take("Helga Strand")
    desk_window.carry_to(desk_window.spot("Helga Strand", ("Op 2", "11:00")))
    assert verdict(desk_window) == (Fit.OVERLAP_WARNING, "Dr. Lindqvist is in Op2 until 11:40.")
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.where("Helga Strand") == ("Op 2", "11:00", 40)
    assert desk_window.dialogs == []

    desk_window.take("Helga Strand")
    desk_window.carry_to(desk_window.spot("Helga Strand", ("Op 2", "09:00")))
    assert verdict(desk_window) == (Fit.CANNOT, "Op2 is taken until 9:50.")
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.where("Helga Strand") == ("Op 2", "11:00", 40)
    assert desk_window.dialogs == []


async def test_by_keys_it_is_picked_up_and_put_over_such_a_visit(
    emergencies: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    await book(desk_window, ("Op 2", "11:45"), "strand", "emerg")
    desk_window.click_visit("Helga Strand")
    keys = [Key.Key_M, *[Key.Key_Up] * 4, Key.Key_Return]
    desk_window.press(*keys)
    await desk_window.come_to_rest()
    assert desk_window.where("Helga Strand") == ("Op 2", "11:00", 40)
    assert desk_window.dialogs == []
    assert len(keys) == 6
    await desk_window.undo()
    assert desk_window.where("Helga Strand") == ("Op 2", "11:40", 40)


def verdict(desk: Receptionist) -> tuple[Fit, str]:
    """What is said at the pointer before the drop."""
    showing = desk.window.board.carrier.showing
    assert showing is not None
    return showing.verdict.fit, showing.verdict.sentence
