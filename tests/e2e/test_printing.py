"""The day on paper: two actions, with the server or without it, and no dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from frontdesk.ui.printing import output
from frontdesk.ui.printing.panel import PrintPanel
from support.receptionist import CTRL, Receptionist
from support.serverprocess import ServerProcess
from support.waiting import until

Key = Qt.Key


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without printers, and a folder for documents."""
    monkeypatch.setattr(output, "printers", lambda: ())
    monkeypatch.setattr(output, "documents", lambda: tmp_path / "Documents")
    return tmp_path / "Documents"


def papers(folder: Path) -> dict[str, bytes]:
    """The files in the folder, with what is in them."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def preview(desk: Receptionist) -> PrintPanel:
    return desk.window.findChildren(PrintPanel)[0]


async def test_the_day_is_printed_in_two_actions(desk_window: Receptionist, folder: Path, on_sqlite: None) -> None:
    desk_window.press(Key.Key_P, held=CTRL)  # the first action
    assert preview(desk_window).isVisible()
    assert preview(desk_window).words.endswith("page") or preview(desk_window).words.endswith("pages")
    desk_window.press(Key.Key_Return)  # the second
    assert not preview(desk_window).isVisible()
    [(name, written)] = papers(folder).items()
    assert name == "Thursday, March 4, 2027.pdf"
    assert written.startswith(b"%PDF")
    assert desk_window.status_line == "Saved as Thursday, March 4, 2027.pdf in Documents."
    assert desk_window.dialogs == []


async def test_the_day_is_printed_in_two_actions_without_the_server(
    own_window: Receptionist, own_server: ServerProcess, folder: Path, on_sqlite: None, cut_connections: None
) -> None:
    own_server.stop()
    await until(lambda: own_window.window.strip.text != "", "the strip that says so")
    own_window.press(Key.Key_P, held=CTRL)
    own_window.press(Key.Key_P, held=CTRL)
    assert len(papers(folder)) == 1
    assert own_window.dialogs == []
