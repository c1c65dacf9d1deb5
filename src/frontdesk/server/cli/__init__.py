"""The server's commands. Each is a module with ``main(argv) -> int``, imported only when it is asked for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "serve": ("serve", "run the practice server"),
    "new": ("new", "make an empty practice"),
    "demo": ("demo", "make the demo practice"),
    "import": ("import_", "bring in another system's export"),
    "user": ("user", "add users, print their tokens"),
    "audit": ("audit", "check that the history is as it was written"),
    "opendental": ("opendental", "let programs for Open Dental in"),
    "openapi": ("openapi", "print the server's OpenAPI document"),
}
"""Command to the module that does it, and what it does."""


class CommandFailed(Exception):
    """A command cannot do what it was asked; the message says why and what helps."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return the process's exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or given[0] in ("-h", "--help"):
        print(_help())
        return 0 if given else 2
    name, rest = given[0], given[1:]
    if name not in COMMANDS:
        print(f"frontdesk: there is no command “{name}”.\n\n{_help()}", file=sys.stderr)
        return 2
    if name == "serve":
        # Nothing that starting makes is garbage; looking for some takes a fifth of the time until the server is ready.
        gc.disable()
    try:
        code: int = import_module(f"frontdesk.server.cli.{COMMANDS[name][0]}").main(rest)
        # Here rather than at the very end, where nobody could be told that it fails.
        print(end="", flush=True)
    except CommandFailed as failure:
        print(f"frontdesk {name}: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has left; there is nobody to tell.
        sys.stderr.close()
        return 1
    except OSError as error:
        print(f"frontdesk {name}: {_what_failed(error)}", file=sys.stderr)
        return 1
    finally:
        gc.enable()
    return code


def _what_failed(error: OSError) -> str:
    """Return in a sentence which file the system did not let us use, and why."""
    why = error.strerror or type(error).__name__
    if isinstance(error, PermissionError) and error.filename:
        return f"You have no permission to use {error.filename}. Run this as somebody who has, or name another one."
    if error.filename:
        return f"{error.filename} cannot be used: {why}."
    try:
        print(end="", flush=True)
    except OSError:
        # What it still holds cannot be written when the process ends either.
        sys.stdout = None
        return f"The output could not be written: {why}. Send it somewhere else."
    return f"This could not be finished: {why}."


def _help() -> str:
    lines = "\n".join(f"  {name:<10} {what}" for name, (_, what) in COMMANDS.items())
    return f"usage: frontdesk COMMAND …\n\n{lines}\n\nEach command explains itself with --help."
