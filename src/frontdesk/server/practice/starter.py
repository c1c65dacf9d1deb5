"""The starter set: what every new practice has on its first day and may change later.

Procedure codes are CDT codes; their wording here is our own. Fees are round figures to be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from uuid import UUID

from frontdesk.server.practice import records
from frontdesk.server.practice.starterwords import ENGLISH

MakeId = Callable[[], UUID]

HYGIENE, EXAM, RESTORATIVE, ENDO, ORTHO, NEW, SURGERY = (
    "#0F7B50",
    "#2456B8",
    "#B4540A",
    "#B42347",
    "#6941C6",
    "#8F6400",
    "#0E7490",
)

FLOW_STATUSES = (
    ("Arrived", "arrived", "#D97706"),
    ("In chair", "in_chair", "#2563EB"),
    ("Checkout", "checkout", "#16A34A"),
    ("Dismissed", "dismissed", "#667085"),
)

DEFINITIONS = {
    "ApptConfirmed": (
        ("Unconfirmed", "#98A2B3"),
        ("Left message", "#D97706"),
        ("Texted", "#D97706"),
        ("Confirmed", "#16A34A"),
    ),
    "BrokenReason": (("No-show", "#DC2626"), ("Late, could not be seen", "#D97706"), ("Walked out", "#DC2626")),
    "CancelReason": (
        ("Illness", "#667085"),
        ("Work or school", "#667085"),
        ("Transport", "#667085"),
        ("Cost", "#667085"),
        ("Office closed", "#667085"),
        ("Other", "#667085"),
    ),
    "WaitlistPriority": (("Urgent", "#DC2626"), ("Soon", "#D97706"), ("Routine", "#667085"), ("Flexible", "#667085")),
    "AppointmentTag": (("Premedication", "#B42347"), ("Interpreter", "#2456B8"), ("Wheelchair", "#6941C6")),
}

PROCEDURE_CODES = (
    ("D0120", "Periodic exam", "PerEx", 62),
    ("D0140", "Limited exam of one problem", "LimEx", 88),
    ("D0150", "Comprehensive exam", "CompEx", 105),
    ("D0210", "Full-mouth X-rays", "FMX", 165),
    ("D0274", "Four bitewing X-rays", "BWX", 78),
    ("D0330", "Panoramic X-ray", "Pano", 132),
    ("D1110", "Adult cleaning", "Prophy", 112),
    ("D1120", "Child cleaning", "ProChild", 82),
    ("D1206", "Fluoride varnish", "Fl", 46),
    ("D1351", "Sealant, per tooth", "Sealant", 64),
    ("D2330", "Front filling, one surface", "Comp 1s", 194),
    ("D2392", "Back filling, two surfaces", "Comp 2s", 264),
    ("D2393", "Back filling, three surfaces", "Comp 3s", 318),
    ("D2740", "Ceramic crown", "Crown prep", 1340),
    ("D2950", "Core buildup", "Core buildup", 312),
    ("D2920", "Crown seat", "Crown seat", 145),
    ("D3310", "Root canal, front tooth", "RCT ant", 890),
    ("D3330", "Root canal, molar", "RCT molar", 1290),
    ("D4341", "Scaling and root planing, a quadrant", "SRP", 284),
    ("D4910", "Periodontal maintenance", "Perio maint", 158),
    ("D5130", "Immediate upper denture", "Denture", 1850),
    ("D5410", "Denture adjustment", "Denture adj", 92),
    ("D6010", "Implant body", "Implant", 2180),
    ("D6750", "Bridge unit", "Bridge prep", 1290),
    ("D7140", "Extraction", "Ext", 212),
    ("D7210", "Surgical extraction", "Surg ext", 328),
    ("D8080", "Orthodontic treatment, adolescent", "Ortho bands", 640),
    ("D8670", "Orthodontic visit", "Ortho check", 210),
    ("D9110", "Relief of pain", "Palliative", 134),
    ("D9223", "Deep sedation, 15 minutes", "IV", 245),
)

# name, abbreviation, colour, pattern (X provider, / assistant, 5 minutes each), procedure codes
APPOINTMENT_TYPES = (
    ("Cleaning", "Prophy", HYGIENE, "/" + "X" * 10 + "/", ("D1110", "D0120")),
    ("Cleaning and X-rays", "Prophy BWX", HYGIENE, "//" + "X" * 8 + "//", ("D1110", "D0274", "D0120")),
    ("Child cleaning", "ProChild", HYGIENE, "/" + "X" * 6 + "/", ("D1120", "D1206")),
    ("Periodontal maintenance", "Perio", HYGIENE, "/" + "X" * 10 + "/", ("D4910",)),
    ("Scaling and root planing", "SRP", HYGIENE, "/" + "X" * 10 + "/", ("D4341",)),
    ("Sealants", "Seal", HYGIENE, "/" + "X" * 4 + "/", ("D1351", "D1351")),
    ("Limited exam", "LimEx", EXAM, "/XXXX/", ("D0140",)),
    ("Post-op check", "PostOp", EXAM, "/XXX", ()),
    ("Denture adjustment", "DentAdj", EXAM, "/XXXX/", ("D5410",)),
    ("Filling", "Comp", RESTORATIVE, "//XXXXX/", ("D2330",)),
    ("Filling, two surfaces", "Comp 2s", RESTORATIVE, "//XXXXXXX/", ("D2392",)),
    ("Crown prep", "Crown", RESTORATIVE, "///XXXXXXXXX////", ("D2740", "D2950")),
    ("Crown seat", "Seat", RESTORATIVE, "//XXXXX///", ("D2920",)),
    ("Bridge prep", "Bridge", RESTORATIVE, "///XXXXXXXXXXX////", ("D6750", "D6750")),
    ("Root canal", "RCT", ENDO, "///XXXXXXXXXXXX///", ("D3330",)),
    ("Root canal, front", "RCT ant", ENDO, "//XXXXXXXX//", ("D3310",)),
    ("Orthodontic check", "Ortho", ORTHO, "//XX//", ("D8670",)),
    ("Orthodontic bands", "Bands", ORTHO, "//XXXXXXXX//", ("D8080",)),
    ("New patient", "NewPt", NEW, "//XXXXXXXXXXX/", ("D0150", "D0210", "D1110")),
    ("Extraction", "Ext", SURGERY, "//XXXXXX//", ("D7140",)),
    ("Surgical extraction", "SurgExt", SURGERY, "///XXXXXXXXXX/////", ("D7210", "D9223")),
    ("Implant", "Impl", SURGERY, "////XXXXXXXXXXXX//", ("D6010",)),
)

BLOCKOUT_TYPES = (
    ("Lunch", "Lunch", "#98A2B3", True, False),
    ("Meeting", "Mtg", "#6941C6", True, False),
    ("Emergency hold", "Emerg", "#DC2626", False, True),
    ("Sterilise", "Ster", "#0E7490", True, False),
    ("Hold", "Hold", "#D97706", True, True),
)

# name, which a type of visit has too, months between, minutes, procedures that answer it
RECALL_TYPES = (
    ("Cleaning", 6, 60, ("D1110",)),
    ("Periodontal maintenance", 3, 60, ("D4910",)),
    ("Child cleaning", 6, 40, ("D1120",)),
)

TASK_PRIORITIES = (("Normal", "#667085"), ("High", "#D97706"), ("Urgent", "#DC2626"))
TASK_LISTS = ("Front desk", "Billing")


def starter_practice(name: str, make_id: MakeId, words: Mapping[str, str] = ENGLISH) -> records.Practice:
    """Return a practice called ``name`` that has its lists but neither rooms nor people.

    ``words`` says what the lists call things in another language; what it leaves out is called as here.
    """

    def called(text: str) -> str:
        return words.get(text, text)

    practice = records.Practice(name)
    practice.flow_statuses = [
        records.FlowStatus(make_id(), called(title), slug, color, order)
        for order, (title, slug, color) in enumerate(FLOW_STATUSES)
    ]
    practice.definitions = [
        records.Definition(make_id(), category, called(title), color, order)
        for category, rows in DEFINITIONS.items()
        for order, (title, color) in enumerate(rows)
    ]
    practice.procedure_codes = [
        records.ProcedureCode(make_id(), code, called(text), short, Decimal(fee).quantize(Decimal("0.01")))
        for code, text, short, fee in PROCEDURE_CODES
    ]
    practice.types = [
        records.AppointmentType(make_id(), called(title), short, color, len(pattern) * 5, pattern, order, codes)
        for order, (title, short, color, pattern, codes) in enumerate(APPOINTMENT_TYPES)
    ]
    practice.blockout_types = [
        records.BlockoutType(make_id(), called(title), short, color, blocks, keep_out, order)
        for order, (title, short, color, blocks, keep_out) in enumerate(BLOCKOUT_TYPES)
    ]
    practice.recall_types = [
        records.RecallType(
            make_id(), called(title), months, minutes, order, practice.type_called(called(title)).id, codes
        )
        for order, (title, months, minutes, codes) in enumerate(RECALL_TYPES)
    ]
    practice.definitions += [
        records.Definition(make_id(), "TaskPriority", called(title), color, order)
        for order, (title, color) in enumerate(TASK_PRIORITIES)
    ]
    practice.task_lists = [records.TaskList(make_id(), called(title), order) for order, title in enumerate(TASK_LISTS)]
    return practice
