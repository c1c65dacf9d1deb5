"""The mapping file: which column of an export means what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from frontdesk import resource_path

DEFAULT_MAPPING = "mappings/medscheduler.toml"

Columns = tuple[str, ...]
Outcome = Literal["scheduled", "complete", "broken", "cancelled", "unscheduled", "planned", "on_the_day"]


class MappingProblem(Exception):
    """The mapping file cannot be used; the message says which entry and why."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Files(_Part):
    """Names of the export's files inside its folder."""

    appointments: str
    patients: str


class Formats(_Part):
    """Formats of dates and times in the letters of strftime, tried in order."""

    date: tuple[str, ...] = ("%Y-%m-%d",)
    time: tuple[str, ...] = ("%H:%M:%S", "%H:%M")


class _ColumnNames(_Part):
    @field_validator("*", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


class PatientColumns(_ColumnNames):
    """Columns of the patients' file; a name is whole or in two parts."""

    id: Columns
    name: Columns = ()
    first_name: Columns = ()
    last_name: Columns = ()
    birth_date: Columns = ()
    phone: Columns = ()
    email: Columns = ()


class AppointmentColumns(_ColumnNames):
    """Columns of the appointments' file."""

    id: Columns
    patient: Columns
    operatory: Columns
    date: Columns
    time: Columns
    minutes: Columns
    status: Columns
    booked_on: Columns = ()
    arrived: Columns = ()
    seated: Columns = ()
    dismissed: Columns = ()
    note: Columns = ()


class RoomRule(_Part):
    """What is done in rooms whose name begins with ``begins``."""

    begins: str
    visit: str
    color: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    hygiene: bool = False


class ProviderName(_Part):
    """Who works in a room."""

    first: str
    last: str
    color: str = Field(default="#2456B8", pattern=r"^#[0-9A-Fa-f]{6}$")


class ExportMapping(_Part):
    """A mapping file as a whole."""

    files: Files
    formats: Formats = Formats()
    patients: PatientColumns
    appointments: AppointmentColumns
    statuses: dict[str, Outcome]
    rooms: tuple[RoomRule, ...]
    providers: dict[str, ProviderName] = Field(default_factory=dict)

    def parse_date(self, text: str) -> tuple[date, str]:
        """Return the date and the format that fitted; ValueError when none does."""
        found, pattern = self._parse(text, self.formats.date)
        return found.date(), pattern

    def parse_time(self, text: str) -> time:
        """Return the wall-clock time; ValueError when no format fits."""
        return self._parse(text, self.formats.time)[0].time()

    def room_rule(self, operatory: str) -> RoomRule:
        """Return the first rule for a room of this name; the last rule when none fits."""
        return next((rule for rule in self.rooms if operatory.startswith(rule.begins)), self.rooms[-1])

    @staticmethod
    def _parse(text: str, formats: tuple[str, ...]) -> tuple[datetime, str]:
        for pattern in formats:
            try:
                # Wall-clock values of the location.
                return datetime.strptime(text.strip(), pattern), pattern  # noqa: DTZ007
            except ValueError:
                continue
        raise ValueError(text)


def read_mapping(path: Path | None) -> ExportMapping:
    """Return the mapping of ``path``, or the built-in one.

    Raises:
        MappingProblem: The file is missing, is not TOML, or an entry of it is wrong.
    """
    path = path or resource_path(DEFAULT_MAPPING)
    try:
        with path.open("rb") as file:
            return ExportMapping.model_validate(tomllib.load(file))
    except FileNotFoundError as error:
        raise MappingProblem(f"There is no mapping file {path}.") from error
    except OSError as error:
        raise MappingProblem(f"The mapping file {path} cannot be read: {error.strerror}.") from error
    except tomllib.TOMLDecodeError as error:
        raise MappingProblem(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(part) for part in first["loc"])
        raise MappingProblem(f"{path}: entry {entry}: {first['msg']}.") from error


def column(row: Mapping[str, str], names: Columns) -> str:
    """Return the stripped text of the first of these columns that the row fills, or an empty text."""
    for name in names:
        value = row.get(name)
        if value and value.strip():
            return value.strip()
    return ""
