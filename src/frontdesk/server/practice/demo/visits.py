"""What fills an operatory: which visits, how long, and how each one went."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.practice import records

# kind of room -> names of appointment types with their share
MIX: dict[str, tuple[tuple[str, int], ...]] = {
    "general": (
        ("Limited exam", 16),
        ("Filling", 22),
        ("Filling, two surfaces", 20),
        ("Crown seat", 9),
        ("Post-op check", 8),
        ("Denture adjustment", 5),
        ("New patient", 7),
        ("Extraction", 7),
    ),
    "restorative": (
        ("Crown prep", 26),
        ("Crown seat", 20),
        ("Filling, two surfaces", 24),
        ("Bridge prep", 8),
        ("Root canal, front", 8),
        ("Filling", 14),
    ),
    "endo": (("Root canal", 52), ("Root canal, front", 28), ("Post-op check", 20)),
    "ortho": (("Orthodontic check", 78), ("Orthodontic bands", 22)),
    "hygiene": (
        ("Cleaning", 34),
        ("Cleaning and X-rays", 24),
        ("Child cleaning", 14),
        ("Periodontal maintenance", 14),
        ("Scaling and root planing", 10),
        ("Sealants", 4),
    ),
    "surgery": (("Surgical extraction", 40), ("Implant", 34), ("Extraction", 26)),
}

CHILD_TYPES = frozenset({"Child cleaning", "Sealants"})
TOOTH_TYPES = frozenset(
    {"Filling", "Filling, two surfaces", "Crown prep", "Crown seat", "Root canal", "Root canal, front", "Extraction"}
)
NOTES = (
    "Prefers to be called, not texted.",
    "Nervous; allow a few minutes.",
    "Lab case due the day before.",
    "Asked for the same hygienist.",
    "Check insurance before seating.",
    "Brings a sibling; both in the waiting room.",
)


@dataclass(frozen=True, slots=True)
class Course:
    """How a visit goes when nobody steps in: the instants of its steps, or that the patient stays away."""

    arrived: datetime
    seated: datetime
    checkout: datetime
    dismissed: datetime


def draw_course(rng: random.Random, start: datetime, end: datetime) -> Course:
    """Return the steps of a visit that was kept: mostly punctual, a few well late."""
    late = rng.random() < 0.06
    arrived = start + timedelta(
        minutes=rng.randint(12, 34) if late else rng.choice((-22, -18, -14, -12, -9, -7, -5, -2, 2))
    )
    seated = max(arrived + timedelta(minutes=rng.randint(1, 9)), start + timedelta(minutes=rng.randint(-2, 11)))
    length = (end - start) * rng.uniform(0.82, 1.06)
    checkout = seated + timedelta(minutes=max(8, round(length.total_seconds() / 60)))
    return Course(arrived, seated, checkout, checkout + timedelta(minutes=rng.randint(2, 9)))


def draw_fate(rng: random.Random) -> AppointmentStatus:
    """Return how a past visit ended: kept by about nine of ten."""
    roll = rng.random()
    if roll < 0.905:
        return AppointmentStatus.COMPLETE
    return AppointmentStatus.BROKEN if roll < 0.945 else AppointmentStatus.CANCELLED


def fill_share(days_ahead: int) -> float:
    """Return the share of an operatory's time that is booked, by days from today; the book thins out ahead."""
    if days_ahead <= 0:
        return 0.93
    if days_ahead <= 7:
        return 0.88
    return max(0.10, 0.82 - 0.0085 * (days_ahead - 7))


def flow_until(practice: records.Practice, course: Course, until: datetime) -> tuple[records.FlowMark, ...]:
    """Return the steps of ``course`` that lie before ``until``."""
    steps = (
        ("arrived", course.arrived),
        ("in_chair", course.seated),
        ("checkout", course.checkout),
        ("dismissed", course.dismissed),
    )
    return tuple(records.FlowMark(practice.flow(slug).id, at) for slug, at in steps if at <= until)
