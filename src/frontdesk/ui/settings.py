"""What the window asks of whoever remembers things between two starts."""

from typing import Protocol


class WindowSettings(Protocol):
    """Texts by name, kept per person."""

    def get(self, name: str, default: str = "") -> str:
        """The text kept under `name`."""
        ...

    def set(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        ...
