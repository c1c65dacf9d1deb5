"""Room between the text of a number or a time and the border around it."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

TEXT_MARGIN = 7
B = TypeVar("B", bound=QAbstractSpinBox)


def roomy(box: B) -> B:
    """Set the text off from the border, and return the box; a date with its calendar gets it from the style."""
    inner = box.findChild(QLineEdit)
    if inner is not None:
        inner.setTextMargins(TEXT_MARGIN, 0, 0, 0)
    return box
