"""Where something that belongs to a slot stands over the window."""

from PySide6.QtCore import QPoint, QRect, QSize

from frontdesk.store.entities import Slot
from frontdesk.ui.board.marks import target_of
from frontdesk.ui.window.shell import Shell


def standing(shell: Shell, slot: Slot) -> tuple[QRect, QRect]:
    """Return where the slot is, and within what its card may stand, both in the window's coordinates.

    A slot that is not on the page is taken to be in the middle of it.
    """
    board = shell.board
    viewport = board.viewport()
    origin = viewport.mapTo(shell, QPoint(0, 0))
    top = board.mapTo(shell, QPoint(0, 0)).y()
    # A card may be taller than the board is on a small screen; the status line can wait.
    within = QRect(origin.x(), top, viewport.width(), shell.height() - top)
    target = target_of(board.page.layout, slot)
    if target is None:
        middle = QRect(origin, viewport.size()).center()
        return QRect(middle, QSize(1, 1)), within
    left, upper, width, height = board.page.layout.box_of(target.column, target.start, target.end)
    corner = origin + QPoint(left, upper) - board.offset
    return QRect(corner, QSize(width, height)), within
