"""The history in words and cards: before and after, by whom, from where, and what can be brought back."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from deskside import ZONE, at
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.store.past import FieldChange, PastChange
from frontdesk.ui.history.model import LIFE, OPEN, RESTORE, build_rows, count_words
from frontdesk.ui.history.panel import DAY, HistoryPanel
from frontdesk.ui.pastwords import change_words, changes_words, source_words, state_lines
from frontdesk.ui.widgets.cards import Card, Heading

TODAY = date(2026, 11, 19)


def key(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


def change(name: str, action: str, clock: str, status: str | None = "scheduled", **more: object) -> PastChange:
    return PastChange(
        id=key(f"{name} {action} {clock}"),
        visit_id=key(name),
        action=action,
        at=at(clock),
        who="Maria Lopez",
        source="desktop",
        desk="front-2-0a1b2c3d",
        patient_name=name,
        status=status,
        changes=(FieldChange("operatory", "Op 2", "Op 4"),),
        **more,  # type: ignore[arg-type]
    )


def test_a_change_is_told_before_and_after_with_who_and_from_which_desk() -> None:
    row = change("Ada Brooks", "moved", "08:05")
    assert changes_words(row, ZONE) == "Operatory: Op 2 → Op 4"
    assert source_words(row) == "desk front-2"
    card = build_rows([row], ZONE, TODAY, may_change=True)[1]
    assert isinstance(card, Card)
    assert (card.title, card.badge) == ("Ada Brooks · moved", "8:05a")
    assert card.lines[0] == "Maria Lopez, desk front-2"


def test_times_and_lists_are_told_as_the_desk_says_them() -> None:
    moved = FieldChange("start_time", "2026-11-19T15:00:00Z", "2026-11-20T15:30:00Z")
    assert change_words(moved, ZONE) == "Start: Thu, Nov 19 9:00a → Fri, Nov 20 9:30a"
    assert change_words(FieldChange("providers", (), ("Dr. Okafor", "Ana Moreno")), ZONE) == (
        "Providers: Dr. Okafor, Ana Moreno"
    )
    assert change_words(FieldChange("note", "Nervous", None), ZONE) == "Note: Nervous → –"


def test_roles_own_times_and_fees_are_told_as_the_desk_says_them() -> None:
    own = {"provider": "Dr. Okafor", "role": "dentist"}
    timed = own | {"start_time": "2026-11-19T15:20:00Z", "end_time": "2026-11-19T16:00:00Z"}
    assert change_words(FieldChange("provider_assignments", (own,), (timed,)), ZONE) == (
        "Roles and times: Dr. Okafor dentist → Dr. Okafor dentist 9:20a–10:00a"
    )
    planned = {"procedure_code": "D0120", "fee": "62.00"}
    lines = FieldChange("procedure_lines", (planned,), (planned | {"provider": "Ana Moreno"},))
    assert change_words(lines, ZONE) == "Fees and providers: D0120 $62.00 → D0120 $62.00 Ana Moreno"
    changes = (FieldChange("procedures", None, "D0120"), lines)
    added = replace(change("Ada", "procedure_added", "08:05"), changes=changes)
    assert changes_words(added, ZONE) == "Procedures: D0120"


def test_a_visit_as_it_was_marks_what_had_just_changed() -> None:
    lines = state_lines({"operatory": "Op 4", "note": "Nervous"}, {"operatory": "Op 2", "note": "Nervous"}, ZONE)
    assert lines == [("Operatory", "Op 4", "Op 2"), ("Note", "Nervous", "")]


def test_a_time_pattern_is_told_by_who_works_how_long_and_not_in_its_signs() -> None:
    row = FieldChange("time_pattern", "XXXXXXXXXX//", "//XXXXXXXX//")
    assert change_words(row, ZONE) == (
        "Time pattern: provider 50, assistant 10 min → assistant 10, provider 40, assistant 10 min"
    )
    assert change_words(FieldChange("time_pattern", None, "X" * 30), ZONE) == "Time pattern: provider 150 min"
    assert change_words(FieldChange("time_pattern", "XX", "X|X"), ZONE) == "Time pattern: provider 10 min → X|X"


def test_only_the_latest_change_of_what_is_gone_offers_to_bring_it_back() -> None:
    rows = build_rows(
        [
            change("Ben", "deleted", "09:00", None),
            change("Ada", "cancelled", "08:30", "cancelled"),
            change("Ben", "created", "08:00", None),
            change("Eva", "moved", "07:50"),
        ],
        ZONE,
        TODAY,
        may_change=True,
    )
    assert isinstance(rows[0], Heading)
    cards = [row for row in rows if isinstance(row, Card)]
    assert [[link.name for link in card.actions] for card in cards] == [
        [RESTORE, LIFE],
        [RESTORE, OPEN, LIFE],
        [LIFE],
        [OPEN, LIFE],
    ]
    looking = build_rows([change("Ben", "deleted", "09:00", None)], ZONE, TODAY, may_change=False)
    assert [link.name for row in looking if isinstance(row, Card) for link in row.actions] == [LIFE]


def test_how_many_there_are_says_when_it_is_not_all() -> None:
    assert count_words(3, 3) == "3 changes"
    assert count_words(200, 750) == "The latest 200 of 750 changes; more come as you scroll"


def test_keys_on_a_change_restore_open_and_follow_it_and_esc_leaves(qapp: QApplication) -> None:
    panel = HistoryPanel()
    acted: list[tuple[object, str]] = []
    left: list[bool] = []
    panel.acted.connect(lambda row, action: acted.append((row, action)))
    panel.left.connect(lambda: left.append(True))
    row = change("Ben", "deleted", "09:00", None)
    panel.scope.set_value(DAY)
    panel.show_rows("Thursday", build_rows([row], ZONE, TODAY, may_change=True), "1 change", "")
    panel.show()
    panel.cards.choose(row.id)
    panel.cards.setFocus()
    for pressed in (Qt.Key.Key_R, Qt.Key.Key_H, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(panel.cards, pressed)
    assert acted == [(row.id, RESTORE), (row.id, LIFE), (row.id, OPEN)]
    assert left == [True]
    panel.close()


def test_what_is_missing_or_failed_is_said_in_place_of_changes(qapp: QApplication) -> None:
    panel = HistoryPanel()
    panel.show_rows("", (), "", "Select a visit on the board to see its history.")
    assert panel.cards.words == "Select a visit on the board to see its history."
    assert panel.count.text() == ""
    panel.close()


def test_a_day_is_chosen_in_the_panel_and_shown_only_where_it_means_something(qapp: QApplication) -> None:
    panel = HistoryPanel()
    panel.show()
    chosen: list[date] = []
    panel.day_chosen.connect(chosen.append)
    panel.show_day(TODAY)
    assert chosen == [], "what is shown was not asked for"
    assert panel.day.text() == "Thu, Nov 19, 2026"
    panel.earlier.click()
    panel.later.click()
    panel.day.setDate(QDate(2026, 3, 9))
    assert chosen == [date(2026, 11, 18), TODAY, date(2026, 3, 9)]
    panel.show_day(None)
    assert not panel.day.isVisible()
    panel.deleteLater()


def test_the_end_of_a_long_history_asks_for_more(qapp: QApplication) -> None:
    panel = HistoryPanel()
    panel.resize(320, 300)
    panel.show()
    asked: list[bool] = []
    panel.more_asked.connect(lambda: asked.append(True))
    rows = [change(f"Ada {number}", "moved", "08:05") for number in range(60)]
    panel.show_rows("", build_rows(rows, ZONE, TODAY, may_change=True), count_words(60, 90), "")
    qapp.processEvents()
    assert asked == []
    panel.cards.scrollToBottom()
    assert asked
    panel.deleteLater()
