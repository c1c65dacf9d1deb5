"""The card over a visit, with what is known of the patient."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from deskside import NOW, RIVERSIDE, TODAY, TYPES, HandDesk, at, key

from frontdesk.store.patients import NearVisit, PatientFacts
from frontdesk.ui import privacy
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.window.facts_part import FactsPart

NADIA = key(f"Nadia Petrova {TODAY}")
FACTS = PatientFacts(
    key("Nadia Petrova"),
    NOW,
    date(1984, 11, 20),
    "1044",
    ("555 010 0001", "555 010 0002"),
    ("Latex allergy",),
    Decimal(40),
    NearVisit(key("once"), at("09:00", TODAY - timedelta(days=40)), RIVERSIDE.id, TYPES["Exam"].id),
    NearVisit(NADIA, at("10:40"), RIVERSIDE.id),
)


@dataclass
class Told:
    """A server that tells facts when it is let."""

    ready: asyncio.Event = field(default_factory=asyncio.Event)
    asked: list[UUID] = field(default_factory=list)
    kept: PatientFacts | None = None

    def known(self, _patient_id: UUID) -> PatientFacts | None:
        return self.kept

    async def read(self, patient_id: UUID) -> PatientFacts | None:
        self.asked.append(patient_id)
        await self.ready.wait()
        return FACTS


def show(window: MainWindow) -> None:
    block = window.board.page.layout.find(NADIA)
    assert block is not None
    window.board.card.show_for(block)


def test_the_card_is_there_at_once_and_says_more_when_it_is_told(at_desk) -> None:
    async def scenario(window: MainWindow, _desk: HandDesk) -> None:
        facts = Told()
        part = FactsPart(window._host, facts)  # type: ignore[arg-type]
        show(window)
        assert dict(window.board.card.rows)["Operatory"] == "Op 2"
        assert "Phone" not in dict(window.board.card.rows)
        await asyncio.sleep(0)
        facts.ready.set()
        await asyncio.sleep(0.02)
        rows = dict(window.board.card.rows)
        assert rows["Born"] == "Nov 20, 1984 (41)"
        assert rows["Phone"] == "555 010 0001\n555 010 0002"
        assert (rows["Alerts"], rows["Balance"]) == ("Latex allergy", "$40")
        assert rows["Last visit"] == "Oct 10 9:00a · Exam"
        assert rows["Next visit"] == "this one"
        assert part is not None

    at_desk(scenario)


def test_what_is_told_too_late_is_not_shown_for_another_visit(at_desk) -> None:
    async def scenario(window: MainWindow, _desk: HandDesk) -> None:
        facts = Told()
        part = FactsPart(window._host, facts)  # type: ignore[arg-type]
        show(window)
        await asyncio.sleep(0)
        window.board.card.put_away()
        facts.ready.set()
        await asyncio.sleep(0.02)
        assert not window.board.card.isVisible()
        facts.kept = FACTS
        show(window)
        assert dict(window.board.card.rows)["Chart"] == "1044"
        assert len(facts.asked) == 1
        assert part is not None

    at_desk(scenario)


def test_while_names_are_hidden_nothing_about_the_patient_is_asked_or_shown(at_desk) -> None:
    async def scenario(window: MainWindow, _desk: HandDesk) -> None:
        facts = Told(kept=FACTS)
        part = FactsPart(window._host, facts)  # type: ignore[arg-type]
        privacy.set_on(True)
        try:
            show(window)
            await asyncio.sleep(0)
            assert "Phone" not in dict(window.board.card.rows)
            assert window.board.card._name.text() == "N. P."
        finally:
            privacy.set_on(False)
        assert facts.asked == []
        assert part is not None

    at_desk(scenario)
