"""Confirm tomorrow from a script: who has not said yes yet, one of them confirmed, and what happens meanwhile.

    frontdesk user token NAME --data-dir DIR      # prints a token
    FRONTDESK_TOKEN=… python tomorrow.py http://127.0.0.1:8765 [--confirm NUMBER] [--follow SECONDS]

Lists the visits of the next day that are not confirmed, at every office the token may see, office by office. With
``--confirm`` the visit of that number in the list is confirmed; with ``--follow`` the changes of all desks are printed
as they happen, for as long. Only ids of what changed come with a change: what is to be shown is fetched.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from datetime import UTC, date, datetime, timedelta

from frontdesk.client import Connected, Event, FrontdeskError, Lost, Reset, SchedulingClient
from frontdesk.contract.appointments import AppointmentOut, UpdateConfirmationStatusIn
from frontdesk.domain.localtime import day_bounds, to_local, today
from frontdesk.domain.statuses import AppointmentStatus

CONFIRMED = "Confirmed"
"""What the practice calls it; see its definitions of the category ApptConfirmed."""

INTERRUPTED = 130
"""The exit status of a program that somebody ended with Ctrl+C, as shells have it."""


async def unconfirmed(client: SchedulingClient, day: date | None) -> list[AppointmentOut]:
    """Return the visits of a day, or of tomorrow at each office, that nobody confirmed; by office, then by start."""
    found: list[AppointmentOut] = []
    async for office in client.locations.each():
        wanted = day or today(office.timezone, datetime.now(UTC)) + timedelta(days=1)
        bounds = day_bounds(wanted, office.timezone)
        here = [
            visit
            async for visit in client.appointments.each(
                location_id=office.id,
                statuses={AppointmentStatus.SCHEDULED},
                date_from=bounds.start,
                date_to=bounds.end,
            )
            if visit.confirmation_status_label != CONFIRMED
        ]
        # Each line tells its office's own time: by the instant, two zones would look unsorted.
        found += sorted(here, key=lambda visit: (str(visit.start_time), visit.id))
    return found


def line(visit: AppointmentOut) -> str:
    """Return a visit in one line, at its office's own time."""
    when = to_local(visit.start_time, visit.location_timezone or "UTC") if visit.start_time else None
    said = f"{when:%Y-%m-%d %H:%M}" if when is not None else "without a time"
    return f"{said}  {visit.patient.name}  {visit.location.name}"


async def confirm(client: SchedulingClient, visit: AppointmentOut) -> AppointmentOut:
    """Say that a patient will come; a visit that somebody changed meanwhile is refused, not overwritten."""
    statuses = (await client.appointments.confirmation_statuses()).items
    status = next((each for each in statuses if each.name == CONFIRMED), None)
    if status is None:
        raise LookupError(f"this practice has no confirmation status {CONFIRMED!r}.")
    wanted = UpdateConfirmationStatusIn(base_version=visit.version, confirmation_status_uuid=status.id)
    return await client.appointments.confirm(visit.id, wanted)


async def follow(client: SchedulingClient, seconds: float) -> None:
    """Print what changes; the stream goes on by itself where it was cut off."""
    try:
        async with asyncio.timeout(seconds):
            async for item in client.events.stream():
                match item:
                    case Connected():
                        print("Listening.", flush=True)
                    case Lost():
                        print("The server is away; trying again.", flush=True)
                    case Reset():
                        print("Too much was missed: load everything again.", flush=True)
                    case Event():
                        days = ", ".join(day.isoformat() for day in item.dates)
                        print(f"{item.type} {item.entity_id} {days}".rstrip(), flush=True)
    except TimeoutError:
        return


async def run(options: argparse.Namespace) -> int:
    """Do what the command line asks for and return the exit status."""
    token = os.environ.get("FRONTDESK_TOKEN", "")
    if not token:
        print("Not done: put a token into FRONTDESK_TOKEN; frontdesk user token NAME prints one.")
        return 1
    try:
        async with SchedulingClient(options.server, token, client_id="example-tomorrow") as client:
            await client.me()
            visits = await unconfirmed(client, options.day)
            for number, visit in enumerate(visits, 1):
                print(f"{number}. {line(visit)}")
            if not visits:
                print("Everybody has confirmed, or nobody comes.", flush=True)
            if options.confirm is not None:
                if not 1 <= options.confirm <= len(visits):
                    print(f"Not done: there is no number {options.confirm} in this list.")
                    return 1
                done = await confirm(client, visits[options.confirm - 1])
                print(f"Number {options.confirm} is confirmed, at version {done.version}.", flush=True)
            if options.follow:
                await follow(client, options.follow)
    except (FrontdeskError, LookupError) as error:
        print(f"Not done: {error}")
        return 1
    return 0


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        day + timedelta(days=1)  # a day ends where the next one begins
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-24") from error
    return day


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Who has not confirmed tomorrow's visit yet?")
    parser.add_argument("server", help="the server's address, as in http://127.0.0.1:8765")
    parser.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="another day than tomorrow")
    parser.add_argument("--confirm", type=int, metavar="NUMBER", help="confirm the visit of this number")
    parser.add_argument("--follow", type=float, metavar="SECONDS", default=0.0, help="print what changes for so long")
    options = parser.parse_args()
    try:
        return asyncio.run(run(options))
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    raise SystemExit(main())
