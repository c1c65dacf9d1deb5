"""The bridge between what the program reports and what the window shows."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Kind(StrEnum):
    """How much attention a message asks for."""

    DONE = "done"
    HINT = "hint"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the person at the desk.

    Attributes:
        undoable: the sentence names a change that can be taken back.
    """

    kind: Kind
    text: str
    undoable: bool = False


class MessageBridge(QObject):
    """Everything the window says passes here once.

    Signals:
        said(Message): something to show.
    """

    said = Signal(object)

    def done(self, text: str, *, undoable: bool = True) -> None:
        """A change happened."""
        self._say(Message(Kind.DONE, text, undoable))

    def hint(self, text: str) -> None:
        """Something worth knowing about what the pointer or the keyboard is at."""
        self._say(Message(Kind.HINT, text))

    def refused(self, text: str) -> None:
        """A change did not happen, for a reason of the schedule."""
        self._say(Message(Kind.REFUSED, text))

    def failed(self, text: str) -> None:
        """A change did not happen, for a reason of the program."""
        self._say(Message(Kind.FAILED, text))

    def _say(self, message: Message) -> None:
        if message.text:
            self.said.emit(message)
