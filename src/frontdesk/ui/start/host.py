"""The window before a practice is open: what is being opened, the first choice, or signing in."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from frontdesk.ui.i18n import tr
from frontdesk.ui.start.firststart import FirstStartPage
from frontdesk.ui.start.importing import ImportWish
from frontdesk.ui.start.plan import NewPractice
from frontdesk.ui.start.signin import Credentials, SignInPage
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.window.memory import usual_size

Decision = str | NewPractice | ImportWish | Credentials | None
DEMO = "demo"
"""The decision for the demo practice; None is the decision to leave."""


class StartWindow(QStackedWidget):
    """Shows one thing at a time and tells what the person decided.

    Attributes:
        left: set once the person has closed the window, whatever was under way.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Frontdesk"))
        self.setProperty("ground", "window")
        self.resize(usual_size())
        self._opening = QFrame()
        self._opening.setProperty("ground", "window")
        self._words = make_label(tone="quiet")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        column = QVBoxLayout(self._opening)
        column.addWidget(self._words)
        self.first = FirstStartPage()
        self.sign_in = SignInPage()
        for page in (self._opening, self.first, self.sign_in):
            self.addWidget(page)
        self.left = asyncio.Event()
        self._decision: asyncio.Future[Decision] | None = None
        self.first.demo_chosen.connect(lambda: self._decide(DEMO))
        self.first.new_chosen.connect(self._decide)
        self.first.import_chosen.connect(self._decide)
        self.first.connect_chosen.connect(self._decide)
        self.sign_in.form.submitted.connect(self._decide)

    def show_opening(self, words: str) -> None:
        """Say what is being done; on the first page, in its own place."""
        if self.currentWidget() is self.first:
            self.first.show_busy(words)
            return
        self._words.setText(words)
        self.setCurrentWidget(self._opening)

    async def choose(self, trouble: str = "") -> Decision:
        """Offer the ways to a schedule, with what went wrong before; None when the window is closed."""
        self.setCurrentWidget(self.first)
        if trouble:
            self.first.show_trouble(trouble)
        return await self._await_decision()

    async def ask_to_sign_in(self, address: str, user_name: str, trouble: str = "") -> Decision:
        """Ask for name and password of a server; None when the window is closed."""
        self.setCurrentWidget(self.sign_in)
        self.sign_in.form.fill(address, user_name)
        if trouble:
            self.sign_in.form.show_trouble(trouble)
        return await self._await_decision()

    async def _await_decision(self) -> Decision:
        self._decision = asyncio.get_running_loop().create_future()
        try:
            return await self._decision
        finally:
            self._decision = None

    def _decide(self, decision: Decision) -> None:
        if self._decision is not None and not self._decision.done():
            self._decision.set_result(decision)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is a decision too."""
        event.accept()
        self.left.set()
        self._decide(None)
