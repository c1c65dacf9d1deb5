"""Printing: the page that is open, as the desk knows it, with the server or without."""

from pathlib import Path
from uuid import UUID

from frontdesk.operations import ConnectionState
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Appointment, DayView
from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.printing import output
from frontdesk.ui.printing.model import Occasion, What, build_sheet
from frontdesk.ui.printing.paint import Press
from frontdesk.ui.printing.panel import PDF, PrintPanel
from frontdesk.ui.topbar.bar import View, week_of
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page

WHAT, PRINTER, FOLDER = "print.what", "print.printer", "print.folder"


class PrintPart:
    """Binds the preview to the page that is open.

    Attributes:
        panel: the preview.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self.panel = PrintPanel(host.shell.centralWidget() or host.shell)
        self._only: frozenset[UUID] | None = None
        self._press: Press | None = None
        self._paper = output.usual_paper()
        self._is_live = True
        host.bind(Command.PRINT, self._on_key)
        host.add_visit_lines(self._visit_lines)
        host.page_shown.connect(lambda _page: self._show())
        host.connection_changed.connect(self._on_connection)
        host.at_end(host.store.subscribe(self._on_changes))
        privacy.notifier().changed.connect(self._on_privacy)
        host.at_end(self._end)
        self.panel.what_chosen.connect(self._on_what)
        self.panel.printed.connect(self._print)
        self.panel.closed.connect(lambda: host.shell.board.setFocus())
        self.panel.target.activated.connect(lambda _index: host.settings.set(PRINTER, self.panel.printer or "pdf"))

    # What is shown

    def _on_key(self) -> None:
        """The first time the preview, the second time the paper."""
        if self.panel.isVisible():
            self._print()
        else:
            self._open(None)

    def _visit_lines(self, visit: Appointment) -> list[MenuLine]:
        return [MenuLine(tr("Print the route slip"), lambda: self._open(visit.id))]

    def _open(self, visit_id: UUID | None) -> None:
        if self._host.page is None:
            self._host.messages.hint(tr("Nothing has been read that could be printed."))
            return
        kept = self._host.settings.get(WHAT)
        what = What(kept) if kept in set(What) else What.OPERATORIES
        if self._host.page.view is View.WEEK:
            what = What.WEEK
        elif what is What.WEEK:
            what = What.OPERATORIES
        self._only = frozenset({visit_id}) if visit_id is not None else None
        self.panel.whats.set_value(What.SLIPS if visit_id is not None else what)
        chosen = self._host.settings.get(PRINTER)
        self.panel.show_printers(output.printers(), {"": None, "pdf": PDF}.get(chosen, chosen))
        self.panel.open()
        self._show()

    def _on_what(self, what: What) -> None:
        self._only = None
        self._host.settings.set(WHAT, what)
        self._show()
        page = self._host.page
        if what is What.WEEK and page is not None and self._press is None:
            # The days are read by showing them; the preview stays over the board meanwhile.
            self._host.show_page(page.seen_as(View.WEEK))

    def _on_connection(self, state: ConnectionState) -> None:
        self._is_live = state is ConnectionState.LIVE
        self._show()

    def _on_privacy(self, _is_on: bool) -> None:
        self._show()

    def _end(self) -> None:
        privacy.notifier().changed.disconnect(self._on_privacy)

    def _on_changes(self, _changes: ChangeSet) -> None:
        self._show()

    def _show(self) -> None:
        page = self._host.page
        if page is None or not self.panel.isVisible():
            return
        if self._host.store.reference.location(page.location_id) is None:
            # An office that was lost; if another is open in its place, its page is shown next.
            self._press, self._only = None, None
            self.panel.leave()
            return
        what = What(self.panel.whats.value)
        days = self._days(page, what)
        if days is None:
            self._press = None
            self.panel.show_press(None, tr("This has not been read yet; without the server it cannot be printed."))
            return
        only = self._only if what is What.SLIPS else None
        store = self._host.store
        occasion = Occasion(store.reference, page.location_id, days, self._host.now(), self._is_live, only)
        sheet = build_sheet(what, occasion)
        if not sheet.sections:
            self._press = None
            self.panel.show_press(None, tr("Nobody is booked, so there is nothing to print."))
            return
        if self._press is not None and self._press.sheet == sheet:
            return
        points = self._paper.sizePoints()
        self._press = Press(sheet, points.width(), points.height())
        self.panel.show_press(self._press)

    def _days(self, page: Page, what: What) -> tuple[DayView, ...] | None:
        dates = week_of(page.day) if what is What.WEEK else (page.note_day(self._host.today),)
        found = [self._host.store.day(page.location_id, day) for day in dates]
        known = tuple(day for day in found if day is not None)
        return known if len(known) == len(found) else None

    # What comes of it

    def _print(self) -> None:
        press = self._press
        if press is None:
            return
        name = self.panel.printer
        try:
            if name == PDF:
                folder = Path(self._host.settings.get(FOLDER) or output.documents())
                path = output.free_name(folder, press.sheet.title)
                output.save_pdf(press, self._paper, path)
                said = tr("Saved as {file} in {folder}.", file=path.name, folder=folder.name or str(folder))
            else:
                output.print_on(press, self._paper, name)
                said = tr("Sent to {printer}.", printer=name)
        except output.NotPrinted as problem:
            self._host.messages.failed(tr("It was not printed: {why}.", why=str(problem)))
            return
        self.panel.leave()
        self._host.messages.done(said, undoable=False)
