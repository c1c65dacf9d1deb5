"""What most resource groups have in common: paged listings, and records that are read, made, changed, deleted."""

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final, Generic, TypeVar, get_args
from uuid import UUID

from frontdesk.client.transport import Params, Transport
from frontdesk.contract.common import Page, PatchModel, RequestModel, ResponseModel

RowT = TypeVar("RowT")
OutT = TypeVar("OutT", bound=ResponseModel)
NewT = TypeVar("NewT", bound=RequestModel)
PatchT = TypeVar("PatchT", bound=PatchModel)

_MODELS: Final = 3
FULL_PAGE: Final = 200
"""The largest page the API serves; iterating in it takes the fewest requests."""


class Group:
    """A group of operations over one transport."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def _walk(self, ask: Callable[[int], Awaitable[Page[RowT]]]) -> AsyncIterator[RowT]:
        number = 1
        while True:
            found = await ask(number)
            for row in found.items:
                yield row
            # a server may serve smaller pages than asked for, so its own numbers decide
            if not found.items or found.page * found.page_size >= found.total:
                return
            number += 1


class Reader(Group, Generic[OutT]):
    """Records that can be listed and read."""

    path: str
    one: type[OutT]
    page_of: type[Page[OutT]]

    async def get(self, record_id: UUID) -> OutT:
        """One record, as the `…Out` that the class names."""
        path = self._transport.in_org(f"{self.path}/{record_id}")
        return await self._transport.get(self.one, path)

    async def _page(self, params: Params, page: int, page_size: int) -> Page[OutT]:
        path = self._transport.in_org(self.path)
        numbered = {**params, "page": page, "page_size": page_size}
        return await self._transport.get(self.page_of, path, numbered)

    def _each(self, params: Params) -> AsyncIterator[OutT]:
        return self._walk(lambda page: self._page(params, page, FULL_PAGE))


class Kept(Reader[OutT], Generic[OutT, NewT, PatchT]):
    """Records that can also be made and changed, and that nobody deletes.

    What goes in and out is told in the docstring of each group, from the models it is declared with.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Name the group's models in its docstring, so that `help` tells them."""
        super().__init_subclass__(**kwargs)
        for base in cls.__dict__.get("__orig_bases__", ()):
            models = get_args(base)
            if len(models) == _MODELS and all(isinstance(model, type) for model in models):
                out, new, patch = (f"`{model.__module__}.{model.__name__}`" for model in models)
                taken = f"`create` takes a {new}, `update` a {patch}"
                cls.__doc__ = f"{inspect.getdoc(cls)}\n\n{taken}; both give a {out}, as does `get`."

    async def create(self, new: NewT, *, key: str | None = None) -> OutT:
        """Make a record of the `Create…In` that the class names."""
        path = self._transport.in_org(self.path)
        return await self._transport.write(self.one, "POST", path, new, key=key)

    async def update(self, record_id: UUID, changes: PatchT, *, key: str | None = None) -> OutT:
        """Change those fields of a record that are set in the `Update…In` that the class names."""
        path = self._transport.in_org(f"{self.path}/{record_id}")
        return await self._transport.write(self.one, "PATCH", path, changes, key=key)


class Records(Kept[OutT, NewT, PatchT]):
    """Records that can also be made, changed and deleted."""

    async def delete(self, record_id: UUID, *, key: str | None = None) -> None:
        """Delete a record for good."""
        await self._transport.write_only("DELETE", self._transport.in_org(f"{self.path}/{record_id}"), key=key)
