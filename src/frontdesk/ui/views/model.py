"""What schedule views are called on screen; no Qt."""

from collections.abc import Sequence
from uuid import UUID

from frontdesk.store.views import COLOURED_BY, FIELDS, POSITIONS, SIZES, Layout, ScheduleView
from frontdesk.ui.i18n import tr
from frontdesk.ui.viewwords import field_name

_POSITIONS = {
    "top_left": "Upper left",
    "top_right": "Upper right",
    "middle": "Middle",
    "bottom_left": "Lower left",
    "bottom_right": "Lower right",
}
_SIZES = {"xs": "Very small", "sm": "Small", "md": "Usual", "lg": "Large"}


def field_words() -> tuple[tuple[str, str], ...]:
    """What a block can show, each with its name on screen."""
    return tuple((field, field_name(field)) for field in FIELDS)


def detail_words() -> tuple[tuple[str, str], ...]:
    """What the card beside a block can list, each with its name on screen; name and marks it shows by itself."""
    apart = ("patient_name", "patient_initials", "marks")
    return tuple((field, field_name(field)) for field in FIELDS if field not in apart)


def moved(fields: Sequence[str], field: str, by: int) -> tuple[str, ...]:
    """Fields in their order after one of them has gone *by* places further; it stops at either end."""
    at = fields.index(field)
    rest = [each for each in fields if each != field]
    rest.insert(min(max(at + by, 0), len(rest)), field)
    return tuple(rest)


def position_words() -> tuple[tuple[str, str], ...]:
    """The positions of a card, each with its name on screen."""
    return tuple((position, tr(_POSITIONS[position])) for position in POSITIONS)


def colour_words() -> tuple[tuple[str, str], ...]:
    """What colours can stand for; nothing is the desk's own way."""
    return (("", tr("As usual")), *((kind, field_name(kind)) for kind in COLOURED_BY))


def size_words() -> tuple[tuple[str, str], ...]:
    """How large blocks are written."""
    return tuple((size, tr(_SIZES[size])) for size in SIZES)


def fields_at(card: Layout, position: str) -> tuple[str, ...]:
    """What stands at a position of a card."""
    return next((fields for name, fields in card if name == position), ())


def menu_words(view: ScheduleView) -> str:
    """A view in a menu, with what it is to this person."""
    words = view.name if view.settings.is_shared else tr("{name} (mine)", name=view.name)
    return tr("{name}, opens by itself", name=words) if view.is_default else words


def free_digit(views: Sequence[ScheduleView], wanted: int | None = None) -> int | None:
    """The first digit behind which there is no view."""
    taken = {view.digit for view in views}
    return wanted or next((digit for digit in range(1, 10) if digit not in taken), None)


def by_digit(views: Sequence[ScheduleView], digit: int) -> ScheduleView | None:
    """The view behind a digit: the one put there, or where nobody put any, the view at that place of the list."""
    chosen = next((view for view in views if view.digit == digit), None)
    if chosen is not None or any(view.digit is not None for view in views):
        return chosen
    return views[digit - 1] if digit <= len(views) else None


def of_id(views: Sequence[ScheduleView], view_id: UUID | None) -> ScheduleView | None:
    """One of the views."""
    return next((view for view in views if view.id == view_id), None)
