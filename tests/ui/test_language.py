"""The window in another language: no text without its words, and dates as that language writes them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLineEdit, QTimeEdit, QWidget

from frontdesk.client import Conflict
from frontdesk.domain.speech import say, say_count
from frontdesk.domain.statuses import AppointmentStatus, status_word
from frontdesk.operations.refusals import reason
from frontdesk.operations.wording import undone
from frontdesk.store.past import FieldChange
from frontdesk.ui import i18n, language, preferences, typed
from frontdesk.ui.board import ruler
from frontdesk.ui.board.ink import Hand, Ink
from frontdesk.ui.board.signs import Sign, SignBox
from frontdesk.ui.choices.panel import WIDTH, ChoicesPanel
from frontdesk.ui.help.keys import Command, binding, key_name, overview
from frontdesk.ui.pastwords import change_words

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 19)
HARD_SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """What collects the texts."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def spanish(qapp: object) -> Iterator[None]:
    i18n.begin("es")
    yield
    preferences.use(preferences.Preferences())
    i18n.begin("en")


def test_every_text_of_the_desktop_has_its_spanish(tool: ModuleType) -> None:
    known = tool.known()
    missing = sorted(text for text in tool.texts() if not known.get(text))
    assert missing == [], "add them to resources/translations/frontdesk_es.ts, then run packaging/translations.py"


def test_no_sentence_is_made_without_qt_that_nobody_can_translate(tool: ModuleType) -> None:
    assert tool.unsaid_texts() == {}, "give it to frontdesk.domain.speech.say"


def test_what_is_logged_typed_or_named_for_programs_is_no_sentence_but_the_rest_is(tool: ModuleType) -> None:
    import ast

    source = (
        '"""A module."""\nlog.info("Not read: %s", x)\nraise ValueError("no such day")\nNAME = "show: some days"\n'
        'def f(x: "Row | None") -> "Row | None":\n    """Do it."""\n    return say("It is {done} now.", done=x)\n'
        'SAID = f"{name} was moved"\nOTHER = Outcome(sentence="Nothing was done.")\n'
    )
    assert list(tool.unsaid(ast.parse(source))) == [" was moved", "Nothing was done."]


def test_the_servers_refusals_are_collected_too(tool: ModuleType) -> None:
    import ast

    source = (
        'raise ConflictProblem("duplicate", "There is one already.")\nraise ConflictProblem("x", f"Not {y} now.")\n'
        'class Gone(ConflictProblem):\n    def __init__(self, detail="It is gone."):\n'
        '        super().__init__("x", detail)'
    )
    assert set(tool.refusals_of(ast.parse(source))) == {"There is one already.", "It is gone."}


def test_a_refusal_whose_sentence_varies_has_words_by_its_code(tool: ModuleType, spanish: None) -> None:
    unknown = {
        code for code in tool.varying_codes() if reason(Conflict(409, "Not foreseen.", code=code)) == "Not foreseen."
    }
    assert unknown == {"idempotency_key", "unknown_field", "extra_forbidden"}, "what only a program could do wrong"


def test_every_translation_takes_the_same_values(tool: ModuleType) -> None:
    def values(text: str) -> list[str]:
        return sorted(re.findall(r"{\w+}", text))

    assert [text for text, words in tool.known().items() if words and values(text) != values(words)] == []


