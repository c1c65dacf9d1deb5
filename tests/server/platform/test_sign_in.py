import asyncio
import time
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from frontdesk.server.db import tables as t
from frontdesk.server.platform.accounts import TokenKey, hash_password, issue_token, verify_password
from frontdesk.server.platform.audit import first_broken_link
from frontdesk.server.platform.auth import REFUSED_SECONDS, Throttle
from frontdesk.server.platform.errors import TooManyRequests

AUTH = "http://127.0.0.1/api/v1/auth"
PASSWORD = "open sesame"
MONTH = timedelta(days=30)


@pytest.fixture
async def signing_in(api, database, practice):
    """A user with a password, and a way to try one."""
    mine = (t.users.c.org_id == practice.org, t.users.c.name == "front_desk")
    with database.engines.writing() as connection:
        connection.execute(update(t.users).where(*mine).values(password_hash=hash_password(PASSWORD)))

    async def attempt(username="front_desk", password=PASSWORD):
        del api.headers["Authorization"]
        answer = await api.post(f"{AUTH}/token", json={"username": username, "password": password})
        api.headers["Authorization"] = f"Bearer {answer.json().get('access_token', 'none')}"
        return answer

    return attempt


async def test_a_signed_in_user_learns_who_it_is(api_as, practice):
    answer = await api_as("denver").get(f"{AUTH}/me")
    assert answer.json() == {
        "user": {"id": str(practice.users["denver"]), "name": "denver", "role": "front_desk"},
        "org": {"id": str(practice.org), "name": "Lakeside Dental"},
        "location_ids": [str(practice.denver)],
    }


async def test_a_user_lists_the_own_organisation_only(api, practice):
    answer = await api.get(f"{AUTH}/me/orgs")
    assert answer.json() == {"items": [{"id": str(practice.org), "name": "Lakeside Dental"}]}


async def test_name_and_password_give_a_token_that_works(signing_in, api):
    answer = await signing_in(" FRONT_desk ")
    assert answer.status_code == 200
    assert answer.json()["token_type"] == "bearer"
    assert answer.json()["expires_at"].endswith("Z")
    assert (await api.get("/closings")).status_code == 200


@pytest.mark.parametrize(("username", "password"), [("front_desk", "wrong"), ("nobody", PASSWORD), ("admin", "x")])
async def test_what_does_not_belong_together_is_refused_alike(signing_in, username, password):
    answer = await signing_in(username, password)
    assert answer.status_code == 401
    assert answer.json()["detail"] == "Name and password do not belong together."


async def test_a_guesser_has_to_wait(signing_in):
    for _ in range(5):
        assert (await signing_in(password="wrong")).status_code == 401
    answer = await signing_in()
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 2


async def test_guessing_many_at_once_gets_no_more_guesses(signing_in, api):
    del api.headers["Authorization"]
    guesses = [
        api.post(f"{AUTH}/token", json={"username": "front_desk", "password": f"guess {number}"})
        for number in range(20)
    ]
    tried = [answer.status_code for answer in await asyncio.gather(*guesses)]
    assert set(tried) == {401, 429}
    # Two passwords are looked at side by side, so one more may already be under way.
    assert tried.count(401) <= 6


async def test_a_password_that_is_no_text_is_refused(api):
    answer = await api.post(f"{AUTH}/token", content=b'{"username": "ada", "password": "\\ud800"}')
    assert answer.status_code == 422
    assert "ud800" not in answer.text


async def test_space_around_a_token_does_not_keep_it_alive(api, practice):
    api.headers["Authorization"] = f"Bearer   {practice.tokens['admin']} "
    assert (await api.get("/closings")).status_code == 200
    assert (await api.post(f"{AUTH}/logout")).status_code == 204
    assert (await api.get("/closings")).status_code == 401


async def test_signing_out_ends_the_token_at_once(signing_in, api):
    await signing_in()
    assert (await api.get("/closings")).status_code == 200
    assert (await api.post(f"{AUTH}/logout")).status_code == 204
    assert (await api.get("/closings")).status_code == 401


SPELLINGS = {"padded": lambda token: f"{token}=", "with other last bits": lambda token: token[:-1] + _next(token[-1])}


def _next(digit):
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return alphabet[alphabet.index(digit) ^ 1]


@pytest.mark.parametrize("spelled", SPELLINGS.values(), ids=SPELLINGS)
async def test_a_token_has_one_spelling_so_that_signing_out_ends_all_there_is(signing_in, api, spelled):
    token = (await signing_in()).json()["access_token"]
    other = {"Authorization": f"Bearer {spelled(token)}"}
    assert (await api.get("/closings", headers=other)).status_code == 401
    assert (await api.post(f"{AUTH}/logout")).status_code == 204
    assert (await api.get("/closings", headers=other)).status_code == 401


async def test_a_token_ends_with_its_time(api, database, practice):
    with database.engines.writing() as connection:
        until = database.clock() + timedelta(days=1)
        user = practice.users["admin"]
        token = issue_token(connection, practice.org, user, database.clock(), label="", expires_at=until)
    api.headers["Authorization"] = f"Bearer {token}"
    database.clock = lambda: until
    assert (await api.get("/closings")).status_code == 401


