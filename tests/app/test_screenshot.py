"""What ``frontdesk screenshot`` is asked for: the scenes its help tells of, and the size of the text."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frontdesk.app import scenes, screenshot
from frontdesk.app.screenshot import SCENES, Picture


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """What would have been drawn; nothing is, and the environment is as it was afterwards."""
    wanted: list[Picture] = []
    monkeypatch.setattr(screenshot, "_draw", lambda picture, _endings: wanted.append(picture) or 0)
    for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return wanted


def test_each_scene_that_is_told_can_be_drawn_and_the_other_way_round() -> None:
    assert set(SCENES) == set(scenes._SCENES)


def test_larger_text_leaves_the_picture_its_size_and_the_window_less_room(asked: list[Picture], tmp_path: Path) -> None:
    out = str(tmp_path / "day.png")
    assert screenshot.main(["day", "--out", out, "--size", "1920x1080", "--text", "200"]) == 0
    assert (asked[0].width, asked[0].height) == (960, 540)
    assert float(os.environ["QT_SCALE_FACTOR"]) == 2.0


@pytest.mark.parametrize("percent", ["99", "201", "large", "-150", "1.5"])
def test_text_the_settings_do_not_offer_is_refused(asked: list[Picture], tmp_path: Path, percent: str) -> None:
    with pytest.raises(SystemExit):
        screenshot.main(["day", "--out", str(tmp_path / "day.png"), f"--text={percent}"])
    assert asked == []


def test_without_a_date_the_demo_is_drawn_on_its_first_offices_own_day() -> None:
    assert scenes.demo_day(datetime(2026, 11, 22, 3, 28, tzinfo=UTC)) == date(2026, 11, 21)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_folder_or_picture_that_one_may_not_write_is_told_before_anything_is_drawn(
    asked: list[Picture], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # As the system answers whoever lacks the right; root has it whatever the mode.
    monkeypatch.setattr(os, "access", lambda *_: False)
    (tmp_path / "old.png").touch()
    for name, words in (("new.png", f"write in the folder {tmp_path}"), ("old.png", f"write {tmp_path / 'old.png'}")):
        with pytest.raises(SystemExit):
            screenshot.main(["day", "--out", str(tmp_path / name)])
        assert f"you have no permission to {words}" in capsys.readouterr().err
    assert asked == []
