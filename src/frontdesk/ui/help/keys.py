"""The keyboard map. The window binds its keys from here, so F1 cannot tell anything else."""

from dataclasses import dataclass
from enum import StrEnum

from frontdesk.ui.i18n import tr


class Command(StrEnum):
    """What a key or the command field can ask of the window."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    VIEWS = "views"
    PRODUCTION = "production"
    TODAY = "today"
    BACK = "back"
    ON = "on"
    CALENDAR = "calendar"
    UNDO = "undo"
    REDO = "redo"
    FIND = "find"
    KEYS = "keys"
    QUIT = "quit"
    NEXT_STEP = "next step"
    STEP_BACK = "step back"
    ARRIVE = "arrive"
    SEAT = "seat"
    CHECK_OUT = "check out"
    DISMISS = "dismiss"
    PARK = "park"
    LOCK = "lock"
    BREAK = "break"
    CANCEL = "cancel"
    COMPLETE = "complete"
    REINSTATE = "reinstate"
    EDIT = "edit"
    HISTORY = "history"
    HISTORY_PANEL = "history panel"
    BOOK = "book"
    OPENINGS = "openings"
    BLOCK = "block"
    HOLD = "hold"
    BLOCKOUTS_PANEL = "blockouts panel"
    SCHEDULES_PANEL = "schedules panel"
    NOTE = "note"
    PRINT = "print"
    FLOW_PANEL = "flow panel"
    PINBOARD_PANEL = "pinboard panel"
    LISTS_PANEL = "lists panel"
    WAITLIST_PANEL = "waitlist panel"
    SOONER = "sooner"
    RECALL_PANEL = "recall panel"
    CONFIRM_PANEL = "confirm panel"
    TASK_PANEL = "task panel"
    NEW_TASK = "new task"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    LOCK_DESK = "lock desk"
    RESET_PANELS = "reset panels"
    THEME = "theme"
    REFRESH = "refresh"
    SIGN_OUT = "sign out"


@dataclass(frozen=True, slots=True)
class Binding:
    """A command with its key and its name in the command field."""

    command: Command
    keys: str
    name: str


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the overview: a key and what it does."""

    keys: str
    does: str


def bindings() -> tuple[Binding, ...]:
    """Every command of the window; an empty key means the command field and the menus only."""
    return (
        Binding(Command.DAY, "D", tr("Day view")),
        Binding(Command.WEEK, "W", tr("Week view")),
        Binding(Command.MONTH, "Shift+M", tr("Month view")),
        Binding(Command.VIEWS, "Ctrl+Shift+V", tr("Edit schedule views")),
        Binding(Command.PRODUCTION, "Ctrl+Shift+D", tr("Production and its goals")),
        Binding(Command.TODAY, "T", tr("Go to today")),
        Binding(Command.BACK, "Ctrl+PgUp", tr("Page back")),
        Binding(Command.ON, "Ctrl+PgDown", tr("Page on")),
        Binding(Command.CALENDAR, "Ctrl+G", tr("Go to a date")),
        Binding(Command.UNDO, "Ctrl+Z", tr("Undo")),
        Binding(Command.REDO, "Ctrl+Shift+Z", tr("Redo")),
        Binding(Command.FIND, "Ctrl+K", tr("Find a patient or a command")),
        Binding(Command.NEXT_STEP, "N", tr("Next step of the selected patient")),
        Binding(Command.STEP_BACK, "Shift+N", tr("Step back")),
        Binding(Command.ARRIVE, "A", tr("Arrive")),
        Binding(Command.SEAT, "S", tr("Seat")),
        Binding(Command.CHECK_OUT, "O", tr("Check out")),
        Binding(Command.DISMISS, "X", tr("Dismiss")),
        Binding(Command.PARK, "P", tr("Park on the pinboard")),
        Binding(Command.LOCK, "L", tr("Lock or unlock the time")),
        Binding(Command.BREAK, "B", tr("Break: the patient did not come")),
        Binding(Command.CANCEL, "Del", tr("Cancel the visit")),
        Binding(Command.COMPLETE, "", tr("Complete: the visit took place")),
        Binding(Command.REINSTATE, "R", tr("Put a broken or cancelled visit back")),
        Binding(Command.EDIT, "E", tr("Edit the selected visit")),
        Binding(Command.HISTORY, "H", tr("History of the selected visit")),
        Binding(Command.BOOK, "Ctrl+B", tr("Book at the selected time")),
        Binding(Command.OPENINGS, "Ctrl+F", tr("Find openings, for the selected visit or a new one")),
        Binding(Command.BLOCK, "Ctrl+L", tr("Block the selected time, or change the selected blockout")),
        Binding(Command.HOLD, "Ctrl+H", tr("Hold the selected place while phoning, or hold it longer")),
        Binding(Command.SOONER, "Shift+S", tr("Would come sooner: put on the waitlist")),
        Binding(Command.NOTE, "Ctrl+N", tr("Edit the day's note")),
        Binding(Command.PRINT, "Ctrl+P", tr("Print the day, the week or route slips")),
        Binding(Command.FLOW_PANEL, "Ctrl+Shift+F", tr("Show or hide the flow")),
        Binding(Command.PINBOARD_PANEL, "Ctrl+Shift+P", tr("Show or hide the pinboard")),
        Binding(Command.LISTS_PANEL, "Ctrl+Shift+B", tr("Show or hide the lists")),
        Binding(Command.WAITLIST_PANEL, "Ctrl+Shift+W", tr("Waitlist")),
        Binding(Command.RECALL_PANEL, "Ctrl+Shift+R", tr("Recalls")),
        Binding(Command.HISTORY_PANEL, "Ctrl+Shift+H", tr("Show or hide the history")),
        Binding(Command.CONFIRM_PANEL, "Ctrl+Shift+C", tr("Confirm the coming days")),
        Binding(Command.TASK_PANEL, "Ctrl+Shift+T", tr("Tasks")),
        Binding(Command.NEW_TASK, "Ctrl+T", tr("New task, about the selected visit if there is one")),
        Binding(Command.SETTINGS, "Ctrl+,", tr("Settings")),
        Binding(Command.PRIVACY, "F8", tr("Privacy: hide or show names")),
        Binding(Command.LOCK_DESK, "Ctrl+Alt+L", tr("Lock this desk")),
        Binding(Command.BLOCKOUTS_PANEL, "Ctrl+Shift+O", tr("Blockouts: types, copies, templates")),
        Binding(Command.SCHEDULES_PANEL, "Ctrl+Shift+S", tr("Schedules: working hours and holidays")),
        Binding(Command.RESET_PANELS, "", tr("Put the panels back in their places")),
        Binding(Command.THEME, "Ctrl+Shift+L", tr("Light or dark")),
        Binding(Command.REFRESH, "F5", tr("Read everything again")),
        Binding(Command.KEYS, "F1", tr("Show every key")),
        Binding(Command.SIGN_OUT, "", tr("Sign out")),
        Binding(Command.QUIT, "Ctrl+Q", tr("Quit")),
    )


