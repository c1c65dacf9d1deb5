"""The first start and signing in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.ui.start.fields import check_address, check_folder, check_zone, full_address
from frontdesk.ui.start.firststart import FirstStartPage
from frontdesk.ui.start.importing import ImportWish
from frontdesk.ui.start.signin import Credentials, SignInPage


@pytest.fixture
def page(qtbot) -> FirstStartPage:
    page = FirstStartPage()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.activateWindow()
    return page


def test_the_demo_is_one_key_away(page: FirstStartPage, qtbot) -> None:
    with qtbot.waitSignal(page.demo_chosen, timeout=500):
        QTest.keyClick(page.demo, Qt.Key.Key_Return)


def test_every_way_to_a_schedule_is_reached_with_the_arrows(page: FirstStartPage) -> None:
    ways = [page.demo, page.new, page.import_, page.connect_]
    ways[0].setFocus()
    for way in ways[1:]:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
        assert way.hasFocus()


def test_an_export_is_brought_along_from_its_folder(page: FirstStartPage, tmp_path: Path) -> None:
    wanted: list[ImportWish] = []
    page.import_chosen.connect(wanted.append)
    page.import_.click()
    form = page.import_form
    form.submit.click()
    assert form.folder.fault == "Choose the folder your present system has exported to."
    form.folder.input.setText(str(tmp_path / "nowhere"))
    form.submit.click()
    assert form.folder.fault == f"There is no folder {tmp_path / 'nowhere'}."
    form.use_folder(str(tmp_path))
    form.zone.input.setText("America/Chicago")
    QTest.keyClick(form.name.input, Qt.Key.Key_Return)
    assert wanted == [ImportWish(str(tmp_path), tmp_path.name, "America/Chicago")]
    page.show_trouble("The practice could not be made: there is no appointments.csv.")
    assert page.trouble == "The practice could not be made: there is no appointments.csv."
    assert form.isVisible(), "what was filled in is still there"


def test_signing_in_checks_the_fields_and_says_why_it_failed(page: FirstStartPage) -> None:
    tried: list[Credentials] = []
    page.connect_chosen.connect(tried.append)
    page.connect_.click()
    form = page.sign_in
    QTest.keyClicks(form.address.input, "not an address")
    form.submit.click()
    assert tried == []
    assert "not an address" in form.address.fault
    form.fill("schedule.example.com", "jo")
    assert form.password.input.hasFocus()
    QTest.keyClicks(form.password.input, " secret ")
    QTest.keyClick(form.password.input, Qt.Key.Key_Return)
    assert tried == [Credentials("https://schedule.example.com", "jo", " secret ")]
    assert "secret" not in repr(tried[0])
    form.submit.click()
    assert len(tried) == 1, "one attempt at a time"
    page.show_trouble("The user name or password is not right.")
    assert page.trouble == "The user name or password is not right."
    assert form.submit.isEnabled()


def test_escape_goes_back_to_the_choice(page: FirstStartPage) -> None:
    page.connect_.click()
    QTest.keyClick(page.sign_in, Qt.Key.Key_Escape)
    assert page.demo.isVisible()


def test_trouble_with_the_demo_is_shown_beside_the_choice(page: FirstStartPage) -> None:
    page.show_busy("Making the demo practice…")
    assert not page.demo.isEnabled()
    page.show_trouble("There is no room left on this disk.")
    assert page.demo.isEnabled()
    assert page.trouble == "There is no room left on this disk."


def test_the_sign_in_page_stands_alone(qtbot) -> None:
    page = SignInPage("Riverside Dental")
    qtbot.addWidget(page)
    page.show()
    page.form.fill("https://schedule.example.com", "jo")
    assert page.form.address.value == "https://schedule.example.com"


@pytest.mark.parametrize(
    "address", ["schedule.example.com", "https://a.example:8443", "http://192.168.1.4:8000", "desk"]
)
def test_an_address_may_leave_out_its_scheme(address: str) -> None:
    assert check_address(address) == ""
    assert full_address(address).startswith("http")


@pytest.mark.parametrize("address", ["", "ftp://example.com", "http://", "a b", "https://host:port"])
def test_what_is_no_address_is_said_so(address: str) -> None:
    assert check_address(address)


def test_zones_and_folders_are_checked(tmp_path: Path) -> None:
    assert check_zone("America/Chicago") == ""
    assert check_zone("Middle Earth")
    assert check_folder(str(tmp_path)) == ""
    assert check_folder("")
