"""What a person is offered to choose from the practice's lists."""

from uuid import UUID

from frontdesk.store.entities import AppointmentType, BlockoutKind, Location, Operatory, Provider
from frontdesk.store.reference import Reference

LAKESIDE, HARBOR = UUID(int=1), UUID(int=2)
OKAFOR = Provider(UUID(int=10), "Dr. Okafor")
HIDDEN = Provider(UUID(int=11), "Dr. Hidden", is_hidden=True)
GONE = Provider(UUID(int=12), "Dr. Gone", works_here=False)
MORENO = Provider(UUID(int=13), "Moreno RDH")
OP1 = Operatory(UUID(int=20), LAKESIDE, "Op 1", item_order=1)
STORE_ROOM = Operatory(UUID(int=21), LAKESIDE, "Store room", item_order=2, is_hidden=True)
OP2 = Operatory(UUID(int=22), LAKESIDE, "Op 2", item_order=3)
AWAY = Operatory(UUID(int=23), HARBOR, "Room 1", is_hidden=True)
EXAM = AppointmentType(UUID(int=30), "Exam")
OLD = AppointmentType(UUID(int=31), "Old exam", is_offered=False)
ONLY_AT_HARBOR = AppointmentType(UUID(int=32), "Implant", location_ids=(HARBOR,))
LUNCH = BlockoutKind(UUID(int=40), 1, "Lunch")
OLD_KIND = BlockoutKind(UUID(int=41), 1, "Old", item_order=1, is_offered=False)
PRACTICE = Reference(
    [Location(LAKESIDE, "Lakeside", "UTC"), Location(HARBOR, "Harbor", "UTC")],
    [OP2, STORE_ROOM, OP1, AWAY],
    [OKAFOR, HIDDEN, GONE, MORENO],
    [EXAM, OLD, ONLY_AT_HARBOR],
    blockout_kinds=[LUNCH, OLD_KIND],
)


def test_who_is_hidden_or_gone_is_offered_only_where_they_are_chosen_already() -> None:
    assert PRACTICE.providers_offered() == (OKAFOR, MORENO)
    assert PRACTICE.providers_offered([None, HIDDEN.id]) == (OKAFOR, HIDDEN, MORENO)
    assert PRACTICE.providers_offered([UUID(str(GONE.id))]) == (OKAFOR, GONE, MORENO)


def test_a_hidden_operatory_is_offered_only_where_it_is_chosen_already_and_at_its_own_location() -> None:
    assert PRACTICE.operatories(LAKESIDE) == (OP1, OP2)
    assert PRACTICE.operatories(LAKESIDE, chosen=[STORE_ROOM.id, AWAY.id]) == (OP1, STORE_ROOM, OP2)


def test_a_type_is_offered_where_it_is_booked_and_one_out_of_use_where_it_is_chosen_already() -> None:
    assert PRACTICE.types_offered(LAKESIDE) == (EXAM,)
    assert PRACTICE.types_offered(HARBOR) == (EXAM, ONLY_AT_HARBOR)
    assert PRACTICE.types_offered() == (EXAM, ONLY_AT_HARBOR), "for whatever location it will be"
    assert PRACTICE.types_offered(LAKESIDE, [OLD.id, ONLY_AT_HARBOR.id]) == (EXAM, OLD, ONLY_AT_HARBOR)


def test_what_time_is_blocked_for_no_longer_is_offered_only_where_it_is_chosen_already() -> None:
    assert PRACTICE.blockout_kinds_offered() == (LUNCH,)
    assert PRACTICE.blockout_kinds_offered([OLD_KIND.id]) == (LUNCH, OLD_KIND)
