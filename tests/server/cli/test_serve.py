import base64
import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
import urllib.error
import urllib.request

import pytest
from sqlalchemy import update
from sqlalchemy.engine import make_url

from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.embedded import RUNTIME_FILE
from frontdesk.server.cli.lockfile import FolderLock, LockHeld
from frontdesk.server.cli.opening import FILE_NAME, Place, opened
from frontdesk.server.cli.running import listen
from frontdesk.server.db.tables import users

SECRET = "a secret between window and server"
HELLO = {"secret": SECRET, "user": "maria"}


def ask(port, path, token=SECRET):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.load(answer)


def embedded(start, folder, **changed):
    process = start("serve", "--embedded", "--data-dir", folder, hello=HELLO | changed)
    return process, json.loads(process.line())


def gone(pid, within=15.0):
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_a_window_starts_its_server_and_the_server_ends_with_it(start, data_dir):
    process, said = embedded(start, data_dir)
    me = ask(said["port"], "/api/v1/auth/me")
    assert (me["user"]["name"], me["user"]["role"], me["org"]["id"]) == ("maria", "admin", said["org_id"])
    runtime = data_dir / RUNTIME_FILE
    assert json.loads(runtime.read_text()) == {**said, "secret": SECRET, "pid": process.popen.pid}
    if sys.platform != "win32":
        assert runtime.stat().st_mode & 0o777 == 0o600
    process.hang_up()
    assert process.wait() == 0
    assert sorted(path.name for path in data_dir.iterdir()) == [FILE_NAME, "server.lock"]


