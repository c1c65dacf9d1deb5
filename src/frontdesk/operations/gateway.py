"""What the desk needs of a server, in the desk's own terms; the client is fitted to it, and so is one in a test."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from frontdesk.operations.requests import Request
from frontdesk.store.entities import Appointment, DayKey, DayNote, DayTruth, PatientHit
from frontdesk.store.reference import Reference


class GatewayError(Exception):
    """A request did not do what it should."""


class NotSent(GatewayError):
    """Nobody answers: nothing has left this desk, or nothing came of a reading. Safe to send again."""


class Unanswered(GatewayError):
    """A write left this desk and no answer came back: it may have happened."""


class SignedOut(GatewayError):
    """The server no longer knows who we are."""


class NoStream(GatewayError):
    """The server has no stream of events; it must be polled."""


class Refused(GatewayError):
    """The server says no.

    Attributes:
        code: a word to act on: ``stale_version``, ``slot_taken``, ``gone``, ``server_error``, …
        sentence: why, for people, without a patient's name.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


STALE = "stale_version"
GONE = "gone"


@dataclass(frozen=True, slots=True)
class Connected:
    """The stream is up; *resumed* says that nothing was missed since it was last up."""

    resumed: bool


@dataclass(frozen=True, slots=True)
class Reset:
    """More was missed than the server can tell; what is shown must be read again.

    Attributes:
        last_id: where the stream goes on, if the server says so.
    """

    last_id: int | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """The stream broke; it is tried again in *retry_in* seconds, for the *attempt*-th time in a row."""

    attempt: int
    retry_in: float


@dataclass(frozen=True, slots=True)
class Happening:
    """One change of the practice's data, told without its content.

    Attributes:
        id: its number in the organisation.
        kind: such as ``appointment.changed``.
        dates: the local days it touched.
        client_id: the desk it came from.
    """

    id: int
    kind: str
    entity_id: UUID
    version: int | None = None
    location_id: UUID | None = None
    dates: tuple[date, ...] = ()
    who: str | None = None
    client_id: str | None = None


StreamItem = Connected | Reset | Lost | Happening


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step in an appointment's history, as far as a sentence needs it."""

    action: str
    at: datetime
    who: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who works at this desk, and where."""

    user_id: UUID
    user_name: str
    organisation_name: str
    role: str = ""
    organisation_id: UUID | None = None


class Gateway(Protocol):
    """A server, as the desk sees it. Everything raises ``GatewayError`` and nothing else."""

    client_id: str
    """How this desk calls itself, so that it knows its own changes when they come back."""

    async def signed_in(self) -> SignedIn:
        """Return whose token this is."""

    def work_for(self, who: SignedIn) -> None:
        """Ask in the name of whoever worked here last, until the server can be asked who it is."""

    async def reference(self) -> Reference:
        """Return the places, people and lists."""

    async def days(self, location_id: UUID, days: Sequence[date], zone: str) -> list[DayTruth]:
        """Return these days, in as few requests as the server allows."""

    def ask_for(self, fields: frozenset[str]) -> bool:
        """Have visits tell these further fields from now on; return whether those told so far may lack some."""

    async def pinboard(self, location_id: UUID) -> list[Appointment]:
        """Return the visits on hold at a location."""

    async def appointment(self, appointment_id: UUID) -> Appointment:
        """Return one appointment, or raise ``Refused`` with ``gone``."""

    async def history(self, appointment_id: UUID, limit: int) -> list[HistoryLine]:
        """Return the latest steps of an appointment's history, newest first."""

    async def send(self, appointment_id: UUID, request: Request, base_version: int, key: str) -> Appointment | None:
        """Carry out *request* on the version *base_version*; return the outcome, None for a deleted appointment.

        Sent again with the same *key*, it happens only once.
        """

    async def save_note(self, day: DayKey, text: str, known: DayNote | None, key: str) -> DayNote | None:
        """Make, change or, with a blank *text*, take away a day's note."""

    async def note(self, day: DayKey) -> DayNote | None:
        """Return the note of one day."""

    def stream(self, last_id: int | None) -> AsyncIterator[StreamItem]:
        """Tell all changes after *last_id*, or from now on; comes back by itself when it breaks."""

    async def changed_since(self, since: datetime) -> list[Appointment]:
        """Return what changed since then, for servers without a stream."""

    async def search_patients(self, text: str) -> list[PatientHit]:
        """Return the patients that match best."""

    async def visits_of(self, patient_id: UUID, day_from: date) -> list[Appointment]:
        """Return a patient's appointments from a date on."""
