"""The new command: what its help shows makes a practice, and a plan that makes none is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.server.cli import main, new
from frontdesk.server.practice.plan import read_plan

README = Path(__file__).parents[3] / "README.md"


def made(folder: Path, plan: str) -> int:
    where = ["--data-dir", str(folder / "practice"), "--name", "Riverside", "--zone", "America/Denver"]
    return main(["new", *where, "--plan", plan])


def test_the_plan_that_help_and_readme_show_makes_a_practice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.json").write_text(new.SAMPLE_PLAN, encoding="utf-8")
    assert made(tmp_path, str(tmp_path / "plan.json")) == 0
    assert capsys.readouterr().out == "Made the practice “Riverside” with the user Front desk (admin).\n"
    assert [room.name for room in read_plan(new.SAMPLE_PLAN).rooms] == ["Op 1", "Hyg 1"]
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    assert new.SAMPLE_PLAN in capsys.readouterr().out
    assert new.SAMPLE_PLAN in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "There is no plan"),
        (b"\xff\xfe", "is not a text in UTF-8."),
        (b'{"rooms":\n [}', "The plan is not JSON: line 2: "),
        (b"[]", "The plan is no JSON object: it begins with { and has the keys rooms, providers, hours."),
        (
            b'{"operatories": [], "people": []}',
            "The plan does not know these keys: operatories, people. A plan has rooms, providers, hours.",
        ),
        (b'{"rooms": [{"name": "Op 1", "hygiene": 1}]}', "The plan does not know this key: rooms.0.hygiene."),
        (b"{}", "The plan is not complete: rooms is missing."),
    ],
)
def test_a_plan_that_makes_no_practice_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: bytes | None, said: str
) -> None:
    if written is not None:
        (tmp_path / "plan.json").write_bytes(written)
    assert made(tmp_path, str(tmp_path / "plan.json")) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "practice").exists()


def test_a_folder_is_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(tmp_path, str(tmp_path)) == 1
    assert "is a folder; name the plan's file." in capsys.readouterr().err
