"""Choosing in a combo box by what an entry stands for."""

from PySide6.QtWidgets import QComboBox


def place_of(box: QComboBox, meaning: object, otherwise: int = 0) -> int:
    """Return the place of the entry that stands for `meaning`; `otherwise` when there is none.

    Qt's own search knows Python's objects by identity alone: an id read from another answer would not be found.
    """
    return next((place for place in range(box.count()) if box.itemData(place) == meaning), otherwise)


def choose(box: QComboBox, meaning: object) -> None:
    """Choose the entry that stands for `meaning`, or else the first."""
    box.setCurrentIndex(place_of(box, meaning))
