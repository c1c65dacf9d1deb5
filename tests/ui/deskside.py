"""A practice filled by hand and a desk without a server, for windows under test.

The morning is the one of the pictures: Thursday 19 November 2026, 9:04 in Chicago.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.gateway import SignedIn
from frontdesk.store.entities import (
    Appointment,
    AppointmentType,
    Assignment,
    Blockout,
    DayNote,
    DayTruth,
    Definition,
    FlowStatus,
    Location,
    Operatory,
    PatientHit,
    Provider,
    ProviderHours,
    Slot,
)
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store
from frontdesk.ui.flow.model import next_status, previous_status

ZONE = "America/Chicago"
TODAY = date(2026, 11, 19)
SPACE = UUID("7c1d1a52-1d5f-4a52-9b5e-0d6e3f0a9c11")


def key(name: str) -> UUID:
    """The id that stands for a name, the same in every run."""
    return uuid5(SPACE, name)


def at(clock: str, day: date = TODAY) -> datetime:
    """The instant of a wall-clock time at the practice."""
    return to_instant(day, time.fromisoformat(clock), ZONE)


NOW = at("09:04") + timedelta(seconds=12)
RIVERSIDE = Location(key("Riverside Dental"), "Riverside Dental", ZONE)
HARBOR = Location(key("Harbor Point"), "Harbor Point", "America/New_York")

PROVIDERS = {
    name: Provider(key(name), name, color=color, is_hygienist="RDH" in name)
    for name, color in (
        ("Dr. Okafor", "#2456B8"),
        ("Dr. Lindqvist", "#B4540A"),
        ("M. Reyes RDH", "#0F7B50"),
        ("T. Banerjee RDH", "#6941C6"),
        ("Dr. Haddad", "#0E7490"),
    )
}
ROOMS = (
    ("Op 1", "Dr. Okafor"),
    ("Op 2", "Dr. Okafor"),
    ("Op 3", "Dr. Lindqvist"),
    ("Op 4", "Dr. Lindqvist"),
    ("Hyg 1", "M. Reyes RDH"),
    ("Hyg 2", "T. Banerjee RDH"),
    ("Surg", "Dr. Haddad"),
)
TYPES = {
    name: AppointmentType(key(f"type {name}"), name, color=color, minutes=minutes)
    for name, color, minutes in (
        ("Hygiene", "#0F7B50", 60),
        ("Exam", "#2456B8", 40),
        ("Restorative", "#B4540A", 60),
        ("Endodontics", "#B42347", 90),
        ("Orthodontics", "#6941C6", 40),
        ("New patient", "#8F6400", 60),
        ("Surgery", "#0E7490", 90),
    )
}
FLOW = tuple(
    FlowStatus(key(f"flow {slug}"), name, slug, color, order)
    for order, (name, slug, color) in enumerate(
        (
            ("Arrived", "arrived", "#D97706"),
            ("In chair", "in_chair", "#2563EB"),
            ("Checkout", "checkout", "#16A34A"),
            ("Dismissed", "dismissed", "#667085"),
        )
    )
)
CONFIRMATIONS = tuple(
    Definition(key(f"confirmation {name}"), "ApptConfirmed", name, color, order)
    for order, (name, color) in enumerate(
        (("Unconfirmed", "#98A2B3"), ("Left message", "#D97706"), ("Confirmed", "#16A34A"))
    )
)
NO_SHOW = Definition(key("no-show"), "BrokenReason", "No-show", "#DC2626")
BOOK = (
    ("Op 1", "08:00", 50, "Amara Nwosu", "Restorative", "Crown seat #14", "in_chair", 48, 1450),
    ("Op 1", "09:00", 30, "Jonah Feld", "Exam", "LimEx, PA", "arrived", 17, 140),
    ("Op 1", "09:40", 60, "Priya Raman", "Exam", "Comp 2s #19, #20", "", 0, 380),
    ("Op 1", "10:50", 60, "Walter Quist", "Exam", "Post-op check", "", 0, 0),
    ("Op 1", "13:00", 80, "Elena Marchetti", "Restorative", "Crown prep #3", "", 0, 1280),
    ("Op 1", "14:40", 60, "Sam Ito", "Exam", "Comp 1s #30", "", 0, 220),
    ("Op 2", "08:10", 40, "Grace Lindgren", "New patient", "CompEx, FMX", "in_chair", 51, 260),
    ("Op 2", "09:00", 90, "Tomás Herrera", "Restorative", "Bridge prep #8-10", "", 0, 2100),
    ("Op 2", "10:40", 40, "Nadia Petrova", "Exam", "LimEx", "", 0, 95),
    ("Op 2", "13:00", 50, "Oliver Chen", "Exam", "Comp 3s #12", "", 0, 310),
    ("Op 2", "15:10", 40, "Ken Sato", "Exam", "PerEx", "", 0, 60),
    ("Op 3", "08:00", 90, "Bernard Achterberg-Vandenbroucke", "Endodontics", "RCT #30", "in_chair", 64, 1290),
    ("Op 3", "09:50", 60, "Ines Duarte", "Restorative", "Crown seat #5", "", 0, 150),
    ("Op 3", "11:00", 50, "Paul Rask", "Restorative", "Core buildup", "", 0, 310),
    ("Op 3", "13:00", 120, "Mirela Ionescu", "Endodontics", "RCT #19, crown prep", "", 0, 1800),
    ("Op 4", "08:30", 60, "Zoe Hart", "Exam", "Comp 2s #4", "", 0, 264),
    ("Op 4", "09:40", 40, "Ahmed Saleh", "Orthodontics", "Ortho check", "", 0, 90),
    ("Hyg 1", "08:00", 60, "Marcus Bell", "Hygiene", "Prophy, BWX", "checkout", 3, 190),
    ("Hyg 1", "09:00", 60, "Sofia Castellano", "Hygiene", "Prophy, PerEx", "arrived", 4, 174),
    ("Hyg 1", "10:00", 60, "George Oduya", "Hygiene", "Perio maint", "", 0, 158),
    ("Hyg 2", "08:00", 50, "Chidi Eze", "Hygiene", "ProChild, Fl", "in_chair", 46, 128),
    ("Hyg 2", "09:00", 60, "Yuki Mori", "Hygiene", "Prophy", "", 0, 112),
    ("Surg", "09:00", 120, "Dmitri Volkov", "Surgery", "Ext #1, #16, IV", "", 0, 1250),
)
PINNED = (
    ("Helga Strand", "Restorative", "Crown seat #18", 50, "14:00", 0, "Op 3"),
    ("Mateo Silva", "Hygiene", "Prophy, PerEx", 60, None, 0, None),
    ("Bea Novak", "Hygiene", "SRP LR", 60, "10:00", 1, "Hyg 1"),
)


def reference() -> Reference:
    """Two offices, the first with seven operatories."""
    rooms = [
        Operatory(
            key(room), RIVERSIDE.id, room, item_order=order, is_hygiene=room.startswith("Hyg"), provider_ids=(key(who),)
        )
        for order, (room, who) in enumerate(ROOMS)
    ]
    return Reference(
        locations=(RIVERSIDE, HARBOR),
        operatories=[*rooms, Operatory(key("Harbor 1"), HARBOR.id, "Room 1")],
        providers=tuple(PROVIDERS.values()),
        types=tuple(TYPES.values()),
        flow_statuses=FLOW,
        definitions=(*CONFIRMATIONS, NO_SHOW),
    )


def put_away(*names: str) -> Reference:
    """The same practice after it hid the providers, operatories and types of these names."""
    lists = reference().lists()
    return Reference.of(
        replace(
            lists,
            providers=tuple(replace(row, is_hidden=row.name in names) for row in lists.providers),
            operatories=tuple(replace(row, is_hidden=row.name in names) for row in lists.operatories),
            types=tuple(replace(row, is_offered=row.name not in names) for row in lists.types),
        )
    )


def booked(day: date = TODAY) -> tuple[Appointment, ...]:
    """The visits of a day; only today's patients are in the office."""
    return tuple(_visit(row, day) for row in BOOK)


