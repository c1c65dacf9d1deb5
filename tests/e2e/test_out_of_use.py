"""A provider is hidden and another leaves while the window is open: who is offered from then on, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QComboBox

from frontdesk.store.reference import Reference
from frontdesk.ui.help.keys import Command
from frontdesk.ui.schedules.panel import SchedulesPanel
from frontdesk.ui.waitlist.panel import WaitlistPanel
from support.littleoffice import DAY
from support.receptionist import Receptionist
from support.waiting import until


def put_away(person: Receptionist, *, hidden: str, gone: str) -> None:
    """Let the practice's lists say that one provider is hidden and another does not work there any more."""
    store = person.work.desk.store
    lists = store.reference.lists()
    people = (
        replace(row, is_hidden=hidden in row.name, works_here=gone not in row.name) for row in store.reference.providers
    )
    store.set_reference(Reference.of(replace(lists, providers=tuple(people))))


def names(box: QComboBox) -> list[str]:
    return [box.itemText(number).split()[-1] for number in range(box.count())]


async def test_working_hours_are_kept_for_who_is_in_use_or_still_has_hours_on_the_page(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    window = desk_window.window
    window.run(Command.SCHEDULES_PANEL)
    await desk_window.come_to_rest()
    [panel] = window.findChildren(SchedulesPanel)
    everybody = names(panel.provider)
    put_away(desk_window, hidden=everybody[1], gone=everybody[2])
    assert names(panel.provider) == everybody, "their hours are on the page, and end only here"
    sunday = DAY + timedelta(days=3)
    window._host.show_page(window.page.at(sunday))
    await until(desk_window.has_days, "the Sunday on screen")
    assert names(panel.provider) == [everybody[0], *everybody[3:]]
    window._host.show_page(window.page.at(DAY))
    await until(lambda: names(panel.provider) == everybody, "who has hours on the Thursday")


async def test_nobody_waits_for_a_provider_who_is_out_of_use(desk_window: Receptionist, on_sqlite: None) -> None:
    everybody = [row.name.split()[-1] for row in desk_window.work.desk.store.reference.providers]
    put_away(desk_window, hidden=everybody[0], gone=everybody[1])
    desk_window.window.run(Command.WAITLIST_PANEL)
    await desk_window.come_to_rest()
    [panel] = desk_window.window.findChildren(WaitlistPanel)
    panel.add_button.click()
    assert names(panel.form.provider) == ["Anybody", *everybody[2:]]
