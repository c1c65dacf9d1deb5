"""Frontdesk: the scheduler a dental front desk keeps open all day, and the practice server behind it."""

from argparse import ArgumentTypeError
from contextlib import suppress
from pathlib import Path

__version__ = "0.1.0"


def resource_path(name: str) -> Path:
    """Return the file ``name`` of the project's ``resources``, from an installed package or a checkout.

    Raises:
        FileNotFoundError: There is no such file; the installation is incomplete.
    """
    package = Path(__file__).parent
    for folder in (package / "resources", package.parents[1] / "resources"):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(name)


def folder_named(text: str) -> Path:
    """Return the folder that a command names; an empty name, as of a variable that is not set, is refused.

    Raises:
        ArgumentTypeError: Nothing is named, or a file.
    """
    if not text.strip():
        raise ArgumentTypeError("names no folder; is a variable empty?")
    folder = Path(text)
    # What cannot even be looked at is told of by whoever wants to use it.
    with suppress(OSError):
        if folder.is_file():
            raise ArgumentTypeError(f"{text} is a file; name the folder the practice is kept in")
    return folder
