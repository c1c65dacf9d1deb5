"""The leaves of a panel, one in front: a list, and what is opened from it."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class Leaves(QStackedWidget):
    """Turns from one leaf to another without letting the keyboard out of the panel."""

    def turn_to(self, leaf: QWidget) -> None:
        """Bring a leaf to the front; whoever asked says which of its fields gets the keyboard.

        Hiding what has the keyboard hands it to whatever comes next in the window, a visit on the pinboard for one,
        which would be selected by that.
        """
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus() and leaf is not self.currentWidget():
            self.setFocus()
        self.setCurrentWidget(leaf)
