"""What an answer becomes: a model, or an error that says what to do and quotes nothing."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from frontdesk.client import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    FrontdeskError,
    Invalid,
    NotFound,
    SchedulingClient,
    ServerError,
    Unauthorized,
    UnexpectedAnswer,
    Unusable,
    parsing,
)
from frontdesk.contract.appointments import AppointmentListOut
from frontdesk.contract.common import REQUEST_ID

SECRET = "Nguyen, Linh"


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, BadRequest),
            (401, Unauthorized),
            (403, Forbidden),
            (404, NotFound),
            (409, Conflict),
            (410, BadRequest),
            (413, BadRequest),
            (422, Invalid),
            (500, ServerError),
        ],
    )
    async def test_each_status_has_its_error(
        self, client: SchedulingClient, server: Any, status: int, kind: type[ApiError]
    ) -> None:
        server.says({"detail": "One sentence.", "code": "a_word", "hint": 3}, status, **{REQUEST_ID: "r-17"})
        with pytest.raises(ApiError) as caught:
            await client.appointments.get(uuid4())
        assert type(caught.value) is kind
        assert caught.value.detail == "One sentence."
        assert caught.value.code == "a_word"
        assert caught.value.request_id == "r-17"
        assert caught.value.extras == {"hint": 3}

    @pytest.mark.parametrize(
        "body", [b"", b"<html>", b"[]", b'"no"', b'{"detail": null}', b'{"detail": 3}', b"\xff\xfe"]
    )
    async def test_a_refusal_without_a_sentence_still_has_one(
        self, client: SchedulingClient, server: Any, body: bytes
    ) -> None:
        server.then(httpx.Response(404, content=body))
        with pytest.raises(NotFound, match="The server answered 404"):
            await client.appointments.get(uuid4())

    @pytest.mark.parametrize(("said", "told"), [("30", 30.0), ("soon", None), (None, None)])
    async def test_a_refusal_tells_how_long_to_wait_if_the_server_says_so(
        self, client: SchedulingClient, server: Any, said: str | None, told: float | None
    ) -> None:
        server.says({"detail": "Too many attempts."}, status=429, **({} if said is None else {"Retry-After": said}))
        with pytest.raises(BadRequest) as refused:
            await client.sign_in("jordan", "wrong")
        assert refused.value.retry_after == told

    async def test_a_stale_version_says_both_versions(self, client: SchedulingClient, server: Any) -> None:
        server.says({"detail": "Changed.", "code": "stale_version", "expected_version": 3, "current_version": 5}, 409)
        with pytest.raises(Conflict) as caught:
            await client.appointments.delete(uuid4())
        assert (caught.value.expected_version, caught.value.current_version) == (3, 5)
        assert caught.value.conflicts is None

    async def test_a_taken_slot_says_what_is_there(self, client: SchedulingClient, server: Any) -> None:
        row = {
            "reference": {"id": str(uuid4()), "name": None},
            "start_time": "2026-03-09T14:40:00Z",
            "end_time": "2026-03-09T15:20:00Z",
            "reason_code": "APPOINTMENT_OVERLAP",
            "sentence": "Op 2 is taken until 10:20.",
        }
        conflicts = {"appointments": [row], "providers": [], "blockouts": []}
        server.says({"detail": "Taken.", "code": "slot_taken", "conflicts": conflicts}, 409)
        with pytest.raises(Conflict) as caught:
            await client.appointments.delete(uuid4())
        assert caught.value.conflicts is not None
        assert caught.value.conflicts.appointments[0].sentence == "Op 2 is taken until 10:20."

    async def test_conflicts_of_a_foreign_shape_do_not_hide_the_refusal(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.says({"detail": "Taken.", "conflicts": ["something"], "current_version": "5"}, 409)
        with pytest.raises(Conflict, match="Taken") as caught:
            await client.appointments.delete(uuid4())
        assert caught.value.conflicts is None
        assert caught.value.current_version is None


class TestInvalid:
    async def test_an_echoed_input_goes_no_further(self, client: SchedulingClient, server: Any) -> None:
        echo = {
            "loc": ["body", "note"],
            "msg": "Too long.",
            "type": "string_too_long",
            "input": SECRET,
            "ctx": {"x": SECRET},
        }
        server.says({"detail": [echo]}, 422)
        with pytest.raises(Invalid) as caught:
            await client.appointments.get(uuid4())
        assert caught.value.detail == "Too long."
        assert caught.value.fields[0].loc == ["body", "note"]
        assert SECRET not in repr(vars(caught.value))

    async def test_a_time_the_clocks_skip_can_be_told_apart(self, client: SchedulingClient, server: Any) -> None:
        server.says({"detail": [{"loc": ["body", "start_time"], "msg": "No such time.", "type": "dst_gap"}]}, 422)
        with pytest.raises(Invalid) as caught:
            await client.appointments.get(uuid4())
        assert caught.value.has("dst_gap")
        assert not caught.value.has("missing")

    async def test_faults_of_a_foreign_shape_are_passed_over(self, client: SchedulingClient, server: Any) -> None:
        server.says({"detail": ["no", {"msg": 1}]}, 422)
        with pytest.raises(Invalid) as caught:
            await client.appointments.get(uuid4())
        assert caught.value.fields == ()


class TestUnreadable:
    async def test_an_answer_of_another_shape_is_named_by_its_place_only(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any]
    ) -> None:
        server.says(appointment(version=SECRET, note=SECRET), **{REQUEST_ID: "r-18"})
        with pytest.raises(UnexpectedAnswer, match="version") as caught:
            await client.appointments.get(uuid4())
        assert caught.value.request_id == "r-18"
        assert SECRET not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__

    async def test_a_redirect_is_not_followed(self, client: SchedulingClient, server: Any) -> None:
        server.then(httpx.Response(307, headers={"Location": "https://elsewhere.example/"}))
        with pytest.raises(UnexpectedAnswer):
            await client.appointments.get(uuid4())
        assert len(server.requests) == 1

    async def test_everything_the_client_raises_has_one_root(self) -> None:
        assert issubclass(UnexpectedAnswer, FrontdeskError)
        assert issubclass(ApiError, FrontdeskError)


class TestBigAnswers:
    async def test_a_big_answer_is_read_beside_the_loop(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import threading

        threads: list[str] = []
        plain = parsing.parse_now

        def watched(kind: Any, content: Any) -> Any:
            threads.append(threading.current_thread().name)
            return plain(kind, content)

        await asyncio.to_thread(parsing._built, AppointmentListOut)
        monkeypatch.setattr(parsing, "parse_now", watched)
        for count in (1, 300):
            rows = [appointment() for _ in range(count)]
            server.answers.clear()
            server.says({"items": rows, "page": 1, "page_size": 300, "total": count})
            page = await client.appointments.list(page_size=200)
            assert len(page.items) == count
        here = threading.current_thread().name
        assert threads[0] == here
        assert threads[1] != here


class TestLogs:
    async def test_neither_names_nor_tokens_nor_bodies_are_logged(
        self, client: SchedulingClient, server: Any, appointment: Callable[..., Any], caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, logger="frontdesk")
        caplog.set_level(logging.DEBUG)
        server.then(
            httpx.Response(503), httpx.Response(200, json={"items": [], "page": 1, "page_size": 20, "total": 0})
        )
        await client.patients.search(SECRET)
        assert "trying again" in caplog.text
        assert "Nguyen" not in caplog.text
        assert "secret-token" not in caplog.text


class TestSigningIn:
    async def test_the_organisation_comes_with_the_user(self, server: Any) -> None:
        org = str(uuid4())
        server.says(
            {
                "user": {"id": str(uuid4()), "name": "Maria Lopez", "role": "front_desk"},
                "org": {"id": org, "name": "Lakeside Dental"},
                "location_ids": None,
            }
        )
        async with SchedulingClient("http://127.0.0.1:9", "t", http=httpx.MockTransport(server)) as client:
            assert client.org_id is None
            with pytest.raises(Unusable, match="organisation"):
                await client.appointments.get(uuid4())
            await client.me()
            assert client.org_id == UUID(org)

    async def test_a_token_holds_from_the_answer_on_and_until_signing_out(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.then(
            httpx.Response(200, json={"access_token": "fresh", "token_type": "bearer", "expires_at": None}),
            httpx.Response(204),
            httpx.Response(200, json={"status": "ok"}),
        )
        await client.sign_in("maria", "swordfish")
        assert server.sent() == {"username": "maria", "password": "swordfish"}
        await client.sign_out()
        assert server.last.headers["Authorization"] == "Bearer fresh"
        assert await client.health()
        assert "Authorization" not in server.last.headers
