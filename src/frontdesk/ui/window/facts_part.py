"""More about the patient on the card over a visit, as soon as the server has told it."""

from datetime import date, datetime
from uuid import UUID

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.operations.facts import Facts
from frontdesk.store.patients import NearVisit, PatientFacts
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr
from frontdesk.ui.window.host import Host


class FactsPart:
    """Fills the board's card with what is known of the patient."""

    def __init__(self, host: Host, facts: Facts) -> None:
        self._host, self._facts = host, facts
        self._card = host.shell.board.card
        self._card.opened.connect(self._on_opened)

    def _on_opened(self, visit_id: UUID) -> None:
        visit = self._host.store.appointment(visit_id)
        if visit is None or privacy.is_on():
            return
        known = self._facts.known(visit.patient_id)
        if known is not None:
            self._show(visit_id, known)
        else:
            self._host.read(self._read(visit_id, visit.patient_id), "patient facts", tr("reading about the patient"))

    async def _read(self, visit_id: UUID, patient_id: UUID) -> None:
        facts = await self._facts.read(patient_id)
        if facts is not None and not privacy.is_on():
            self._show(visit_id, facts)

    def _show(self, visit_id: UUID, facts: PatientFacts) -> None:
        self._card.add(visit_id, fact_rows(self._host.store.reference, facts, visit_id, self._host.now()))


def fact_rows(reference: Reference, facts: PatientFacts, visit_id: UUID, now: datetime) -> list[tuple[str, str]]:
    """What the card says of a patient, each with its heading; what is not known is left out."""
    born = ""
    if facts.birth_date is not None:
        born = tr("{date} ({age})", date=i18n.full_date(facts.birth_date), age=_age(facts.birth_date, now.date()))
    owed = tr("{amount} credit", amount=i18n.money(-facts.balance)) if facts.balance < 0 else ""
    rows = [
        (tr("Born"), born),
        (tr("Chart"), facts.chart_number),
        (tr("Phone"), "\n".join(facts.phones)),
        (tr("Alerts"), "\n".join(facts.alerts)),
        (tr("Balance"), i18n.money(facts.balance) if facts.balance > 0 else owed),
        (tr("Last visit"), _near(reference, facts.last, visit_id, now) or tr("none yet")),
        (tr("Next visit"), _near(reference, facts.next, visit_id, now) or tr("none")),
    ]
    return [(heading, text) for heading, text in rows if text]


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _near(reference: Reference, near: NearVisit | None, visit_id: UUID, now: datetime) -> str:
    if near is None:
        return ""
    if near.id == visit_id:
        return tr("this one")
    zone = reference.zone(near.location_id)
    start = to_local(near.start, zone)
    kind = reference.type(near.type_id)
    parts = (f"{i18n.relative_day(start.date(), local_date(now, zone))} {i18n.clock(start)}", kind.name if kind else "")
    return " · ".join(part for part in parts if part)
