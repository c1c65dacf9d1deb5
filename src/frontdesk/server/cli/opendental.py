"""``frontdesk opendental``: key pairs for programs that speak Open Dental's dialect."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from uuid import UUID

from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.founding import only_practice
from frontdesk.server.cli.opening import Place, add_place_arguments, no_user, opened, place_of
from frontdesk.server.opendental.keys import issue_pair
from frontdesk.server.opendental.operations import Permission
from frontdesk.server.platform.accounts import create_user, find_user, user_names
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import WriteUnit

LONGEST_LABEL = 100
USER = "opendental-api"
"""Who the programs act as, unless they are given a user."""


def main(argv: Sequence[str]) -> int:
    """Make a key pair and print it."""
    given = _parser().parse_args(argv)
    place = place_of(given)
    if len(given.label) > LONGEST_LABEL or not given.label.isprintable():
        raise CommandFailed(f"A label has at most {LONGEST_LABEL} characters.")
    permissions = frozenset(map(Permission, given.permission)) if given.permission else frozenset(Permission)
    print(_key(place, permissions, given.user, given.label))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="frontdesk opendental", description="Let programs in that speak Open Dental's dialect."
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="key")
    key = actions.add_parser(
        "key",
        help="print a key pair for a program",
        description="Make a key pair and print it as developer/customer. It is shown this once and works with a "
        "running server at once, below /opendental/api/v1.",
    )
    key.add_argument(
        "--permission",
        action="append",
        choices=[permission.value for permission in Permission],
        metavar="NAME",
        help=f"what the program may do: {', '.join(Permission)}; may be repeated (default: everything)",
    )
    key.add_argument(
        "--user", metavar="NAME", help="act as this user, within their locations (default: one of its own)"
    )
    key.add_argument("--label", default="", metavar="TEXT", help="a name for the program, for the history")
    add_place_arguments(key)
    return parser


def _key(place: Place, permissions: frozenset[Permission], user_name: str | None, label: str) -> str:
    with opened(place, exclusive=False, must_exist=True) as database:
        org_id = only_practice(database)
        if org_id is None:
            raise CommandFailed(f"There is no practice in {place} yet. Make one with: {place.founding}")
        with database.write(Caller(org_id, "command line", org_id, Role.ADMIN, source="command")) as unit:
            user_id = _user(unit, user_name, place)
            pair = issue_pair(unit.connection, org_id, user_id, unit.now, permissions, label)
            names = sorted(permission.value for permission in permissions)
            unit.record("user", user_id, "key pair made", {"permissions": (None, names)}, note=label)
    return pair


def _user(unit: WriteUnit, user_name: str | None, place: Place) -> UUID:
    user = find_user(unit.connection, unit.org_id, user_name or USER)
    if user is not None and user.is_active:
        known_id: UUID = user.id
        return known_id
    if user_name is not None or user is not None:
        known = user_names(unit.connection, unit.org_id)
        raise CommandFailed(no_user(place, user_name or USER, known, is_closed=user is not None))
    user_id = create_user(unit.connection, unit.org_id, USER, Role.FRONT_DESK, unit.now, display_name="Open Dental API")
    unit.record("user", user_id, "created", {"name": (None, USER), "role": (None, Role.FRONT_DESK.value)})
    unit.emit("user.changed", user_id, 1)
    return user_id
