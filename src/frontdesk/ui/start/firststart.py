"""The first thing a new user sees: four ways to a schedule."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontdesk.ui import theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.start.importing import ImportForm
from frontdesk.ui.start.newpractice import NewPracticeForm
from frontdesk.ui.start.signin import SignInForm
from frontdesk.ui.widgets.glyphs import draw_glyph
from frontdesk.ui.widgets.labels import make_label


class ChoiceButton(QAbstractButton):
    """A large button with a title and what it leads to."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._words = title, text
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for a title and two lines."""
        return QSize(460, 82)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, arrows walk."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with an arrow."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.accent if self.hasFocus() else look.line, 2 if self.hasFocus() else 1))
        painter.setBrush(look.faint_line if self.underMouse() and self.isEnabled() else look.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        box = self.rect().adjusted(18, 14, -48, -12)
        painter.setFont(theme.interface_font(15, QFont.Weight.DemiBold))
        painter.setPen(look.text if self.isEnabled() else look.quiet)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._title)
        painter.setFont(theme.interface_font())
        painter.setPen(look.quiet)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(0, 23, 0, 6), flags, self._words)
        draw_glyph(painter, "right", QRectF(self.width() - 34, self.height() / 2 - 7, 14, 14), look.quiet)


class FirstStartPage(QFrame):
    """Demo practice, new practice, an export, or a server.

    Signals:
        demo_chosen(): open the demo practice.
        new_chosen(NewPractice): make a practice on this computer.
        import_chosen(ImportWish): make one of another system's export.
        connect_chosen(Credentials): sign in to a server.
    """

    demo_chosen = Signal()
    new_chosen = Signal(object)
    import_chosen = Signal(object)
    connect_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self._title = make_label(tr("Welcome to Frontdesk"), size="title")
        self._words = make_label(tone="quiet")
        self._words.setWordWrap(True)
        self._trouble = make_label(tone="bad")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._stack = QStackedWidget()
        self.demo = ChoiceButton(
            tr("Try the demo practice"),
            tr("A made-up practice with three locations and a full book. Nothing you do there is real."),
        )
        self.new = ChoiceButton(
            tr("Start a new practice"),
            tr("Four short steps to an empty schedule, kept on this computer and yours alone."),
        )
        self.import_ = ChoiceButton(
            tr("Bring your schedule along"),
            tr("Make a practice of what your present system has exported as CSV files."),
        )
        self.connect_ = ChoiceButton(
            tr("Connect to a server"), tr("Your practice already runs Frontdesk: sign in with your name and password.")
        )
        self.new_form = NewPracticeForm()
        self.import_form = ImportForm()
        self.sign_in = SignInForm()
        self._arrange()
        self.demo.clicked.connect(self.demo_chosen)
        self.new.clicked.connect(lambda: self._turn_to(self.new_form))
        self.import_.clicked.connect(lambda: self._turn_to(self.import_form))
        self.connect_.clicked.connect(lambda: self._turn_to(self.sign_in))
        for form in (self.new_form, self.import_form, self.sign_in):
            form.left.connect(self.show_choice)
        self.new_form.submitted.connect(self.new_chosen)
        self.import_form.submitted.connect(self.import_chosen)
        self.sign_in.submitted.connect(self.connect_chosen)
        self.show_choice()

    @property
    def trouble(self) -> str:
        """The sentence about what went wrong."""
        return self.sign_in.trouble or self._trouble.text()

    def show_choice(self) -> None:
        """Show the ways there are."""
        self._title.setText(tr("Welcome to Frontdesk"))
        self._words.setText(tr("Where is your schedule?"))
        self._trouble.hide()
        self._stack.setCurrentIndex(0)
        self.demo.setFocus()

    def show_busy(self, words: str) -> None:
        """Say what is being prepared; nothing can be chosen meanwhile."""
        self._words.setText(words)
        self._trouble.hide()
        self._stack.setEnabled(False)

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not work, and let the person choose again."""
        self._stack.setEnabled(True)
        if self._stack.currentWidget() is self._pages[self.sign_in]:
            self.sign_in.show_trouble(sentence)
            return
        if self._stack.currentIndex() == 0:
            self._words.setText(tr("Where is your schedule?"))
        self._trouble.setText(sentence)
        self._trouble.show()

    def _arrange(self) -> None:
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for button in (self.demo, self.new, self.import_, self.connect_):
            column.addWidget(button)
        column.addStretch(1)
        self._stack.addWidget(choices)
        self._pages: dict[QWidget, QWidget] = {}
        for form in (self.new_form, self.import_form, self.sign_in):
            page = QWidget()
            box = QVBoxLayout(page)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(form)
            box.addStretch(1)
            self._pages[form] = page
            self._stack.addWidget(page)
        inner = QWidget()
        inner.setMaximumWidth(480)
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 24, 0, 24)
        body.setSpacing(8)
        for widget in (self._title, self._words, self._trouble):
            body.addWidget(widget)
        body.addSpacing(10)
        body.addWidget(self._stack)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(inner, 10, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _turn_to(self, form: QWidget) -> None:
        if form is self.new_form:
            self._title.setText(tr("A new practice"))
            self._words.setText(tr("This is all it takes to begin."))
        elif form is self.import_form:
            self._title.setText(tr("Bring your schedule along"))
            self._words.setText(tr("Nothing of the export is changed; importing it again adds only what is new."))
        else:
            self._title.setText(tr("Connect to a server"))
            self._words.setText(tr("Ask whoever looks after your practice's computers for the address."))
        self._trouble.hide()
        self._stack.setCurrentWidget(self._pages[form])
        form.setFocus()
