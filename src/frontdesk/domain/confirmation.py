"""How far the outreach for a visit has come, known by the name the practice gave the status."""

from enum import StrEnum

_NOTHING_YET = frozenset({"", "unconfirmed", "not confirmed", "none", "not called"})


class Confirmation(StrEnum):
    """What a confirmation status means, whatever a practice calls it."""

    NONE = "none"
    CONTACTED = "contacted"
    CONFIRMED = "confirmed"


def confirmation_of(label: str) -> Confirmation:
    """Return what a status with this name means; a name that says nothing of it is a contact made."""
    word = label.strip().casefold()
    if word in _NOTHING_YET or word.startswith("unconf"):
        return Confirmation.NONE
    return Confirmation.CONFIRMED if "confirm" in word else Confirmation.CONTACTED