def test_what_the_program_loads_is_what_was_translated(tool: ModuleType, tmp_path: Path) -> None:
    tool.compile_to(tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == tool.TARGET.with_suffix(".qm").read_bytes()


def test_texts_are_found_where_they_are_given_and_in_tables(tool: ModuleType) -> None:
    import ast

    source = (
        'tr("One")\ntr("Yes" if x else "No")\ntrn("{count} a", "{count} b", 2)\n_VERBS = {"key": "Seat"}\nprint("no")'
    )
    assert set(tool.texts_of(ast.parse(source))) == {"One", "Yes", "No", "{count} a", "{count} b", "Seat"}


def test_words_and_dates_are_spanish(spanish: None) -> None:
    assert i18n.tr("Today") == "Hoy"
    assert i18n.trn("{count} visit", "{count} visits", 3) == "3 citas"
    assert binding(Command.PRINT).name == "Imprimir el día, la semana u hojas de ruta"
    assert i18n.long_date(DAY) == "jueves, 19 de noviembre"
    assert i18n.short_date(DAY) == "19 nov"
    assert i18n.week_span(date(2026, 11, 16), date(2026, 11, 21)) == "16 – 21 nov 2026"
    assert i18n.month_name(DAY) == "noviembre de 2026"


def test_sentences_made_without_qt_are_spanish(spanish: None) -> None:
    said = say("{operatory} is taken until {end}.", operatory="Op 2", end="10:40")
    assert said == "Op 2 está ocupado hasta las 10:40."
    assert say_count("{count} blockout made.", "{count} blockouts made.", 1) == "1 bloqueo creado."
    assert say_count("{count} blockout made.", "{count} blockouts made.", 2) == "2 bloqueos creados."


def test_spanish_is_at_one_in_the_singular(spanish: None) -> None:
    said = [say("{operatory} is taken until {end}.", operatory="Op 2", end=end) for end in ("1:05", "11:05", "13:05")]
    assert said == [f"Op 2 está ocupado hasta {end}." for end in ("la 1:05", "las 11:05", "las 13:05")]
    assert i18n.tr("until {time}", time="1:30") == "hasta la 1:30"


def test_spanish_times_follow_the_time_format(spanish: None) -> None:
    assert i18n.clock(time(14, 30)) == "2:30\N{NO-BREAK SPACE}p.m."
    assert [i18n.hour_mark(time(hour)) for hour in (8, 12)] == ["8\N{NO-BREAK SPACE}a.m.", "12\N{NO-BREAK SPACE}p.m."]
    assert i18n.bare_clock(time(14, 30)) == "2:30"
    assert i18n.brief_clock(time(14, 30)) == "2:30"
    preferences.use(preferences.Preferences(is_24h=True))
    assert (i18n.clock(time(14, 30)), i18n.bare_clock(time(14, 30))) == ("14:30", "14:30")
    assert i18n.hour_mark(time(8)) == "8:00"


@pytest.mark.parametrize("is_24h", [False, True])
def test_a_field_for_a_time_writes_it_as_the_rest_of_the_window_does(spanish: None, is_24h: bool) -> None:
    preferences.use(preferences.Preferences(is_24h=is_24h))
    field = QTimeEdit(QTime(14, 30))
    field.setDisplayFormat(i18n.clock_format())
    assert field.text().replace(HARD_SPACE, " ") == i18n.clock(time(14, 30)).replace(HARD_SPACE, " ")


def test_the_hours_beside_the_board_have_room_in_spanish(spanish: None) -> None:
    ink = Ink()
    assert all(ink.width(Hand.LABEL, i18n.hour_mark(time(hour))) < ruler.WIDTH - 6 for hour in range(24))


def test_keys_are_called_as_on_a_spanish_keyboard(spanish: None) -> None:
    assert key_name("Ctrl+Shift+Z") == "Ctrl Mayús Z"
    assert [line.keys for _, lines in overview() for line in lines if "Shift" in key_name(line.keys)] == []
    assert [key_name(keys) for keys in ("Arrows", "Enter", "Space", "Del")] == ["Flechas", "Intro", "Espacio", "Supr"]
    assert [key_name(keys) for keys in ("Ctrl+PgUp", "Shift+drag")] == ["Ctrl RePág", "Mayús arrastrar"]


def test_the_marks_on_a_visit_are_spanish_words(spanish: None) -> None:
    box = SignBox(Ink(), 1.0)
    ink = Ink()
    assert box.width(Sign.NEW) == ink.width(Hand.PILL, "NUEVO") + 9
    assert box.width(Sign.ASAP) == ink.width(Hand.PILL, "ANTES") + 9


def test_a_sentence_that_ends_in_a_time_ends_in_one_point(spanish: None) -> None:
    said = i18n.tr("{name} was told of {clock}.", name="Eva Sol", clock=i18n.clock(time(10, 10)))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "Se avisó a Eva Sol del hueco de las 10:10 a.m."
    assert language.polished("de camino...") == "de camino..."


def test_a_range_of_times_names_a_half_of_the_day_once(spanish: None) -> None:
    assert i18n.clock_range(time(8), time(9)).replace("\N{NO-BREAK SPACE}", " ") == "8:00 – 9:00 a.m."
    assert i18n.clock_range(time(11), time(12, 30)).replace("\N{NO-BREAK SPACE}", " ") == "11:00 a.m. – 12:30 p.m."
    assert i18n.brief_range(time(11), time(12, 30)) == "11:00 – 12:30"
    assert i18n.close_range(time(8), time(17)).replace("\N{NO-BREAK SPACE}", " ") == "8:00 a.m.–5:00 p.m."
    assert i18n.close_range(time(13), time(15)).replace("\N{NO-BREAK SPACE}", " ") == "1:00–3:00 p.m."
    preferences.use(preferences.Preferences(is_24h=True))
    assert i18n.clock_range(time(8), time(9)) == "8:00 – 9:00"
    assert i18n.close_range(time(8), time(17)) == "8:00–17:00"


def test_times_dates_and_amounts_are_read_as_spanish_writes_them(spanish: None) -> None:
    for shown in (time(14, 30), time(9, 5), time(12)):
        assert typed.read_clock(i18n.clock(shown)) == shown
    assert typed.read_clock("mediodía") == time(12)
    assert typed.read_day(i18n.short_date(date(2027, 3, 3)), DAY) == date(2027, 3, 3)
    assert typed.read_day("4/2", DAY) == date(2027, 2, 4)
    assert typed.read_day("mañana", DAY) == date(2026, 11, 20)
    assert typed.read_birth_date("4/2/1991", DAY) == date(1991, 2, 4)
    assert typed.read_birth_date(i18n.full_date(date(1991, 2, 4)), DAY) == date(1991, 2, 4)
    assert typed.read_amount("$1,250.50") == Decimal("1250.50")
    assert typed.read_amount("mucho") is None


def test_what_is_read_in_english_is_read_as_before(qapp: object) -> None:
    assert typed.read_clock("2:30 p.m.") == time(14, 30)
    assert typed.read_day("apr 2", DAY) == date(2027, 4, 2)
    assert typed.read_birth_date("4/2/1991", DAY) == date(1991, 4, 2)


def test_the_settings_fit_the_side_of_the_window_in_spanish_too(spanish: None, qtbot: Any) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    panel = ChoicesPanel(ground, lambda _name: "")
    panel.ensurePolished()
    assert panel.body.minimumSizeHint().width() <= WIDTH - 16


def test_the_menus_of_the_toolkit_are_spanish_too(spanish: None, qtbot: Any) -> None:
    field = QLineEdit("texto")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert any("Copiar" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_english_comes_back(spanish: None) -> None:
    i18n.begin("en")
    assert i18n.tr("Today") == "Today"
    assert i18n.long_date(DAY) == "Thursday, November 19"


def test_an_unknown_language_is_the_systems_or_english() -> None:
    assert language.wanted("es") == "es"
    assert language.wanted("tlh") in language.LANGUAGES


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("planned", "planeada"),
        ("scheduled", "programada"),
        ("complete", "completa"),
        ("broken", "fallida"),
        ("cancelled", "cancelada"),
        ("unscheduled", "sin programar"),
        ("pinboard", "en el tablero"),
    ],
)
def test_where_a_visit_stands_is_said_in_spanish_in_refusals_and_in_its_history(
    spanish: None, status: str, words: str
) -> None:
    assert say("it is {status}", status=status_word(AppointmentStatus(status))) == f"está {words}"
    row = FieldChange("status", "scheduled", status)
    assert change_words(row, "UTC") == f"Estado: programada → {words}"


