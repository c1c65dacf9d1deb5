"""What this computer remembers between two starts: the last practice, and each person's window."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import platformdirs

log = logging.getLogger(__name__)

APP_NAME = "frontdesk"


@dataclass(frozen=True, slots=True)
class PracticeChoice:
    """The practice a desk opens.

    Attributes:
        kind: ``demo`` is the made-up practice of the day, ``local`` runs a practice server over ``data_dir``,
            ``remote`` connects to ``server_url``.
        data_dir: Folder of a local practice.
        server_url: Address of a remote practice server, with its scheme.
        user_name: Who signed in there last.
    """

    kind: Literal["demo", "local", "remote"]
    data_dir: str | None = None
    server_url: str | None = None
    user_name: str | None = None


@dataclass(slots=True)
class _Document:
    """The settings file as a whole; ``values`` holds texts by ``"user/name"`` or plain ``"name"``."""

    practice: PracticeChoice | None = None
    values: dict[str, str] = field(default_factory=dict)


def config_dir() -> Path:
    """Return the folder of the settings file; it may not exist yet."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def default_data_dir(name: str) -> Path:
    """Return the folder where this computer keeps the local practice called ``name``."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / name


class Settings:
    """Settings of this computer, read once and written at each change.

    A file that cannot be read is set aside under another name and replaced, so that a damaged file never keeps
    the window from opening and nothing of it is lost.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path or config_dir() / "settings.json"
        self._read_only = read_only
        self._document = self._read()

    @property
    def practice(self) -> PracticeChoice | None:
        """The practice opened last, or None on a first start."""
        return self._document.practice

    @practice.setter
    def practice(self, choice: PracticeChoice | None) -> None:
        self._document.practice = choice
        self._write()

    def get(self, name: str, default: str = "") -> str:
        """Return the text kept under ``name``."""
        return self._document.values.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Keep ``value`` under ``name``."""
        if self._document.values.get(name) != value:
            self._document.values[name] = value
            self._write()

    def _read(self) -> _Document:
        try:
            return _understood(json.loads(self.path.read_bytes()))
        except FileNotFoundError:
            return _Document()
        except (OSError, ValueError, TypeError, KeyError):
            aside = self.path.with_suffix(".unreadable.json")
            with contextlib.suppress(OSError):
                self.path.replace(aside)
            log.warning("the settings could not be read and were set aside as %s", aside.name)
            return _Document()

    def _write(self) -> None:
        if self._read_only:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(self._document), file, indent=1)
            Path(name).replace(self.path)
        except OSError as error:
            log.warning("the settings could not be saved: %s", error.strerror)


def _understood(said: Any) -> _Document:
    """Return the document, or raise ValueError, TypeError or KeyError; hand-written files may say anything."""
    practice = said.get("practice") if isinstance(said, dict) else None
    choice = None
    if practice is not None:
        known = {name: practice.get(name) for name in ("data_dir", "server_url", "user_name")}
        needed = {"demo": None, "local": "data_dir", "remote": "server_url"}[practice["kind"]]
        if any(value is not None and not isinstance(value, str) for value in known.values()):
            raise TypeError("practice")
        if needed is not None and not known[needed]:
            raise ValueError(needed)
        choice = PracticeChoice(practice["kind"], **known)
    values = said["values"]
    if not all(isinstance(value, str) for value in values.values()):
        raise TypeError("values")
    return _Document(choice, dict(values))


class UserSettings:
    """The settings of one person on this computer; the window's share of `Settings`."""

    def __init__(self, settings: Settings, user: str) -> None:
        self._settings = settings
        self._user = user

    def get(self, name: str, default: str = "") -> str:
        """Return this person's text under ``name``."""
        return self._settings.get(f"{self._user}/{name}", default)

    def set(self, name: str, value: str) -> None:
        """Keep this person's text under ``name``."""
        self._settings.set(f"{self._user}/{name}", value)
