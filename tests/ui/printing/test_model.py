"""What the sheets say of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from deskside import NOW, RIVERSIDE, TODAY, HandDesk, key

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.ui import privacy
from frontdesk.ui.printing.model import Occasion, What, build_sheet
from frontdesk.ui.printing.sheet import Row, Section


@pytest.fixture
def desk() -> HandDesk:
    return HandDesk().fill()


@pytest.fixture(autouse=True)
def _names_again() -> Iterator[None]:
    yield
    privacy.set_on(False)


def occasion(desk: HandDesk, **changed: object) -> Occasion:
    day = desk.store.day(RIVERSIDE.id, TODAY)
    assert day is not None
    return replace(Occasion(desk.store.reference, RIVERSIDE.id, (day,), NOW), **changed)  # type: ignore[arg-type]


def section(sections: tuple[Section, ...], title: str) -> Section:
    return next(row for row in sections if row.title.startswith(title))


def row_of(rows: tuple[Row, ...], name: str) -> Row:
    return next(row for row in rows if row.cells[1].startswith(name))


def test_the_head_says_place_date_and_when_it_was_printed(desk: HandDesk) -> None:
    sheet = build_sheet(What.OPERATORIES, occasion(desk))
    assert (sheet.place, sheet.title) == ("Riverside Dental", "Thursday, November 19, 2026")
    assert sheet.printed == "printed Thu, Nov 19 9:04a"
    assert sheet.truth == ""
    assert sheet.note.startswith("Compressor service")


def test_each_operatory_lists_its_visits_and_what_is_set_aside_by_the_clock(desk: HandDesk) -> None:
    sheet = build_sheet(What.OPERATORIES, occasion(desk))
    op = section(sheet.sections, "Op 2")
    assert op.title == "Op 2 · Dr. Okafor"
    assert op.detail == "5 visits · 4 h 20 min"
    assert [row.cells[1] for row in op.rows] == [
        "Grace Lindgren, NEW",
        "Tomás Herrera",
        "Nadia Petrova",
        "Lunch",
        "Oliver Chen",
        "Ken Sato",
    ]
    assert [row.is_hatched for row in op.rows] == [False, False, False, True, False, False]
    assert row_of(op.rows, "Nadia").cells == ("10:40 – 11:20a", "Nadia Petrova", "LimEx", "Dr. Okafor", "Confirmed")


def test_what_does_not_take_place_is_struck_and_named_and_not_counted(desk: HandDesk) -> None:
    visit = desk.store.appointment(key(f"Ken Sato {TODAY}"))
    assert visit is not None
    desk.store.put(replace(visit, version=9, status=AppointmentStatus.BROKEN, note="Called at noon"))
    op = section(build_sheet(What.OPERATORIES, occasion(desk)).sections, "Op 2")
    broken = row_of(op.rows, "Ken")
    assert broken.is_struck
    assert (broken.cells[-1], broken.below) == ("BROKEN", "Called at noon")
    assert op.detail.startswith("4 visits")


def test_each_provider_lists_visits_with_the_operatory(desk: HandDesk) -> None:
    sheet = build_sheet(What.PROVIDERS, occasion(desk))
    rows = section(sheet.sections, "Dr. Okafor").rows
    assert len(rows) == 11
    assert row_of(rows, "Nadia").cells[3] == "Op 2"
    assert [row.title for row in sheet.sections][:2] == ["Dr. Okafor", "Dr. Lindqvist"]


def test_a_visit_nobody_treats_is_not_lost(desk: HandDesk) -> None:
    visit = desk.store.appointment(key(f"Ken Sato {TODAY}"))
    assert visit is not None
    desk.store.put(replace(visit, version=9, provider_id=None, assignments=()))
    sheet = build_sheet(What.PROVIDERS, occasion(desk))
    assert [row.cells[1] for row in section(sheet.sections, "No provider").rows] == ["Ken Sato"]


def test_every_patient_of_the_day_has_a_slip_that_is_not_parted(desk: HandDesk) -> None:
    sheet = build_sheet(What.SLIPS, occasion(desk))
    assert len(sheet.sections) == 23
    assert all(slip.is_whole for slip in sheet.sections)
    slip = section(sheet.sections, "Bernard")
    assert slip.detail == "8:00 – 9:30a"
    told = {row.cells[0]: row.cells[1] for row in slip.rows}
    assert told["Procedures"] == "RCT #30"
    assert told["Scheduled"] == "$1,290"
    assert told["Marks"] == "LOCKED"
    assert [row.cells[0] for row in slip.rows if row.is_ruled] == ["Done today", "Paid", "Next visit"]


def test_one_slip_alone(desk: HandDesk) -> None:
    only = frozenset({key(f"Ken Sato {TODAY}")})
    [slip] = build_sheet(What.SLIPS, occasion(desk, only=only)).sections
    assert slip.title == "Ken Sato"


def test_the_week_goes_day_by_day(desk: HandDesk) -> None:
    desk.fill([TODAY, TODAY + timedelta(days=1)])
    days = tuple(desk.store.day(RIVERSIDE.id, TODAY + timedelta(days=ahead)) for ahead in (0, 1))
    sheet = build_sheet(What.WEEK, occasion(desk, days=days))
    assert sheet.title == "Week Nov 19 – 20, 2026"
    assert [row.title for row in sheet.sections] == ["Thursday, November 19", "Friday, November 20"]
    assert row_of(sheet.sections[0].rows, "Nadia").cells[3] == "Op 2 · Dr. Okafor"


def test_without_the_server_the_sheet_says_of_when_it_is(desk: HandDesk) -> None:
    sheet = build_sheet(What.OPERATORIES, occasion(desk, is_live=False))
    assert sheet.truth == "Without the server: as this desk knew it on Thu, Nov 19 at 9:04a."


@pytest.mark.parametrize("what", list(What))
def test_privacy_leaves_no_name_on_any_sheet(desk: HandDesk, what: What) -> None:
    privacy.set_on(True)
    sheet = build_sheet(what, occasion(desk))
    words = " ".join(word for part in sheet.sections for row in part.rows for word in (part.title, *row.cells))
    day = desk.store.day(RIVERSIDE.id, TODAY)
    assert day is not None
    assert not [row.patient_name for row in day.appointments if row.patient_name in words]
    assert "N. P." in words
