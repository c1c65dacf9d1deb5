import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from frontdesk.server.platform import sharing
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.idempotency import Answer
from frontdesk.server.platform.sharing import SharedAnswers


class Work:
    """Counts how often an answer was worked out."""

    def __init__(self):
        self.done = 0

    def __call__(self, unit):
        self.done += 1
        return Answer(200, b"%d" % self.done)


@pytest.fixture
def ask(database, practice):
    answers, work = SharedAnswers(), Work()

    def read(request="/day", who="admin"):
        return answers.read(database, practice.caller(who), request, work).body

    read.work, read.answers = work, answers
    return read


def change(database, practice):
    with database.write(practice.caller()) as unit:
        unit.record("note", practice.chicago, "changed", {"text": ("", "x")})


def test_an_answer_is_given_again_until_something_changes(ask, database, practice):
    assert [ask(), ask()] == [b"1", b"1"]
    change(database, practice)
    assert [ask(), ask()] == [b"2", b"2"]


def test_what_somebody_else_may_see_or_asks_for_is_another_answer(ask):
    assert [ask(), ask("/day?x"), ask(who="denver"), ask(who="read_only")] == [b"1", b"2", b"3", b"4"]
    assert ask() == b"1"


async def test_those_who_ask_at_once_wait_for_one_answer(ask):
    said = await asyncio.gather(*(asyncio.to_thread(ask) for _ in range(6)))
    assert set(said) == {b"1"}


def test_a_refusal_is_not_kept(ask, monkeypatch):
    def refuse(unit):
        raise ValueError

    monkeypatch.setattr(Work, "__call__", lambda self, unit: refuse(unit))
    with pytest.raises(ValueError):
        ask()
    monkeypatch.undo()
    assert ask.work.done == 0


def test_the_oldest_answers_are_forgotten(ask, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_ANSWERS", 2)
    for request in ("/1", "/2", "/3"):
        ask(request)
    assert ask("/3") == b"3"
    assert ask("/1") == b"4"


def test_an_answer_that_ends_by_itself_is_given_until_then_though_nothing_changes(database, practice):
    clock = [datetime(2026, 3, 9, 15, 0, tzinfo=UTC)]
    database.clock = lambda: clock[0]
    answers, work = SharedAnswers(), Work()

    def reading(unit):
        unit.true_only_until(clock[0] + timedelta(minutes=9))
        unit.true_only_until(clock[0] + timedelta(minutes=5))
        unit.true_only_until(clock[0] + timedelta(minutes=7))
        return work(unit)

    def ask():
        return answers.read(database, practice.caller(), "/day", reading).body

    said = [ask()]
    for minutes in (4, 1, 4, 1):
        clock[0] += timedelta(minutes=minutes)
        said.append(ask())
    assert said == [b"1", b"1", b"2", b"2", b"3"]


def refuse(unit):
    raise NotFoundProblem("day")


def test_refused_requests_leave_nothing_behind(database, practice):
    answers = SharedAnswers()
    for number in range(50):
        with pytest.raises(NotFoundProblem):
            answers.read(database, practice.caller(), f"/day?{number}", refuse)
    assert (len(answers), answers.held_bytes) == (0, 0)


def test_refused_requests_empty_the_memory_for_nobody(ask, monkeypatch, database, practice):
    monkeypatch.setattr(sharing, "MOST_ANSWERS", 3)
    said = [ask("/1"), ask("/2"), ask("/3")]
    for number in range(10):
        with pytest.raises(NotFoundProblem):
            ask.answers.read(database, practice.caller(), f"/no/{number}", refuse)
    assert [ask("/1"), ask("/2"), ask("/3")] == said


def test_who_waits_for_what_is_refused_to_another_asks_again(database, practice):
    answers, work = SharedAnswers(), Work()
    is_begun, goes_on = threading.Event(), threading.Event()

    def refuse_late(unit):
        is_begun.set()
        goes_on.wait(5)
        raise NotFoundProblem("day")

    def ask(how):
        return answers.read(database, practice.caller(), "/day", how)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(ask, refuse_late)
        is_begun.wait(5)
        second = pool.submit(ask, work)
        while answers.asking("/day") < 2:
            time.sleep(0.001)
        goes_on.set()
        assert isinstance(first.exception(5), NotFoundProblem)
        assert second.result(5).body == b"1"
    assert (ask(work).body, len(answers)) == (b"1", 1)


def test_an_answer_that_is_no_longer_true_goes_when_the_next_is_refused(ask, database, practice):
    ask("/day")
    change(database, practice)
    with pytest.raises(NotFoundProblem):
        ask.answers.read(database, practice.caller(), "/day", refuse)
    assert len(ask.answers) == 0


def test_addresses_count_as_well_as_answers(ask, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_BYTES", 2_000)
    for number in range(20):
        ask(f"/{number}?{'x' * 500}")
    assert ask.answers.held_bytes <= 2_000
    assert len(ask.answers) == 3


def test_answers_to_endless_addresses_are_not_kept(ask):
    endless = "/day?" + "x" * sharing.LONGEST_REQUEST
    assert [ask("/day"), ask(endless), ask(endless), ask("/day")] == [b"1", b"2", b"3", b"1"]
    assert len(ask.answers) == 1


def test_what_is_held_is_what_has_been_asked_for(database, practice, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_BYTES", 900)
    answers, chance = SharedAnswers(), Random(7)
    for _ in range(300):
        request = f"/{chance.randrange(8)}"
        body = b"x" * chance.randrange(300)
        if chance.random() < 0.3:
            change(database, practice)
        with suppress(NotFoundProblem):
            answers.read(
                database,
                practice.caller(),
                request,
                refuse if chance.random() < 0.2 else lambda unit, body=body: Answer(200, body),
            )
        held = sum(kept.size for kept in answers._kept.values())
        assert answers.held_bytes == held <= 900
    assert len(answers) > 1
