"""How small the window may become, on the screen it stands on."""

from PySide6.QtCore import QSize

SMALLEST = QSize(1024, 600)
"""What is comfortable, on any screen that has it."""
LEAST = QSize(880, 480)
"""What every panel can be worked in; a smaller screen shows a part of the window."""
_TITLE_BAR = 20


def smallest_on(room: QSize) -> QSize:
    """Return the least size of the window on a screen that has this much room.

    Text at 200 % leaves a screen of 1920 by 1080 half of both, and the system's own bars take some of that.
    """
    return SMALLEST.boundedTo(QSize(room.width(), room.height() - _TITLE_BAR)).expandedTo(LEAST)
