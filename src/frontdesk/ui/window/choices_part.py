"""The settings: read when the window opens, in use as soon as they are chosen, kept for each person."""

from functools import cached_property

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from frontdesk.operations import ConnectionState
from frontdesk.operations.identity import Identity
from frontdesk.ui import appearance, preferences, theme
from frontdesk.ui.choices.model import DENSITIES, DENSITY, SAFE, THEME
from frontdesk.ui.choices.panel import ChoicesPanel
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.status.messages import Kind, Message
from frontdesk.ui.window.host import Host

WINDOW_THEME = "theme"
"""Under this name the window itself keeps the theme that is in use."""


class ChoicesPart(QObject):
    """Applies what is chosen."""

    def __init__(self, host: Host, identity: Identity | None) -> None:
        super().__init__(host)
        self._host, self._identity = host, identity
        host.bind(Command.SETTINGS, self._bring)
        self._connection = ConnectionState.CONNECTING
        host.connection_changed.connect(self._on_connection)
        host.messages.said.connect(self._on_said)
        host.at_end(lambda: preferences.use(preferences.Preferences()))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system)
        preferences.use(preferences.kept_in(host.settings))
        self._show_density()
        self._on_system(None)

    @cached_property
    def panel(self) -> ChoicesPanel:
        """The settings; built when they are first wanted."""
        shell = self._host.shell
        panel = ChoicesPanel(shell.centralWidget() or shell, self._kept)
        panel.chosen.connect(self._on_chosen)
        panel.closed.connect(lambda: shell.board.setFocus())
        panel.connection.setText(self._connection_words())
        return panel

    def _bring(self) -> None:
        if self.panel.isVisible():
            self.panel.leave()
        else:
            self.panel.open()

    def _kept(self, name: str) -> str:
        if name == THEME and self._host.settings.get(THEME) != "system":
            return "dark" if theme.current().dark else "light"
        return self._host.settings.get(name)

    def _on_chosen(self, name: str, value: str) -> None:
        self._host.settings.set(name, value)
        if name in (THEME, SAFE):
            if name == THEME and value != "system":
                self._wear(theme.variant(value == "dark", theme.current().safe))
            else:
                self._dress()
        elif name == DENSITY:
            self._show_density()
        else:
            preferences.use(preferences.kept_in(self._host.settings))

    def _show_density(self) -> None:
        wanted = DENSITIES.get(self._host.settings.get(DENSITY))
        if wanted is not None:
            self._host.shell.board.set_px_per_hour(wanted)

    def _dress(self) -> None:
        """Wear what is chosen; where the system decides, what it says now."""
        dark = theme.current().dark
        if self._host.settings.get(THEME) == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self._wear(theme.variant(dark, self._host.settings.get(SAFE) == "on"))

    def _wear(self, look: theme.Theme) -> None:
        appearance.apply(look)
        self._host.settings.set(WINDOW_THEME, look.name)

    def _on_system(self, _scheme: object) -> None:
        if self._host.settings.get(THEME) == "system":
            self._dress()

    def _on_connection(self, state: ConnectionState) -> None:
        self._connection = state
        if "panel" in self.__dict__:
            self.panel.connection.setText(self._connection_words())

    def _connection_words(self) -> str:
        place = self._identity.address if self._identity is not None else tr("A practice of this computer")
        who = self._identity.user_name if self._identity is not None else ""
        words = {
            ConnectionState.CONNECTING: tr("connecting"),
            ConnectionState.LIVE: tr("live: changes of other desks are seen at once"),
            ConnectionState.RETRYING: tr("the server does not answer; it is tried again and again"),
            ConnectionState.OFFLINE: tr("without its server; changes wait"),
            ConnectionState.SIGNED_OUT: tr("signed out"),
        }[self._connection]
        return "\n".join(part for part in (place, who, words) if part)

    def _on_said(self, message: Message) -> None:
        if preferences.current().sounds and message.kind in (Kind.REFUSED, Kind.FAILED):
            QApplication.beep()
