"""Lists beside the days: the newest version wins, and listeners hear of real changes only."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from frontdesk.store.shelf import Shelf

NORTH, SOUTH = "north", "south"


@dataclass(frozen=True, slots=True)
class Entry:
    id: UUID
    version: int
    words: str = ""


def entry(name: str, version: int = 1, words: str = "") -> Entry:
    return Entry(uuid5(UUID(int=0), name), version, words)


def heard(shelf: Shelf[str, Entry]) -> list[frozenset[str]]:
    told: list[frozenset[str]] = []
    shelf.subscribe(told.append)
    return told


def test_a_list_is_unknown_until_it_has_been_read() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    assert shelf.rows(NORTH) is None
    shelf.put_all(NORTH, [])
    assert shelf.rows(NORTH) == ()
    assert shelf.is_true(NORTH)


def test_a_reading_that_began_earlier_does_not_bring_back_an_older_version() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("a", 2, "new")])
    shelf.put_all(NORTH, [entry("a", 1, "old")])
    assert shelf.rows(NORTH) == (entry("a", 2, "new"),)


def test_a_row_moves_to_the_list_it_belongs_to_now() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("a")])
    shelf.put_all(SOUTH, [])
    told = heard(shelf)
    shelf.put(entry("a", 2), [SOUTH])
    assert shelf.rows(NORTH) == ()
    assert shelf.rows(SOUTH) == (entry("a", 2),)
    assert told == [frozenset({NORTH, SOUTH})]


def test_nothing_is_told_when_nothing_changed() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("a"), entry("b")])
    told = heard(shelf)
    shelf.put_all(NORTH, [entry("a"), entry("b")])
    shelf.put(entry("a"), [NORTH])
    shelf.put(entry("a", 0), [NORTH])
    shelf.drop(entry("c").id)
    assert told == []


def test_another_order_is_a_change() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("a"), entry("b")])
    told = heard(shelf)
    shelf.put_all(NORTH, [entry("b"), entry("a")])
    assert told == [frozenset({NORTH})]


def test_what_may_have_been_missed_stays_readable_but_is_no_longer_true() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("a")])
    shelf.doubt()
    assert shelf.rows(NORTH) == (entry("a"),)
    assert not shelf.is_true(NORTH)
    shelf.put_all(NORTH, [entry("a")])
    assert shelf.is_true(NORTH)


def test_who_has_left_hears_nothing_more() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    told: list[frozenset[str]] = []
    end = shelf.subscribe(told.append)
    end()
    shelf.put_all(NORTH, [entry("a")])
    assert told == []


def test_what_came_or_went_during_a_reading_stays_as_it_is_known() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("gone"), entry("chosen"), entry("moved"), entry("out")])
    shelf.put_all(SOUTH, [])
    with shelf.reading(NORTH) as reading:
        shelf.drop(entry("gone").id)
        shelf.put(entry("new"), [NORTH])
        shelf.put(entry("chosen", words="here"), [NORTH])
        shelf.put(entry("moved"), [SOUTH])
        shelf.put(entry("out", 2), [NORTH])
        shelf.put(entry("other"), [SOUTH])
        shelf.put_all(NORTH, [entry("gone"), entry("chosen"), entry("moved"), entry("other")], reading)
    assert shelf.rows(NORTH) == (entry("chosen", words="here"), entry("other"), entry("new"))


def test_what_went_during_the_first_reading_is_not_in_it() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    with shelf.reading(NORTH) as reading:
        shelf.put(entry("a"), [NORTH])
        shelf.drop(entry("b").id)
        shelf.put_all(NORTH, [entry("a"), entry("b")], reading)
    assert shelf.rows(NORTH) == (entry("a"),)


def test_a_reading_that_began_later_has_the_word() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    shelf.put_all(NORTH, [entry("a"), entry("b")])
    shelf.drop(entry("a").id)
    with shelf.reading(NORTH) as reading:
        shelf.put(entry("b", words="here"), [NORTH])
        shelf.put_all(NORTH, [entry("a"), entry("b", 2, "there")], reading)
    assert shelf.rows(NORTH) == (entry("a"), entry("b", 2, "there"))


def test_an_answer_that_is_overtaken_by_a_later_reading_is_not_taken() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    with shelf.reading(NORTH) as earlier, shelf.reading(NORTH) as later:
        shelf.put_all(NORTH, [entry("a"), entry("b")], later)
        shelf.put_all(NORTH, [entry("a")], earlier)
    assert shelf.rows(NORTH) == (entry("a"), entry("b"))


def test_a_doubt_during_a_reading_outlasts_it() -> None:
    shelf: Shelf[str, Entry] = Shelf()
    with shelf.reading(NORTH) as reading:
        assert shelf.known() == {NORTH}
        shelf.doubt()
        shelf.put_all(NORTH, [entry("a")], reading)
    assert shelf.rows(NORTH) == (entry("a"),)
    assert not shelf.is_true(NORTH)
    with shelf.reading(NORTH) as reading:
        shelf.put_all(NORTH, [entry("a")], reading)
    assert shelf.is_true(NORTH)
    with shelf.reading(SOUTH):
        pass
    assert shelf.known() == {NORTH}
