"""How the office works, as far as programs ask for it, and what a key pair may do, in the dialect."""

from __future__ import annotations

from typing import Final

from frontdesk.server.appointments.states import STAMPS
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import flag, number, words
from frontdesk.server.opendental.numbers import Origin, def_num
from frontdesk.server.opendental.operations import Asked, Permission, Row, lists

PREFERENCE: Final = (number("PrefNum"), words("PrefName"), words("ValueString"))
PERMISSION: Final = (words("Permission"), flag("HasPermission"))

TRIGGERS: Final = {
    "arrived_at": "AppointmentTimeArrivedTrigger",
    "seated_at": "AppointmentTimeSeatedTrigger",
    "dismissed_at": "AppointmentTimeDismissedTrigger",
}
"""The preferences that name the step by which each time of a visit is stamped."""
FIXED: Final = {
    "AppointmentTimeIncrement": "5",
    "ApptAutoRefreshRange": "-1",
    "BrokenApptProcedure": "Both",
}
"""What holds in every practice here: patterns are counted in fives, every visit raises signals, a broken visit is
missed or cancelled."""


def list_preferences(asked: Asked) -> list[Row]:
    """Return the preferences there are, or the one of a name."""
    steps = {row.slug: def_num(Origin.FLOW_STATUS, row.number) for row in asked.numbers.flow_statuses.rows}
    stamped = {TRIGGERS[stamp]: str(steps.get(slug, 0)) for slug, stamp in STAMPS.items()}
    values = sorted({**FIXED, **stamped}.items())
    wanted = asked.query.get("PrefName", "").lower()
    rows = [
        {"PrefNum": place, "PrefName": name, "ValueString": value}
        for place, (name, value) in enumerate(values, start=1)
        if wanted in ("", name.lower())
    ]
    return list(asked.page(rows))


def list_permissions(asked: Asked) -> list[Row]:
    """Return every permission and whether the key pair that asks has it."""
    rows = [
        {"Permission": f"Api{permission}", "HasPermission": wire.flag(permission in asked.permissions)}
        for permission in Permission
    ]
    return list(asked.page(rows))


OPERATIONS = (
    lists(
        "preferences",
        "List how the office works.",
        list_preferences,
        PREFERENCE,
        words("PrefName", "Only the one of this name."),
    ),
    lists("securityperms", "List what this key pair may do.", list_permissions, PERMISSION),
)
"""What can be asked about the office's ways."""
