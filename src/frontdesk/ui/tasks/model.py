"""What the tasks panel shows; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from frontdesk.domain.localtime import to_local
from frontdesk.store.entities import Definition
from frontdesk.store.officetasks import Looking, OfficeTask, Scope, TaskBook, TaskNote, TaskVisit
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.widgets.cards import Card, CardAction, Heading, Ink, Row

PRIORITIES = "TaskPriority"
"""The practice's words for how pressing a task is; the first of them is the usual one."""

MOST_TITLE = 26
"""Characters of a title that have room beside what stands at its right; more words are shown below it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when the tasks are looked at."""

    zone: str
    now: datetime
    priorities: tuple[Definition, ...] = ()

    @property
    def today(self) -> date:
        """Today where the page is."""
        return to_local(self.now, self.zone).date()


def looks(book: TaskBook) -> list[tuple[str, Looking]]:
    """What one can look at, with how many there are."""
    counted = dict(book.counts.by_list)
    lists = [(_counted(row.name, counted.get(row.id, 0)), Looking(Scope.LIST, row.id)) for row in book.lists]
    return [
        (tr("Mine"), Looking(Scope.MINE)),
        (_counted(tr("All open"), book.counts.open), Looking(Scope.OPEN)),
        *lists,
        (tr("Done"), Looking(Scope.DONE)),
    ]


def _counted(name: str, count: int) -> str:
    return f"{name} · {count}" if count else name


def build_rows(book: TaskBook, setting: Setting) -> list[Row]:
    """Cards under the days they are of, in the server's order."""
    rows: list[Row] = []
    last: date | None = None
    for task in book.rows or ():
        day = to_local((task.finished_at if task.is_done else None) or task.entered_at, setting.zone).date()
        if day != last:
            words = i18n.relative_day(day, setting.today)
            rows.append(Heading(i18n.capitalised(words)))
            last = day
        rows.append(_card(task, setting))
    return rows


def _card(task: OfficeTask, setting: Setting) -> Card:
    badge, ink = _standing(task, setting)
    alert, alert_ink = reminder_line(task, setting)
    words = " ".join(task.words.split())
    return Card(
        task.id,
        task.title,
        tuple(part for part in (about(task, setting), _whose(task)) if part),
        badge=badge,
        badge_ink=ink,
        prose=words if words != task.title or len(words) > MOST_TITLE else "",
        alert=alert,
        alert_ink=alert_ink,
        actions=_links(task),
    )


def _links(task: OfficeTask) -> tuple[CardAction, ...]:
    visit = CardAction("visit", tr("Visit"), tr("Show the visit, or the patient's next one (V)"))
    done = CardAction("done", tr("Done"), tr("It is done (D)"))
    reopen = CardAction("reopen", tr("Reopen"), tr("Take it up again (D)"))
    is_about = task.visit is not None or task.patient is not None
    return (*([visit] if is_about else []), reopen if task.is_done else done)


def _standing(task: OfficeTask, setting: Setting) -> tuple[str, Ink]:
    if task.finished_at is not None:
        return tr("done {time}", time=i18n.clock(to_local(task.finished_at, setting.zone))), Ink.GOOD
    pressing, ink = priority(task.priority_id, setting.priorities)
    words = [tr("unread")] if task.is_unread else []
    return " · ".join([*words, *([pressing] if pressing else [])]), ink if pressing else Ink.ACCENT


def priority(priority_id: UUID | None, priorities: Sequence[Definition]) -> tuple[str, Ink]:
    """A priority in words, unless it is the usual one; the last of them is the most pressing."""
    for number, row in enumerate(priorities):
        if row.id == priority_id and number:
            return row.name, Ink.BAD if number == len(priorities) - 1 else Ink.WARN
    return "", Ink.QUIET


def about(task: OfficeTask, setting: Setting) -> str:
    """Who and what a task is about: ``Helga Strand · visit Thu 9:00a``."""
    parts = [
        privacy.person(task.patient.name) if task.patient else "",
        visit_words(task.visit, setting) if task.visit else "",
    ]
    return " · ".join(part for part in parts if part)


def visit_words(visit: TaskVisit, setting: Setting) -> str:
    """A visit by when it is."""
    if visit.start is None:
        return tr("visit on hold")
    return tr("visit {when}", when=moment(visit.start, setting))


def moment(instant: datetime, setting: Setting) -> str:
    """A day and a time, briefly: ``today 9:00a``."""
    local = to_local(instant, setting.zone)
    return f"{i18n.relative_day(local.date(), setting.today)} {i18n.clock(local)}"


def _whose(task: OfficeTask) -> str:
    parts = [task.list.name]
    if task.assigned is not None:
        parts.append(tr("for {name}", name=task.assigned.name))
    if task.author and (task.assigned is None or task.author != task.assigned.name):
        parts.append(tr("from {name}", name=task.author))
    if task.note_count:
        parts.append(trn("{count} note", "{count} notes", task.note_count))
    return " · ".join(parts)


def reminder_line(task: OfficeTask, setting: Setting) -> tuple[str, Ink]:
    """When a task comes up again."""
    if task.remind_at is None or task.is_done:
        return "", Ink.QUIET
    when = moment(task.remind_at, setting)
    if task.remind_at <= setting.now:
        return tr("due since {when}", when=when), Ink.WARN
    return tr("comes up {when}", when=when), Ink.QUIET


def facts(task: OfficeTask, setting: Setting) -> list[str]:
    """Everything about a task besides its words, line by line."""
    badge, _ = _standing(task, setting)
    asked = tr("entered {when}", when=moment(task.entered_at, setting))
    reminder, _ = reminder_line(task, setting)
    return [part for part in (about(task, setting), _whose(task), badge, asked, reminder) if part]


def note_lines(notes: Sequence[TaskNote], setting: Setting) -> list[tuple[str, str]]:
    """Each note as who and when, and its text."""
    return [
        (" · ".join(part for part in (note.author, moment(note.written_at, setting)) if part), note.text)
        for note in notes
    ]


def due(book: TaskBook, now: datetime) -> list[OfficeTask]:
    """The tasks whose reminder has come and that were not read since."""
    return [task for task in book.reminders if task.remind_at is not None and task.remind_at <= now]


def due_words(tasks: Sequence[OfficeTask]) -> str:
    """What the head of the list says of reminders that have come."""
    if not tasks:
        return ""
    if len(tasks) == 1:
        return tr("Due: {task}", task=tasks[0].title)
    return tr("{count} reminders, the first: {task}", count=len(tasks), task=tasks[0].title)


def empty_words(book: TaskBook) -> str:
    """What stands in place of cards."""
    if book.rows is None:
        return tr("Reading the tasks…")
    if book.looking.search:
        return tr("No task here says “{words}”.", words=book.looking.search)
    return {
        Scope.MINE: tr("Nothing is assigned to you."),
        Scope.OPEN: tr("Nothing is left to do. “New” asks for something, and so does a visit dropped here."),
        Scope.LIST: tr("Nothing is left to do in this list."),
        Scope.DONE: tr("Nothing has been done yet."),
    }[book.looking.scope]


def foot_words(book: TaskBook) -> str:
    """The keys, and how much of a long list has been read."""
    shown = len(book.rows or ())
    if shown < book.total:
        return tr("{shown} of {total} read; more come as you scroll.", shown=shown, total=i18n.number(book.total))
    return tr("Enter reads, D is done, N a new one.")
