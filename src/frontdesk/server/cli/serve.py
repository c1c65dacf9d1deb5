"""``frontdesk serve``: the practice server, for the network or for one machine's windows."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from ipaddress import ip_network
from socket import socket
from typing import TYPE_CHECKING

from frontdesk.server.cli import CommandFailed, logs
from frontdesk.server.cli.lockfile import tell_address
from frontdesk.server.cli.opening import Place, add_place_arguments, opened, place_of
from frontdesk.server.platform.unit import Database

if TYPE_CHECKING:
    from frontdesk.server.cli.workers import Work

DEFAULT_PORT = 8765
MOST_WORKERS = 64
THIS_MACHINE = "127.0.0.1,::1"
CONNECTIONS_OF_A_WORKER = 21
"""Twenty of its pool at most, and the one it listens on."""


def main(argv: Sequence[str]) -> int:
    """Run the server until it is stopped."""
    parser = argparse.ArgumentParser(
        prog="frontdesk serve",
        description="Run the practice server and print its address when it is ready. Ctrl+C stops it.",
        epilog="A folder serves one office from one machine. For more, give a PostgreSQL database.",
    )
    add_place_arguments(parser)
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to answer on (default: "
        "%(default)s, this machine only; 0.0.0.0 for the network)")  # fmt: skip
    parser.add_argument("--port", type=_port, default=None, metavar="N", help=f"port to answer on (default: "
        f"{DEFAULT_PORT}; 0 takes any free one)")  # fmt: skip
    parser.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes that share the "
        "port, with PostgreSQL only; a good number is that of the machine's cores (default: %(default)s)")  # fmt: skip
    parser.add_argument(
        "--behind-proxy",
        type=_proxies,
        nargs="?",
        const=THIS_MACHINE,
        metavar="ADDRESS",
        help="believe a proxy at this address or network whom it asks for (X-Forwarded-For), several with commas "
        "between; without ADDRESS one on this machine (default: believe nobody). No program that speaks Open Dental's "
        "dialect then counts as one of this machine",
    )
    parser.add_argument(
        "--embedded",
        action="store_true",
        help='serve the windows of this machine only: reads {"secret": …, "user": …} from the first line of '
        'standard input, answers {"port": …, "org_id": …} on standard output, ends when standard input closes',
    )
    parser.add_argument("--log-level", choices=logs.LEVELS, default="info", help="how much to log on standard error: "
        "info writes a line for every request (default: %(default)s)")  # fmt: skip
    parser.add_argument("--log-format", choices=logs.FORMATS, default="json", help="a JSON object per line, or "
        "name=value for reading (default: %(default)s)")  # fmt: skip
    parser.add_argument("--quiet", dest="log_level", action="store_const", const="warning", help="log problems only, "
        "not every request; the same as --log-level warning")  # fmt: skip
    given = parser.parse_args(argv)
    place = place_of(given)
    if given.embedded:
        from frontdesk.server.cli.embedded import serve_embedded

        if given.host != "127.0.0.1":
            parser.error("--embedded answers this machine only; leave --host out")
        if given.workers > 1:
            parser.error("--embedded serves from one process; leave --workers out")
        if given.behind_proxy:
            parser.error("--embedded answers this machine only; leave --behind-proxy out")
        return serve_embedded(place, given.port or 0)
    configure_log = partial(logs.configure, given.log_level, given.log_format)
    configure_log()
    port = DEFAULT_PORT if given.port is None else given.port
    if given.workers > 1:
        from frontdesk.server.cli.workers import Work

        work = Work(place, configure_log, given.behind_proxy or "")
        return _serve_together(given.workers, work, given.host, port)
    return _serve(place, given.host, port, given.behind_proxy or "")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; ports go from 0 to 65535")
    return int(text)


def _proxies(text: str) -> str:
    for each in text.split(","):
        try:
            ip_network(each.strip())
        except ValueError:
            raise argparse.ArgumentTypeError(f"{each.strip()!r} is no address and no network") from None
    return text


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of workers; it goes from 1 to {MOST_WORKERS}")
    return int(text)


def _serve(place: Place, host: str, port: int, proxies: str) -> int:
    if place.data_dir is not None and not place.data_dir.exists():
        raise CommandFailed(f"There is no folder {place}, and so no practice. Make one with: {place.founding}")
    from frontdesk.server.app import create_app
    from frontdesk.server.cli.running import Runner, listen
    from frontdesk.server.settings import Settings

    # The practice first: that its server runs already says more than that the port is taken.
    with opened(place) as database, listen(host, port) as bound:
        app = create_app(Settings(is_behind_proxy=bool(proxies)), database)
        _hint_at_new(place, database)
        Runner(app, bound, partial(_say_where, bound, place), proxies).run_until_stopped()
    return 0


def _serve_together(workers: int, work: Work, host: str, port: int) -> int:
    from frontdesk.server.cli.running import listen
    from frontdesk.server.cli.workers import Workers

    place = work.place
    if not (place.url or "").startswith("postgres"):
        raise CommandFailed(
            "Several workers need a PostgreSQL database: a practice in a folder is served by one process. Leave "
            "--workers out, or give --database postgresql://…"
        )
    # This process lives long and does little: it looks after the others.
    gc.enable()
    with listen(host, port) as bound:
        with opened(place) as database:
            _hint_at_new(place, database)
            _count_connections(database, workers)
        Workers(workers, bound, work).run(partial(_say_where, bound, place))
    return 0


def _count_connections(database: Database, workers: int) -> None:
    with database.engines.reading() as connection:
        allowed = int(connection.exec_driver_sql("SHOW max_connections").scalar_one())
    wanted = workers * CONNECTIONS_OF_A_WORKER
    if wanted > allowed:
        print(f"{workers} workers may want {wanted} connections and this PostgreSQL allows {allowed}. Raise its "
              "max_connections or take fewer workers.", file=sys.stderr, flush=True)  # fmt: skip


def _hint_at_new(place: Place, database: Database) -> None:
    from frontdesk.server.cli.founding import only_practice

    # Several organisations: nothing to hint at.
    with suppress(CommandFailed):
        if only_practice(database) is None:
            print(f"There is no practice here yet. Stop this server, make one with {place.founding} and start it "
                  "again.", file=sys.stderr, flush=True)  # fmt: skip


def _say_where(bound: socket, place: Place) -> None:
    address = _address(bound.getsockname())
    if place.data_dir is not None:
        # A convenience for whoever looks for this server; a full disk must not end it.
        with suppress(OSError):
            tell_address(place.data_dir, address)
    print(f"Frontdesk server ready at {address}", flush=True)


def _address(bound_to: tuple[object, ...]) -> str:
    host, port = str(bound_to[0]), bound_to[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
