"""What lands on paper: PDFs, their pages, and folders that refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from deskside import NOW, RIVERSIDE, TODAY, HandDesk
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter

from frontdesk.ui.printing import output
from frontdesk.ui.printing.model import Occasion, What, build_sheet
from frontdesk.ui.printing.paint import Press
from frontdesk.ui.printing.sheet import Row

LETTER = QPageSize(QPageSize.PageSizeId.Letter)


@pytest.fixture
def press(qapp: object) -> Press:
    desk = HandDesk().fill()
    day = desk.store.day(RIVERSIDE.id, TODAY)
    assert day is not None
    return Press(build_sheet(What.OPERATORIES, Occasion(desk.store.reference, RIVERSIDE.id, (day,), NOW)), 612, 792)


def drawn(press: Press, number: int) -> QImage:
    image = QImage(612, 792, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    press.draw(painter, press.leaves[number])
    painter.end()
    return image


def test_a_pdf_has_every_page(press: Press, tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    output.save_pdf(press, LETTER, path)
    written = path.read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == len(press.leaves) > 1


def test_nothing_is_drawn_into_the_margins_and_nothing_in_colour(press: Press) -> None:
    for number in range(len(press.leaves)):
        image = drawn(press, number)
        inks = [(x, y, image.pixelColor(x, y)) for x in range(0, 612, 3) for y in range(792)]
        marks = [(x, y) for x, y, ink in inks if ink.lightness() < 200]
        assert marks, "the page is empty"
        assert all(30 <= x <= 582 and 30 <= y <= 762 for x, y in marks)
        assert all(ink.saturation() == 0 for _x, _y, ink in inks)


def test_blocked_time_is_hatched_so_that_it_needs_no_colour(press: Press) -> None:
    leaf = press.leaves[0]
    hatched = next(row for row in leaf.pieces if isinstance(row.piece, Row) and row.piece.is_hatched)
    image = drawn(press, 0)
    middle = round(36 + 40 + hatched.top + hatched.height / 2)
    shades = {image.pixelColor(x, middle).lightness() > 200 for x in range(300, 560)}
    assert shades == {True, False}


def test_a_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    first = output.free_name(tmp_path, "Week Nov 16 – 21: a/b")
    assert first.name == "Week Nov 16 21 a b.pdf"
    first.touch()
    assert output.free_name(tmp_path, "Week Nov 16 – 21: a/b").name == "Week Nov 16 21 a b 2.pdf"


def test_a_folder_that_cannot_be_written_is_told_in_words(press: Press, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(output.NotPrinted, match=r"[A-Z]"):
        output.save_pdf(press, LETTER, tmp_path / "file" / "day.pdf")
