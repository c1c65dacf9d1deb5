"""Signing in, and who is signed in."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, PlainSerializer, SecretStr
from pydantic_core import PydanticCustomError

from frontdesk.contract.common import Id, Instant, Name, RequestModel, ResponseModel, storable

Role = Literal["admin", "front_desk", "read_only"]


def _hashable(secret: SecretStr) -> SecretStr:
    # hashing takes time in proportion: a megabyte of password would be a cheap way to occupy the server
    if len(secret) > 1024:
        raise ValueError("too long")
    storable(secret.get_secret_value())
    return secret


Password = Annotated[
    SecretStr,
    AfterValidator(_hashable),
    PlainSerializer(lambda secret: secret.get_secret_value(), return_type=str, when_used="json"),
    Field(examples=["correct horse battery"]),
]
"""Hidden in every print and log; only the request body carries it."""


SHORTEST_PASSWORD: Final = 8


def _long_enough(secret: SecretStr) -> SecretStr:
    if len(secret) < SHORTEST_PASSWORD:
        raise PydanticCustomError(
            "password_short", "A password has at least {min_length} characters.", {"min_length": SHORTEST_PASSWORD}
        )
    return secret


NewPassword = Annotated[
    Password, AfterValidator(_long_enough), Field(json_schema_extra={"minLength": SHORTEST_PASSWORD})
]
"""A password to sign in with from now on."""


class TokenIn(RequestModel):
    """A name and a password in exchange for a token."""

    username: Name = Field(description="The user's sign-in name.", examples=["maria"])
    password: Password = Field(description="The user's password.")


class TokenOut(ResponseModel):
    """A bearer token."""

    access_token: str = Field(description="Send this in the `Authorization` header.", examples=["fd_4mQ9"], repr=False)
    token_type: str = Field(default="bearer", description="Always `bearer`.", examples=["bearer"])
    expires_at: Instant | None = Field(default=None, description="Until when it holds; null for no end.")


class MeUserOut(ResponseModel):
    """Who is signed in."""

    id: Id = Field(description="The user.")
    name: str = Field(description="The name to show.", examples=["Maria Lopez"])
    role: Role = Field(description="What the user may do.", examples=["front_desk"])


class OrgOut(ResponseModel):
    """An organisation."""

    id: Id = Field(description="The organisation; part of every path.")
    name: str = Field(description="Its name.", examples=["Lakeside Dental"])


class MeOut(ResponseModel):
    """The signed-in user, where, and for which offices."""

    user: MeUserOut = Field(description="The user.")
    org: OrgOut = Field(description="The organisation the token is for.")
    location_ids: list[Id] | None = Field(default=None, description="The offices the user may see; null for all.")


class OrgListOut(ResponseModel):
    """The organisations a user belongs to."""

    items: list[OrgOut] = Field(description="The organisations by name.")
