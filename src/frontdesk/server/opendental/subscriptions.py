"""Subscriptions in the dialect: where a program wants to be told of changes, and of which."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import Row as Stored
from sqlalchemy import func, select

from frontdesk.server import resources_common as common
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import bad_request, moment, named, number, words
from frontdesk.server.opendental.operations import Asked, Operation, Permission, Row, lists
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.resources_common import Kind

S = t.opendental_subscriptions.c
SUBSCRIPTION: Final = Kind(t.opendental_subscriptions, "subscription", "subscription")
WATCHED: Final = ("Appointment", "AppointmentDeleted", "Operatory", "Patient", "Provider", "Schedule")
"""What can be watched here."""

SHAPE: Final = (
    number("SubscriptionNum"),
    words("EndPointUrl"),
    words("Workstation"),
    words("CustomerKey"),
    words("WatchTable"),
    number("PollingSeconds"),
    words("UiEventType"),
    moment("DateTimeStart"),
    moment("DateTimeStop"),
    words("Note"),
)
_COLUMNS: Final = {
    "EndPointUrl": "end_point_url",
    "Workstation": "workstation",
    "WatchTable": "watch_table",
    "PollingSeconds": "polling_seconds",
    "Note": "note",
}


def list_subscriptions(asked: Asked) -> list[Row]:
    """Return the subscriptions of the key pair that asks."""
    rows = asked.reading.rows(_mine(asked).order_by(S.number).limit(asked.limit).offset(asked.offset))
    return [_shown(asked, row) for row in rows]


def create_subscription(asked: Asked) -> Row:
    """Begin to tell a program of changes."""
    unit, body = asked.writing, asked.body
    if "WatchTable" not in body or not body.get("PollingSeconds"):
        raise bad_request("WatchTable and PollingSeconds are required.")
    values = _values(asked)
    start = values.setdefault("start_at", unit.now)
    twin = _mine(asked).where(
        *(S[name] == values.get(name, "") for name in ("end_point_url", "workstation", "watch_table")),
        (S.stop_at.is_(None)) | (S.stop_at > unit.now),
    )
    if unit.first(twin) is not None:
        raise bad_request("There is such a subscription already.")
    values |= {"key_id": asked.key_id, "last_event": _last_event(asked, start)}
    made = common.create(unit, SUBSCRIPTION, values, secret=frozenset({"end_point_url", "key_id"}))
    return _shown(asked, unit.one(_mine(asked).where(S.id == made)))


def update_subscription(asked: Asked) -> None:
    """Change a subscription."""
    row = _find(asked)
    if "PollingSeconds" in asked.body and "WatchTable" not in asked.body:
        raise bad_request("PollingSeconds requires WatchTable.")
    values = _values(asked)
    if "start_at" in values:
        values["last_event"] = _last_event(asked, values["start_at"])
    held = common.find_to_change(asked.writing, SUBSCRIPTION, row.id)
    common.change(asked.writing, SUBSCRIPTION, held, values, secret=frozenset({"end_point_url"}))


def delete_subscription(asked: Asked) -> None:
    """Tell a program no more."""
    row = _find(asked)
    common.find_to_change(asked.writing, SUBSCRIPTION, row.id)
    common.remove(asked.writing, SUBSCRIPTION, row)


def _values(asked: Asked) -> dict[str, Any]:
    body = asked.body
    values: dict[str, Any] = {column: body[name] for name, column in _COLUMNS.items() if name in body}
    if body.get("UiEventType"):
        raise bad_request("UI events happen on a workstation; there is none here.")
    if "PollingSeconds" in body and not 1 <= body["PollingSeconds"] <= 86_400:
        raise bad_request("PollingSeconds must be from 1 to 86400.")
    if "EndPointUrl" in body:
        _check_url(body["EndPointUrl"])
    for name, column in (("DateTimeStart", "start_at"), ("DateTimeStop", "stop_at")):
        if name in body and (body[name] is not None or column == "stop_at"):
            values[column] = None if body[name] is None else _instant(asked, body[name], name)
    return values


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise bad_request("EndPointUrl must be an address that begins with http:// or https://.") from error
    is_sound = parts.scheme in ("http", "https") and parts.hostname and port != 0 and len(url) <= 2000
    if not is_sound or not url.isprintable() or " " in url:
        raise bad_request("EndPointUrl must be an address that begins with http:// or https://.")


def _instant(asked: Asked, local: datetime, name: str) -> datetime:
    try:
        return wire.instant(local, asked.format.zone)
    except wire.Unreadable as wrong:
        raise bad_request(f"{name} {wrong}.") from wrong


def _last_event(asked: Asked, start: datetime) -> int:
    """Return the last event before a moment: what came after it is told of."""
    e, c = t.events.c, t.org_counters.c
    first = asked.unit.scalar(select(func.min(e.id)).where(e.org_id == asked.unit.org_id, e.occurred_at >= start))
    if first is not None:
        return int(first) - 1
    return int(asked.unit.scalar(select(c.last_event).where(c.org_id == asked.unit.org_id)))


def _mine(asked: Asked) -> Any:
    return common.of_org(asked.unit, SUBSCRIPTION).where(S.key_id == asked.key_id)


def _find(asked: Asked) -> Stored[Any]:
    row: Stored[Any] | None = asked.unit.first(_mine(asked).where(S.number == asked.keys["SubscriptionNum"]))
    if row is None:
        raise NotFoundProblem("Subscription")
    return row


def _shown(asked: Asked, row: Stored[Any]) -> Row:
    return {
        "SubscriptionNum": row.number,
        "EndPointUrl": row.end_point_url,
        "Workstation": wire.text(row.workstation),
        "CustomerKey": asked.customer_key,
        "WatchTable": row.watch_table,
        "PollingSeconds": row.polling_seconds,
        "UiEventType": row.ui_event_type,
        "DateTimeStart": asked.format.moment(row.start_at),
        "DateTimeStop": asked.format.moment(row.stop_at),
        "Note": wire.text(row.note),
    }


_FIELDS: Final = (
    words("Workstation", "Only kept; changes are told of by the server itself."),
    named("WatchTable", *WATCHED, about="What to tell of."),
    number("PollingSeconds", "How often to look."),
    words("UiEventType", "Not told of here."),
    moment("DateTimeStart", "From then on."),
    moment("DateTimeStop", "Until then; the year 1 for ever."),
    words("Note"),
)
_IGNORED: Final = tuple(field.name for field in SHAPE)

OPERATIONS = (
    lists("subscriptions", "List the subscriptions of this key pair.", list_subscriptions, SHAPE),
    Operation(
        "POST",
        "subscriptions",
        Permission.READ_ALL,
        create_subscription,
        "Begin to tell a program of changes.",
        body=(words("EndPointUrl", "Where to send them.", required=True), *_FIELDS),
        ignored=_IGNORED,
        shape=SHAPE,
        writes=True,
        made="SubscriptionNum",
    ),
    Operation(
        "PUT",
        "subscriptions/{SubscriptionNum}",
        Permission.READ_ALL,
        update_subscription,
        "Change a subscription.",
        body=(words("EndPointUrl", "Where to send them."), *_FIELDS),
        ignored=_IGNORED,
        writes=True,
    ),
    Operation(
        "DELETE",
        "subscriptions/{SubscriptionNum}",
        Permission.ALL_OTHERS,
        delete_subscription,
        "Tell a program no more.",
        writes=True,
    ),
)
