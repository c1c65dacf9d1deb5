"""The Tasks tab: what the office has to do, what has come up, and from a visit to a task and back."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from frontdesk.domain.localtime import to_instant
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.gateway import GatewayError, Refused
from frontdesk.store.entities import Appointment
from frontdesk.store.officetasks import Looking, OfficeTask, TaskDraft, TaskVisit, draft_of
from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command, binding
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.tasks import model
from frontdesk.ui.tasks.form import Occasion
from frontdesk.ui.tasks.model import PRIORITIES, Setting
from frontdesk.ui.tasks.panel import TaskPanel
from frontdesk.ui.tasks.port import TaskDesk
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.patientanswers import Patients, answer_with_patients

NAME = "tasks"
MORNING = time(8)


class TasksPart(QObject):
    """Binds the panel to the tasks of the practice.

    Attributes:
        panel: the panel.
    """

    def __init__(self, host: Host, tasks: TaskDesk, patients: Patients) -> None:
        super().__init__(host)
        self._host, self._tasks, self._patients = host, tasks, patients
        self.panel = TaskPanel()
        self._edited: UUID | None = None
        self._read_version: tuple[UUID, int] | None = None
        self._is_reading_more = False
        self._beat = host.now()
        host.add_tab(NAME, tr("Tasks"), self.panel, tr("What there is to do"))
        # A visit on its way can wait over the tab until the panel is in front.
        host.shell.lists.bar.setAcceptDrops(True)
        host.shell.lists.bar.setChangeCurrentOnDrag(True)
        host.bind(Command.TASK_PANEL, self._bring)
        host.bind(Command.NEW_TASK, lambda: self._begin_about(host.selected))
        host.add_visit_lines(self._visit_lines)
        host.page_shown.connect(lambda _page: self._look())
        host.connection_changed.connect(self._on_connection)
        host.shell.lists.turned.connect(lambda _name: self._look())
        host.shell.lists_dock.visibilityChanged.connect(lambda _seen: self._look())
        host.beat.connect(self._on_beat)
        host.at_end(tasks.subscribe(self._show))
        privacy.notifier().changed.connect(self._on_privacy)
        host.at_end(self._end)
        panel = self.panel
        panel.looking_chosen.connect(self._choose)
        panel.acted.connect(self._act)
        panel.adding.connect(lambda: self._begin_about(None))
        panel.more_asked.connect(self._read_more)
        panel.visit_dropped.connect(self._begin_about)
        panel.reminder_asked.connect(self._read_due)
        panel.listed.connect(self._forget_open)
        panel.cards.menu_asked.connect(self._open_menu)
        panel.noted.connect(self._note)
        panel.saved.connect(self._on_saved)
        panel.patient_asked.connect(self._search)
        panel.list_named.connect(self._name_list)
        panel.list_retired.connect(self._retire_list)

    # Showing

    @property
    def _setting(self) -> Setting:
        page = self._host.page
        zone = self._host.store.zone(page.location_id) if page is not None else "UTC"
        return Setting(zone, self._host.now(), self._host.store.reference.definitions_of(PRIORITIES))

    def _bring(self) -> None:
        self._host.show_tab(NAME)
        self.panel.show_list()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE:
            self._look()

    def _look(self) -> None:
        """Read what is new of the tasks once somebody looks at them; before that only how many are unread."""
        lists = self._host.shell.lists
        self._tasks.is_watched = lists.current == NAME and self._host.shell.lists_dock.isVisible()
        if self._host.page is None:
            return
        if self._tasks.book.me is None:
            self._host.read(self._begin(), f"{NAME} begin", tr("reading the tasks"))
        if self._tasks.is_watched:
            self._read(self._tasks.book.looking)

    async def _begin(self) -> None:
        outcome = await self._tasks.begin()
        if not outcome.ok:
            self.panel.show_rows(self.panel.cards.rows, outcome.sentence, "")

    def _read(self, looking: Looking) -> None:
        self.panel.cards.show_waiting(tr("Reading the tasks…"))
        self._host.read(self._read_list(looking), NAME, tr("reading the tasks"))

    async def _read_list(self, looking: Looking) -> None:
        await self._told(self._tasks.show(looking))

    def _read_more(self) -> None:
        book = self._tasks.book
        if book.rows is not None and len(book.rows) < book.total and not self._is_reading_more:
            self._host.read(self._more(), f"{NAME} more", tr("reading the tasks"))

    async def _more(self) -> None:
        self._is_reading_more = True
        try:
            await self._told(self._tasks.more())
        finally:
            self._is_reading_more = False

    async def _told(self, reading: Coroutine[Any, Any, Outcome]) -> None:
        outcome = await reading
        if outcome.ok:
            self._show()
        else:
            self.panel.show_rows(self.panel.cards.rows, outcome.sentence, outcome.sentence)

    def _show(self) -> None:
        book, setting = self._tasks.book, self._setting
        self._host.show_count(NAME, book.counts.unread)
        self.panel.show_looks(model.looks(book), book.looking)
        self.panel.show_reminder(model.due_words(model.due(book, setting.now)))
        if book.rows is not None:
            self.panel.show_rows(model.build_rows(book, setting), model.empty_words(book), model.foot_words(book))
        self._show_open()

    def _show_open(self) -> None:
        """The task that is being read changes before one's eyes."""
        task_id = self.panel.detail.task_id if self.panel.is_reading else None
        task = self._tasks.book.task(task_id) if task_id is not None else None
        if task is None:
            return
        self.panel.detail.show_task(task, model.facts(task, self._setting))
        if self._read_version != (task.id, task.version):
            self._read_version = (task.id, task.version)
            self._host.read(self._read_notes(task), "task notes", tr("reading the notes"))

    async def _read_notes(self, task: OfficeTask) -> None:
        detail = self.panel.detail
        try:
            notes = await self._tasks.notes(task.id)
        except GatewayError:
            detail.show_notes((), tr("The notes could not be read."))
            self._read_version = None
            return
        if detail.task_id == task.id:
            detail.show_notes(model.note_lines(notes, self._setting), tr("No notes yet."))

    def _on_privacy(self, _hides_names: bool) -> None:
        self._forget_open()
        self._show()

    def _end(self) -> None:
        privacy.notifier().changed.disconnect(self._on_privacy)

    def _forget_open(self) -> None:
        self._read_version = None

    # Reminders

    def _on_beat(self, now: datetime) -> None:
        """Say what has come up since the last beat; a line, no window and no sound."""
        came = [row for row in model.due(self._tasks.book, now) if row.remind_at and row.remind_at > self._beat]
        self._beat = now
        if came:
            self._host.messages.hint(model.due_words(came))
            self._tasks.renew()
        self._show()

    def _read_due(self) -> None:
        waiting = model.due(self._tasks.book, self._host.now())
        if waiting:
            self._open(waiting[0])

    # Acting

    def _choose(self, looking: Looking) -> None:
        self.panel.cards.show_rows(())
        self.panel.cards.scrollToTop()
        self._read(looking)

    def _act(self, task_id: UUID, action: str) -> None:
        task = self._tasks.book.task(task_id)
        if task is None:
            self._host.messages.hint(tr("That task is no longer in this list."))
        elif action == "open":
            self._open(task)
        elif action == "visit":
            self._host.read(self._show_visit(task), "task visit", tr("looking for the visit"))
        elif action == "edit":
            self._begin_editing(task)
        elif action == "delete":
            self._host.perform(self._tasks.remove(task_id), tr("deleting a task"))
            if self.panel.is_reading:
                self.panel.show_list()
        elif action == "unread":
            self._host.perform(self._tasks.keep_unread(task_id), tr("marking a task"))
        elif action in ("done", "reopen"):
            stepping = self._tasks.reopen(task_id) if task.is_done else self._tasks.finish(task_id)
            self._host.perform(stepping, tr("changing a task"))
            if self.panel.is_reading:
                self.panel.show_list()

    def _open(self, task: OfficeTask) -> None:
        self._host.show_tab(NAME)
        self.panel.detail.show_task(task, model.facts(task, self._setting))
        self.panel.show_detail()
        self._show_open()
        self._host.read(self._tasks.read(task.id), "task read", tr("marking a task"))

    async def _show_visit(self, task: OfficeTask) -> None:
        try:
            visit = await self._tasks.visit_of(task)
        except Refused as refusal:
            self._host.messages.hint(tr("The visit was not found: {why}", why=refusal.sentence))
            return
        except GatewayError:
            self._host.messages.hint(tr("The server cannot be reached, so the visit is not known."))
            return
        if visit is not None:
            self._host.show_visit(visit)
        elif task.patient is not None:
            self._host.messages.hint(tr("{name} has no visit ahead.", name=task.patient.name))

    def _name_list(self, list_id: UUID | None, name: str) -> None:
        naming = self._tasks.add_list(name) if list_id is None else self._tasks.rename_list(list_id, name)
        self._host.perform(naming, tr("changing a list"))

    def _retire_list(self, list_id: UUID) -> None:
        self._host.perform(self._retired(list_id), tr("changing a list"))

    async def _retired(self, list_id: UUID) -> Outcome:
        outcome = await self._tasks.retire_list(list_id)
        if outcome.ok:
            # What was shown of it stands among all the others now.
            self._read(self._tasks.book.looking)
        return outcome

    def _note(self, task_id: UUID, text: str) -> None:
        self._host.perform(self._noted(task_id, text), tr("writing a note"))

    async def _noted(self, task_id: UUID, text: str) -> Outcome:
        outcome = await self._tasks.add_note(task_id, text)
        if outcome.ok and self.panel.detail.task_id == task_id:
            self.panel.detail.clear_note()
        return outcome

    # The form

    def _visit_lines(self, visit: Appointment) -> Sequence[MenuLine]:
        return [
            MenuLine(
                tr("New task about this visit"), lambda: self._begin_about(visit.id), binding(Command.NEW_TASK).keys
            )
        ]

    def _begin_about(self, visit_id: UUID | None) -> None:
        """Begin a new task, about a visit if one is given."""
        book = self._tasks.book
        if not book.lists:
            if book.me is None:
                self._host.messages.hint(tr("The tasks have not been read yet."))
                return
            self._bring()
            self._host.messages.hint(tr("There is no list yet; say what the first one is called."))
            self.panel.head.name_list(None, "")
            return
        list_id = book.looking.list_id or book.lists[0].id
        visit = self._host.store.appointment(visit_id) if visit_id is not None else None
        draft = TaskDraft(list_id, "", visit_id=visit.id if visit is not None else None)
        words = ""
        if visit is not None:
            start = visit.interval.start if visit.interval is not None else None
            when = model.visit_words(TaskVisit(visit.id, start, visit.location_id), self._setting)
            words = f"{privacy.shown(visit.patient_name)} · {when}"
        self._edited = None
        self._fill(Occasion(tr("New task"), draft, words))

    def _begin_editing(self, task: OfficeTask) -> None:
        self._edited = task.id
        about = model.about(task, self._setting)
        self._fill(Occasion(tr("Change the task"), draft_of(task), about if task.visit else "", is_new=False))

    def _fill(self, occasion: Occasion) -> None:
        book, form, setting = self._tasks.book, self.panel.form, self._setting
        self._host.show_tab(NAME)
        self.panel.show_form()
        form.show_choices(book.lists, setting.priorities, book.colleagues, book.me)
        form.show_task(occasion, setting.zone, setting.now)

    def _on_saved(self, draft: TaskDraft) -> None:
        edited = self._edited
        saving = self._tasks.add(draft) if edited is None else self._tasks.edit(edited, draft)
        self._host.perform(self._saved(saving), tr("changing a task"))

    async def _saved(self, saving: Coroutine[Any, Any, Outcome]) -> Outcome:
        outcome = await saving
        if outcome.ok:
            self.panel.show_list()
        else:
            # The form stays, so that nothing that was typed is lost.
            self.panel.form.say(outcome.sentence)
        return outcome

    def _search(self, text: str) -> None:
        answering = answer_with_patients(self.panel.form.patient, self._patients, text)
        self._host.read(answering, "task patients", tr("searching patients"))

    # The menu

    def _open_menu(self, task_id: UUID, at: QPoint) -> None:
        task = self._tasks.book.task(task_id)
        if task is None:
            return
        menu = QMenu(self.panel)
        menu.setAccessibleName(tr("Menu of a task"))
        menu.aboutToHide.connect(menu.deleteLater)
        lines = [("open", tr("Read\tEnter")), ("done", tr("Reopen\tD") if task.is_done else tr("Done\tD"))]
        lines += [("edit", tr("Edit\tE")), ("unread", tr("Keep unread\tU"))]
        if task.visit is not None or task.patient is not None:
            lines.append(("visit", tr("Show the visit\tV")))
        lines.append(("delete", tr("Delete\tDel")))
        for name, words in lines:
            menu.addAction(words).triggered.connect(lambda _checked=False, name=name: self._act(task_id, name))
        menu.addSeparator()
        draft, book = draft_of(task), self._tasks.book
        people: list[tuple[str, TaskDraft]] = [(tr("Everybody"), replace(draft, assigned_id=None))]
        people += [(row.name, replace(draft, assigned_id=row.id)) for row in book.colleagues]
        priorities = [(row.name, replace(draft, priority_id=row.id)) for row in self._setting.priorities]
        lists = [(row.name, replace(draft, list_id=row.id)) for row in book.lists]
        times = [(words, replace(draft, remind_at=at)) for words, at in self._times(task)]
        for words, choices in (
            (tr("Assign to"), people),
            (tr("Priority"), priorities),
            (tr("Remind me"), times),
            (tr("Move to"), lists),
        ):
            branch = menu.addMenu(words)
            for name, wanted in choices:
                action = branch.addAction(name.replace("&", "&&"))
                action.setEnabled(wanted != draft)
                action.triggered.connect(lambda _checked=False, wanted=wanted: self._change(task_id, wanted))
        menu.popup(at)

    def _times(self, task: OfficeTask) -> list[tuple[str, datetime | None]]:
        now, zone, today = self._host.now().replace(second=0, microsecond=0), self._setting.zone, self._host.today
        monday = today + timedelta(days=7 - today.weekday())
        times: list[tuple[str, datetime | None]] = [
            (tr("in 15 minutes"), now + timedelta(minutes=15)),
            (tr("in an hour"), now + timedelta(hours=1)),
            (tr("tomorrow morning"), to_instant(today + timedelta(days=1), MORNING, zone)),
            (tr("next Monday"), to_instant(monday, MORNING, zone)),
        ]
        return [*times, *([(tr("not at all"), None)] if task.remind_at is not None else [])]

    def _change(self, task_id: UUID, wanted: TaskDraft) -> None:
        self._host.perform(self._tasks.edit(task_id, wanted), tr("changing a task"))
