"""The stops of the tour, in an order in which each finds what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from support.tinypractice import TinyPractice
from support.tour import lists, practice, schedule, visits
from support.tour.guide import Stop


def stops(p: TinyPractice) -> Iterator[Stop]:
    """Return the tour of a tiny practice."""
    yield practice.signing_in(p)
    yield practice.rooms_and_people(p)
    yield practice.words(p)
    yield practice.types(p)
    yield schedule.hours(p)
    yield schedule.blocking(p)
    yield schedule.blockout_templates(p)
    yield schedule.notes_and_goals(p)
    yield schedule.rules_and_views(p)
    yield visits.booking(p)
    yield visits.life_of_a_visit(p)
    yield visits.many_visits(p)
    yield lists.recalls(p)
    yield lists.preferences(p)
    yield lists.waitlist(p)
    yield lists.tasks(p)
    yield schedule.calendar(p)
    yield practice.looking_back(p)
