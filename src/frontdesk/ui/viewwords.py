"""What the fields of a visit are called wherever a schedule view names them; no Qt widgets."""

from frontdesk.ui.i18n import tr

_FIELDS = {
    "patient_name": "Patient",
    "patient_initials": "Initials",
    "start_time": "Time",
    "duration": "Length",
    "appointment_type": "Type",
    "procedures": "Procedures",
    "provider": "Provider",
    "operatory": "Operatory",
    "flow_status": "Flow status",
    "confirmation_status": "Confirmation",
    "arrival": "Asked to arrive",
    "production_amount": "Production",
    "estimated_insurance": "Insurance estimate",
    "estimated_patient_portion": "Patient portion",
    "note": "Note",
    "tags": "Tags",
    "age": "Age",
    "birth_date": "Birth date",
    "chart_number": "Chart number",
    "mobile_phone": "Mobile phone",
    "email": "E-mail",
    "alerts": "Alerts",
    "balance_due": "Balance",
    "insurance": "Insurance",
    "last_visit": "Last visit",
    "marks": "Marks",
}


def field_name(field: str) -> str:
    """What a field is called; one that others have written and nobody here knows keeps its own name."""
    return tr(_FIELDS[field]) if field in _FIELDS else field.replace("_", " ")
