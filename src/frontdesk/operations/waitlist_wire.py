"""The waitlist between the wire and the desk."""

from frontdesk.contract.waitlist import ContactOut, QuickFillMatch, WaitlistEntryOut
from frontdesk.domain.waitlist import PatientResponse
from frontdesk.operations.refusals import fit_reason
from frontdesk.store.waitlist import Contact, Fit, WaitlistEntry, Wanting

_RESPONSES = {response.value: response for response in PatientResponse}


def entry(wire: WaitlistEntryOut) -> WaitlistEntry:
    """Return an entry as the desk knows it."""
    return WaitlistEntry(
        id=wire.id,
        version=wire.version or 0,
        location_id=wire.location.id,
        scope=wire.location_scope,
        patient_id=wire.patient.id,
        patient_name=wire.patient.name or "",
        status=wire.status,
        urgency=wire.urgency,
        created_at=wire.created_at,
        days_waiting=wire.days_waiting,
        provider_id=wire.provider.id if wire.provider else None,
        type_id=wire.appointment_type.id if wire.appointment_type else None,
        appointment_id=wire.appointment.id if wire.appointment else None,
        recall_id=wire.recall.id if wire.recall else None,
        priority_id=wire.priority.id if wire.priority else None,
        minutes=wire.estimated_duration_mins,
        weekdays=frozenset(wire.preferred_days or ()),
        earliest=wire.preferred_time_start,
        latest=wire.preferred_time_end,
        first_day=wire.date_range_start,
        last_day=wire.date_range_end,
        value=wire.treatment_value,
        note=wire.note or "",
        contact_count=wire.contact_attempts or 0,
        contacted_at=wire.contacted_at,
        response=_RESPONSES.get(wire.patient_response or ""),
        responded_at=wire.responded_at,
        score=wire.patient_score,
    )


def fit(wire: QuickFillMatch) -> Fit:
    """Return an entry that fits a hole."""
    wanting = entry(wire.entry)
    hours = [at for at in (wanting.earliest, wanting.latest) if at is not None]
    reasons = tuple(fit_reason(sentence, hours) for sentence in wire.reasons)
    return Fit(wanting, wire.match_quality, wire.duration_fit, wire.score, reasons)


def contact(wire: ContactOut) -> Contact:
    """Return one line of the contact log."""
    return Contact(
        wire.id,
        wire.contact_method,
        wire.contacted_at,
        wire.slot.date,
        wire.slot.start_time,
        wire.slot.location.name or "",
        wire.patient_response or "",
        wire.responded_at,
    )


def fields(wanting: Wanting) -> dict[str, object]:
    """Return what is told of an entry, under the wire's names."""
    return {
        "urgency": wanting.urgency,
        "provider_uuid": wanting.provider_id,
        "appointment_type_uuid": wanting.type_id,
        "priority_uuid": wanting.priority_id,
        "estimated_duration_mins": wanting.minutes,
        "preferred_days": sorted(wanting.weekdays) or None,
        "preferred_time_start": wanting.earliest,
        "preferred_time_end": wanting.latest,
        "date_range_start": wanting.first_day,
        "date_range_end": wanting.last_day,
        "location_scope": wanting.scope,
        "note": wanting.note or None,
    }
