"""Which questions may walk through a table that grows, and why no index would help them."""

from __future__ import annotations

from collections.abc import Mapping

_WAITLIST = "an entry belongs here by one of three columns, or is ranked; who waits is counted in hundreds"
_ANYWHERE = "the words may stand anywhere in a text, where no order of texts helps"

WALKS: Mapping[tuple[str, str], tuple[frozenset[str], str]] = {
    ("recalls_list_recalls", "recalls"): (
        frozenset({"status"}),
        "how a recall stands follows from its dates, today and the visits booked, so each is looked at",
    ),
    ("tasks_list_tasks", "tasks"): (
        frozenset({"search", "is_unread"}),
        f"{_ANYWHERE}; what is read is every task but those that ask for attention",
    ),
    ("tasks_list_tasks", "patients"): (frozenset({"search"}), _ANYWHERE),
    ("waitlist_list_waitlist_entries", "waitlist_entries"): (
        frozenset(
            {"location_uuid", "include_cross_location"}
            | {f"{column} {way}" for column in ("score", "treatment_value", "urgency") for way in ("asc", "desc")}
        ),
        _WAITLIST,
    ),
}
"""By operation and table: the filters and sorts that walk, and why."""

UNANSWERED = frozenset(
    {
        "blockouts_get_blockout_template",
        "blockouts_list_blockout_template_items",
        "appointment_rules_get_appointment_rule",
        "views_get_schedule_view",
        "saved_searches_get_saved_search",
        "holidays_get_holiday",
    }
)
"""Operations on lists that stay short and of which the grown practice has none."""
