"""Panels that nobody has looked at yet."""

from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.ui.widgets.late import Late


def test_a_panel_is_built_when_it_is_first_looked_at_and_only_once(qtbot) -> None:
    built: list[QWidget] = []

    def build() -> QWidget:
        built.append(QLineEdit())
        return built[-1]

    late = Late(build)
    qtbot.addWidget(late)
    assert built == []
    late.show()
    late.hide()
    late.show()
    assert len(built) == 1
    assert built[0].isVisible()
    assert late.findChildren(QLineEdit) == built


def test_the_keyboard_goes_through_to_the_panel(qtbot) -> None:
    field = QLineEdit()
    late = Late(lambda: field)
    qtbot.addWidget(late)
    late.show()
    late.activateWindow()
    late.setFocus()
    assert late.focusWidget() is field
