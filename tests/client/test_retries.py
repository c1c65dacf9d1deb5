"""What is tried again, what is not, and what each kind of silence means."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from frontdesk.client import (
    ApiError,
    Backoff,
    Conflict,
    ConnectFailed,
    Invalid,
    NoAnswer,
    OutcomeUnknown,
    SchedulingClient,
    ServerError,
    TransportError,
    Unusable,
)
from frontdesk.contract.appointments import CheckConflictsIn, MoveAppointmentIn
from frontdesk.contract.common import CLIENT_ID, IDEMPOTENCY_KEY, REQUEST_ID

MOVE = MoveAppointmentIn(
    base_version=1, schedule_date=dt.date(2026, 3, 9), start_time=dt.time(9, 40), end_time=dt.time(10, 20)
)
NOT_SENT = [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full")]
SENT = [
    httpx.ReadTimeout("silence"),
    httpx.ReadError("reset"),
    httpx.RemoteProtocolError("gone"),
    httpx.WriteError("half"),
]


class TestWrites:
    @pytest.mark.parametrize("failure", [*NOT_SENT, httpx.Response(503), httpx.Response(429)])
    async def test_a_write_that_was_not_carried_out_is_sent_again_under_the_same_key(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any], failure: Any
    ) -> None:
        server.then(failure, failure, httpx.Response(200, json=appointment(version=2)))
        moved = await client.appointments.move(uuid4(), MOVE)
        assert moved.version == 2
        assert len(server.requests) == 3
        assert len({request.headers[IDEMPOTENCY_KEY] for request in server.requests}) == 1
        assert len({request.headers[REQUEST_ID] for request in server.requests}) == 1
        assert {request.content for request in server.requests} == {server.last.content}

    @pytest.mark.parametrize("failure", SENT)
    async def test_a_write_without_an_answer_is_unknown_and_not_repeated(
        self, client: SchedulingClient, server: Any, failure: Exception
    ) -> None:
        server.then(failure)
        with pytest.raises(OutcomeUnknown) as caught:
            await client.appointments.move(uuid4(), MOVE)
        assert len(server.requests) == 1
        assert caught.value.key == server.last.headers[IDEMPOTENCY_KEY]

    @pytest.mark.parametrize("status", [502, 504])
    async def test_a_gateway_that_gave_up_leaves_the_outcome_unknown(
        self, client: SchedulingClient, server: Any, status: int
    ) -> None:
        server.then(httpx.Response(status))
        with pytest.raises(OutcomeUnknown):
            await client.appointments.move(uuid4(), MOVE)
        assert len(server.requests) == 1

    async def test_a_conflict_is_never_tried_again(self, client: SchedulingClient, server: Any) -> None:
        server.says({"detail": "Another visit is there.", "code": "slot_taken"}, 409)
        with pytest.raises(Conflict):
            await client.appointments.move(uuid4(), MOVE)
        assert len(server.requests) == 1
        assert server.slept == []

    async def test_a_server_fault_is_not_tried_again(self, client: SchedulingClient, server: Any) -> None:
        server.then(httpx.Response(500))
        with pytest.raises(ServerError):
            await client.appointments.move(uuid4(), MOVE)
        assert len(server.requests) == 1

    async def test_a_server_that_cannot_be_reached_has_changed_nothing(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.then(httpx.ConnectError("refused"))
        with pytest.raises(ConnectFailed):
            await client.appointments.move(uuid4(), MOVE)
        assert len(server.requests) == 3

    async def test_the_caller_can_repeat_a_write_under_its_own_key(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any]
    ) -> None:
        server.says(appointment())
        await client.appointments.move(uuid4(), MOVE, key="the-same")
        await client.appointments.move(uuid4(), MOVE, key="the-same")
        assert [request.headers[IDEMPOTENCY_KEY] for request in server.requests] == ["the-same", "the-same"]

    async def test_two_writes_have_two_keys(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any]
    ) -> None:
        server.says(appointment())
        await client.appointments.move(uuid4(), MOVE)
        await client.appointments.move(uuid4(), MOVE)
        assert len({request.headers[IDEMPOTENCY_KEY] for request in server.requests}) == 2


class TestReads:
    @pytest.mark.parametrize("failure", [*NOT_SENT, *SENT, *map(httpx.Response, (429, 502, 503, 504))])
    async def test_a_read_is_tried_again_after_every_passing_failure(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any], failure: Any
    ) -> None:
        server.then(failure, httpx.Response(200, json=appointment()))
        await client.appointments.get(uuid4())
        assert len(server.requests) == 2
        assert IDEMPOTENCY_KEY not in server.last.headers

    async def test_a_read_that_stays_unanswered_says_so(self, client: SchedulingClient, server: Any) -> None:
        server.then(httpx.ReadTimeout("silence"))
        with pytest.raises(NoAnswer):
            await client.appointments.get(uuid4())
        assert len(server.requests) == 3

    async def test_asking_about_a_slot_is_a_read(self, client: SchedulingClient, server: Any) -> None:
        server.then(httpx.ReadTimeout("silence"), httpx.Response(200, json={"has_conflicts": False}))
        slot = CheckConflictsIn(
            location_uuid=uuid4(),
            operatory_uuid=uuid4(),
            schedule_date=dt.date(2026, 3, 9),
            start_time=dt.time(9, 40),
            end_time=dt.time(10, 20),
        )
        verdict = await client.appointments.check_conflicts(slot)
        assert not verdict.has_conflicts
        assert IDEMPOTENCY_KEY not in server.last.headers


class TestWaiting:
    def test_waits_double_up_to_a_longest_one(self) -> None:
        backoff = Backoff(first=0.25, longest=2.0, random=lambda: 1.0)
        assert [backoff.delay(attempt) for attempt in range(1, 6)] == [0.25, 0.5, 1.0, 2.0, 2.0]

    def test_desks_do_not_come_back_in_step(self) -> None:
        early, late = (Backoff(random=lambda at=at: at).delay(3) for at in (0.0, 0.999))
        assert early == pytest.approx(0.5)
        assert early < late < 1.0

    def test_a_server_says_when_to_come_back(self) -> None:
        backoff = Backoff(longest=8.0)
        assert backoff.delay(1, "3") == 3.0
        assert backoff.delay(1, "3600") == 8.0

    @pytest.mark.parametrize("wish", ["soon", "-1", "1e9", "Wed, 21 Oct 2026 07:28:00 GMT", "٣"])
    def test_a_wish_that_is_no_number_of_seconds_is_ignored(self, wish: str) -> None:
        assert Backoff(random=lambda: 1.0).delay(1, wish) == 0.25

    async def test_the_wish_is_respected(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any]
    ) -> None:
        server.then(httpx.Response(503, headers={"Retry-After": "2"}), httpx.Response(200, json=appointment()))
        await client.appointments.get(uuid4())
        assert server.slept == [2.0]

    @pytest.mark.parametrize("status", [429, 503])
    async def test_who_is_to_wait_longer_than_anybody_would_is_told_at_once(
        self, client: SchedulingClient, server: Any, status: int
    ) -> None:
        server.says({"detail": "Try again in 9 seconds."}, status=status, **{"Retry-After": "9"})
        with pytest.raises(ApiError, match="9 seconds"):
            await client.sign_in("joe", "correct horse")
        assert (len(server.requests), server.slept) == (1, [])

    def test_a_thousandth_attempt_still_has_a_delay(self) -> None:
        assert Backoff(random=lambda: 1.0).delay(1000) == 8.0


async def test_every_request_says_which_desk_it_comes_from(
    client: SchedulingClient, server: Any, appointment: Callable[..., Any]
) -> None:
    server.says(appointment())
    await client.appointments.get(uuid4())
    assert server.last.headers[CLIENT_ID] == "desk-1"
    assert server.last.headers["Authorization"] == "Bearer secret-token"
    assert server.last.headers["User-Agent"].startswith("frontdesk/")


def test_no_failure_of_the_line_passes_for_an_answer() -> None:
    assert {ConnectFailed, NoAnswer, OutcomeUnknown} <= set(TransportError.__subclasses__())


class TestWhatCannotBeSent:
    @pytest.mark.parametrize(
        "address",
        [
            "http://127.0.0.1:abc",
            "http://[::1",
            "http://" + 70_000 * "a",
            "http://127.0.0.1:99999",
            "http://127.0.0.1:0",
            "http://127.0.0.1:-1",
            "http://xn--a",
            "127.0.0.1:8765",
            "practice.example",
            "ftp://127.0.0.1",
            "http://",
            "",
        ],
    )
    async def test_an_address_that_is_none_is_told_in_a_sentence(self, client: SchedulingClient, address: str) -> None:
        for use in (SchedulingClient, lambda address: client.use_server(address, "token")):
            with pytest.raises(Unusable, match=r"^The server's address cannot be read\. Write it like http://"):
                use(address)

    @pytest.mark.parametrize("token", ["olé", "to\nken", "token\x7f", "token ", " token"])
    async def test_a_token_that_is_none_is_told_without_quoting_it(self, client: SchedulingClient, token: str) -> None:
        for use in (lambda: SchedulingClient("http://127.0.0.1:9", token), lambda: client.use_token(token)):
            with pytest.raises(Unusable, match=r"^The token has characters other than plain") as caught:
                use()
            assert caught.value.__context__ is None

    @pytest.mark.parametrize("name", ["recepción", "desk\n1", "desk 1 "])
    def test_a_name_that_cannot_be_sent_is_told(self, name: str) -> None:
        with pytest.raises(Unusable, match="name of this client"):
            SchedulingClient("http://127.0.0.1:9", client_id=name)

    async def test_what_cannot_be_written_as_a_request_is_not_sent(self, client: SchedulingClient, server: Any) -> None:
        server.says({})
        for ask in (
            lambda: client.appointments.restore(uuid4(), key="clé"),
            lambda: client.appointments.restore(uuid4(), key="two\nlines"),
            lambda: client.appointments.restore(uuid4(), key="key "),
            lambda: client.sign_in("joe\ud800", "correct horse"),
            lambda: client.sign_in("joe", "correct \ud800 horse"),
            lambda: client.patients.search("\ud800"),
            lambda: client.patients.search(70_000 * "a"),
        ):
            with pytest.raises(Unusable):
                await ask()
        assert server.requests == []

    @pytest.mark.parametrize(("name", "password"), [("", "x"), (201 * "a", "x"), ("joe", 1025 * "x"), ("joe\0", "x")])
    async def test_what_nobody_can_sign_in_with_is_for_the_server_to_refuse(
        self, client: SchedulingClient, server: Any, name: str, password: str
    ) -> None:
        fault = {"loc": ["body", "username"], "msg": "This text cannot be blank.", "type": "text_blank"}
        server.says({"detail": [fault]}, status=422)
        with pytest.raises(Invalid, match="cannot be blank"):
            await client.sign_in(name, password)
        assert json.loads(server.last.content) == {"username": name, "password": password}
