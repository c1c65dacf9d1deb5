"""The ``frontdesk`` command: the desktop, or one of the server's commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from frontdesk.app import arguments


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return the process's exit code.

    What a command does not need is not imported: the window has to show within a blink.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return 130


def _run(given: list[str]) -> int:
    if given and given[0] in arguments.SERVER_COMMANDS:
        from frontdesk.server import cli

        return cli.main(given)
    if given and given[0] == "screenshot":
        from frontdesk.app import screenshot

        return screenshot.main(given[1:])
    options = arguments.parse(given)
    from frontdesk.app.endings import Endings

    # Before Qt is imported, which an exception out of nowhere would abort.
    with Endings().watching() as endings:
        from frontdesk.app import desktop

        desktop.run(options, endings)
    return endings.exit_code


if __name__ == "__main__":
    sys.exit(main())