async def test_a_token_that_was_just_used_ends_with_its_time_too(api, app, database, practice):
    now, monotonic = database.clock(), app.state.services.auth._monotonic
    with database.engines.writing() as connection:
        user = practice.users["admin"]
        until = now + timedelta(seconds=2)
        token = issue_token(connection, practice.org, user, now, label="", expires_at=until)
    api.headers["Authorization"] = f"Bearer {token}"
    assert (await api.get("/closings")).status_code == 200
    database.clock = lambda: until
    app.state.services.auth._monotonic = lambda: monotonic() + 2
    assert (await api.get("/closings")).status_code == 401


async def test_a_closed_account_is_out_as_soon_as_it_is_forgotten(app, api, database, practice):
    assert (await api.get("/closings")).status_code == 200
    mine = (t.users.c.org_id == practice.org, t.users.c.name == "admin")
    with database.engines.writing() as connection:
        connection.execute(update(t.users).where(*mine).values(is_active=False))
    app.state.services.auth.forget_user(practice.org, practice.users["admin"])
    assert (await api.get("/closings")).status_code == 401


def test_only_a_tokens_hash_is_kept(database, practice):
    with database.engines.reading() as connection:
        kept = connection.execute(select(t.tokens)).all()
    secret = TokenKey.parse(practice.tokens["admin"]).secret
    assert secret.hex() not in str(kept)
    assert practice.tokens["admin"] not in str(kept)


NO_TOKENS = ["", "x", "fd_", "fd_AAAA", "fd_" + "é" * 86, "fd_" + "A" * 5000, "fd_" + "A" * 86]