def test_the_history_says_in_spanish_who_cancelled(spanish: None) -> None:
    assert change_words(FieldChange("cancelled_by", None, "patient"), "UTC") == "Cancelada por: el paciente"


def test_the_history_tells_a_time_pattern_in_spanish(spanish: None) -> None:
    words = "Patrón de tiempo: proveedor 10 min → asistente 5, proveedor 5 min"
    assert change_words(FieldChange("time_pattern", "XX", "/X"), "UTC") == words


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("La cita de Ana Brito vuelve al tablero.", "Deshecho: la cita de Ana Brito vuelve al tablero."),
        ("Otra vez en la lista de espera: Ana.", "Deshecho: otra vez en la lista de espera: Ana."),
        ("El control de Ana vence como antes.", "Deshecho: el control de Ana vence como antes."),
        ("Cita de Ana movida a 3:10.", "Deshecho: cita de Ana movida a 3:10."),
        ("Otero, Ana: Llegada.", "Deshecho: Otero, Ana: Llegada."),
        ("Elsa Lind vuelve a esperar.", "Deshecho: Elsa Lind vuelve a esperar."),
    ],
)
def test_what_was_taken_back_goes_on_in_small_letters_but_for_a_name(spanish: None, what: str, said: str) -> None:
    assert undone(what) == said
