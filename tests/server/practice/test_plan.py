"""What a new practice begins with, as it is planned at its first start."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from frontdesk.server.practice import records
from frontdesk.server.practice.ids import seeded_ids
from frontdesk.server.practice.plan import PlanProblem, furnish, read_plan, usual_plan

PLAN: dict[str, Any] = {
    "rooms": [{"name": "Op 1"}, {"name": "Op 2"}, {"name": "Hygiene", "is_hygiene": True}],
    "providers": [
        {"name": "Dr. Ruth Costa", "color": "#2456B8", "rooms": [0, 1]},
        {"name": "Dr. Ana Costa", "color": "#B4540A", "rooms": [1]},
        {"name": "Tara Lind", "is_hygienist": True, "color": "#0F7B50", "rooms": [2]},
        {"name": "Temp"},
    ],
    "hours": [{"weekday": 0, "start": "08:00", "end": "17:00"}, {"weekday": 5, "start": "09:00", "end": "00:00"}],
}
SINCE = date(2026, 11, 19)


def furnished(plan: dict[str, Any]) -> records.Practice:
    practice = records.Practice("Riverside")
    make_id = seeded_ids(random.Random(7), datetime(2026, 11, 19, tzinfo=UTC))
    location = records.Location(make_id(), "Riverside", "America/Denver")
    furnish(practice, read_plan(json.dumps(plan)), location, SINCE, make_id)
    return practice


def test_people_get_names_and_an_abbreviation_of_their_own() -> None:
    found = [(row.abbreviation, row.first_name, row.last_name, row.is_hygienist) for row in furnished(PLAN).providers]
    assert found == [
        ("COST", "Dr. Ruth", "Costa", False),
        ("COST2", "Dr. Ana", "Costa", False),
        ("LIND", "Tara", "Lind", True),
        ("TEMP", "", "Temp", False),
    ]


def test_operatories_know_who_usually_works_in_them() -> None:
    practice = furnished(PLAN)
    ruth, _, tara, _ = practice.providers
    found = [(row.name, row.is_hygiene, row.dentist_id, row.hygienist_id) for row in practice.operatories]
    assert found == [
        ("Op 1", False, ruth.id, None),
        ("Op 2", False, ruth.id, None),
        ("Hygiene", True, None, tara.id),
    ]


def test_everybody_works_the_hours_in_each_of_their_operatories_or_in_the_office() -> None:
    practice = furnished(PLAN)
    rooms = {row.id: row.name for row in practice.operatories}
    names = {row.id: row.abbreviation for row in practice.providers}
    found = {(names[row.provider_id], rooms.get(row.operatory_id), row.weekday) for row in practice.hours}  # type: ignore[arg-type]
    assert found == {
        (who, room, day)
        for who, room in (("COST", "Op 1"), ("COST", "Op 2"), ("COST2", "Op 2"), ("LIND", "Hygiene"), ("TEMP", None))
        for day in (0, 5)
    }
    assert {(row.start, row.end, row.effective_from) for row in practice.hours} == {
        (time(8), time(17), SINCE),
        (time(9), time(0), SINCE),
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rooms": []}, "rooms"),
        ({"rooms": [{"name": " "}]}, "rooms.0.name"),
        ({"rooms": [{"name": "Op"}, {"name": "op"}]}, "Two operatories have the same name."),
        ({"providers": [{"name": "A", "rooms": [3]}]}, "A works in an operatory that is not planned."),
        ({"providers": [{"name": "A", "color": "blue"}]}, "providers.0.color"),
        ({"hours": [{"weekday": 7, "start": "08:00", "end": "17:00"}]}, "hours.0.weekday"),
        ({"hours": [{"weekday": 1, "start": "17:00", "end": "08:00"}]}, "Hours have to end after they begin."),
        ({"wishes": 1}, "wishes"),
    ],
)
def test_a_plan_that_makes_no_practice_is_refused_in_words(change: dict[str, Any], said: str) -> None:
    with pytest.raises(PlanProblem, match=said):
        read_plan(json.dumps({**PLAN, **change}))
    with pytest.raises(PlanProblem, match="JSON"):
        read_plan("{")


def test_the_usual_plan_has_a_third_of_its_rooms_for_hygiene() -> None:
    assert [room.name for room in usual_plan(1).rooms] == ["Op 1"]
    assert [room.name for room in usual_plan(4).rooms] == ["Op 1", "Op 2", "Op 3", "Hyg 1"]
    assert [room.is_hygiene for room in usual_plan(6).rooms] == [False] * 4 + [True] * 2