@pytest.mark.parametrize("token", NO_TOKENS, ids=range(len(NO_TOKENS)))
async def test_what_is_no_token_is_refused(api, token):
    answer = await api.get("/closings", headers={"Authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_passwords_are_kept_as_argon2id():
    kept = hash_password(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert verify_password(PASSWORD, kept)
    assert not verify_password("other", kept)
    assert not verify_password(PASSWORD, None)
    assert not verify_password(PASSWORD, "damaged")


def test_waiting_grows_to_a_minute_and_is_forgotten_after_a_quarter_of_an_hour():
    now = [0.0]
    throttle = Throttle(MONTH, lambda: now[0])
    waits = []
    for _ in range(14):
        throttle.failed("ada", "here")
        try:
            throttle.check("Ada", "elsewhere")
        except TooManyRequests as problem:
            waits.append(problem.seconds)
    assert waits == [2, 3, 5, 9, 17, 33, 61, 61, 61, 61]
    throttle.check("ben", "here")
    now[0] = 61.0
    throttle.check("ada", "here")
    now[0] = 2000.0
    throttle.failed("ada", "here")
    throttle.check("ada", "here")


@pytest.mark.parametrize("path", ["token", "logout"])
async def test_what_is_no_key_is_refused_with_signing_in_and_out_too(api, path):
    body = {"username": "front_desk", "password": PASSWORD}
    answer = await api.post(f"{AUTH}/{path}", json=body, headers={"Idempotency-Key": "x" * 201})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["header", "Idempotency-Key"]
    assert (await api.get("/closings")).status_code == 200


async def test_an_answer_with_a_token_is_never_kept(signing_in, api, database):
    api.headers["Idempotency-Key"] = "k-1"
    first, second = await signing_in(), await signing_in()
    assert first.json()["access_token"] != second.json()["access_token"]
    with database.engines.reading() as connection:
        assert connection.execute(select(t.idempotency)).all() == []


@pytest.fixture
def audited(database, practice):
    """The history of the user, as (action, what it says), with the whole rows behind it."""

    def read():
        h = t.history.c
        mine = (h.org_id == practice.org, h.entity == "user", h.entity_id == practice.users["front_desk"])
        with database.engines.reading() as connection:
            rows = connection.execute(select(t.history).where(*mine).order_by(h.sequence)).all()
            assert first_broken_link(connection, practice.org) is None
        return [(row, {change["field"]: change["new"] for change in row.changes}) for row in rows]

    return read


async def test_signing_in_and_out_stand_in_the_history_with_who_and_from_where(signing_in, api, practice, audited):
    api.headers["X-Client-Id"], api.headers["X-Request-Id"] = "desk-2", "r-1"
    answer = await signing_in()
    assert (await api.post(f"{AUTH}/logout")).status_code == 204
    (came, coming), (left, leaving) = audited()
    assert (came.action, left.action) == ("signed in", "signed out")
    assert coming == {"address": "127.0.0.1", "expires_at": answer.json()["expires_at"]}
    assert leaving == {"address": "127.0.0.1"}
    for row in (came, left):
        assert (row.user_id, row.user_name) == (practice.users["front_desk"], "front_desk")
        assert (row.client_id, row.request_id, row.source) == ("desk-2", "r-1", "api")
        assert PASSWORD not in str(row)
        assert answer.json()["access_token"] not in str(row)


async def test_a_failed_sign_in_and_an_end_that_came_before_leave_no_row(signing_in, app, api, practice, audited):
    await signing_in(password="wrong")
    token = practice.tokens["front_desk"]
    for _ in range(2):
        await app.state.services.auth.sign_out(token, practice.caller("front_desk"), "")
    assert [row.action for row, _ in audited()] == ["signed out"]


async def test_without_its_row_in_the_history_nobody_signs_in(signing_in, database, monkeypatch):
    def full(*_):
        raise OperationalError("", None, Exception("database or disk is full: the disk is full"))

    with database.engines.reading() as connection:
        before = len(connection.execute(select(t.tokens)).all())
    monkeypatch.setattr("frontdesk.server.platform.unit.write_ledger", full)
    assert (await signing_in()).status_code == 503
    with database.engines.reading() as connection:
        assert len(connection.execute(select(t.tokens)).all()) == before


async def test_signing_in_takes_no_malformed_client_id(signing_in, api):
    api.headers["X-Client-Id"] = "a desk"
    answer = await signing_in()
    assert (answer.status_code, answer.json()["detail"][0]["loc"]) == (422, ["header", "X-Client-Id"])


def test_guessers_in_an_office_do_not_hold_up_who_signs_in_there():
    now = [0.0]
    throttle = Throttle(MONTH, lambda: now[0])
    told = throttle.succeeded("Ada", "office")
    other_worker = Throttle(MONTH, lambda: now[0])
    other_worker.heard_success(told)
    for number in range(20):
        said = throttle.failed(f"guess {number}", "office")
        other_worker.heard_failure(said)
    for each in (throttle, other_worker):
        each.check("ada", "office")
        for name, peer in (("ben", "office"), ("guess 1", "office")):
            with pytest.raises(TooManyRequests):
                each.check(name, peer)
    for _ in range(20):
        throttle.failed("ben", "elsewhere")
    with pytest.raises(TooManyRequests):
        throttle.check("ada", "elsewhere")
    now[0] += MONTH.total_seconds()
    for number in range(20):
        throttle.failed(f"guess {number}", "office")
    with pytest.raises(TooManyRequests):
        throttle.check("ada", "office")


def test_who_signs_in_from_an_address_is_guarded_there_by_the_name_all_the_same():
    throttle = Throttle(MONTH, lambda: 0.0)
    throttle.succeeded("ada", "office")
    for _ in range(5):
        throttle.failed("ada", "office")
    with pytest.raises(TooManyRequests):
        throttle.check("ada", "office")


async def test_a_guesser_does_not_learn_whose_name_is_known_at_an_address(signing_in, app):
    assert (await signing_in()).status_code == 200
    throttle = app.state.services.auth._throttle
    now = throttle._monotonic()
    throttle._monotonic = lambda: now
    for number in range(20):
        throttle.failed(f"guess {number}", "127.0.0.1")
    told = []
    for username in ("front_desk", "nobody", "front_desk", "nobody"):
        since = time.monotonic()
        answer = await signing_in(username, "wrong")
        told.append((answer.status_code, answer.headers["retry-after"]))
        assert time.monotonic() - since >= REFUSED_SECONDS
    # Each of them makes the next one wait longer, whoever it is.
    assert told == [(429, "2"), (429, "3"), (429, "5"), (429, "9")]
    assert (await signing_in()).status_code == 200


def test_who_goes_on_asking_from_an_address_that_waits_holds_up_nobody_known_there():
    throttle = Throttle(MONTH, lambda: 0.0)
    throttle.succeeded("ada", "office")
    for number in range(20):
        throttle.failed(f"guess {number}", "office")
    for _ in range(2000):
        with pytest.raises(TooManyRequests):
            throttle.check("ben", "office")
    assert throttle.check("ada", "office") == 61
    throttle.check("ben", "elsewhere")


def test_what_is_guessed_at_an_address_that_waits_counts_for_the_name_in_other_workers_too():
    throttle, other_worker = (Throttle(MONTH, lambda: 0.0) for _ in range(2))
    for _ in range(5):
        other_worker.heard_failure(throttle.failed("ada", "office", is_waiting=True))
    with pytest.raises(TooManyRequests):
        other_worker.check("ada", "elsewhere")
    other_worker.check("ben", "office")


def test_a_name_is_known_at_an_address_as_long_as_its_token_lasts():
    now = [0.0]
    throttle = Throttle(timedelta(days=1), lambda: now[0])
    for past, is_known in ((86_399.0, True), (86_400.0, False)):
        now[0] = 0.0
        throttle.succeeded("ada", "office")
        now[0] = past
        for number in range(20):
            throttle.failed(f"guess {number}", "office")
        if is_known:
            throttle.check("ada", "office")
        else:
            with pytest.raises(TooManyRequests):
                throttle.check("ada", "office")


async def test_a_token_lasts_as_long_as_the_server_is_set_to(signing_in, app, database):
    app.state.services.auth._token_life = timedelta(days=2)
    answer = await signing_in()
    until = datetime.fromisoformat(answer.json()["expires_at"])
    assert timedelta(days=1, hours=23) < until - database.clock() <= timedelta(days=2)
