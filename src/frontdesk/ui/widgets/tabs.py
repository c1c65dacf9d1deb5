"""Pages behind a row of tabs, each with a count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr

MOST_COUNTED = 99


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
        self._titles: list[str] = []
        self._hints: list[str] = []
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        for arrow in self.bar.findChildren(QToolButton):
            # The bar itself walks the tabs with the keyboard.
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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
        self._titles.append(title)
        self._hints.append(hint or title)
        self._pages.addWidget(page)
        self.bar.setTabToolTip(self.bar.addTab(title), hint or title)

    def show_count(self, name: str, count: int) -> None:
        """Show how many a page holds; beyond what one works off in a day, the hint alone tells."""
        index = self._names.index(name)
        title, hint = self._titles[index], self._hints[index]
        self.bar.setTabText(index, f"{title} {count}" if 0 < count <= MOST_COUNTED else title)
        self.bar.setTabToolTip(index, tr("{title}, {count}", title=hint, count=count) if count else hint)
        self.bar.setAccessibleTabName(index, tr("{title}, {count}", title=title, count=count))

    def turn_to(self, name: str) -> None:
        """Bring a page to the front."""
        self.bar.setCurrentIndex(self._names.index(name))

    def _turn(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        if index >= 0:
            self.turned.emit(self._names[index])
