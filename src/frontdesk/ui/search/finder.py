"""What the search field answers: commands at once, patients from two letters on."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from frontdesk.operations.gateway import Refused
from frontdesk.store.entities import PatientHit
from frontdesk.ui import i18n, privacy
from frontdesk.ui.help.keys import Binding, Command, bindings, key_name
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.runtime import TaskScope
from frontdesk.ui.widgets.searchfield import Entry, SearchField

LEAST_LETTERS = 2
MOST_PATIENTS = 20
MOST_COMMANDS = 4
EVERY_COMMAND = ">"
"""What is typed to see commands alone, and all of them."""
MOST_NAMESAKES = 3

Search = Callable[[str], Awaitable[Sequence[PatientHit]]]


class Source(Protocol):
    """Something else that answers what is typed."""

    def wants(self, text: str) -> bool:
        """Whether the text means something here."""
        ...

    async def answer(self, text: str) -> tuple[Sequence[Entry], str]:
        """The answers, and a sentence about them."""
        ...

    def choose(self, meaning: object) -> bool:
        """Act on a meaning that was chosen, if it is one of this source's."""
        ...

    def point(self, meaning: object) -> None:
        """Somebody walked to an answer, which may be another's."""
        ...

    def leave(self) -> None:
        """The answers are no longer on screen."""
        ...


class Finder(QObject):
    """Fills the search field's list.

    Signals:
        patient_chosen(PatientHit): go to this patient.
        command_chosen(Command): do this.
    """

    patient_chosen = Signal(object)
    command_chosen = Signal(object)

    def __init__(
        self,
        field: SearchField,
        search: Search,
        is_live: Callable[[], bool],
        scope: TaskScope,
        sources: Sequence[Source] = (),
        lines: Callable[[], Sequence[MenuLine]] = tuple,
    ) -> None:
        """`lines` are what can be done just now beyond the commands that are always there."""
        super().__init__(field)
        self._lines = lines
        self._sources = sources
        self._field = field
        self._search = search
        self._is_live = is_live
        self._scope = scope
        field.asked.connect(self._on_asked)
        field.chosen.connect(self._on_chosen)
        field.closed.connect(self._on_closed)
        field.pointed.connect(self._on_pointed)

    def _on_asked(self, text: str) -> None:
        self._scope.cancel("search")
        commands = [*map(_command_entry, matching_commands(text)), *self._matching_lines(text)]
        if text.startswith(EVERY_COMMAND):
            message = trn("{count} command.", "{count} commands.", len(commands))
            self._field.show_answers(commands, message, final=True)
            return
        if len(text) < LEAST_LETTERS:
            hint = tr(
                "Type at least two letters of a name, a phone number, a birth date or a chart number. "
                "“>” lists every command."
            )
            self._field.show_answers(commands, hint, final=True)
            return
        self._field.show_answers(commands, tr("Searching…"), final=False)
        self._scope.start(self._answer(text, commands), "patients", group="search", doing=tr("searching patients"))

    async def _answer(self, text: str, commands: Sequence[Entry]) -> None:
        source = next((one for one in self._sources if one.wants(text)), None)
        if source is not None:
            await self._answer_from(source, text, commands)
            return
        try:
            hits = await self._search(text)
        except Refused as refusal:
            message = tr("Patients could not be searched: {why}", why=refusal.sentence)
            self._field.show_answers(commands, message, final=True)
            return
        entries = [_patient_entry(hit) for hit in hits[:MOST_PATIENTS]]
        entries += commands
        if not hits and not self._is_live():
            message = tr("The server cannot be reached, so patients cannot be searched just now.")
        elif not hits:
            message = tr("No patient matches “{text}”.", text=text)
        elif len(hits) > MOST_PATIENTS:
            message = tr("The first {count} are shown. Type more to narrow it down.", count=MOST_PATIENTS)
        else:
            message = trn(
                "{count} patient. Enter shows the next visit.",
                "{count} patients. Enter shows the next visit.",
                len(hits),
            )
        self._field.show_answers(entries, message, final=True)

    async def _answer_from(self, source: Source, text: str, commands: Sequence[Entry]) -> None:
        """What a source says; whoever is really called what was typed comes before it."""
        entries, message = await source.answer(text)
        try:
            called_so = list(await self._search(text))[:MOST_NAMESAKES]
        except Refused:
            called_so = []
        people = [_patient_entry(hit) for hit in called_so]
        self._field.show_answers([*people, *entries, *commands], message, final=True)

    def _matching_lines(self, text: str) -> list[Entry]:
        """Lines told by how they begin, or after ``>`` by any of their words; how they are joined is not typed."""
        wanted, is_list = _words(text), text.startswith(EVERY_COMMAND)
        if not wanted and not is_list:
            return []
        found = []
        for line in self._lines():
            words = _words(line.text)
            hits = [next((at for at, word in enumerate(words) if word.startswith(one)), None) for one in wanted]
            if None not in hits and (is_list or hits[0] == 0):
                found.append(Entry(line.text, "", key_name(line.keys) if line.keys else "", line))
        return found

    def _on_closed(self) -> None:
        self._scope.cancel("search")
        for source in self._sources:
            source.leave()

    def _on_pointed(self, meaning: object) -> None:
        for source in self._sources:
            source.point(meaning)

    def _on_chosen(self, meaning: object) -> None:
        if any(source.choose(meaning) for source in self._sources):
            return
        if isinstance(meaning, PatientHit):
            self.patient_chosen.emit(meaning)
        elif isinstance(meaning, Command):
            self.command_chosen.emit(meaning)
        elif isinstance(meaning, MenuLine):
            meaning.run()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def matching_commands(text: str) -> list[Binding]:
    """Commands with a word that begins as typed; some of them for an empty field, and after ``>`` all there are."""
    is_list = text.startswith(EVERY_COMMAND)
    typed = text.removeprefix(EVERY_COMMAND).strip().casefold()
    rows = [row for row in bindings() if row.command is not Command.FIND]
    if not typed:
        return rows if is_list else rows[:MOST_COMMANDS]
    found = [
        row
        for row in rows
        if row.name.casefold().startswith(typed) or any(word.startswith(typed) for word in row.name.casefold().split())
    ]
    return found if is_list else found[:MOST_COMMANDS]


def _command_entry(row: Binding) -> Entry:
    return Entry(row.name, "", key_name(row.keys), row.command)


def _patient_entry(hit: PatientHit) -> Entry:
    born = tr("born {date}", date=i18n.full_date(hit.birth_date)) if hit.birth_date else tr("birth date not known")
    detail = " · ".join(part for part in (born, hit.phone) if part)
    return Entry(privacy.shown(hit.name), detail, f"#{hit.chart_number}" if hit.chart_number else "", hit)
