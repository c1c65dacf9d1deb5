"""The window in another language: no text without its words, and dates as that language writes them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from frontdesk.ui import i18n, language
from frontdesk.ui.choices.panel import WIDTH, ChoicesPanel
from frontdesk.ui.help.keys import Command, binding

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 19)


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
    language.speak("es")
    yield
    language.speak("en")


def test_every_text_of_the_desktop_has_its_spanish(tool: ModuleType) -> None:
    known = tool.known()
    missing = sorted(text for text in tool.texts() if not known.get(text))
    assert missing == [], "add them to resources/translations/frontdesk_es.ts, then run packaging/translations.py"


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


def test_the_settings_fit_the_side_of_the_window_in_spanish_too(spanish: None, qtbot: Any) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    panel = ChoicesPanel(ground, lambda _name: "")
    panel.ensurePolished()
    assert panel.body.minimumSizeHint().width() <= WIDTH - 16


def test_english_comes_back(spanish: None) -> None:
    language.speak("en")
    assert i18n.tr("Today") == "Today"
    assert i18n.long_date(DAY) == "Thursday, November 19"


def test_an_unknown_language_is_the_systems_or_english() -> None:
    assert language.wanted("es") == "es"
    assert language.wanted("tlh") in language.LANGUAGES
