"""A client that somebody else wrote for the Open Dental API, against a running server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import opendental
import pytest

from frontdesk.server.cli.opening import FILE_NAME
from frontdesk.server.db.engines import open_engines
from frontdesk.server.opendental.keys import issue_pair
from frontdesk.server.opendental.operations import Permission
from support.serverprocess import ServerProcess
from support.tinypractice import TinyPractice

# It is written in an older style of the library that reads its answers, which says so.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Valid config keys have changed:UserWarning"),
    pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince20"),
]


@pytest.fixture
def client(sqlite_template: tuple[Path, TinyPractice], tmp_path: Path) -> Iterator[Any]:
    template, practice = sqlite_template
    shutil.copy(template, tmp_path / FILE_NAME)
    engines = open_engines(tmp_path / FILE_NAME)
    with engines.writing() as connection:
        now = datetime.now(UTC)
        pair = issue_pair(connection, practice.org, practice.users["admin"], now, frozenset(Permission))
    engines.close()
    developer, _, customer = pair.partition("/")
    server = ServerProcess(("--data-dir", str(tmp_path)), tmp_path / "server.log")
    try:
        base = f"{server.address}/opendental/api/v1"
        made = opendental.OpenDentalClient(developer, customer, base_url=base, max_retries=0)
        yield made
        made.session.close()
    finally:
        server.stop()


def test_it_reads_and_works_on_the_book(client: Any) -> None:
    rooms = client.operatories.list()
    assert [room.name for room in rooms] == ["Op 1", "Op 2", "Op 3", "Op 1"]
    assert client.operatories.get(rooms[1].operatory_num).name == "Op 2"
    providers = client.providers.list()
    assert [provider.abbreviation for provider in providers] == ["OKA", "LIN", "MOR"]
    people = client.patients.get_all(throttle_delay=0)
    assert [patient.last_name for patient in people] == ["Alvarez", "Baker", "Cao"]
    wanted = {
        "PatNum": people[0].id,
        "AptDateTime": "2026-03-09 09:20:00",
        "Op": rooms[0].operatory_num,
        "ProvNum": providers[0].prov_num,
        "Pattern": "//XXXX//",
        "Note": "Prefers mornings",
    }
    visit = client.appointments.create(wanted)
    with pytest.raises(opendental.exceptions.OpenDentalAPIError, match="Op 1 is taken until 10:00"):
        client.appointments.create(wanted)
    client.appointments.append_note(visit.apt_num, "Bring X-rays")
    client.appointments.confirm(visit.apt_num, confirm_val="Confirmed")
    moved = client.appointments.update(visit.apt_num, {"AptDateTime": "2026-03-09 14:00:00"})
    assert (moved.apt_date_time, moved.confirmed_str) == (datetime(2026, 3, 9, 14), "Confirmed")
    seen = client.appointments.get(visit.apt_num)
    assert (seen.note, seen.pattern) == ("Prefers mornings Bring X-rays", "//XXXX//")
    assert [each.apt_num for each in client.appointments.get_by_date("2026-03-09")] == [visit.apt_num]
    client.appointments.break_appointment(visit.apt_num, "true", break_type="Missed")
    assert client.appointments.get(visit.apt_num).apt_status == "UnschedList"
