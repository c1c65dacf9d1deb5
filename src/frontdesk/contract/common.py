"""Wire types every resource shares: text, numbers, dates, times, money, references and pages.

The two database engines disagree about text with a NUL, integers past their column, offsets on datetimes and numbers
that are not finite. The types here refuse all of these, so no such value ever reaches either engine.
"""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final, Generic, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

IDEMPOTENCY_KEY: Final = "Idempotency-Key"
CLIENT_ID: Final = "X-Client-Id"
REQUEST_ID: Final = "X-Request-Id"
ORIGINATING: Final = (CLIENT_ID, REQUEST_ID)
"""The headers that say which desk and which request a change came from."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
MONEY_LIMIT: Final = Decimal("99999999.99")
CENT: Final = Decimal("0.01")
PAGE_SIZE_LIMIT: Final = 200
INT32_MAX: Final = 2**31 - 1

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.0{1,6})?)?", re.ASCII)
_MONEY = re.compile(r"-?\d{1,10}(\.\d{1,2})?", re.ASCII)


class Wire(BaseModel):
    """Base of every wire model: built on first use, so that importing the contract costs little."""

    model_config = ConfigDict(defer_build=True)


class ResponseModel(Wire):
    """What a server answers. Unknown fields are ignored: a newer server may say more than this desk knows."""

    model_config = ConfigDict(defer_build=True, extra="ignore", frozen=True)


class RequestModel(Wire):
    """What a client sends. An unknown field is refused, since dropping it would lose it in silence."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)


class PatchModel(RequestModel):
    """A partial change: a field left out stays as it is, a null empties it where it may be empty."""

    def given(self) -> dict[str, Any]:
        """The fields the sender wrote, with their values; the base version is not one of them."""
        return {name: getattr(self, name) for name in self.model_fields_set if name != "base_version"}


class _NotNull:
    """Marks a patch field that may be left out but not emptied."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_refuse_null, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        served = handler(schema)
        options = [option for option in served.get("anyOf", []) if option.get("type") != "null"]
        if len(options) == 1:
            served = {**{key: value for key, value in served.items() if key != "anyOf"}, **options[0]}
        return served


def _refuse_null(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("not_nullable", "This field may be left out but not emptied.")
    return value


NOT_NULL: Final = _NotNull()


def _no_text(value: Any) -> Any:
    return "" if value is None else value


NULL_EMPTIES: Final = BeforeValidator(_no_text)
"""Marks a patch field whose null is the empty text, which is what it is without one."""


def storable(text: str) -> str:
    """Return a text that both engines can keep."""
    if "\x00" in text:
        raise PydanticCustomError("text_nul", "Text cannot contain a NUL character.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise PydanticCustomError("text_surrogate", "Text contains half of a character pair.") from error
    return text


def _some(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("text_blank", "This text cannot be blank.")
    return text


def not_blank(text: str) -> str:
    """Return a text without the space around it, which must not be all of it."""
    return _some(text).strip()


def _empty_if_blank(text: str) -> str:
    return text if text.strip() else ""


def _parse_date(value: Any) -> dt.date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError("date_nonexistent", "This date does not exist or is out of range.") from error
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise PydanticCustomError("date_format", "A date is written YYYY-MM-DD.")
    return value


def _plausible_year(value: dt.date) -> dt.date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("date_range", "The year must lie between 1900 and 2200.")
    return value


def _existing_month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        raise PydanticCustomError("month_format", "A month is written YYYY-MM.")
    _plausible_year(_parse_date(f"{text}-01"))
    return text


def _parse_time(value: Any) -> Any:
    if isinstance(value, str):
        if not _TIME.fullmatch(value):
            raise PydanticCustomError("time_format", "A local time is written HH:MM or HH:MM:SS, without an offset.")
    elif not isinstance(value, dt.time) or value.tzinfo is not None or value.microsecond:
        raise PydanticCustomError("time_format", "A local time is written HH:MM or HH:MM:SS, without an offset.")
    return value


def _parse_money(value: Any) -> Decimal:
    """A decimal with at most two places, from a string or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise PydanticCustomError("money_format", "An amount is a number or a decimal string.")
    # repr of a float is its shortest exact spelling: 12.1 stays 12.1
    text = repr(value) if isinstance(value, float) else str(value) if not isinstance(value, int) else f"{value:d}"[:24]
    text = text.removesuffix(".0")
    if not _MONEY.fullmatch(text):
        raise PydanticCustomError("money_format", "An amount has at most two places and is below 100,000,000.")
    amount = Decimal(text).quantize(CENT)
    if abs(amount) > MONEY_LIMIT:
        raise PydanticCustomError("money_range", "An amount has at most two places and is below 100,000,000.")
    return amount + 0


def _read_money(value: Any) -> Decimal:
    """An amount a server sent, rounded to two places; foreign servers are not always exact."""
    try:
        amount = Decimal(repr(value) if isinstance(value, float) else value)
        return amount.quantize(CENT) + 0
    except (InvalidOperation, TypeError, ValueError) as error:
        raise PydanticCustomError("money_format", "An amount is a decimal string.") from error


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("money_negative", "This amount cannot be negative.")
    return value


def _money_text(value: Decimal) -> str:
    return f"{value:.2f}"


def _in_utc(value: dt.datetime) -> dt.datetime:
    return value.astimezone(dt.UTC)


