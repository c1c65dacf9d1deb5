"""The waitlist panel: who waits, who fits, and what a key or a link does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from deskside import PROVIDERS, RIVERSIDE, TODAY, TYPES, at, key, put_away, reference
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from frontdesk.domain.intervals import Interval
from frontdesk.domain.waitlist import (
    DurationFit,
    LocationScope,
    MatchQuality,
    PatientResponse,
    Urgency,
    WaitlistStatus,
)
from frontdesk.store.entities import PatientHit, Slot
from frontdesk.store.waitlist import Fit, Hole, WaitlistEntry, Wanting
from frontdesk.ui.waitlist.model import Offer, build_offer, build_waiting, hole_words, offer_words, wishes
from frontdesk.ui.waitlist.panel import WaitlistPanel
from frontdesk.ui.widgets.cards import Card, Heading

START = at("11:30")
HOLE = Hole(
    Slot(RIVERSIDE.id, reference().operatories(RIVERSIDE.id)[1].id, Interval(START, START + timedelta(minutes=30)))
)


def entry(name: str, urgency: Urgency = Urgency.ROUTINE, **changes: object) -> WaitlistEntry:
    made = WaitlistEntry(
        id=key(name),
        version=1,
        location_id=RIVERSIDE.id,
        scope=LocationScope.HOME_ONLY,
        patient_id=key(f"patient {name}"),
        patient_name=name,
        status=WaitlistStatus.WAITING,
        urgency=urgency,
        created_at=datetime(2026, 11, 13, tzinfo=UTC),
        days_waiting=6,
        type_id=TYPES["Exam"].id,
        minutes=30,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def fit(name: str, quality: MatchQuality = MatchQuality.EXACT, length: DurationFit = DurationFit.EXACT) -> Fit:
    return Fit(entry(name), quality, length, 80, ("Fills the 30 minutes exactly.", "Has waited 6 days."))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "any time"),
        ({"latest": time(12)}, "mornings"),
        ({"earliest": time(12)}, "afternoons"),
        ({"earliest": time(15)}, "from 3:00p"),
        ({"earliest": time(9), "latest": time(11)}, "9:00a–11:00a"),
        ({"weekdays": frozenset({1, 3}), "last_day": date(2026, 12, 4)}, "Tu, Th · by Dec 4"),
    ],
)
def test_when_a_patient_can_come_is_said_in_few_words(changes: dict[str, object], words: str) -> None:
    assert wishes(entry("Ana", **changes)) == words


def test_the_most_urgent_come_first_and_then_who_has_most_to_be_said_for_them() -> None:
    rows = build_waiting(
        reference(),
        [entry("Ana", score=10), entry("Ben", score=90), entry("Cleo", Urgency.URGENT, score=1)],
    )
    said = [row.words if isinstance(row, Heading) else row.title for row in rows]
    assert said == ["Urgent", "Cleo", "Routine", "Ben", "Ana"]


def test_an_unanswered_call_is_told_on_the_card() -> None:
    rows = build_waiting(reference(), [entry("Ana", response=PatientResponse.NO_ANSWER, contact_count=2)])
    assert isinstance(rows[1], Card)
    assert rows[1].badge == "called 2×, no answer"


def test_the_hole_is_named_by_day_time_room_and_length() -> None:
    assert hole_words(reference(), HOLE, TODAY) == "Today 11:30a · Op 2 · 30 min"


def test_those_who_fit_carry_a_digit_the_reasons_and_a_phone() -> None:
    offer = Offer(HOLE, (fit("Ana"), fit("Ben", MatchQuality.PARTIAL, DurationFit.LONGER)), 2)
    first, second = build_offer(reference(), offer, {key("patient Ana"): "312-555-0142"})
    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert (first.mark, first.badge) == ("1", "Best fit")
    assert first.prose == "Fills the 30 minutes exactly. Has waited 6 days."
    assert first.lines[1] == "312-555-0142"
    assert (second.mark, second.badge) == ("2", "Too long")


@pytest.mark.parametrize(
    ("fits", "more", "words"),
    [
        ((fit("Ana"),), 0, "1 fits"),
        ((fit("Ana"), fit("Ben", MatchQuality.PARTIAL, DurationFit.LONGER)), 0, "1 fits · 1 nearly"),
        (
            (fit("Ana"), fit("Ben", MatchQuality.GOOD), fit("Cleo", MatchQuality.PARTIAL)),
            7,
            "2 fit · 1 nearly · 7 more",
        ),
        ((fit("Ana", MatchQuality.PARTIAL),), 0, "0 fit · 1 nearly"),
        ((), 0, "nobody"),
    ],
)
def test_who_only_nearly_fits_is_not_counted_among_those_who_fit(fits: tuple[Fit, ...], more: int, words: str) -> None:
    assert offer_words(Offer(HOLE, fits, len(fits) + more)) == words


def test_who_was_told_can_decline() -> None:
    offer = Offer(HOLE, (fit("Ana"),), 1, frozenset({key("Ana")}))
    (card,) = build_offer(reference(), offer, {})
    assert isinstance(card, Card)
    assert card.badge == "told"
    assert [action.name for action in card.actions] == ["declined", "book"]


@pytest.fixture
def panel(qapp: QApplication) -> WaitlistPanel:
    panel = WaitlistPanel()
    panel.resize(272, 600)
    panel.show()
    return panel


def show_offer(panel: WaitlistPanel) -> None:
    offer = Offer(HOLE, (fit("Ana"), fit("Ben")), 2)
    panel.show_hole("Today 11:30a · Op 2 · 30 min", "2 fit")
    panel.show_rows(build_offer(reference(), offer, {}), "")


def test_a_digit_means_the_match_with_that_number(panel: WaitlistPanel) -> None:
    pressed: list[int] = []
    panel.digit_pressed.connect(pressed.append)
    show_offer(panel)
    panel.cards.choose(key("Ana"))
    QTest.keyClick(panel.cards, Qt.Key.Key_2)
    assert pressed == [2]


def test_letters_that_mean_something_here_are_kept_from_the_windows_shortcuts(panel: WaitlistPanel) -> None:
    show_offer(panel)
    panel.cards.choose(key("Ana"))
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier, "t")
    override.ignore()
    QCoreApplication.sendEvent(panel.cards, override)
    assert override.isAccepted()


def test_keys_note_what_a_patient_said(panel: WaitlistPanel) -> None:
    acted: list[tuple[UUID, str]] = []
    panel.acted.connect(lambda who, what: acted.append((who, what)))
    show_offer(panel)
    panel.cards.choose(key("Ben"))
    for code in (Qt.Key.Key_T, Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_Return):
        QTest.keyClick(panel.cards, code)
    assert [what for _, what in acted] == ["call", "declined", "no_answer", "book"]


def test_delete_takes_all_that_are_chosen_off_the_list(panel: WaitlistPanel) -> None:
    removed: list[object] = []
    panel.removed.connect(removed.append)
    panel.show_rows(build_waiting(reference(), [entry("Ana"), entry("Ben")]), "")
    panel.cards.choose(key("Ana"))
    QTest.keyClick(panel.cards, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.cards, Qt.Key.Key_Delete)
    assert removed == [(key("Ana"), key("Ben"))]


def test_a_form_shows_an_entry_and_gives_back_what_was_changed(panel: WaitlistPanel) -> None:
    form = panel.form
    wanting = Wanting(Urgency.SOON, None, TYPES["Exam"].id, minutes=40, weekdays=frozenset({1}), latest=time(12))
    form.show_choices(reference(), wanting)
    form.show_entry("Ana Brito", wanting, TODAY)
    assert form.wanting == wanting
    form.days[3].click()
    form.minutes.setValue(0)
    form.latest.tick.setChecked(False)
    assert form.wanting == replace(wanting, weekdays=frozenset({1, 3}), minutes=None, latest=None)


def test_a_form_that_lacks_the_patient_says_so_and_keeps_what_was_typed(panel: WaitlistPanel) -> None:
    saved: list[object] = []
    form = panel.form
    form.saved.connect(lambda who, wanting: saved.append((who, wanting)))
    form.show_choices(reference(), Wanting())
    panel.show_form()
    form.show_entry("", Wanting(), TODAY)
    form.note.setText("mornings are best")
    form.save.click()
    assert saved == []
    assert form.trouble.text().startswith("Say who shall be on the list")
    hit = PatientHit(key("Ana"), "Ana Brito")
    form.patient.show_choice(hit.name, hit)
    form.save.click()
    assert saved == [(hit, Wanting(note="mornings are best"))]


def test_a_span_that_ends_before_it_begins_is_refused_in_words(panel: WaitlistPanel) -> None:
    form = panel.form
    form.show_choices(reference(), Wanting())
    panel.show_form()
    form.show_entry("Ana", Wanting(earliest=time(14), latest=time(12)), TODAY)
    form.save.click()
    assert form.trouble.text() == "“until” has to be later than “from”."


def test_a_form_offers_whom_and_what_is_in_use_and_keeps_what_an_entry_has(panel: WaitlistPanel) -> None:
    def choices(box: QComboBox) -> list[str]:
        return [box.itemText(number) for number in range(1, box.count())]

    form, practice = panel.form, put_away("Dr. Haddad", "Surgery")
    form.show_choices(practice, Wanting())
    form.show_entry("", Wanting(), TODAY)
    assert choices(form.provider) == [name for name in PROVIDERS if name != "Dr. Haddad"]
    assert choices(form.kind) == [name for name in TYPES if name != "Surgery"]
    wanting = Wanting(provider_id=key("Dr. Haddad"), type_id=TYPES["Surgery"].id)
    form.show_choices(practice, wanting)
    form.show_entry("Ana Brito", wanting, TODAY)
    assert (form.provider.currentText(), form.kind.currentText()) == ("Dr. Haddad", "Surgery")
    assert form.wanting == wanting
