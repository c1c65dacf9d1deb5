"""What a block's marks say of its visit."""

import board_practice as practice
import pytest

from frontdesk.ui.board.face import signs_of
from frontdesk.ui.board.signs import Sign


@pytest.mark.parametrize(("marks", "signs"), [("ok lock", (Sign.LOCKED, Sign.CONFIRMED)), ("ok broken", ())])
def test_a_visit_that_does_not_take_place_is_not_ticked_as_confirmed(marks: str, signs: tuple[Sign, ...]) -> None:
    assert signs_of(practice.read_visit(1, f"1 9:00 60 1 Rosa Delgado|D1110|{marks}")) == signs