def binding(command: Command) -> Binding:
    """The binding of one command."""
    return next(row for row in bindings() if row.command is command)


def key_of(command: Command) -> str:
    """The key of a command as it is printed on key caps."""
    return key_name(binding(command).keys)


def key_name(keys: str) -> str:
    """A key as it is printed on key caps: ``Ctrl Shift Z``."""
    return " ".join(tr(part) if part in _CAPS else part for part in keys.split("+"))


_CAPS = frozenset({"Shift", "Arrows", "Enter", "Space", "PgUp", "PgDown", "Del", "drag"})
"""Parts of a key that other keyboards call otherwise."""


_SECTIONS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "View",
        (
            Command.DAY,
            Command.WEEK,
            Command.MONTH,
            Command.VIEWS,
            Command.PRODUCTION,
            Command.TODAY,
            Command.BACK,
            Command.ON,
            Command.CALENDAR,
            Command.NOTE,
        ),
    ),
    (
        "Patient flow",
        (Command.NEXT_STEP, Command.STEP_BACK, Command.ARRIVE, Command.SEAT, Command.CHECK_OUT, Command.DISMISS),
    ),
    ("Booking", (Command.BOOK, Command.OPENINGS, Command.BLOCK, Command.HOLD)),
    (
        "Selected visit",
        (
            Command.EDIT,
            Command.HISTORY,
            Command.PARK,
            Command.LOCK,
            Command.BREAK,
            Command.CANCEL,
            Command.REINSTATE,
            Command.SOONER,
        ),
    ),
    (
        "Window",
        (
            Command.FIND,
            Command.UNDO,
            Command.REDO,
            Command.FLOW_PANEL,
            Command.PINBOARD_PANEL,
            Command.LISTS_PANEL,
            Command.WAITLIST_PANEL,
            Command.RECALL_PANEL,
            Command.HISTORY_PANEL,
            Command.CONFIRM_PANEL,
            Command.TASK_PANEL,
            Command.NEW_TASK,
            Command.BLOCKOUTS_PANEL,
            Command.SCHEDULES_PANEL,
            Command.THEME,
            Command.PRINT,
            Command.SETTINGS,
            Command.PRIVACY,
            Command.LOCK_DESK,
            Command.REFRESH,
            Command.KEYS,
            Command.QUIT,
        ),
    ),
)


def overview() -> tuple[tuple[str, tuple[KeyLine, ...]], ...]:
    """Every key by section, those of the board included."""
    sections = [
        (tr(title), tuple(KeyLine(row.keys, row.name) for row in map(binding, commands) if row.keys))
        for title, commands in _SECTIONS
    ]
    board = (
        KeyLine("Arrows", tr("Walk visits and free places")),
        KeyLine("Ctrl+1–9", tr("Saved schedule views; Ctrl+0 shows everything")),
        KeyLine("Enter", tr("Open; while moving, drop")),
        KeyLine("A–Z, 0–9", tr("On a free place: book, beginning with the patient")),
        KeyLine("M", tr("Pick up, then arrows and Enter")),
        KeyLine("Ctrl+X", tr("Cut: put on hold")),
        KeyLine("Ctrl+V", tr("Place at the selected time")),
        KeyLine("Space", tr("Details of the visit")),
        KeyLine("Shift+F10", tr("Menu of the visit")),
        KeyLine("Esc", tr("Leave any move, menu or field")),
        KeyLine("Ctrl+drag", tr("Copy")),
        KeyLine("Shift+drag", tr("Snap to 5 minutes")),
    )
    return (*sections[:1], (tr("Board"), board), *sections[1:])
