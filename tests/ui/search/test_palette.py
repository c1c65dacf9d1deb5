"""Every command can be found by its name, and no key means two things."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from frontdesk.ui.help.keys import Binding, Command, bindings, key_of, overview
from frontdesk.ui.search.finder import MOST_COMMANDS, matching_commands


def test_every_command_has_one_name_and_at_most_one_key() -> None:
    assert Counter(row.command for row in bindings()) == Counter(Command)
    keys = Counter(QKeySequence(row.keys).toString() for row in bindings() if row.keys)
    assert [name for name, count in keys.items() if count > 1] == []
    assert "" not in keys, "a key that Qt does not know"


def test_all_commands_are_listed_after_the_sign_for_it() -> None:
    assert {row.command for row in matching_commands(">")} == set(Command) - {Command.FIND}
    assert len(matching_commands("")) == MOST_COMMANDS


@pytest.mark.parametrize(
    "row", [row for row in bindings() if row.command is not Command.FIND], ids=lambda row: row.command
)
def test_each_command_is_found_by_what_it_is_called(row: Binding) -> None:
    assert row in matching_commands(f"> {row.name}")
    assert row in matching_commands(f">{row.name.split()[0].lower()}")


def test_the_overview_shows_every_key_of_the_window() -> None:
    shown = {line.keys for _title, lines in overview() for line in lines}
    assert {row.keys for row in bindings() if row.keys} - shown == set()
    assert key_of(Command.PRINT) == "Ctrl P"
