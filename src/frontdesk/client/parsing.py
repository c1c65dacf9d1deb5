"""Bytes to models, off the event loop where that takes long."""

import asyncio
import threading
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")

OFF_LOOP_BYTES: Final = 64 * 1024
"""Above this size, parsing on the loop's thread would cost frames of a drag."""

_adapters: dict[Any, TypeAdapter[Any]] = {}
_building = threading.Lock()


class Unreadable(ValueError):
    """The bytes do not have the expected shape. Says where, never what was there."""


async def parse(kind: type[T], content: bytes) -> T:
    """The model in `content`; models are built on first use, which takes long enough to leave the loop too."""
    if kind not in _adapters or len(content) > OFF_LOOP_BYTES:
        return await asyncio.to_thread(parse_now, kind, content)
    return parse_now(kind, content)


def parse_now(kind: type[T], content: bytes | str) -> T:
    """The model in `content`, on the calling thread."""
    adapter: TypeAdapter[T] = _adapters.get(kind) or _built(kind)
    try:
        return adapter.validate_json(content)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        # the validation error itself quotes the input, so it must not travel along as the cause
        raise Unreadable(f"{first['type']} at {where or 'the top'}") from None


def _built(kind: type[T]) -> TypeAdapter[T]:
    with _building:
        adapter: TypeAdapter[T] = _adapters.get(kind) or TypeAdapter(kind)
        adapter.rebuild()
        _adapters[kind] = adapter
    return adapter
