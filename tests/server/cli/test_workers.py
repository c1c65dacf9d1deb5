import json
import os
import signal
import socket
import sys
import urllib.request
from contextlib import ExitStack, suppress
from pathlib import Path

import psycopg
import pytest

from frontdesk.server.cli import CommandFailed, logs
from frontdesk.server.cli.opening import Place, opened
from frontdesk.server.cli.running import listen
from frontdesk.server.cli.workers import Work, Workers
from support.tinypractice import TinyPractice, fill
from support.waiting import until_blocking

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def made(postgres):
    """The address of a database with a practice, and a token."""
    url, practice = postgres.create("shared_out"), TinyPractice()
    with opened(Place(url=url)) as database, database.engines.writing() as connection:
        fill(connection, practice)
    return url, practice


@pytest.fixture
def server(start, made):
    """A server of two workers: its process and port."""
    process = start("serve", "--database", made[0], "--port", "0", "--workers", "2", "--log-level", "warning")
    said = process.line()
    assert said.startswith("Frontdesk server ready at http://127.0.0.1:")
    return process, int(said.rpartition(":")[2])


def ask(port, path, token="", body=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        None if body is None else json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return json.load(answer)


def children(pid):
    """The workers of a server."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and b"spawn_main" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def listeners(url):
    with psycopg.connect(url) as connection:
        asked = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'frontdesk listener'"
        return connection.execute(asked).fetchone()[0]


def open_streams(stack, port, practice, count):
    """So many streams; the kernel deals them out to the workers."""
    streams = []
    for _ in range(count):
        stream = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
        stream.sendall(
            f"GET /api/v1/{practice.org}/events/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Authorization: Bearer {practice.tokens['admin']}\r\n\r\n".encode()
        )
        said = b""
        while b"retry:" not in said:
            said += stream.recv(4096)
        streams.append(stream)
    return streams


@linux
def test_a_worker_that_died_is_replaced_and_all_hear_of_a_change_and_end_with_the_server(server, made):
    process, port = server
    url, practice = made
    first = children(process.popen.pid)
    os.kill(first[0], signal.SIGKILL)
    until_blocking(
        lambda: first[0] not in (now := children(process.popen.pid)) and len(now) == 2, "worker in its place"
    )
    until_blocking(lambda: listeners(url) == 2, "two workers that listen")
    workers = children(process.popen.pid)
    with ExitStack() as stack:
        streams = open_streams(stack, port, practice, 8)
        closing = {"name": "Snow", "date": "2027-01-05", "location_uuid": None}
        told = ask(port, f"/api/v1/{practice.org}/holidays", practice.tokens["admin"], closing)
        for stream in streams:
            said = b""
            while told["id"].encode() not in said:
                said += stream.recv(4096)
        process.popen.terminate()
        for stream in streams:
            while stream.recv(4096):
                pass
    assert process.wait() == 0
    assert not any(map(alive, workers))
    assert process.popen.stdout.read() == b""
    line = json.loads(process.popen.stderr.readline())
    assert (line["event"], line["exit_code"]) == ("worker died", -signal.SIGKILL)


@linux
def test_no_worker_outlives_its_server(server):
    process, _ = server
    workers = children(process.popen.pid)
    process.popen.kill()
    process.wait()
    until_blocking(lambda: not any(map(alive, workers)), "end of the workers")


def test_workers_that_cannot_start_are_no_server(capfd):
    said = []
    with listen("127.0.0.1", 0) as bound:
        work = Work(Place(url="postgresql://127.0.0.1:1/nowhere"), logs.configure)
        with pytest.raises(CommandFailed, match="A worker could not start"):
            Workers(1, bound, work).run(lambda: said.append("ready"))
    assert said == []
    assert "cannot be reached" in capfd.readouterr().err


def test_a_folder_is_served_by_one_process(start, data_dir):
    process = start("serve", "--data-dir", data_dir, "--port", "0", "--workers", "2")
    assert process.wait() == 1
    assert b"need a PostgreSQL database" in process.popen.stderr.read()
    assert not data_dir.exists()


@pytest.mark.parametrize("count", ["0", "65", "two", "-1"])
def test_a_number_of_workers_that_makes_no_sense_is_refused(start, data_dir, count):
    process = start("serve", "--data-dir", data_dir, "--workers", count)
    assert process.wait() == 2
    assert b"number of workers" in process.popen.stderr.read()
