"""Somebody is given another office and loses one while their window is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from frontdesk.client import SchedulingClient
from frontdesk.contract.resources import CreateLocationIn, LocationOut, UpdateUserIn
from frontdesk.ui.help.keys import Command
from support.littleoffice import BOOK, ZONE, LittleOffice
from support.receptionist import Receptionist
from support.serverprocess import ServerProcess
from support.waiting import until


class Owner:
    """Who decides which offices are open to Ana."""

    def __init__(self, client: SchedulingClient, office: LittleOffice) -> None:
        self.client, self.office = client, office

    async def found(self, name: str) -> LocationOut:
        """Found another office."""
        return await self.client.locations.create(CreateLocationIn(name=name, timezone=ZONE))

    async def open_to_ana(self, *offices: LocationOut) -> None:
        """Open these offices to Ana, and no others."""
        ana = await self.client.users.get(self.office.people["ana"])
        wanted = UpdateUserIn(base_version=ana.version, location_uuids=[office.id for office in offices])
        await self.client.users.update(ana.id, wanted)


@pytest.fixture
async def boss(server: ServerProcess, office: LittleOffice, owner: str) -> AsyncIterator[Owner]:
    async with SchedulingClient(server.address, office.tokens[owner], office.org) as client:
        yield Owner(client, office)


async def test_an_office_that_is_opened_can_be_chosen_and_one_that_is_closed_is_left(
    desk_window: Receptionist, boss: Owner
) -> None:
    window, store = desk_window.window, desk_window.work.desk.store
    harbor = await boss.found("Harbor Point")
    riverside = await boss.client.locations.get(boss.office.location)
    await until(lambda: len(store.reference.locations) == 2, "the new office")
    assert window.page is not None
    before = window.page
    await boss.open_to_ana(harbor)
    await until(lambda: window.windowTitle() == "Harbor Point – Frontdesk", "the office that is left")
    await until(desk_window.has_days, "its day")
    await desk_window.come_to_rest()
    assert window.page == type(before)(harbor.id, before.view, before.day)
    assert desk_window.status_line == "Riverside Dental is no longer open to you."
    assert desk_window.pinboard == []
    assert [row.name for row in store.reference.locations] == ["Harbor Point"]
    assert {place for place, _ in store.loaded_days()} == store.loaded_pinboards() == {harbor.id}
    assert not window.top.location.isEnabled()
    await boss.open_to_ana(harbor, riverside)
    await until(lambda: len(store.reference.locations) == 2, "the office that is open again")
    assert window.top.location.isEnabled()
    assert window.page.location_id == harbor.id
    window._show_location(riverside.id)
    await until(lambda: desk_window.pinboard == ["Helga Strand"], "who is on the pinboard there")


async def test_who_has_no_office_left_is_told_and_sees_nothing_of_the_last_one(
    desk_window: Receptionist, boss: Owner
) -> None:
    window = desk_window.window
    harbor = await boss.found("Harbor Point")
    await boss.open_to_ana()
    await until(lambda: window.waiting_words.startswith("No location is open to you."), "what to do")
    await desk_window.come_to_rest()
    assert window.page is None
    assert window.windowTitle() == "Frontdesk"
    assert window.top.location.text() == ""
    assert desk_window.pinboard == []
    assert desk_window.work.desk.store.loaded_days() == frozenset()
    await boss.open_to_ana(harbor)
    await until(lambda: window.windowTitle() == "Harbor Point – Frontdesk", "the only office")
    await until(desk_window.has_days, "its day")


def in_sight() -> str:
    """Whatever can be read on screen, for those who see it and for those who hear it."""
    found: list[str] = []

    def read(element: QAccessibleInterface | None) -> None:
        if element is None or element.state().invisible:
            return
        found.extend(element.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
        for at in range(element.childCount()):
            read(element.child(at))

    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            read(QAccessible.queryAccessibleInterface(window))
    return "\n".join(found)


async def begin_to_book(desk: Receptionist) -> None:
    desk.click(desk.window.board.viewport(), desk.spot("nobody", ("Op 2", "14:05")))
    desk.write("h")
    desk.write("art")
    await asyncio.sleep(0)
    await desk.come_to_rest()
    desk.press(Qt.Key.Key_Return)
    desk.write("crown s")


async def begin_to_block(desk: Receptionist) -> None:
    desk.click(desk.window.board.viewport(), desk.spot("nobody", ("Op 2", "14:05")))
    desk.window.run(Command.BLOCK)


def with_the_visit(command: Command) -> Callable[[Receptionist], Awaitable[None]]:
    async def open_it(desk: Receptionist) -> None:
        desk.window.select(desk.id_of("Lena Fuchs"))
        desk.window.run(command)

    return open_it


BESIDE = {
    "booking": (begin_to_book, "Zoe Hart"),
    "block": (begin_to_block, "Op 2"),
    "editor": (with_the_visit(Command.EDIT), "Lena Fuchs"),
    "history": (with_the_visit(Command.HISTORY), "Lena Fuchs"),
    "openings": (with_the_visit(Command.OPENINGS), "Lena Fuchs"),
    "confirm": (with_the_visit(Command.CONFIRM_PANEL), "Nils Aker"),
    "waitlist": (with_the_visit(Command.SOONER), "Lena Fuchs"),
    "production": (with_the_visit(Command.PRODUCTION), "Goals are set by who administers the practice."),
    "print": (with_the_visit(Command.PRINT), "Operatories"),
}
"""What stands beside the page, and what can be read there of the office."""


@pytest.mark.parametrize("has_another", [True, False], ids=["another", "none"])
@pytest.mark.parametrize("panel", BESIDE)
async def test_what_is_open_beside_the_page_of_a_lost_office_goes_with_it(
    desk_window: Receptionist, boss: Owner, on_sqlite: None, panel: str, *, has_another: bool
) -> None:
    window, said = desk_window.window, list[str]()
    harbor = await boss.found("Harbor Point")
    open_it, words = BESIDE[panel]
    await open_it(desk_window)
    await until(lambda: words in in_sight(), "what is opened")
    await desk_window.come_to_rest()
    window.messages.said.connect(lambda message: said.append(message.text))
    await boss.open_to_ana(*([harbor] if has_another else []))
    await until(lambda: window.windowTitle() != "Riverside Dental – Frontdesk", "the office that is left")
    await desk_window.come_to_rest()
    readable = in_sight().replace(desk_window.work.desk.undo_label or "", "")
    still = [visit.patient for visit in BOOK if visit.patient in readable]
    assert (still, "Op 2" in readable) == ([], False)
    assert "Operatories" not in readable
    assert "Goals are set" not in readable
    assert said == ["Riverside Dental is no longer open to you."]
