"""A practice server as its own process, on either engine, and what it answers over HTTP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from support.canary import look_into
from support.littleoffice import DAY, LittleOffice

READY = "Frontdesk server ready at "


class ServerProcess:
    """``frontdesk serve`` from its start to its end.

    Attributes:
        place: how it was told where its database is.
        log: the file its log goes to.
        address: where it answers; the same again after `start_again`.
    """

    def __init__(self, place: tuple[str, str], log: Path) -> None:
        self.place, self.log = place, log
        self.address = ""
        self._start("0")

    def _start(self, port: str) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "frontdesk.server.cli", "serve", *self.place, "--port", port],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith(READY), f"the server did not start: {line!r} {self.log.read_text()[-2000:]}"
        self.address = line.removeprefix(READY).strip()

    def freeze(self) -> None:
        """Let it hang: it keeps its connections and answers nothing."""
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self._process.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self._process.kill()
        self._put_away()

    def start_again(self) -> None:
        """Start it at the same address."""
        self._start(self.address.rsplit(":", 1)[1])

    def stop(self) -> None:
        """End it in order, if it still runs."""
        if self._process.poll() is None:
            self.thaw()
            self._process.terminate()
        self._put_away()

    def _put_away(self) -> None:
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        look_into(self.log)


class Ledger:
    """What the server says of one office, asked over HTTP and read from its log; never through the window.

    Attributes:
        office: the ids it knows by name.
    """

    def __init__(self, server: ServerProcess, office: LittleOffice, person: str = "ben") -> None:
        self.office = office
        self._server = server
        self._http = httpx.Client(
            base_url=f"{server.address}/api/v1/{office.org}",
            headers={"Authorization": f"Bearer {office.tokens[person]}", "X-Client-Id": f"desk-of-{person}"},
            timeout=20,
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        self._seen = server.log.stat().st_size

    def close(self) -> None:
        """End its connections."""
        self._http.close()

    def get(self, path: str, **params: Any) -> Any:
        """Ask for something below the organisation."""
        answer = self._http.get(path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def make(self, path: str, **body: Any) -> Any:
        """Make something below the organisation, as another desk would."""
        answer = self._http.post(path, json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def change(self, path: str, **body: Any) -> Any:
        """Change something of the practice, whatever its version, and return it."""
        answer = self._http.patch(path, json={"base_version": self.get(path)["version"], **body})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def visit(self, who: str | UUID) -> dict[str, Any]:
        """A visit as the server has it."""
        found: dict[str, Any] = self.get(f"/appointments/{self._id(who)}")
        return found

    def place(self, who: str | UUID) -> tuple[str, str, str]:
        """Operatory, start and end of a visit as the server has them."""
        visit = self.visit(who)
        return visit["operatory"]["name"], visit["start_time"], visit["end_time"]

    def visits_of(self, patient: str) -> list[dict[str, Any]]:
        """Every visit of a patient, in the order of their starts."""
        patient_id = self.visit(patient)["patient"]["id"]
        rows: list[dict[str, Any]] = self.get("/appointments", patient_uuid=patient_id)["items"]
        return sorted(rows, key=lambda row: row["start_time"])

    def move(self, who: str, room: str, start: str, end: str) -> None:
        """Move a visit as another desk would."""
        assert self.try_to_move(who, room, start, end) == 200

    def try_to_move(self, who: str, room: str, start: str, end: str) -> int:
        """Do the same where it may be refused; return the answer's status."""
        body = {
            "base_version": self.visit(who)["version"],
            "schedule_date": DAY.isoformat(),
            "start_time": start,
            "end_time": end,
            "operatory_uuid": str(self.office.rooms[room]),
        }
        return self._http.post(f"/appointments/{self._id(who)}/move", json=body).status_code

    def history(self, who: str | UUID) -> list[dict[str, Any]]:
        """What happened to a visit, the latest first."""
        rows: list[dict[str, Any]] = self.get(f"/appointments/{self._id(who)}/history")["items"]
        return rows

    def writes(self, person: str = "ana") -> list[str]:
        """The changes a person asked the server for since the test began, by what the server's log calls them."""
        with self._server.log.open("rb") as log:
            log.seek(self._seen)
            rows = [json.loads(line) for line in log if line.endswith(b"\n")]
        me = str(self.office.people[person])
        return [row["operation"] for row in rows if row.get("user_id") == me and row["method"] != "GET"]

    def _id(self, who: str | UUID) -> UUID:
        return who if isinstance(who, UUID) else self.office.visits[who]
