"""``frontdesk serve``: the practice server, for the network or for one machine's windows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from frontdesk.server.cli import CommandFailed, logs
from frontdesk.server.cli.opening import Place, add_place_arguments, opened, place_of

DEFAULT_PORT = 8765


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
        return serve_embedded(place, given.port or 0)
    logs.configure(given.log_level, given.log_format)
    return _serve(place, given.host, DEFAULT_PORT if given.port is None else given.port)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; ports go from 0 to 65535")
    return int(text)


def _serve(place: Place, host: str, port: int) -> int:
    from frontdesk.server.app import create_app
    from frontdesk.server.cli.founding import only_practice
    from frontdesk.server.cli.running import Runner, listen
    from frontdesk.server.settings import Settings

    with listen(host, port) as bound, opened(place) as database:
        app = create_app(Settings(), database)
        address = _address(bound.getsockname())

        def ready() -> None:
            print(f"Frontdesk server ready at {address}", flush=True)

        try:
            if only_practice(database) is None:
                hint = f"--data-dir {place.data_dir}" if place.data_dir else "--database …"
                print(f"There is no practice here yet; make one with: frontdesk new {hint} --name … --zone …",
                      file=sys.stderr, flush=True)  # fmt: skip
        except CommandFailed:
            pass  # several organisations: nothing to hint at
        Runner(app, bound, ready).run_until_stopped()
    return 0


def _address(bound_to: tuple[object, ...]) -> str:
    host, port = str(bound_to[0]), bound_to[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
