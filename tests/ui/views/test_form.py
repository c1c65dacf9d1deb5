"""The fields of a schedule view: what is offered there, and what stays chosen."""

from __future__ import annotations

from deskside import PROVIDERS, RIVERSIDE, ROOMS, key, put_away
from PySide6.QtWidgets import QApplication, QMenu

from frontdesk.store.views import ViewSettings
from frontdesk.ui.views.form import ViewForm
from frontdesk.ui.widgets.several import SeveralField


def offered(field: SeveralField) -> list[str]:
    field.click()
    menu = field.findChildren(QMenu)[-1]
    words = [action.text() for action in menu.actions()]
    menu.close()
    menu.deleteLater()
    QApplication.sendPostedEvents(menu)
    return words


def test_a_view_is_made_of_what_is_in_use_and_keeps_what_it_has(qtbot) -> None:  # type: ignore[no-untyped-def]
    form = ViewForm()
    qtbot.addWidget(form)
    form.resize(320, 900)
    form.show()
    form.show_choices(put_away("Dr. Haddad", "Surg"), RIVERSIDE.id)
    form.show_settings(ViewSettings("All"))
    assert offered(form.people) == [name for name in PROVIDERS if name != "Dr. Haddad"]
    assert offered(form.rooms) == [name for name, _ in ROOMS if name != "Surg"]
    settings = ViewSettings(
        "Surgery",
        operatory_ids=frozenset({key("Op 1"), key("Surg")}),
        provider_ids=frozenset({key("Dr. Okafor"), key("Dr. Haddad")}),
    )
    form.show_settings(settings)
    assert (form.people.toolTip(), form.rooms.toolTip()) == ("Dr. Okafor, Dr. Haddad", "Op 1, Surg")
    assert "Dr. Haddad" in offered(form.people)
    form.show_choices(put_away("Dr. Haddad", "Surg"), RIVERSIDE.id)
    assert form.people.toolTip() == "Dr. Okafor, Dr. Haddad", "also when the practice's lists are read again"
    assert form.settings.operatory_ids == settings.operatory_ids
    assert form.settings.provider_ids == settings.provider_ids
