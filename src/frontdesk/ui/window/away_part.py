"""While you were away: what others changed since somebody last looked, told when somebody looks again."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from frontdesk.operations import ConnectionState
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import DayKey
from frontdesk.ui.away.model import Seen, describe
from frontdesk.ui.away.strip import AwayStrip
from frontdesk.ui.runtime.idle import IdleWatch
from frontdesk.ui.window.host import Host

AWAY_SECONDS = 180.0
"""Whoever has not touched the desk for so long is taken not to have seen what changed."""
CATCH_UP_MS = 3000
"""For so long after the server is back, what comes is what was missed."""


class AwayPart(QObject):
    """Remembers what was seen, and tells what is different.

    Attributes:
        strip: where it is told.
        idle: for how long nobody has touched the desk.
    """

    def __init__(self, host: Host, idle: IdleWatch) -> None:
        super().__init__(host)
        self._host, self.idle = host, idle
        self._seen = Seen()
        self._was_live = self._is_catching_up = False
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.timeout.connect(self._caught_up)
        self.strip = AwayStrip()
        host.shell.bands.add(self.strip)
        host.connection_changed.connect(self._on_connection)
        host.unlocked.connect(self.look)
        host.at_end(host.store.subscribe(self._on_changes))
        host.at_end(self._catching_up.stop)
        host.at_end(host.shell.bands.stop)
        idle.came_back.connect(self._on_back)
        self.strip.opened.connect(self._open)
        self.strip.closed.connect(self._read)
        self._see(host.store.loaded_days())

    @property
    def is_away(self) -> bool:
        """Whether what changes now is seen by nobody."""
        return self.idle.seconds >= AWAY_SECONDS or self._is_catching_up

    def look(self) -> None:
        """Somebody looks: tell what is different."""
        store = self._host.store
        rows = []
        for visit_id in self._seen.missed:
            after = store.appointment(visit_id)
            rows.append((visit_id, after, store.day_of(after) if after is not None else None))
        found = self._seen.differences(rows)
        now = self._host.now()
        self.strip.tell([(row.visit_id, describe(store.reference, row, now)) for row in found])
        if not found:
            self._read()

    def _on_back(self, seconds: float) -> None:
        if seconds >= AWAY_SECONDS and not self._is_catching_up:
            self.look()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE:
            if self._is_catching_up:
                self._catching_up.start(CATCH_UP_MS)
            self._was_live = True
        elif self._was_live:
            self._is_catching_up = True
            self._catching_up.stop()

    def _caught_up(self) -> None:
        self._is_catching_up = False
        if not self.is_away:
            self.look()

    def _on_changes(self, changes: ChangeSet) -> None:
        store = self._host.store
        if not changes.own and self.is_away:
            self._seen.miss(changes.appointments, changes.who or "")
            return
        self._seen.see(((row, store.appointment(row)) for row in changes.appointments), changes.days)

    def _see(self, days: frozenset[DayKey]) -> None:
        for location_id, day in days:
            view = self._host.store.day(location_id, day)
            if view is not None:
                self._seen.see(((row.id, row) for row in view.appointments), [(location_id, view.day)])

    def _open(self, visit_id: UUID) -> None:
        visit = self._host.store.appointment(visit_id)
        if visit is not None:
            self._host.show_visit(visit)

    def _read(self) -> None:
        """Everything that was missed has been seen."""
        store = self._host.store
        self._seen.see(((row, store.appointment(row)) for row in self._seen.missed), store.loaded_days())
