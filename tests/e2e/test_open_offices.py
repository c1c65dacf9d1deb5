"""Somebody is given another office and loses one while their window is open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from frontdesk.client import SchedulingClient
from frontdesk.contract.resources import CreateLocationIn, LocationOut, UpdateUserIn
from support.littleoffice import ZONE, LittleOffice
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
