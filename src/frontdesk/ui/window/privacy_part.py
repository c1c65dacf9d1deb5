"""Privacy and the lock: by key, and after nobody has touched the desk for as long as the settings say."""

from contextlib import suppress

from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from frontdesk.operations.identity import Identity
from frontdesk.store.changes import ChangeSet
from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.lock.screen import LockScreen
from frontdesk.ui.runtime.idle import IdleWatch
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page

PRIVACY_MINUTES, LOCK_MINUTES = "privacy.minutes", "lock.minutes"
USUAL_PRIVACY_MINUTES, USUAL_LOCK_MINUTES = 10, 0


def minutes_of(host: Host, name: str, usual: int) -> int:
    """A span the settings keep; 0 means never."""
    kept = host.settings.get(name)
    return int(kept) if kept.isdigit() else usual


class PrivacyPart:
    """Hides names, and locks the window.

    Attributes:
        idle: how long nobody has touched the desk.
        screen: what covers the window while it is locked.
    """

    def __init__(self, host: Host, identity: Identity | None, idle: IdleWatch) -> None:
        """`identity` is asked for a password where the desk needs one to be opened again."""
        self._host, self._identity = host, identity
        self.idle = idle
        self.screen = LockScreen(host.shell, needs_password=identity is not None)
        self._focus: QWidget | None = None
        self._afloat: list[QDockWidget] = []
        host.bind(Command.PRIVACY, self._toggle)
        host.bind(Command.LOCK_DESK, self.lock)
        host.beat.connect(lambda _now: self.look())
        host.page_shown.connect(self._on_page)
        host.at_end(host.store.subscribe(self._on_changes))
        host.at_end(self._end)
        self.screen.asked.connect(self._on_asked)
        if host.page is not None:
            self._on_page(host.page)

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self.screen.isVisible()

    # Names

    def _toggle(self) -> None:
        privacy.set_on(not privacy.is_on())
        if privacy.is_on():
            self._host.messages.hint(tr("Names are hidden. {key} shows them.", key=key_of(Command.PRIVACY)))
        else:
            self._host.messages.hint(tr("Names are shown again."))

    def _on_page(self, page: Page) -> None:
        for day in page.dates:
            view = self._host.store.day(page.location_id, day)
            if view is not None:
                privacy.remember(visit.patient_name for visit in view.appointments)
        privacy.remember(visit.patient_name for visit in self._host.store.pinboard(page.location_id))

    def _on_changes(self, changes: ChangeSet) -> None:
        rows = (self._host.store.appointment(visit_id) for visit_id in changes.appointments)
        privacy.remember(row.patient_name for row in rows if row is not None)

    # Nobody here

    def look(self) -> None:
        """Hide or lock when the time has come."""
        minutes = self.idle.seconds / 60
        hide = minutes_of(self._host, PRIVACY_MINUTES, USUAL_PRIVACY_MINUTES)
        lock = minutes_of(self._host, LOCK_MINUTES, USUAL_LOCK_MINUTES)
        if hide and minutes >= hide and not privacy.is_on():
            privacy.set_on(True)
            self._host.messages.hint(
                tr("Names are hidden since nobody was here. {key} shows them.", key=key_of(Command.PRIVACY))
            )
        if lock and minutes >= lock:
            self.lock()

    def lock(self) -> None:
        """Cover the window; what is written in its fields, and what is under way, stays as it is."""
        if self.is_locked:
            return
        shell = self._host.shell
        self._focus = QApplication.focusWidget()
        self._afloat = [dock for dock in shell.docks if dock.isFloating() and dock.isVisible()]
        for dock in self._afloat:
            dock.hide()
        self._let_keys_through(False)
        self.screen.close_over(self._identity.user_name if self._identity is not None else "")

    def _on_asked(self, password: str) -> None:
        if self._identity is None:
            self._unlock()
        else:
            self._host.read(self._check(self._identity, password), "unlock", tr("opening the desk"))

    async def _check(self, identity: Identity, password: str) -> None:
        trouble = await identity.trouble_with(password)
        if trouble:
            self.screen.show_trouble(trouble)
            self.screen.take_keyboard()
        else:
            self._unlock()

    def _unlock(self) -> None:
        self.idle.touch()
        self.screen.hide()
        self.screen.password.clear()
        self._let_keys_through(True)
        for dock in self._afloat:
            dock.show()
        self._afloat = []
        with suppress(RuntimeError):  # the widget may have gone while the desk was locked
            (self._focus or self._host.shell.board).setFocus()
        self._focus = None
        self._host.unlocked.emit()

    def _let_keys_through(self, are_let: bool) -> None:
        """Neither a key of the window nor Tab reaches anything under the cover."""
        shell = self._host.shell
        for action in shell.actions():
            action.setEnabled(are_let)
        for part in (shell.menuWidget(), shell.centralWidget(), *shell.docks):
            if part is not None:
                part.setEnabled(are_let)

    def _end(self) -> None:
        privacy.set_on(False)
        privacy.forget()
