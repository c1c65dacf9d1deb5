"""What was taken away and brought back is found under each of its names, and the memory of names has an end."""

from uuid import UUID

from frontdesk.operations.heirs import Heirs


def name(number: int) -> UUID:
    return UUID(int=number)


def test_what_was_never_brought_back_has_its_own_name() -> None:
    assert Heirs().of(name(1)) == name(1)


def test_every_name_a_thing_had_leads_to_its_present_one() -> None:
    heirs = Heirs()
    for number in range(1, 6):
        heirs.inherit(name(number), name(number + 1))
    assert {heirs.of(name(number)) for number in range(1, 7)} == {name(6)}


def test_what_is_brought_back_by_an_old_name_inherits_from_the_present_one() -> None:
    heirs = Heirs()
    heirs.inherit(name(1), name(2))
    heirs.inherit(name(1), name(3))
    assert [heirs.of(name(number)) for number in (1, 2, 3)] == [name(3)] * 3


def test_an_answer_told_twice_changes_nothing_and_an_old_name_may_come_back() -> None:
    heirs = Heirs()
    heirs.inherit(name(1), name(2))
    heirs.inherit(name(1), name(2))
    heirs.inherit(name(2), name(2))
    assert heirs.of(name(1)) == name(2)
    heirs.inherit(name(2), name(1))
    assert [heirs.of(name(number)) for number in (1, 2)] == [name(1)] * 2


def test_beyond_the_most_the_names_longest_not_asked_for_are_forgotten() -> None:
    heirs = Heirs(most=3)
    for number in (1, 2, 3):
        heirs.inherit(name(number), name(100 + number))
    assert heirs.of(name(1)) == name(101)
    heirs.inherit(name(4), name(104))
    assert [heirs.of(name(number)) for number in (1, 2, 3, 4)] == [name(101), name(2), name(103), name(104)]


def test_a_day_of_undoing_and_redoing_one_thing_keeps_no_more_names_than_that() -> None:
    heirs = Heirs(most=10)
    heirs.inherit(name(5000), name(6000))
    for number in range(1, 1000):
        heirs.inherit(name(number), name(number + 1))
        assert heirs.of(name(5000)) == name(6000)
    assert len(heirs) == 10
    assert heirs.of(name(995)) == name(1000)
    assert heirs.of(name(1)) == name(1)
