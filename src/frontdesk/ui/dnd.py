"""What travels when an appointment leaves a view: ids and measures, never words about a patient."""

import json
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData

MIME_TYPE = "application/x-frontdesk-appointment"

_LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class Parcel:
    """An appointment under way between two views.

    Attributes:
        version: the version its view showed when it was taken.
        grab_minutes: how far below its start it was grabbed.
        duration: its length in minutes.
    """

    appointment_id: UUID
    version: int
    grab_minutes: int
    duration: int


def encode(parcel: Parcel) -> QMimeData:
    """Pack the parcel for a drag."""
    text = json.dumps(
        {
            "ids": [str(parcel.appointment_id)],
            "version": parcel.version,
            "grab": parcel.grab_minutes,
            "duration": parcel.duration,
        }
    )
    mime = QMimeData()
    mime.setData(MIME_TYPE, QByteArray(text.encode()))
    return mime


def decode(mime: QMimeData) -> Parcel | None:
    """Unpack it; None for anything that is not a sound parcel, since any program may offer a drag."""
    if not mime.hasFormat(MIME_TYPE):
        return None
    try:
        row = json.loads(bytes(mime.data(MIME_TYPE).data()))
        parcel = Parcel(UUID(row["ids"][0]), int(row["version"]), int(row["grab"]), int(row["duration"]))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    is_sound = 0 < parcel.duration <= _LONGEST and 0 <= parcel.grab_minutes <= parcel.duration
    return parcel if is_sound else None
