"""Rows turned into the answers of the contract.

Plain dictionaries, because a day of sixty visits is read many times an hour on every desk and building as many
models would cost more than the database. The tests hold them against the contract's models.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row

Json = dict[str, Any]


def reference(row_id: UUID | None, name: str | None) -> Json | None:
    """Return a reference, or None where there is nothing to refer to."""
    return None if row_id is None else {"id": row_id, "name": name}


def money(amount: Decimal | None) -> str | None:
    """Return an amount as text with two places."""
    return None if amount is None else f"{amount:.2f}"


def named(recalls: Sequence[Row[Any]]) -> Json | None:
    """Return the reference to the recall that an appointment names: the first of those it answers."""
    return reference(recalls[0].id, recalls[0].name) if recalls else None


def appointment(row: Any, assignments: Sequence[Row[Any]], tags: Sequence[Row[Any]], recall: Json | None) -> Json:
    """Return an appointment from its shown row, its assignments, its tags and the recall it names."""
    return {
        "id": row.id,
        "version": row.version,
        "status": row.status,
        "patient": {"id": row.patient_id, "name": row.patient_name},
        "location": {"id": row.location_id, "name": row.location_name},
        "location_timezone": row.zone,
        "operatory": reference(row.operatory_id, row.operatory_name),
        "start_time": row.start_at,
        "end_time": row.end_at,
        "datetime_ask_to_arrive": row.ask_to_arrive_at,
        "appointment_type": reference(row.appointment_type_id, row.type_name),
        "provider": reference(row.provider_id, row.provider_name),
        "providers": [{"id": one.provider_id, "name": one.provider_name} for one in assignments],
        "provider_assignments": [assignment(one) for one in assignments],
        "time_pattern": row.time_pattern,
        "confirmation_status": reference(row.confirmation_status_id, row.confirmation_name),
        "confirmation_status_label": row.confirmation_name,
        "flow_status": reference(row.flow_status_id, row.flow_name),
        "flow_changed_at": row.flow_changed_at,
        "note": row.note,
        "color_override": row.color_override,
        "priority": row.priority,
        "item_order": row.item_order,
        "is_new_patient": row.is_new_patient,
        "is_time_locked": row.is_time_locked,
        "is_overlap_allowed": row.is_overlap_allowed,
        "production_amount": money(row.production_amount),
        "estimated_insurance": money(row.estimated_insurance),
        "estimated_patient_portion": money(row.estimated_patient_portion),
        "tags": [{"id": tag.definition_id, "name": tag.name} for tag in tags],
        "recall": recall,
        "broken_reason": reference(row.broken_reason_id, row.broken_name),
        "cancel_reason": reference(row.cancel_reason_id, row.cancel_name),
        "cancelled_by": row.cancelled_by,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def assignment(row: Row[Any]) -> Json:
    """Return a provider's part in a visit."""
    return {
        "provider": {"id": row.provider_id, "name": row.provider_name},
        "role": row.role,
        "start_time": row.start_at,
        "end_time": row.end_at,
        "item_order": row.item_order,
    }


def page(items: Sequence[Json], number: int, size: int, total: int) -> Json:
    """Return one page of a numbered listing."""
    return {"items": items, "page": number, "page_size": size, "total": total}
