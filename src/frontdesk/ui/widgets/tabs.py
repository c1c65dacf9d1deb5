"""Pages behind a row of tabs, each with a count."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QStyleOptionTab, QTabBar, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr

MOST_COUNTED = 99


class CountedTabs(QTabBar):
    """Tabs that are all in sight at any width.

    Where the room ends, the counts of the tabs behind go first, then that of the one in front, and then the titles are
    shortened; the tips and the spoken names have all of it.

    Signals:
        widened(): all of it takes more room than before, or less.
    """

    widened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._titles: list[str] = []
        self._hints: list[str] = []
        self._counts: list[int] = []
        self._full = 0
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._fit)

    def add(self, title: str, hint: str) -> None:
        """Add a tab at the end."""
        self._titles.append(title)
        self._hints.append(hint)
        self._counts.append(0)
        self.setTabToolTip(self.addTab(title), hint)
        self._fit()

    def show_count(self, index: int, count: int) -> None:
        """Show how many a page holds; beyond what one works off in a day, the tip alone tells."""
        title, hint = self._titles[index], self._hints[index]
        self._counts[index] = count
        self.setTabToolTip(index, tr("{title}, {count}", title=hint, count=count) if count else hint)
        self.setAccessibleTabName(index, tr("{title}, {count}", title=title, count=count))
        self._fit()

    def _fit(self, _index: int = 0) -> None:
        """Show as many of the counts as there is room for."""
        front = self.currentIndex()
        for counted in (range(len(self._titles)), (front,), ()):
            for index, title in enumerate(self._titles):
                count = self._counts[index] if index in counted else 0
                self.setTabText(index, f"{title} {count}" if 0 < count <= MOST_COUNTED else title)
            needed = super().sizeHint().width()
            if isinstance(counted, range) and needed != self._full:
                self._full = needed
                self.updateGeometry()
                self.widened.emit()
            if needed <= self.width():
                return

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        """Shorten a title by what the tab itself has room for: Qt takes off more than the style sheet does."""
        super().initStyleOption(option, index)
        lacking = self.tabSizeHint(index).width() - self.tabRect(index).width()
        words = self.tabText(index)
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(words) - lacking
        option.text = metrics.elidedText(words, self.elideMode(), room) if lacking > 0 else words

    def sizeHint(self) -> QSize:
        """Room for every title with its count."""
        return QSize(self._full, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other counts."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the style is known, and with it the widths."""
        super().showEvent(event)
        self._fit()


class TabbedPages(QWidget):
    """One page at a time; the tab says which, and how many it holds.

    Attributes:
        bar: the tabs, to be put where they belong; they are not part of this widget.

    Signals:
        turned(str): another page came to the front; its name.
    """

    turned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._names: list[str] = []
        self.bar = CountedTabs(name)
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages, 1)
        self.bar.currentChanged.connect(self._turn)

    @property
    def current(self) -> str:
        """The name of the page in front; nothing while there is none."""
        index = self.bar.currentIndex()
        return self._names[index] if index >= 0 else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The pages, in the order of their tabs."""
        return tuple(self._names)

    def add(self, name: str, title: str, page: QWidget, hint: str = "") -> None:
        """Add a page at the end; the first one is in front."""
        self._names.append(name)
        self._pages.addWidget(page)
        self.bar.add(title, hint or title)

    def show_count(self, name: str, count: int) -> None:
        """Show how many a page holds."""
        self.bar.show_count(self._names.index(name), count)

    def turn_to(self, name: str) -> None:
        """Bring a page to the front."""
        self.bar.setCurrentIndex(self._names.index(name))

    def _turn(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        if index >= 0:
            self.turned.emit(self._names[index])
