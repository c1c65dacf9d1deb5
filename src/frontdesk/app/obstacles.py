"""What keeps the desktop from opening a practice, in the words of whoever reads it.

The server is a process of its own and speaks English; some of it is said before there is a window, or in another
thread. A message is therefore put into words only when it is read.
"""

from __future__ import annotations

from frontdesk.domain.speech import mark, retold, say

_SAID_BY_THE_SERVER = (
    mark("The folder {folder} cannot be made: {why}."),
    mark("You have no permission to write in the folder {folder}."),
    mark("You have no permission to read and write {file}."),
    mark("The folder {folder} cannot be locked: {why}."),
    mark("Another Frontdesk server is using the folder {folder}. Close it first, or connect to it."),
    mark(
        "Another Frontdesk server (process {number}) is using the folder {folder}. Close it first, or connect to it "
        "as somebody with a password with: {command}"
    ),
    mark("Another Frontdesk server (process {number}) is using the folder {folder}. Close it first, or connect to it."),
    mark(
        "A Frontdesk server (process {number}) is using the folder {folder}. Stop it, or close its window, and run "
        "this again."
    ),
    mark("A Frontdesk server is using the folder {folder}. Stop it, or close its window, and run this again."),
    mark("This database was made by a newer Frontdesk. Update Frontdesk on this machine."),
    mark("This database belongs to another program: it has tables, but none of Frontdesk's."),
    mark("SQLite {present} can damage the database; Frontdesk needs {needed} or newer. Reinstall Frontdesk to get it."),
    mark(
        "The database in {folder} cannot be brought up to date ({error}). It may be damaged, or its user may lack the "
        "right to make tables. Nothing was changed."
    ),
    mark("The disk that holds {folder} is full. Make room, and run this again. Nothing was changed."),
    mark("The account of {name} is closed. Start as somebody else."),
    mark(
        "There is nobody called {name} in this practice; there are: {known}. Start as one of them, or add them with: "
        "frontdesk user add"
    ),
    mark("There is no time zone {zone}. They are named like America/New_York."),
    mark("There is no practice in {folder}. Make one with: {command}"),
    mark("Reading patients"),
    mark("Reading appointments ({count} lines)"),
    mark("Writing patients"),
    mark("Writing appointments"),
    mark("Filling the appointment book"),
)


class Obstacle(Exception):
    """Something the person has to know before a practice can be opened: an English text and its ``{named}`` values."""

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text)
        self._text, self._values = text, values

    def __str__(self) -> str:
        """Return it in the reader's language; what another process said within it as well, as far as that is known."""
        values = {name: retell(str(value)) for name, value in self._values.items()}
        return say(self._text, **values) if values else retell(self._text)


def retell(words: str) -> str:
    """Return what a process of the server said in the reader's language, or as it was said."""
    command, colon, rest = words.partition(": ")
    if colon and command.startswith("frontdesk "):
        words = rest
    return retold(words, _SAID_BY_THE_SERVER) or words
