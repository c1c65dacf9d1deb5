"""What can be asked of appointments in writing."""

from __future__ import annotations

from typing import Final

from frontdesk.server.opendental import bookings, visits
from frontdesk.server.opendental.fields import Field, Kind, flag, moment, named, number, words
from frontdesk.server.opendental.operations import Operation, Permission

_FIELDS: Final = (
    Field("Pattern", Kind.CELLS, "X for the provider's time, / for the assistant's; five minutes each."),
    number("Confirmed", "A definition of category 2."),
    words("Note", "The note, all of it."),
    number("ProvNum", "The dentist; 0 for none."),
    number("ProvHyg", "The hygienist; 0 for none."),
    number("ClinicNum", "The clinic, which is that of the room."),
    flag("IsHygiene", "Whether the hygienist is the first provider."),
    flag("IsNewPatient", "Whether this is the patient's first visit."),
    named("Priority", "Normal", "ASAP", about="Whether the patient would come sooner."),
    number("AppointmentTypeNum", "The kind of visit; 0 for none."),
    Field("colorOverride", Kind.COLOR, "Another colour; black for none."),
    Field("PatternSecondary", Kind.CELLS, "When the second provider is needed; as long as Pattern."),
)
_IGNORED: Final = (*(field.name for field in visits.APPOINTMENT), "Assistant", "IsMirrored")

OPERATIONS = (
    Operation(
        "POST",
        "appointments",
        Permission.APPOINTMENTS,
        bookings.create,
        "Book a visit into a free slot.",
        body=(
            number("PatNum", "Whose visit it is.", required=True),
            number("Op", "The room.", required=True),
            moment("AptDateTime", "When it starts.", required=True),
            named("AptStatus", "Scheduled", "Complete", "UnschedList", about="Where it begins its life."),
            *_FIELDS,
        ),
        ignored=_IGNORED,
        shape=visits.APPOINTMENT[1:],
        writes=True,
        made="AptNum",
    ),
    Operation(
        "PUT",
        "appointments/{AptNum}/Break",
        Permission.COMM,
        bookings.break_visit,
        "Note that a visit does not take place.",
        body=(
            flag("sendToUnscheduledList", "Whether it goes to the unscheduled list.", required=True),
            named("breakType", "Missed", "Cancelled", about="Why."),
        ),
        writes=True,
    ),
    Operation(
        "PUT",
        "appointments/{AptNum}/Note",
        Permission.COMM,
        bookings.add_note,
        "Write more on a visit's note.",
        body=(words("Note", "What to add.", required=True),),
        writes=True,
    ),
    Operation(
        "PUT",
        "appointments/{AptNum}/Confirm",
        Permission.COMM,
        bookings.confirm,
        "Note how far the outreach has come, or where the patient is.",
        body=(
            named("confirmVal", "None", *bookings.CONFIRM_WORDS, about="The answer to a message."),
            number("defNum", "A definition of category 2."),
        ),
        writes=True,
    ),
    Operation(
        "PUT",
        "appointments/{AptNum}",
        Permission.APPOINTMENTS,
        bookings.update,
        "Change a visit; a new time or room has to be free.",
        body=(
            named("AptStatus", *visits.STATUS_NAMES, about="Where it goes."),
            number("Op", "The room."),
            moment("AptDateTime", "When it starts."),
            number("UnschedStatus", "A definition of category 13."),
            *_FIELDS,
        ),
        ignored=_IGNORED,
        shape=visits.APPOINTMENT[1:],
        writes=True,
    ),
)
