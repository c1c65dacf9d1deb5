"""A sheet to be printed, and how it falls into pages; lengths are points of 1/72 inch. No Qt."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table; `share` is its part of the width, all shares together are taken for the whole."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that is never cut by the end of a page.

    Attributes:
        cells: the words, column by column; fewer than there are columns leave the rest of the line to the last.
        below: a further line under the second column, such as a note.
        is_struck: it does not take place; the words are struck through, and one of them says why.
        is_hatched: no visit but time set aside; it lies on hatching.
        is_ruled: an empty line to write on stands in place of the last cell.
    """

    cells: tuple[str, ...]
    below: str = ""
    is_struck: bool = False
    is_hatched: bool = False
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading.

    Attributes:
        detail: what stands at the end of the heading's line.
        is_whole: all of it stays on one page, as a slip that is cut out does.
    """

    title: str
    detail: str
    rows: tuple[Row, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed at once.

    Attributes:
        place, title: the location, and what this is of which day; at the head of each page.
        printed: when, by the location's clock; at the head as well.
        truth: how true it is, where the server is away; nothing while it is there.
        note: the schedule note of the day, before the first section.
    """

    place: str
    title: str
    printed: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    truth: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section where it begins, or where it goes on on a further page."""

    title: str
    detail: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Titles:
    """The names of the columns."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """The note of the day."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Room between two sections."""


Piece = Heading | Titles | NoteLine | Gap | Row
Measure = Callable[[Piece], float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its distance from the top of the page's body, and its height."""

    piece: Piece
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page.

    Attributes:
        number, of: counted from 1.
    """

    number: int
    of: int
    pieces: tuple[Placed, ...]


class _Pages:
    """Pages that are being filled."""

    def __init__(self, room: float, measure: Measure) -> None:
        self._room, self._measure = room, measure
        self.pages: list[list[Placed]] = [[]]
        self._at = 0.0

    def height(self, pieces: Sequence[Piece]) -> float:
        return sum(self._measure(piece) for piece in pieces)

    def fits(self, height: float) -> bool:
        return self._at + height <= self._room

    @property
    def is_fresh(self) -> bool:
        return not self.pages[-1]

    def turn(self) -> None:
        if not self.is_fresh:
            self.pages.append([])
            self._at = 0.0

    def add(self, piece: Piece) -> None:
        height = min(self._measure(piece), self._room)
        self.pages[-1].append(Placed(piece, self._at, height))
        self._at += height


def paginate(sheet: Sheet, room: float, measure: Measure) -> tuple[Leaf, ...]:
    """The pages of a sheet whose bodies are `room` high.

    No row is cut, no heading stands last on a page, a section that goes on repeats its heading, and a whole one
    is moved to the next page rather than parted. Only what is higher than a page by itself is cut at its end.
    """
    pages = _Pages(room, measure)
    if sheet.note:
        pages.add(NoteLine(sheet.note))
        pages.add(Gap())
    for section in sheet.sections:
        _add_section(pages, section)
    count = len(pages.pages)
    return tuple(Leaf(number, count, tuple(pieces)) for number, pieces in enumerate(pages.pages, start=1))


def _add_section(pages: _Pages, section: Section) -> None:
    head: tuple[Piece, ...] = (Heading(section.title, section.detail),)
    if not section.is_whole:
        head += (Titles(),)
    if not pages.is_fresh:
        kept = (*head, *section.rows) if section.is_whole else (*head, *section.rows[:1])
        if pages.fits(pages.height((Gap(), *kept))):
            pages.add(Gap())
        else:
            pages.turn()
    for piece in head:
        pages.add(piece)
    for row in section.rows:
        if not pages.fits(pages.height((row,))) and not pages.is_fresh:
            pages.turn()
            pages.add(Heading(section.title, section.detail, goes_on=True))
            if not section.is_whole:
                pages.add(Titles())
        pages.add(row)


def rows_of(leaves: Sequence[Leaf]) -> Iterator[Row]:
    """Every row in the order it is printed."""
    for leaf in leaves:
        for placed in leaf.pieces:
            if isinstance(placed.piece, Row):
                yield placed.piece
