"""Where a sheet goes: a printer of this computer, or a PDF in a folder."""

from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QStandardPaths
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from frontdesk.ui.i18n import tr
from frontdesk.ui.printing.paint import Press

POINTS = 72
_PDF_DPI = 600


class NotPrinted(Exception):
    """Nothing came of it; the message is one sentence for whoever asked."""


def printers() -> tuple[str, ...]:
    """The printers of this computer, the usual one first."""
    # Qt's printing is loaded when somebody prints: the window starts without it.
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def usual_paper() -> QPageSize:
    """What paper is common where this computer is."""
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter)


def documents() -> Path:
    """The folder in which a person keeps documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def free_name(folder: Path, name: str) -> Path:
    """A file in `folder` that is not there yet: ``name.pdf``, or the first of ``name 2.pdf``, ``name 3.pdf``…"""
    plain = "".join(letter if letter.isalnum() or letter in " -,." else " " for letter in name)
    plain = " ".join(plain.split()) or "sheet"
    found, number = folder / f"{plain}.pdf", 2
    while found.exists():
        found, number = folder / f"{plain} {number}.pdf", number + 1
    return found


def save_pdf(press: Press, paper: QPageSize, path: Path) -> None:
    """Write the sheet as a PDF.

    Raises:
        NotPrinted: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Qt only says that painting failed; the system says why.
        path.touch()
    except OSError as error:
        raise NotPrinted(error.strerror or str(error)) from error
    writer = QPdfWriter(str(path))
    writer.setResolution(_PDF_DPI)
    writer.setPageSize(paper)
    writer.setPageMargins(QMarginsF())
    writer.setTitle(press.sheet.title)
    _paint(press, QPainter(), writer, _PDF_DPI)


def print_on(press: Press, paper: QPageSize, printer_name: str) -> None:
    """Send the sheet to a printer.

    Raises:
        NotPrinted: The printer does not take it.
    """
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(printer_name)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(press.sheet.title)
    _paint(press, QPainter(), printer, printer.resolution())


def _paint(press: Press, painter: QPainter, device: QPagedPaintDevice, dpi: int) -> None:
    if not painter.begin(device):
        raise NotPrinted(tr("it does not take any pages"))
    try:
        painter.scale(dpi / POINTS, dpi / POINTS)
        for leaf in press.leaves:
            if leaf.number > 1 and not device.newPage():
                raise NotPrinted(tr("it took only a part of the pages"))
            press.draw(painter, leaf)
    finally:
        painter.end()
