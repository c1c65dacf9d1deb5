"""A server killed in the middle of its work has lost and doubled nothing; `bench.crash` tries it a hundred times."""

import dataclasses

import pytest

from bench import crash
from bench.crash import Written, faults


@pytest.fixture
def place(engine_name, request, tmp_path):
    if engine_name == "sqlite":
        return ["--data-dir", str(tmp_path)]
    return ["--database", request.getfixturevalue("postgres").create("crash")]


async def test_a_killed_server_keeps_what_it_answered_and_does_nothing_twice(place, tmp_path, monkeypatch):
    seen = []

    def looked_through(where, org, written, visits):
        seen.append((where, org, written, visits))
        return faults(where, org, written, visits)

    monkeypatch.setattr(crash, "faults", looked_through)
    result = await crash.campaign(place, tmp_path / "complaints.log", kills=2, seed=7, clients=4)
    assert not any(result["faults"].values()), result["faults"]
    assert result["writes"] > 0

    # Who finds nothing has to be able to find something.
    where, org, written, visits = seen[0]
    done = next(each for each in written if each.status < 300)
    visit = next(iter(visits))
    never, otherwise = Written("never arrived", 200), dataclasses.replace(done, status=409)
    ahead = visits | {visit: visits[visit] | {"version": 99}}
    without = {key: visits[key] for key in visits if key != visit}
    assert faults(where, org, [*written, never], visits)["lost"] == 2
    assert faults(where, org, [otherwise], visits)["done_though_refused"] == 1
    assert faults(where, org, written, ahead)["lost"] == 1
    assert faults(where, org, written, without)["unknown"] == 1
