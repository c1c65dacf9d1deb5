"""Finding the practice server that runs already, among whatever else a computer has on its ports."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontdesk.app.supervisor import RUNTIME_FILE, Endpoint, LocalServer, ServerStartFailed


@contextmanager
def listener(*answers: bytes) -> Iterator[int]:
    """Something on a port that says these to one caller after the other."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for answer in answers:
                caller, _ = server.accept()
                with caller:
                    caller.recv(4096)
                    caller.sendall(answer)

        thread = threading.Thread(target=serve, name="listener")
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def left_behind(folder: Path, port: object, user: str | None = None) -> LocalServer:
    """A folder with the word of a server on that port."""
    (folder / RUNTIME_FILE).write_text(json.dumps({"port": port, "secret": "s" * 40}))
    return LocalServer(folder, user)


@pytest.fixture
def _starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: LocalServer) -> Endpoint:
        raise ServerStartFailed("not in this test")

    monkeypatch.setattr(LocalServer, "_start", refuse)


@pytest.mark.usefixtures("_starts_nothing")
def test_a_server_that_is_well_is_joined_whatever_proxy_the_network_wants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with listener(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") as port:
        assert left_behind(tmp_path, port).ensure_blocking() == Endpoint(f"http://127.0.0.1:{port}", "s" * 40)


@pytest.mark.usefixtures("_starts_nothing")
@pytest.mark.parametrize("port", [0, 70_000, -1, "many", None])
def test_a_word_that_makes_no_sense_is_no_server(tmp_path: Path, port: object) -> None:
    with pytest.raises(ServerStartFailed, match="not in this test"):
        left_behind(tmp_path, port).ensure_blocking()


@pytest.mark.usefixtures("_starts_nothing")
@pytest.mark.parametrize("answer", [b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 404 Not Found\r\n\r\n", b""])
def test_what_took_over_the_port_of_a_dead_server_is_not_joined(tmp_path: Path, answer: bytes) -> None:
    with listener(answer) as port, pytest.raises(ServerStartFailed, match="not in this test"):
        left_behind(tmp_path, port).ensure_blocking()


WELL = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@pytest.mark.usefixtures("_starts_nothing")
def test_a_window_that_joins_acts_for_who_sits_at_it(tmp_path: Path) -> None:
    with listener(WELL, WELL) as port:
        joined = left_behind(tmp_path, port, "nora").ensure_blocking()
    assert joined == Endpoint(f"http://127.0.0.1:{port}", f"{'s' * 40}.bm9yYQ")


@pytest.mark.usefixtures("_starts_nothing")
def test_a_window_whose_account_is_closed_does_not_act_for_somebody_else(tmp_path: Path) -> None:
    with (
        listener(WELL, b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n") as port,
        pytest.raises(ServerStartFailed, match="Nobody called nora may work here"),
    ):
        left_behind(tmp_path, port, "nora").ensure_blocking()