def test_the_embedded_server_ends_at_once_even_while_somebody_listens(start, data_dir):
    process, said = embedded(start, data_dir)
    stream = socket.create_connection(("127.0.0.1", said["port"]))
    stream.sendall(
        f"GET /api/v1/{said['org_id']}/events/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {SECRET}\r\n\r\n".encode()
    )
    assert b"200 OK" in stream.recv(4096)
    began = time.monotonic()
    process.hang_up()
    assert process.wait() == 0
    assert time.monotonic() - began < 2.5
    stream.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_server_outlives_a_window_that_was_killed(data_dir):
    window = textwrap.dedent(
        f"""
        import json, subprocess, sys
        server = subprocess.Popen(
            [sys.executable, "-m", "frontdesk.server.cli", "serve", "--embedded", "--data-dir", {str(data_dir)!r}],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        server.stdin.write(json.dumps({HELLO!r}).encode() + b"\\n")
        server.stdin.flush()
        server.stdout.readline()
        print(server.pid, flush=True)
        sys.stdin.read()
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", window], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    pid = int(parent.stdout.readline())
    assert (data_dir / RUNTIME_FILE).exists()
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdin.close()
    parent.stdout.close()
    assert gone(pid)
    assert not (data_dir / RUNTIME_FILE).exists()
    with FolderLock(data_dir):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_a_killed_server_left_behind_does_not_stop_the_next(start, data_dir):
    process, first = embedded(start, data_dir)
    process.popen.kill()
    process.wait()
    assert (data_dir / RUNTIME_FILE).exists()
    process, second = embedded(start, data_dir)
    assert second["org_id"] == first["org_id"]
    assert json.loads((data_dir / RUNTIME_FILE).read_text())["pid"] == process.popen.pid
    assert ask(second["port"], "/api/ready") == {"status": "ready"}


def test_a_second_server_on_the_folder_is_refused(start, data_dir):
    first, said = embedded(start, data_dir)
    _, refused = embedded(start, data_dir)
    assert f"process {first.popen.pid}" in refused["error"]
    assert ask(said["port"], "/api/health") == {"status": "ok"}
    assert (data_dir / RUNTIME_FILE).exists()


def test_who_finds_a_folder_served_is_told_how_to_connect(start, data_dir):
    data_dir.mkdir()
    server = start("serve", "--data-dir", data_dir, "--port", "0")
    address = server.line().split()[-1]
    with pytest.raises(CommandFailed, match=f"as somebody with a password with: frontdesk --server {address}$"):
        opened(Place(data_dir=data_dir)).__enter__()


def enter_nora(start, folder):
    """Make the practice of maria with a second user, at the desk."""
    for name, *more in (("maria", "--role", "admin", "--practice", "Lakeside"), ("nora", "--role", "front_desk")):
        assert start("user", "add", name, *more, "--no-password", "--data-dir", folder).wait() == 0


def shown_by(name, secret=SECRET):
    """What a window shows a server that another window started."""
    return f"{secret}.{base64.urlsafe_b64encode(name.encode()).decode().rstrip('=')}"


def test_each_window_of_a_server_acts_for_who_sits_at_it(start, data_dir):
    enter_nora(start, data_dir)
    _, said = embedded(start, data_dir)

    def me(token=SECRET):
        return ask(said["port"], "/api/v1/auth/me", token)["user"]

    assert me()["name"] == "maria"
    assert (me(shown_by("Nora"))["name"], me(shown_by("nora"))["role"]) == ("nora", "front_desk")
    assert me(shown_by("maria"))["id"] == me()["id"]


def test_a_name_without_the_secret_and_no_name_at_all_are_let_in_by_nobody(start, data_dir):
    _, said = embedded(start, data_dir)
    foreign = shown_by("maria", "another secret of the same sort")
    for token in (foreign, f"{SECRET}.", f"{SECRET}.%%%", f"{SECRET}.gA", "."):
        with pytest.raises(urllib.error.HTTPError, match="401"):
            ask(said["port"], "/api/v1/auth/me", token)


def test_a_window_of_a_closed_account_is_let_in_by_nobody(start, data_dir):
    enter_nora(start, data_dir)
    with opened(Place(data_dir=data_dir)) as database, database.engines.writing() as connection:
        connection.execute(update(users).where(users.c.name == "nora").values(is_active=False))
    _, said = embedded(start, data_dir)
    with pytest.raises(urllib.error.HTTPError, match="401"):
        ask(said["port"], "/api/v1/auth/me", shown_by("nora"))


def test_a_name_that_nobody_has_becomes_nobody(start, data_dir):
    enter_nora(start, data_dir)
    _, said = embedded(start, data_dir)
    with pytest.raises(urllib.error.HTTPError, match="401"):
        ask(said["port"], "/api/v1/auth/me", shown_by("nroa"))
    names = [user["name"] for user in ask(said["port"], f"/api/v1/{said['org_id']}/users")["items"]]
    assert sorted(names) == ["maria", "nora"]


def test_a_window_started_under_a_mistyped_name_is_told_who_there_is(start, data_dir):
    enter_nora(start, data_dir)
    _, refused = embedded(start, data_dir, user="nroa")
    assert refused["error"] == (
        "There is nobody called nroa in this practice; there are: maria, nora. Start as one of them, or add them with: "
        "frontdesk user add"
    )


@pytest.mark.parametrize("hello", [{}, {"secret": "short"}, {"secret": SECRET, "user": ""}, {"secret": 5}])
def test_a_hello_that_makes_no_sense_is_refused(start, data_dir, hello):
    process = start("serve", "--embedded", "--data-dir", data_dir, hello=hello)
    assert "error" in json.loads(process.line())
    assert process.wait() == 1
    assert not data_dir.exists()


def test_a_server_for_the_network_says_where_it_is_and_ends_by_signal(start, data_dir):
    data_dir.mkdir()
    process = start("serve", "--data-dir", data_dir, "--port", "0")
    said = process.line()
    assert said.startswith("Frontdesk server ready at http://127.0.0.1:")
    port = int(said.rpartition(":")[2])
    assert ask(port, "/api/health") == {"status": "ok"}
    with pytest.raises(urllib.error.HTTPError, match="401"):
        ask(port, f"/api/v1/{'0' * 32}/appointments")
    process.popen.terminate()
    assert process.wait() == 0
    assert not (data_dir / f"{FILE_NAME}-wal").exists()


def test_a_taken_port_is_named():
    with listen("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        with pytest.raises(CommandFailed, match=f"Port {port} on 127.0.0.1 is taken"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_named():
    with pytest.raises(CommandFailed, match="is not an address of this machine"):
        listen("192.0.2.1", 0)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandFailed, match="cannot be made"), opened(Place(data_dir=tmp_path / "file" / "practice")):
        pass


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CommandFailed, match="no permission to write"), opened(Place(data_dir=tmp_path)):
        pass


def test_a_mistyped_folder_is_not_made_and_served(start, data_dir):
    process = start("serve", "--data-dir", data_dir, "--port", "0")
    assert process.wait() == 1
    said = process.popen.stderr.read().decode()
    assert f"There is no folder {data_dir}" in said
    assert f"frontdesk new --data-dir {data_dir}" in said
    assert not data_dir.exists()


def test_a_damaged_database_is_named(data_dir):
    with opened(Place(data_dir=data_dir)):
        pass
    (data_dir / FILE_NAME).write_bytes(os.urandom(8192))
    with pytest.raises(CommandFailed, match="is damaged"), opened(Place(data_dir=data_dir)):
        pass


def test_a_database_that_is_not_there_is_named_without_its_password():
    place = Place(url="postgresql://maria:hunter2@127.0.0.1:1/practice")
    with pytest.raises(CommandFailed, match="cannot be reached") as failure, opened(place):
        pass
    assert "hunter2" not in f"{failure.value} {place}"


@pytest.mark.parametrize("engine_name", ["postgresql"])
def test_a_postgresql_database_that_nobody_made_is_told_from_a_wrong_sign_in(empty_url):
    url = make_url(empty_url)
    with (
        pytest.raises(CommandFailed, match=r"has no database nowhere\. Make it"),
        opened(place_at(url, database="nowhere")),
    ):
        pass
    stranger = place_at(url, username="stranger")
    with pytest.raises(CommandFailed, match=r"refuses the sign-in of stranger\. Check the user"), opened(stranger):
        pass


def place_at(url, **changed):
    """The place of an address that differs in something."""
    return Place(url=url.set(**changed).render_as_string(hide_password=False))


def test_a_lock_is_held_by_one_and_free_again_after_it(tmp_path):
    with FolderLock(tmp_path):
        with pytest.raises(LockHeld) as held, FolderLock(tmp_path):
            pass
        assert held.value.pid == os.getpid()
    with FolderLock(tmp_path):
        pass


def test_the_document_is_printed_without_a_database(start):
    process = start("openapi")
    out, _ = process.popen.communicate(timeout=60)
    assert process.popen.returncode == 0
    assert json.loads(out)["info"]["title"] == "Frontdesk scheduling API"


def guessed_from(port, addresses):
    """Guess as somebody else each time, as if from these addresses; return the last answer's status."""
    status = 0
    for number, address in enumerate(addresses):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/v1/auth/token",
            data=json.dumps({"username": f"name {number}", "password": "guess"}).encode(),
            headers={"Content-Type": "application/json", "X-Forwarded-For": address},
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)  # noqa: S310
        status = refused.value.code
        refused.value.close()
    return status


