"""HTTP operations on users, for admins only."""

from __future__ import annotations

from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from pydantic import SecretStr

from frontdesk.contract.resources import CreateUserIn, UpdateUserIn, UserListOut, UserOut
from frontdesk.server.platform.accounts import hash_password
from frontdesk.server.platform.http import caller, run_read, run_write, services
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.users import service

router = APIRouter(prefix="/users", tags=["Users"])


async def _hashed(password: SecretStr) -> str:
    # Before the transaction: hashing is slow on purpose, and every other desk would wait for the write lock meanwhile.
    return await to_thread.run_sync(hash_password, password.get_secret_value())


@router.get("", response_model=UserListOut)
async def list_users(request: Request, page: PageParams) -> Response:
    """List the users by sign-in name."""
    return await run_read(request, lambda unit: service.list_users(unit, page), permission=Permission.USERS)


@router.get("/{user_uuid}", response_model=UserOut)
async def get_user(request: Request, user_uuid: UUID) -> Response:
    """Return one user."""
    return await run_read(request, lambda unit: service.get_user(unit, user_uuid), permission=Permission.USERS)


@router.post("", response_model=UserOut, status_code=201)
async def create_user(request: Request, body: CreateUserIn) -> Response:
    """Let somebody else sign in.

    The password is kept as an argon2id hash. Without locations the user sees all. Only an admin of all locations
    may do this.
    """
    caller(request).require(Permission.USERS)
    password_hash = await _hashed(body.password)
    return await run_write(
        request,
        body,
        lambda unit: service.create_user(unit, body, password_hash),
        permission=Permission.USERS,
        status=201,
    )


@router.patch("/{user_uuid}", response_model=UserOut)
async def update_user(request: Request, user_uuid: UUID, body: UpdateUserIn) -> Response:
    """Change a user's name, password, role or locations, or close the account.

    A new password, or closing the account, ends all of the user's tokens. The last admin of all locations cannot be
    demoted, closed or bound to locations: 409 `last_admin`.
    """
    caller(request).require(Permission.USERS)
    password_hash = None if body.password is None else await _hashed(body.password)
    answer = await run_write(
        request,
        body,
        lambda unit: service.update_user(unit, user_uuid, body, password_hash),
        permission=Permission.USERS,
    )
    await services(request).auth.user_changed(caller(request).org_id, user_uuid)
    return answer
