"""The scenes that ``frontdesk screenshot --help`` tells of."""

from __future__ import annotations

from frontdesk.app import scenes
from frontdesk.app.screenshot import SCENES


def test_each_scene_that_is_told_can_be_drawn_and_the_other_way_round() -> None:
    assert set(SCENES) == set(scenes._SCENES)
