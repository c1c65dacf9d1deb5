"""Facts about a patient at a real server: told as they are, and anew after a change."""

import asyncio
from datetime import date
from decimal import Decimal

import pytest

from frontdesk.client import NoAnswer
from frontdesk.contract.people import UpdatePatientIn

from .practice import Held, until
from .realoffice import Office

FIRST = date(2027, 5, 10)


async def test_a_patient_is_told_with_phones_alerts_balance_and_the_next_visit(office: Office) -> None:
    visit = await office.visit(9, 0, FIRST)
    client, job = office.clients[0], office.jobs.facts
    patient = (await client.appointments.get(visit)).patient.id
    first = await job.read(patient)
    assert first is not None
    assert (first.phones, first.alerts, first.balance, first.last) == ((), (), Decimal(0), None)
    assert first.next is not None
    assert (first.next.id, first.next.location_id) == (visit, office.location)
    changes = UpdatePatientIn(
        base_version=1,
        mobile_phone="555 010 0001",
        work_phone="555 010 0002",
        alerts=["Latex allergy"],
        balance=Decimal("40.00"),
    )
    await client.patients.update(patient, changes)
    await until(lambda: job.known(patient) is None, 5)
    second = await job.read(patient)
    assert second is not None
    assert second.phones == ("555 010 0001", "555 010 0002")
    assert (second.alerts, second.balance) == (("Latex allergy",), Decimal("40.00"))


async def test_a_visit_that_is_gone_is_nobodys_next_one(office: Office) -> None:
    visit = await office.visit(9, 1, FIRST)
    client, job = office.clients[0], office.jobs.facts
    patient = (await client.appointments.get(visit)).patient.id
    assert (await job.read(patient)) is not None
    await client.appointments.delete(visit)
    await until(lambda: job.known(patient) is None, 5)
    facts = await job.read(patient)
    assert facts is not None
    assert facts.next is None


async def test_of_a_patient_the_server_does_not_know_nothing_is_told(office: Office) -> None:
    assert await office.jobs.facts.read(office.location) is None


async def test_one_failed_question_ends_the_others(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    visits, ended = office.clients[0].appointments, []

    async def away(_patient: object) -> None:
        raise NoAnswer("the server is away")

    async def waits(**_asked: object) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append(True)
            raise

    patient = (await visits.get(await office.visit(9, 2, FIRST))).patient.id
    monkeypatch.setattr(office.clients[0].patients, "get", away)
    monkeypatch.setattr(visits, "cursor", waits)
    assert await office.jobs.facts.read(patient) is None
    assert ended == [True, True]


async def test_facts_read_before_a_change_are_not_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = await office.visit(12, 0, FIRST)
    client, job = office.clients[0], office.jobs.facts
    patient = (await client.appointments.get(visit)).patient.id
    heard: list[object] = []
    office.jobs.means.happenings.listen({"patient"}, heard.append, lambda: None)
    with monkeypatch.context() as patched:
        told = Held(patched, client.patients, "get")
        reading = asyncio.create_task(job.read(patient))
        await told.has_come.wait()
    await office.clients[1].patients.update(patient, UpdatePatientIn(base_version=1, mobile_phone="555 010 0003"))
    await until(lambda: bool(heard), 5)
    told.goes_on.set()
    await reading
    facts = await job.read(patient)
    assert facts is not None
    assert facts.phones == ("555 010 0003",)
