"""What a widget of our own is to a screen reader, where Qt would know it for a mere area."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "spokenRole"
_installed: list[bool] = []


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let screen readers take a widget for a list's item, a group, a dialog…; its name is its accessible name."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)
    widget.setProperty(_PROPERTY, role.value)


def _make(_class_name: str, asked: QObject) -> QAccessibleInterface | None:
    # Qt owns what is handed back, and ends it with its widget.
    if not isinstance(asked, QWidget):
        return None
    role = asked.property(_PROPERTY)
    return QAccessibleWidget(asked, QAccessible.Role(role)) if role is not None else None
