"""What a screen reader finds in a window: a walk of the accessible tree, and what is wrong in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role

PRESSED = frozenset({Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.Link})
"""What is pressed: each must tell itself from its neighbours."""
HOLDING = frozenset({Role.List, Role.Table})
"""What is walked through with the arrows, and holds what is painted in it."""
FIELDS = frozenset({Role.ComboBox, Role.SpinBox})
"""Fields with an inner one that has no name of its own."""
OPERATED = (
    PRESSED
    | HOLDING
    | FIELDS
    | {
        Role.EditableText,
        Role.Slider,
        Role.ListItem,
        Role.Cell,
        Role.PageTab,
        Role.MenuItem,
        Role.TreeItem,
    }
)
"""What somebody acts on, or moves in."""
VAGUE = frozenset({Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.Graphic, Role.Whitespace, Role.Border})
"""Roles that tell nobody what can be done with what has the keyboard."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One element of the tree as it was when it was read.

    Attributes:
        rect: on the screen; empty while it is out of sight.
        path: roles and names from the window down, for a failure's message.
        parent: the role of what it is in.
    """

    role: QAccessible.Role
    name: str
    rect: QRect
    path: str
    parent: QAccessible.Role
    is_focusable: bool
    is_selectable: bool
    is_selected: bool
    is_out_of_sight: bool
    children: list[Spoken] = field(default_factory=list)

    def __iter__(self) -> Iterator[Spoken]:
        """Walk the element and everything in it."""
        yield self
        for child in self.children:
            yield from child


def tree_of(widget: QWidget) -> Spoken:
    """Read the part of the tree that is on screen, from a widget down."""
    return _read(QAccessible.queryAccessibleInterface(widget), "", Role.NoRole)


def _read(element: QAccessibleInterface, above: str, parent: QAccessible.Role) -> Spoken:
    name, role, state, kept = element.text(QAccessible.Text.Name), element.role(), element.state(), element.object()
    told = f"{role.name} {name!r}" + (f" ({type(kept).__name__})" if not name and kept is not None else "")
    path = f"{above} > {told}" if above else told
    is_window = isinstance(kept, QWidget) and kept.isWindow()
    spoken = Spoken(
        role,
        name,
        element.rect(),
        path,
        parent,
        bool(state.focusable) and not is_window,
        bool(state.selectable),
        bool(state.selected),
        bool(state.offscreen),
    )
    for place in range(element.childCount()):
        child = element.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            spoken.children.append(_read(child, path, role))
    return spoken


def faults_in(tree: Spoken) -> list[str]:
    """Say what a reader could not speak of, one sentence each."""
    faults: list[str] = []
    for spoken in tree:
        is_named = bool(spoken.name.strip()) or spoken.parent in FIELDS
        if spoken.role in OPERATED and not is_named:
            faults.append(f"has no name: {spoken.path}")
        if spoken.is_focusable and spoken.role in VAGUE:
            faults.append(f"takes the keyboard as a mere {spoken.role.name}: {spoken.path}")
        elif spoken.is_focusable and not is_named and spoken.role not in OPERATED:
            faults.append(f"takes the keyboard without a name: {spoken.path}")
        pressed = Counter(child.name for child in spoken.children if child.role in PRESSED and child.name)
        faults += [
            f"{many} neighbours are called {name!r}: {spoken.path}" for name, many in pressed.items() if many > 1
        ]
    return faults
