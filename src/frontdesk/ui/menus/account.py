"""The menu behind the signed-in person's initials."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from frontdesk.ui import theme
from frontdesk.ui.help.keys import Command, binding, key_name
from frontdesk.ui.i18n import tr


def account_menu(
    parent: QWidget,
    person: str,
    panels: Sequence[tuple[str, bool, Callable[[], None]]],
    run: Callable[[Command], None],
    *,
    can_sign_out: bool,
) -> QMenu:
    """View, theme, keys, sign out, quit; `panels` are (name, shown, toggle)."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    if person:
        head = menu.addAction(person.replace("&", "&&"))
        head.setEnabled(False)
        menu.addSeparator()
    view = menu.addMenu(tr("View"))
    for name, shown, toggle in panels:
        action = view.addAction(name)
        action.setCheckable(True)
        action.setChecked(shown)
        action.triggered.connect(lambda _checked=False, toggle=toggle: toggle())
    view.addSeparator()
    _add(view, Command.RESET_PANELS, run)
    dark = _add(menu, Command.THEME, run, tr("Dark"))
    dark.setCheckable(True)
    dark.setChecked(theme.current().dark)
    _add(menu, Command.SETTINGS, run)
    _add(menu, Command.PRIVACY, run)
    _add(menu, Command.REFRESH, run)
    _add(menu, Command.KEYS, run)
    menu.addSeparator()
    if can_sign_out:
        _add(menu, Command.SIGN_OUT, run)
    _add(menu, Command.QUIT, run)
    return menu


def _add(menu: QMenu, command: Command, run: Callable[[Command], None], text: str = "") -> QAction:
    row = binding(command)
    words = text or row.name
    action = menu.addAction(f"{words}\t{key_name(row.keys)}" if row.keys else words)
    action.triggered.connect(lambda _checked=False: run(command))
    return action
