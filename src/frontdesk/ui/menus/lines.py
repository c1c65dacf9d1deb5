"""Lines that other parts of the window add to a menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from frontdesk.ui.help.keys import key_name


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of a menu; `keys` is only shown, the window owns the shortcut.

    With `more` it opens a menu of its own with these lines, and does nothing itself.
    """

    text: str
    run: Callable[[], None]
    keys: str = ""
    is_enabled: bool = True
    more: "tuple[MenuLine, ...]" = ()


def add_lines(menu: QMenu, lines: Sequence[MenuLine], *, first: bool = False) -> None:
    """Add `lines` at the end of a menu or, with `first`, at its top, set off by a rule."""
    if not lines:
        return
    before: QAction | None = menu.actions()[0] if first and menu.actions() else None
    if before is None:
        menu.addSeparator()
    for line in lines:
        words = line.text.replace("&", "&&")
        action = QAction(f"{words}\t{key_name(line.keys)}" if line.keys else words, menu)
        action.setEnabled(line.is_enabled)
        if line.more:
            submenu = QMenu(words, menu)
            add_lines(submenu, line.more)
            action.setMenu(submenu)
        else:
            action.triggered.connect(lambda _checked=False, run=line.run: run())
        if before is not None:
            menu.insertAction(before, action)
        else:
            menu.addAction(action)
    if before is not None:
        menu.insertSeparator(before)
