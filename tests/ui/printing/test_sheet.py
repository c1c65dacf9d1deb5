"""How a sheet falls into pages."""

from __future__ import annotations

import pytest

from frontdesk.ui.printing.sheet import (
    Column,
    Gap,
    Heading,
    Leaf,
    NoteLine,
    Piece,
    Row,
    Section,
    Sheet,
    Titles,
    paginate,
    rows_of,
)

HEIGHTS = {Heading: 20.0, Titles: 10.0, Gap: 10.0, NoteLine: 30.0}


def measure(piece: Piece) -> float:
    return 20.0 + 10.0 * bool(piece.below) if isinstance(piece, Row) else HEIGHTS[type(piece)]


def rows(count: int, first: int = 0) -> tuple[Row, ...]:
    return tuple(Row((f"{number}",)) for number in range(first, first + count))


def sheet(*sections: Section, note: str = "") -> Sheet:
    return Sheet("Riverside", "Thursday", "printed now", (Column("Time", 1.0),), sections, note=note)


def kinds(leaf: Leaf) -> list[type]:
    return [type(placed.piece) for placed in leaf.pieces]


def test_what_fits_is_one_page() -> None:
    [leaf] = paginate(sheet(Section("Op 1", "", rows(3))), 200, measure)
    assert (leaf.number, leaf.of) == (1, 1)
    assert kinds(leaf) == [Heading, Titles, Row, Row, Row]


@pytest.mark.parametrize("room", [60, 95, 130, 333])
def test_a_long_day_loses_no_row_and_cuts_none(room: float) -> None:
    wanted = [*rows(17), Row(("x",), below="a note"), *rows(40, 17)]
    leaves = paginate(
        sheet(Section("Op 1", "", tuple(wanted[:20])), Section("Op 2", "", tuple(wanted[20:]))), room, measure
    )
    assert list(rows_of(leaves)) == wanted
    for leaf in leaves:
        assert all(placed.height == measure(placed.piece) for placed in leaf.pieces)
        assert max(placed.top + placed.height for placed in leaf.pieces) <= room
        tops = [placed.top for placed in leaf.pieces]
        assert tops == sorted(tops)
    assert [leaf.number for leaf in leaves] == list(range(1, len(leaves) + 1))


@pytest.mark.parametrize("room", range(60, 260, 10))
def test_no_heading_stands_last_on_a_page(room: float) -> None:
    leaves = paginate(sheet(*(Section(f"Op {number}", "", rows(number)) for number in range(1, 7))), room, measure)
    assert all(kinds(leaf)[-1] is Row for leaf in leaves)


def test_a_section_that_goes_on_says_so_with_its_heading_and_titles() -> None:
    first, second = paginate(sheet(Section("Op 1", "", rows(4))), 90, measure)
    assert kinds(second)[:2] == [Heading, Titles]
    heads = [placed.piece for leaf in (first, second) for placed in leaf.pieces if isinstance(placed.piece, Heading)]
    assert [(head.title, head.goes_on) for head in heads] == [("Op 1", False), ("Op 1", True)]


def test_a_slip_is_moved_to_the_next_page_rather_than_parted() -> None:
    slips = [Section(f"Patient {number}", "", rows(3), is_whole=True) for number in range(3)]
    leaves = paginate(sheet(*slips), 180, measure)
    assert [sum(kind is Heading for kind in kinds(leaf)) for leaf in leaves] == [2, 1]
    assert all(Titles not in kinds(leaf) for leaf in leaves)


def test_a_row_higher_than_the_page_is_cut_at_its_end_and_the_rest_goes_on() -> None:
    leaves = paginate(sheet(Section("Op 1", "", rows(2))), 15, measure)
    assert list(rows_of(leaves)) == list(rows(2))
    assert all(placed.height <= 15 for leaf in leaves for placed in leaf.pieces)


def test_the_days_note_comes_first() -> None:
    [leaf] = paginate(sheet(Section("Op 1", "", rows(1)), note="Compressor at noon"), 200, measure)
    assert leaf.pieces[0].piece == NoteLine("Compressor at noon")
    assert leaf.pieces[0].top == 0


def test_nothing_to_print_is_a_page_with_nothing_on_it() -> None:
    [leaf] = paginate(sheet(), 200, measure)
    assert leaf.pieces == ()
