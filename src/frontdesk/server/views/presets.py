"""The ready-made looks of a schedule view.

Positions of a card are read from its top left; fields have the names they have in an appointment of the calendar.
"""

from __future__ import annotations

from frontdesk.contract.views import ViewTemplateListOut, ViewTemplateOut

MARKS = ("locked", "confirmation", "new_patient", "asap")


def _colors(fill: str, stripe: str = "provider", *marks: str) -> dict[str, object]:
    return {"fill": fill, "stripe": stripe, "marks": list(marks or MARKS)}


def _bubble(**sections: list[str]) -> dict[str, object]:
    return {"sections": [{"title": title.replace("_", " "), "fields": fields} for title, fields in sections.items()]}


PRESETS = ViewTemplateListOut(
    templates=[
        ViewTemplateOut(
            name="Front desk",
            description="Who comes when, and how far through the visit they are.",
            card_layout={
                "top_left": ["patient_name"],
                "top_right": ["start_time"],
                "middle": ["procedures"],
                "bottom_left": ["flow_status"],
                "bottom_right": ["marks"],
            },
            bubble_layout=_bubble(
                Visit=["appointment_type", "procedures", "provider", "note"],
                Patient=["mobile_phone", "age", "alerts", "balance_due"],
                Status=["confirmation_status", "flow_status"],
            ),
            color_config=_colors("appointment_type"),
        ),
        ViewTemplateOut(
            name="Clinical",
            description="What is to be done, with whom, and what to look out for.",
            card_layout={
                "top_left": ["patient_name", "age"],
                "top_right": ["alerts"],
                "middle": ["procedures", "note"],
                "bottom_left": ["provider"],
                "bottom_right": ["flow_status"],
            },
            bubble_layout=_bubble(
                Patient=["age", "alerts", "last_visit"],
                Visit=["procedures", "provider", "note"],
            ),
            color_config=_colors("appointment_type", "provider", "new_patient", "asap"),
        ),
        ViewTemplateOut(
            name="Hygiene",
            description="Cleanings and exams, with the last visit in sight.",
            card_layout={
                "top_left": ["patient_name"],
                "top_right": ["last_visit"],
                "middle": ["procedures"],
                "bottom_left": ["provider"],
                "bottom_right": ["flow_status", "marks"],
            },
            bubble_layout=_bubble(
                Visit=["procedures", "note"],
                Patient=["last_visit", "age", "alerts", "insurance"],
            ),
            color_config=_colors("provider", "appointment_type"),
        ),
        ViewTemplateOut(
            name="Confirmation calls",
            description="Who still has to be reached, and under which number.",
            card_layout={
                "top_left": ["patient_name"],
                "top_right": ["confirmation_status"],
                "middle": ["mobile_phone"],
                "bottom_left": ["start_time"],
                "bottom_right": ["marks"],
            },
            bubble_layout=_bubble(
                Reach=["mobile_phone", "email", "confirmation_status"],
                Visit=["start_time", "procedures", "note"],
            ),
            color_config=_colors("confirmation_status", "provider", "new_patient"),
        ),
        ViewTemplateOut(
            name="Production",
            description="What each visit is worth and what is owed.",
            card_layout={
                "top_left": ["patient_name"],
                "top_right": ["production_amount"],
                "middle": ["procedures"],
                "bottom_left": ["insurance"],
                "bottom_right": ["balance_due"],
            },
            bubble_layout=_bubble(
                Money=["production_amount", "estimated_insurance", "estimated_patient_portion", "balance_due"],
                Visit=["procedures", "provider"],
            ),
            color_config=_colors("appointment_type", "provider", "new_patient"),
        ),
        ViewTemplateOut(
            name="In sight of patients",
            description="Initials and times only, for a screen that others can see.",
            card_layout={
                "top_left": ["patient_initials"],
                "top_right": ["start_time"],
                "middle": [],
                "bottom_left": ["flow_status"],
                "bottom_right": [],
            },
            bubble_layout={"sections": []},
            color_config=_colors("provider", "provider", "locked"),
        ),
    ]
)
