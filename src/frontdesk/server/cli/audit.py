"""``frontdesk audit``: whether the history is as it was written."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.opening import add_place_arguments, opened, place_of
from frontdesk.server.db.tables import history, organisations
from frontdesk.server.platform.audit import Walk, organisations_of, walk

LIMITS = (
    "Found are rows that were changed, removed, put in or exchanged, at the end of the history too. Not found is a "
    "history that was made anew as a whole, with its counters, by somebody who may write the database and knows how "
    "the hashes are made; nor is a change that was never entered. Against the first, keep the last row and hash that "
    "this prints somewhere else, and pass them with --noted later."
)


@dataclass(frozen=True, slots=True)
class Noted:
    """A row that an earlier run called the last."""

    sequence: int
    hash: str

    @classmethod
    def parse(cls, text: str) -> Noted:
        """Return what ``NUMBER:HASH`` means."""
        if not re.fullmatch(r"[0-9]{1,18}:[0-9a-f]{64}", text):
            raise argparse.ArgumentTypeError("what was noted looks like 1234: and the 64 digits of a hash")
        number, _, digest = text.partition(":")
        return cls(int(number), digest)


def main(argv: Sequence[str]) -> int:
    """Walk along the history of every organisation; 1 if a link is broken."""
    parser = argparse.ArgumentParser(prog="frontdesk audit", description="Check the history of changes.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="verify")
    verify = actions.add_parser(
        "verify",
        help="check that the history is as it was written",
        description="Every change of a practice is a row of its history, and each row carries a hash of itself and of "
        "the row before it. This walks along all of them, says how many hold, or names the first that does not and "
        "ends with 1. Works while the server is running.",
        epilog=LIMITS,
    )
    add_place_arguments(verify)
    verify.add_argument("--noted", type=Noted.parse, action="append", default=[], metavar="NUMBER:HASH", help="a last "
        "row that an earlier run printed: it has to be there still; may be repeated")  # fmt: skip
    given = parser.parse_args(argv)
    place = place_of(given)
    with opened(place, exclusive=False, must_exist=True) as database:
        with database.engines.reading() as connection:
            everybody = organisations_of(connection)
        whole, missing = True, set(given.noted)
        for org_id in everybody:
            with database.engines.reading() as connection:
                found = walk(connection, org_id)
                print(_told(connection, found))
                missing -= {noted for noted in missing if _has(connection, found, noted)}
            whole = whole and found.broken is None
    if not everybody:
        raise CommandFailed(f"There is no practice in {place}, and so no history to check. Is this the right place?")
    for noted in sorted(missing, key=lambda each: each.sequence):
        print(
            f"The noted row {noted.sequence}:{noted.hash} is not there: the history was made anew, or is another one."
        )
    return 0 if whole and not missing else 1


def _told(connection: Connection, found: Walk) -> str:
    name = connection.execute(select(organisations.c.name).where(organisations.c.id == found.org_id)).scalar()
    who = f"{name or 'A removed organisation'} ({found.org_id})"
    if found.broken is None:
        return f"{who}: all {found.rows:,} rows hold; the last is {found.rows}:{found.head}"
    at = found.broken.at
    when = f", written {at.isoformat(sep=' ', timespec='seconds').replace('+00:00', 'Z')}" if at else ""
    return f"{who}: row {found.broken.sequence}{when}: {found.broken.why}. The {found.rows:,} rows before it hold."


def _has(connection: Connection, found: Walk, noted: Noted) -> bool:
    c = history.c
    if noted.sequence > found.rows:
        return False
    there = select(c.hash).where(c.org_id == found.org_id, c.sequence == noted.sequence)
    return connection.execute(there).scalar() == noted.hash