def _known_zone(name: str) -> str:
    # only where a zone is written, which is rare, and not with the contract
    from frontdesk.domain.localtime import is_zone

    if not is_zone(name):
        raise PydanticCustomError("time_zone", "This is no IANA time zone.")
    return name


Id = Annotated[UUID, Field(examples=["01997a3c-5d1e-7c4b-9f02-6a1d3e8b7c55"])]
"""The public identifier of anything."""

Name = Annotated[
    str, Field(max_length=200), AfterValidator(storable), AfterValidator(not_blank), Field(examples=["Op 2"])
]
"""A name that cannot be blank; surrounding space is dropped."""

ShortCode = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(storable), Field(examples=["HYG1"])]
"""A code that cannot be empty."""

ShortText = Annotated[str, Field(max_length=200), AfterValidator(storable)]
"""One line of text, which may be empty. Each field shows an example of its own."""

ExternalId = Annotated[ShortText, AfterValidator(_some)]
"""The key of a record in the system it comes from, kept letter by letter; it cannot be blank."""

Code = Annotated[str, Field(max_length=40), AfterValidator(storable), Field(examples=["HYG1"])]
"""An abbreviation, a chart number or a procedure code."""

LongText = Annotated[
    str, Field(max_length=10_000), AfterValidator(storable), Field(examples=["Bring the referral letter."])
]
"""Free text, as long as a few pages."""

Remark = Annotated[LongText, AfterValidator(_empty_if_blank)]
"""What is said along with a change, for its history; blank text says nothing."""

Color = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$", examples=["#0F7B50"])]
"""A colour as six hexadecimal digits after a hash sign."""

TimePatternText = Annotated[str, Field(pattern=r"^[X/]{1,288}$", examples=["//XXXX//"])]
"""One character per five minutes: `X` for the provider's time, `/` for the assistant's."""

TimeZone = Annotated[str, Field(max_length=64, examples=["America/Chicago"]), AfterValidator(_known_zone)]
"""An IANA time zone that exists."""

Flag = Annotated[bool, Field(strict=True, examples=[True])]
"""Yes or no; nothing else is read as either."""

Version = Annotated[int, Field(strict=True, ge=1, le=INT32_MAX, examples=[3])]
"""A record's version: 1 when made, one more with every change."""

Order = Annotated[int, Field(strict=True, ge=-INT32_MAX, le=INT32_MAX, examples=[2])]
"""A place in a displayed order or a rank; fits a 32-bit column."""

Count = Annotated[int, Field(ge=0, le=2**63 - 1, examples=[12])]
"""A count of something."""

DayMinutes = Annotated[int, Field(strict=True, ge=5, le=1440, examples=[40])]
"""A length in minutes, a day at most."""

Weekday = Annotated[int, Field(strict=True, ge=0, le=6, examples=[1])]
"""Day of the week, Monday being 0."""

LocalDate = Annotated[
    dt.date, BeforeValidator(_parse_date), AfterValidator(_plausible_year), Field(examples=["2026-03-09"])
]
"""A calendar date at the location."""

LocalMonth = Annotated[
    str,
    AfterValidator(_existing_month),
    Field(examples=["2026-03"], json_schema_extra={"pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}),
]
"""A month of the years that dates may have."""

LocalTime = Annotated[dt.time, BeforeValidator(_parse_time), Field(examples=["09:40:00"])]
"""A wall-clock time at the location, to the second. As an end, midnight means the end of the day."""

Instant = Annotated[AwareDatetime, AfterValidator(_in_utc), Field(examples=["2026-03-09T14:40:00Z"])]
"""A moment, always in UTC and written with a `Z`."""

MoneyIn = Annotated[
    Decimal,
    BeforeValidator(_parse_money),
    PlainSerializer(_money_text, return_type=str, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}], "examples": ["185.00"]}, mode="validation"),
]
"""An amount as a client may write it: a number or a decimal string with at most two places."""

AmountIn = Annotated[MoneyIn, AfterValidator(_not_negative)]
"""An amount that cannot be negative."""

Money = Annotated[
    Decimal,
    BeforeValidator(_read_money),
    PlainSerializer(_money_text, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+\.\d{2}$", "examples": ["185.00"]}),
]
"""An amount as a server writes it: a decimal string with two places."""


class Reference(ResponseModel):
    """Another record, by id and the name to show for it."""

    id: Id = Field(description="The record referred to.")
    name: str | None = Field(default=None, description="How to show it; null when it has no name.", examples=["Op 2"])


ItemT = TypeVar("ItemT")


class Page(ResponseModel, Generic[ItemT]):
    """One page of a numbered listing."""

    items: list[ItemT] = Field(description="The records on this page, in the listing's order.")
    page: int = Field(description="Which page this is, counting from 1.", examples=[1])
    page_size: int = Field(description="How many records a full page holds.", examples=[50])
    total: Count = Field(description="How many records match on all pages together.")


class PageInfo(ResponseModel):
    """Where a cursor listing goes on."""

    end_cursor: str | None = Field(
        default=None, description="Pass this as `after` for the next page; null on an empty page.", examples=["c3RhcnQ"]
    )
    has_next_page: bool = Field(description="Whether anything follows this page.", examples=[False])


class CursorPage(ResponseModel, Generic[ItemT]):
    """One page of a listing that stays stable while records come and go."""

    data: list[ItemT] = Field(description="The records on this page.")
    org_uuid: Id = Field(description="The organisation the records belong to.")
    page_info: PageInfo = Field(description="How to fetch what follows.")