@pytest.mark.parametrize(
    ("proxy", "status"),
    [
        ((), 429),
        (("--behind-proxy", "10.9.8.7"), 429),
        (("--behind-proxy",), 401),
        (("--behind-proxy", "127.0.0.0/8"), 401),
    ],
)
def test_only_the_proxy_one_names_is_believed_whom_it_asks_for(start, data_dir, proxy, status):
    data_dir.mkdir()
    process = start("serve", "--data-dir", data_dir, "--port", "0", *proxy)
    port = int(process.line().rpartition(":")[2])
    assert guessed_from(port, [f"203.0.113.{number}" for number in range(21)]) == status


def test_a_guesser_whom_the_proxy_names_by_no_address_or_by_one_in_many_spellings_is_slowed_down(start, data_dir):
    data_dir.mkdir()
    process = start("serve", "--data-dir", data_dir, "--port", "0", "--behind-proxy")
    port = int(process.line().rpartition(":")[2])
    assert guessed_from(port, [f"2001:db8:{'0:' * (number % 4 + 1)}:7" for number in range(21)]) == 429
    assert guessed_from(port, [f"nobody {number}" for number in range(21)]) == 429


def test_a_proxy_that_is_no_address_is_refused(start, data_dir):
    process = start("serve", "--data-dir", data_dir, "--behind-proxy", "the-proxy")
    assert process.wait() == 2
    assert b"'the-proxy' is no address" in process.popen.stderr.read()
