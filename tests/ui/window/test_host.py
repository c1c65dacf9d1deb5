"""What the window offers to the parts that add a job to it."""

from typing import Any

from deskside import TODAY, HandDesk, key
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QMenu

from frontdesk.operations import Outcome
from frontdesk.ui.help.keys import Command
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.window.docks import PanelDock

JONAH, HELGA = key(f"Jonah Feld {TODAY}"), key("Helga Strand pinned")


def test_a_part_adds_lines_to_the_menu_of_a_visit_and_runs_them(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        ran: list[str] = []
        window._host.add_visit_lines(
            lambda visit: [MenuLine(f"Phone {visit.patient_name}", lambda: ran.append("phone"))]
        )
        window._opening.open_menu(JONAH, QPoint(200, 200))
        menu = next(menu for menu in window.findChildren(QMenu) if menu.accessibleName() == "Menu of Jonah Feld")
        line = menu.actions()[-1]
        assert line.text() == "Phone Jonah Feld"
        line.trigger()
        menu.close()
        assert ran == ["phone"]

    at_desk(scenario)


def test_a_part_may_open_a_visit_instead_of_its_menu(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        opened: list[object] = []
        window._host.visit_opened = opened.append
        window.board.activated.emit(JONAH)
        assert opened == [JONAH]

    at_desk(scenario)


def test_a_part_hears_of_pages_selections_and_outcomes(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        heard: list[object] = []
        window._host.page_shown.connect(lambda page: heard.append(page.view))
        window._host.selection_changed.connect(heard.append)
        window._host.told.connect(lambda outcome: heard.append(outcome.sentence))
        window.run(Command.WEEK)
        window.select(HELGA)

        async def change() -> Outcome:
            return Outcome(ok=True, sentence="Done.")

        window._host.perform(change(), "changing something")
        await settle(window)
        assert heard == ["week", HELGA, "Done."]

    at_desk(scenario)


def test_the_lists_show_when_a_part_adds_the_first_and_a_tab_can_be_brought_to_the_front(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        assert window.lists_dock not in window.docks
        window._host.add_tab("waitlist", "Waitlist", QLabel("nobody waits"))
        window._host.add_tab("recalls", "Recalls", QLabel("nobody is due"))
        assert window.lists_dock in window.docks
        window.lists_dock.hide()
        window._host.show_tab("recalls")
        assert window.lists_dock.isVisible()
        assert window.lists.current == "recalls"

    at_desk(scenario)


def test_an_added_dock_goes_back_to_its_place_with_the_others(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        dock = PanelDock("editor", "Appointment", QLabel("nothing open"), 320)
        window._host.add_dock(dock, is_shown=False)
        dock.show()
        dock.setFloating(True)
        window.run(Command.RESET_PANELS)
        assert not dock.isFloating()
        assert dock.isHidden()

    at_desk(scenario)


def test_what_a_part_subscribed_to_ends_with_the_window(at_desk) -> None:
    ended: list[str] = []

    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window._host.at_end(lambda: ended.append("ended"))

    at_desk(scenario)
    assert ended == ["ended"]


def test_a_reading_asked_of_a_window_that_has_ended_is_left_and_not_kept(at_desk) -> None:
    readings: list[Any] = []

    async def reading() -> None:
        raise AssertionError("nobody is there to be told")

    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        def ask() -> None:
            readings.append(reading())
            window._host.read(readings[-1], "something", "reading something")

        ask()
        window._host.at_end(ask)

    at_desk(scenario)
    assert [one.cr_frame for one in readings] == [None, None]
