"""What this computer remembers survives a restart, and a damaged file never keeps the window from opening."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.app.settings import PracticeChoice, Settings, UserSettings


def test_the_practice_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(path).practice = PracticeChoice("remote", server_url="https://desk.example.com", user_name="jordan")
    assert Settings(path).practice == PracticeChoice(
        "remote", server_url="https://desk.example.com", user_name="jordan"
    )


def test_each_person_has_their_own_values(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    UserSettings(settings, "jordan").set("theme", "dark")
    again = Settings(tmp_path / "settings.json")
    assert UserSettings(again, "jordan").get("theme") == "dark"
    assert UserSettings(again, "sam").get("theme", "light") == "light"


@pytest.mark.parametrize(
    "text",
    [
        "{not json",
        "[]",
        "{}",
        '{"practice": {"kind": "remote"}, "values": {}}',
        '{"practice": {"kind": "elsewhere"}, "values": {}}',
        '{"practice": {"kind": "local", "data_dir": 3}, "values": {}}',
        '{"practice": null, "values": {"a": 1}}',
    ],
)
def test_a_damaged_file_is_set_aside_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings = Settings(path)
    assert settings.practice is None
    assert (tmp_path / "settings.unreadable.json").read_text(encoding="utf-8") == text
    settings.set("theme", "dark")
    assert Settings(path).get("theme") == "dark"


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    settings = Settings(blocker / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"
