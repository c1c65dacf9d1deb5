"""``frontdesk user``: who may sign in, and tokens for programs."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from pydantic_core import PydanticCustomError
from sqlalchemy import Connection, select

from frontdesk.contract.auth import SHORTEST_PASSWORD
from frontdesk.contract.common import storable
from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.founding import found_practice, only_practice
from frontdesk.server.cli.numbers import whole_number
from frontdesk.server.cli.opening import Place, add_place_arguments, lacks_database, no_user, opened, place_of
from frontdesk.server.db.tables import locations
from frontdesk.server.platform.accounts import create_user, find_user, hash_password, issue_token, user_names
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import Database

_NO_TEXT = "A password is text, in UTF-8."


def main(argv: Sequence[str]) -> int:
    """Add a user, or print a token for one."""
    given = _parser().parse_args(argv)
    place = place_of(given)
    if given.action == "token":
        return _token(place, given.name, given.days)
    return _add(place, given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="frontdesk user", description="Add users and print tokens.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="add|token")

    add = actions.add_parser(
        "add",
        help="let somebody sign in",
        description="Add a user. Asks for the password. Works while the server is running.",
    )
    add.add_argument("name", metavar="NAME", help="the name to sign in with")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.FRONT_DESK.value, help="what the "
        "user may do (default: %(default)s): admin everything, front_desk work the book, read_only look")  # fmt: skip
    add.add_argument(
        "--location",
        action="append",
        metavar="NAME",
        help="a location the user may see, by name or id; may be repeated (default: all)",
    )
    add.add_argument("--display-name", default="", metavar="TEXT", help="the name to show in the history")
    add.add_argument("--practice", metavar="TEXT", help="in an empty folder or database: make a practice of this name, "
        "with the user as its first")  # fmt: skip
    secret = add.add_mutually_exclusive_group()
    secret.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    secret.add_argument("--no-password", action="store_true", help="no signing in; tokens only")
    add_place_arguments(add)

    token = actions.add_parser(
        "token",
        help="print a bearer token for a user",
        description="Print a bearer token that acts as the user. It is shown this once and works with a running "
        "server at once.",
    )
    token.add_argument("name", metavar="NAME", help="the user's sign-in name")
    token.add_argument("--days", type=whole_number, metavar="N", help="let it expire after N days (default: never)")
    add_place_arguments(token)
    return parser


def _add(place: Place, given: argparse.Namespace) -> int:
    name = given.name.strip()
    if not name or len(name) > 200 or not name.isprintable():
        raise CommandFailed("A name has 1 to 200 characters.")
    if given.location and lacks_database(place):
        raise CommandFailed(_no_location_yet(place))
    if given.practice is None and lacks_database(place):
        raise CommandFailed(_no_practice_yet(place))
    password_hash = _password_hash(given)
    with opened(place, exclusive=False) as database:
        if given.practice is None and only_practice(database) is None:
            raise CommandFailed(_no_practice_yet(place))
        if only_practice(database) is None and _found(database, place, name, given, password_hash):
            print(f"Made the practice “{given.practice}” with the user {name} ({given.role}).")
            return 0
        org_id = only_practice(database)
        assert org_id is not None  # noqa: S101 - somebody else was quicker to found it
        _add_to(database, org_id, name, given, password_hash)
    print(f"Added the user {name} ({given.role}).")
    return 0


def _found(database: Database, place: Place, name: str, given: argparse.Namespace, password_hash: str | None) -> bool:
    """Make the practice with its first user, and return whether nobody else has by then."""
    # Only here: other commands need no practice made.
    from frontdesk.server.practice.founding import AlreadyFounded

    if given.location:
        raise CommandFailed(_no_location_yet(place))
    try:
        found_practice(database, given.practice, name, given.display_name, Role(given.role), password_hash)
    except AlreadyFounded:
        return False
    return True


def _no_practice_yet(place: Place) -> str:
    return f"There is no practice in {place} yet. Make one with: {place.founding}; or give its name with --practice"


def _no_location_yet(place: Place) -> str:
    return (
        f"There is no practice in {place} yet, so there is no location to bind a user to. Make one first with: "
        f"{place.founding}"
    )


def _add_to(database: Database, org_id: UUID, name: str, given: argparse.Namespace, password_hash: str | None) -> None:
    with database.engines.reading() as connection:
        if find_user(connection, org_id, name) is not None:
            raise CommandFailed(f"There is a user {name} already.")
        scope = None if given.location is None else _scope(connection, org_id, given.location)
    with database.write(_at_the_machine(org_id)) as unit:
        user_id = create_user(
            unit.connection,
            org_id,
            name,
            Role(given.role),
            unit.now,
            display_name=given.display_name,
            password_hash=password_hash,
            location_ids=scope,
        )
        unit.record("user", user_id, "created", {"name": (None, name), "role": (None, given.role)})
        unit.emit("user.changed", user_id, 1)


def _at_the_machine(org_id: UUID) -> Caller:
    return Caller(org_id, "command line", org_id, Role.ADMIN, source="command")


def _scope(connection: Connection, org_id: UUID, wanted: Sequence[str]) -> set[UUID]:
    rows = connection.execute(
        select(locations.c.id, locations.c.name).where(locations.c.org_id == org_id).order_by(locations.c.name)
    ).all()
    by_name = {row.name.casefold(): row.id for row in rows} | {str(row.id): row.id for row in rows}
    unknown = [name for name in wanted if name.casefold() not in by_name]
    if unknown:
        there = ", ".join(row.name for row in rows) or "none"
        raise CommandFailed(f"There is no location “{unknown[0]}”. There are: {there}.")
    return {by_name[name.casefold()] for name in wanted}


def _password_hash(given: argparse.Namespace) -> str | None:
    if given.no_password:
        return None
    if given.password_stdin:
        try:
            password = sys.stdin.readline().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise CommandFailed(_NO_TEXT) from error
    elif sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise CommandFailed("The two passwords differ.")
    else:
        raise CommandFailed("Nobody is there to type a password. Use --password-stdin or --no-password.")
    if not SHORTEST_PASSWORD <= len(password) <= 1024:
        raise CommandFailed(f"A password has at least {SHORTEST_PASSWORD} characters.")
    try:
        return hash_password(storable(password))
    except PydanticCustomError as error:
        raise CommandFailed(_NO_TEXT) from error


def _token(place: Place, name: str, days: int | None) -> int:
    if days is not None and not 1 <= days <= 36500:
        raise CommandFailed("A token lasts 1 to 36500 days.")
    with opened(place, exclusive=False, must_exist=True) as database:
        org_id = only_practice(database)
        if org_id is None:
            raise CommandFailed(f"There is no practice in {place} yet. Make one with: {place.founding}")
        now = database.clock()
        until = None if days is None else now + timedelta(days=days)
        with database.write(_at_the_machine(org_id)) as unit:
            user = find_user(unit.connection, org_id, name)
            if user is None or not user.is_active:
                known = user_names(unit.connection, org_id)
                raise CommandFailed(no_user(place, name, known, is_closed=user is not None))
            token = issue_token(unit.connection, org_id, user.id, now, label="command", expires_at=until)
            unit.record("user", user.id, "token made", {"expires_at": (None, until)})
    print(token)
    return 0
