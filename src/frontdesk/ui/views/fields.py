"""The editor's own controls."""

from PySide6.QtWidgets import QPushButton, QSizePolicy

from frontdesk.ui.widgets.buttons import make_button


def plain_button(text: str, hint: str) -> QPushButton:
    """A framed button that takes no more width than there is."""
    button = make_button(text, hint=hint)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button
