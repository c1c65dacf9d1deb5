"""The first start and signing in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.ui.start.fields import check_address, check_operatories, check_zone, full_address
from frontdesk.ui.start.firststart import FirstStartPage, NewPractice
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


def test_a_new_practice_needs_its_name_and_yours(page: FirstStartPage) -> None:
    made: list[NewPractice] = []
    page.new_chosen.connect(made.append)
    page.new.click()
    form = page.new_form
    form.submit.click()
    assert made == []
    assert form.name.fault == "Enter the name of the practice."
    assert form.name.input.hasFocus()
    QTest.keyClicks(form.name.input, "Riverside Dental")
    assert form.name.fault == "", "a field that is being mended stops complaining"
    QTest.keyClicks(form.person.input, "Jo Martin")
    form.zone.input.setText("America/Chicago")
    QTest.keyClick(form.person.input, Qt.Key.Key_Return)
    assert made == [NewPractice("Riverside Dental", "America/Chicago", 4, "Jo Martin")]


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


def test_zones_and_operatories_are_checked() -> None:
    assert check_zone("America/Chicago") == ""
    assert check_zone("Middle Earth")
    assert check_operatories("7") == ""
    for wrong in ("", "0", "61", "-1", "²", "many"):
        assert check_operatories(wrong)
