"""How far the outreach for a visit has come, known by the name the practice gave the status."""

from enum import StrEnum

_NOTHING_YET = frozenset({"", "none", "not called", "ninguna", "sin llamar"})
_NOT_CONFIRMED = ("unconf", "not conf", "sin conf", "no conf", "pendiente")
"""How a status begins, in the languages of the desk, that says that the patient has not confirmed."""


class Confirmation(StrEnum):
    """What a confirmation status means, whatever a practice calls it."""

    NONE = "none"
    CONTACTED = "contacted"
    CONFIRMED = "confirmed"


def confirmation_of(label: str) -> Confirmation:
    """Return what a status with this name means; a name that says nothing of it is a contact made."""
    word = label.strip().casefold()
    if word in _NOTHING_YET or word.startswith(_NOT_CONFIRMED):
        return Confirmation.NONE
    return Confirmation.CONFIRMED if "confirm" in word else Confirmation.CONTACTED
