"""Who works in an operatory at some time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from frontdesk.domain.intervals import Interval
from frontdesk.store.entities import DayTruth, Location, Operatory, Provider, ProviderHours, Slot
from frontdesk.store.reference import Reference
from frontdesk.store.roster import proposed_provider, providers_at
from frontdesk.store.store import Store

HERE, DAY = uuid4(), date(2026, 3, 10)
OKAFOR, HADDAD, MORENO = Provider(uuid4(), "Dr. Okafor"), Provider(uuid4(), "Dr. Haddad"), Provider(uuid4(), "Moreno")
OP1 = Operatory(uuid4(), HERE, "Op 1", provider_ids=(OKAFOR.id, HADDAD.id))
OP2 = Operatory(uuid4(), HERE, "Op 2")


def hours(provider: Provider, first: int, last: int, room: UUID | None = None) -> ProviderHours:
    return ProviderHours(provider.id, ((at(first, last), room),))


def at(first: int, last: int) -> Interval:
    start = datetime(2026, 3, 10, tzinfo=UTC)
    return Interval(start + timedelta(hours=first), start + timedelta(hours=last))


def office(*working: ProviderHours, people: tuple[Provider, ...] = (OKAFOR, HADDAD, MORENO)) -> Store:
    store = Store()
    store.set_reference(Reference((Location(HERE, "Lakeside", "UTC"),), (OP1, OP2), people))
    store.load_day(DayTruth(HERE, DAY, (), hours=working), store.mark())
    return store


def test_only_who_works_for_the_whole_of_it_can_treat() -> None:
    store = office(hours(HADDAD, 8, 17), hours(OKAFOR, 8, 12))
    assert providers_at(store, Slot(HERE, OP1.id, at(9, 10))) == (OKAFOR.id, HADDAD.id)
    assert providers_at(store, Slot(HERE, OP1.id, at(11, 13))) == (HADDAD.id,)
    assert proposed_provider(store, Slot(HERE, OP1.id, at(11, 13))) == HADDAD.id


def test_whom_the_patient_prefers_goes_first_if_they_work_there_then() -> None:
    store = office(hours(HADDAD, 8, 17), hours(OKAFOR, 8, 12), hours(MORENO, 8, 17))
    assert proposed_provider(store, Slot(HERE, OP1.id, at(9, 10)), HADDAD.id) == HADDAD.id
    assert proposed_provider(store, Slot(HERE, OP1.id, at(9, 10)), MORENO.id) == OKAFOR.id, "not assigned to Op 1"


def test_an_operatory_nobody_is_assigned_to_is_anybodys_and_one_may_be_put_there_for_a_day() -> None:
    store = office(hours(MORENO, 8, 12), hours(HADDAD, 8, 12, OP1.id))
    assert providers_at(store, Slot(HERE, OP2.id, at(9, 10))) == (MORENO.id,)
    assert providers_at(store, Slot(HERE, OP1.id, at(9, 10))) == (HADDAD.id,)


def test_out_of_hours_it_is_the_operatorys_own_provider() -> None:
    store = office(hours(OKAFOR, 8, 12))
    assert providers_at(store, Slot(HERE, OP1.id, at(19, 20))) == ()
    assert proposed_provider(store, Slot(HERE, OP1.id, at(19, 20))) == OKAFOR.id
    assert proposed_provider(store, Slot(HERE, OP2.id, at(19, 20))) is None


def test_who_is_hidden_is_proposed_only_where_preferred_and_who_is_gone_never() -> None:
    hidden = office(hours(OKAFOR, 8, 17), hours(HADDAD, 8, 17), people=(replace(OKAFOR, is_hidden=True), HADDAD))
    assert proposed_provider(hidden, Slot(HERE, OP1.id, at(9, 10))) == HADDAD.id
    assert proposed_provider(hidden, Slot(HERE, OP1.id, at(9, 10)), OKAFOR.id) == OKAFOR.id
    gone = office(hours(OKAFOR, 8, 17), people=(replace(OKAFOR, works_here=False), HADDAD))
    assert proposed_provider(gone, Slot(HERE, OP1.id, at(9, 10)), OKAFOR.id) == HADDAD.id, "the operatory's own"
    assert providers_at(gone, Slot(HERE, OP1.id, at(9, 10))) == (OKAFOR.id,), "the hours are still on the board"