def _visit(row: tuple[str, str, int, str, str, str, str, int, int], day: date) -> Appointment:
    room, clock, minutes, name, kind, work, slug, waited, worth = row
    start = at(clock, day)
    interval = Interval(start, start + timedelta(minutes=minutes))
    provider = key(dict(ROOMS)[room])
    here = slug if day == TODAY else ""
    return Appointment(
        id=key(f"{name} {day}"),
        version=3,
        location_id=RIVERSIDE.id,
        patient_id=key(name),
        patient_name=name,
        status=AppointmentStatus.SCHEDULED,
        interval=interval,
        operatory_id=key(room),
        type_id=TYPES[kind].id,
        provider_id=provider,
        assignments=(Assignment(provider, ProviderRole.DENTIST, interval),),
        confirmation_id=CONFIRMATIONS[2].id,
        confirmation_label="Confirmed",
        flow_id=key(f"flow {here}") if here else None,
        flow_since=NOW - timedelta(minutes=waited) if here else None,
        procedures=tuple(work.split(", ")),
        is_new_patient=kind == "New patient",
        is_time_locked=name.startswith("Bernard"),
        production=Decimal(worth),
    )


def pinned() -> tuple[Appointment, ...]:
    """The visits on hold."""
    rows = []
    for name, kind, work, minutes, clock, days, room in PINNED:
        start = at(clock, TODAY + timedelta(days=days)) if clock else None
        rows.append(
            Appointment(
                id=key(f"{name} pinned"),
                version=2,
                location_id=RIVERSIDE.id,
                patient_id=key(name),
                patient_name=name,
                status=AppointmentStatus.PINBOARD,
                interval=Interval(start, start + timedelta(minutes=minutes)) if start else None,
                operatory_id=key(room) if room else None,
                type_id=TYPES[kind].id,
                procedures=tuple(work.split(", ")),
            )
        )
    return tuple(rows)


