"""Numbers that options are given."""

from __future__ import annotations

import argparse


def whole_number(text: str) -> int:
    """Return the number that is written; whether it is one the command takes says the command.

    Raises:
        argparse.ArgumentTypeError: It is no whole number.
    """
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from error