def day_truth(day: date = TODAY, note: str = "") -> DayTruth:
    """What the server says of a day."""
    lunch = Interval(at("12:00", day), at("13:00", day))
    holds = tuple(
        Blockout(key(f"lunch {room} {day}"), 1, None, "Lunch", "#98A2B3", True, RIVERSIDE.id, key(room), lunch)
        for room, _ in ROOMS
    )
    work = Interval(at("08:00", day), at("17:00", day))
    hours = tuple(ProviderHours(provider.id, ((work, None),)) for provider in PROVIDERS.values())
    written = DayNote(key(f"note {day}"), 1, RIVERSIDE.id, day, note) if note else None
    return DayTruth(RIVERSIDE.id, day, booked(day), holds, hours, written)


class HandDesk:
    """A desk whose server is always of its opinion, until told otherwise.

    Attributes:
        calls: every operation asked for, with its arguments.
        refuse: a sentence with which the next change is refused.
        hits: what a patient search finds.
    """

    def __init__(self, now: Callable[[], datetime] = lambda: NOW) -> None:
        self.now = now
        self.store = Store(now)
        self.connection = ConnectionState.LIVE
        self.is_caught_up = True
        self.calls: list[tuple[object, ...]] = []
        self.refuse = ""
        self.signed_in: SignedIn | None = None
        self.hits: list[PatientHit] = []
        self.visits: dict[UUID, Appointment] = {}
        self.notes = {TODAY: "Compressor service 12:15 – keep Op 3 clear until 1:10. Dr. Haddad leaves at 4."}
        self._listeners: list[Callable[[ConnectionState, str], None]] = []
        self._undo: list[tuple[str, Appointment]] = []
        self._redo: list[tuple[str, Appointment]] = []

    def fill(self, days: Sequence[date] = (TODAY,)) -> HandDesk:
        """Know the practice and some of its days."""
        self.store.set_reference(reference())
        for day in days:
            self.store.load_day(day_truth(day, self.notes.get(day, "")), self.store.mark())
        self.store.load_pinboard(RIVERSIDE.id, pinned(), self.store.mark())
        return self

    @property
    def connection_sentence(self) -> str:
        return f"The server is {self.connection}."

    def subscribe_waits(self, listener: Callable[[str], None]) -> Callable[[], None]:
        return lambda: None

    def reconnect(self) -> None:
        self.calls.append(("reconnect",))

    @property
    def unsent_count(self) -> int:
        return self.store.pending_count()

    @property
    def undo_label(self) -> str | None:
        return self._undo[-1][0] if self._undo else None

    @property
    def redo_label(self) -> str | None:
        return self._redo[-1][0] if self._redo else None

    def subscribe_connection(self, listener: Callable[[ConnectionState, str], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def say(self, state: ConnectionState, sentence: str) -> None:
        """Pretend the connection changed."""
        self.connection = state
        for listener in tuple(self._listeners):
            listener(state, sentence)

    async def show(self, location_id: UUID, dates: Sequence[date]) -> Outcome:
        self.calls.append(("show", location_id, tuple(dates)))
        for day in dates:
            if self.store.day(location_id, day) is None:
                truth = day_truth(day) if location_id == RIVERSIDE.id else DayTruth(location_id, day, ())
                self.store.load_day(truth, self.store.mark())
        return Outcome(True, "")

    async def refresh(self) -> Outcome:
        self.calls.append(("refresh",))
        return Outcome(True, "")

    async def move(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        return self._change("move", appointment_id, "moved", **_slot(slot))

    async def place(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        return self._change("place", appointment_id, "placed", **_slot(slot), status=AppointmentStatus.SCHEDULED)

    async def park(self, appointment_id: UUID) -> Outcome:
        return self._change("park", appointment_id, "moved to the pinboard", status=AppointmentStatus.PINBOARD)

    async def resize(self, appointment_id: UUID, interval: Interval) -> Outcome:
        return self._change("resize", appointment_id, "resized", interval=interval)

    async def copy(self, appointment_id: UUID, slot: Slot) -> Outcome:
        self.calls.append(("copy", appointment_id, slot))
        source = self.store.appointment(appointment_id)
        assert source is not None
        twin = replace(source, id=key(f"copy of {appointment_id}"), version=1, **_slot(slot))
        self.store.put(twin, own=True)
        return Outcome(True, f"{source.patient_name} copied.", (twin.id,))

    async def set_flow(self, appointment_id: UUID, flow_id: UUID | None) -> Outcome:
        status = self.store.reference.flow_status(flow_id)
        what = f"is {status.name.lower()}" if status else "has not arrived"
        since = self.now() if flow_id else None
        return self._change("set_flow", appointment_id, what, flow_id=flow_id, flow_since=since)

    async def next_flow(self, appointment_id: UUID) -> Outcome:
        visit = self.store.appointment(appointment_id)
        assert visit is not None
        following = next_status(self.store.reference.flow_statuses, visit.flow_id)
        assert following is not None
        return await self.set_flow(appointment_id, following.id)

    async def previous_flow(self, appointment_id: UUID) -> Outcome:
        visit = self.store.appointment(appointment_id)
        assert visit is not None
        before = previous_status(self.store.reference.flow_statuses, visit.flow_id)
        return await self.set_flow(appointment_id, before.id if before else None)

    async def break_(self, appointment_id: UUID, reason_id: UUID | None = None) -> Outcome:
        fields = {"status": AppointmentStatus.BROKEN, "broken_reason_id": reason_id}
        return self._change("break", appointment_id, "did not come", **fields)

    async def cancel(self, appointment_id: UUID, reason_id: UUID | None = None) -> Outcome:
        fields = {"status": AppointmentStatus.CANCELLED, "cancel_reason_id": reason_id}
        return self._change("cancel", appointment_id, "cancelled", **fields)

    async def complete(self, appointment_id: UUID) -> Outcome:
        return self._change("complete", appointment_id, "complete", status=AppointmentStatus.COMPLETE)

    async def reinstate(self, appointment_id: UUID) -> Outcome:
        return self._change("reinstate", appointment_id, "reinstated", status=AppointmentStatus.SCHEDULED)

    async def lock(self, appointment_id: UUID, locked: bool, /) -> Outcome:
        return self._change("lock", appointment_id, "locked" if locked else "unlocked", is_time_locked=locked)

    async def set_confirmation(self, appointment_id: UUID, confirmation_id: UUID) -> Outcome:
        return self._change("confirm", appointment_id, "confirmed", confirmation_id=confirmation_id)

    async def edit_note(self, location_id: UUID, day: date, text: str) -> Outcome:
        self.calls.append(("edit_note", location_id, day, text))
        self.store.put_note((location_id, day), DayNote(key(f"note {day}"), 2, location_id, day, text), own=True)
        return Outcome(True, "Note changed.")

    async def undo(self) -> Outcome:
        label, before = self._undo.pop()
        now = self.store.appointment(before.id)
        assert now is not None
        self._redo.append((label, now))
        self.store.put(replace(before, version=now.version + 1), own=True)
        return Outcome(True, f"Taken back: {label}.", (before.id,))

    async def redo(self) -> Outcome:
        label, after = self._redo.pop()
        now = self.store.appointment(after.id)
        assert now is not None
        self._undo.append((label, now))
        self.store.put(replace(after, version=now.version + 1), own=True)
        return Outcome(True, f"Made again: {label}.", (after.id,))

    async def search_patients(self, text: str) -> list[PatientHit]:
        self.calls.append(("search", text))
        return [hit for hit in self.hits if text.casefold() in hit.name.casefold()]

    async def next_visit(self, patient_id: UUID) -> Appointment | None:
        return self.visits.get(patient_id)

    def _change(self, call: str, appointment_id: UUID, what: str, **fields: object) -> Outcome:
        self.calls.append((call, appointment_id, *fields.values()))
        before = self.store.appointment(appointment_id)
        assert before is not None
        if self.refuse:
            sentence, self.refuse = self.refuse, ""
            return Outcome(False, sentence, (appointment_id,), "slot_taken")
        self.store.put(replace(before, version=before.version + 1, **fields), own=True)  # type: ignore[arg-type]
        sentence = f"{before.patient_name} {what}."
        self._undo.append((sentence.rstrip("."), before))
        self._redo.clear()
        return Outcome(True, sentence, (appointment_id,))


def _slot(slot: Slot) -> dict[str, object]:
    return {"operatory_id": slot.operatory_id, "interval": slot.interval, "location_id": slot.location_id}


class KeptSettings(dict[str, str]):
    """Settings that live as long as the test."""

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        return super().get(name, default)

    def set(self, name: str, value: str) -> None:
        self[name] = value
