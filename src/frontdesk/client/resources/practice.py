"""The practice's own records: offices, operatories, providers, patients, codes, definitions, holidays, users."""

from collections.abc import AsyncIterator, Sequence
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import Kept, Records
from frontdesk.client.transport import Params
from frontdesk.contract.common import Page
from frontdesk.contract.people import (
    CreatePatientIn,
    CreateProviderIn,
    PatientListOut,
    PatientOut,
    ProviderListOut,
    ProviderOut,
    UpdatePatientIn,
    UpdateProviderIn,
)
from frontdesk.contract.resources import (
    CreateDefinitionIn,
    CreateHolidayIn,
    CreateLocationIn,
    CreateOperatoryIn,
    CreateProcedureCodeIn,
    CreateUserIn,
    DefinitionCategory,
    DefinitionListOut,
    DefinitionOut,
    HolidayListOut,
    HolidayOut,
    LocationListOut,
    LocationOut,
    OperatoryListOut,
    OperatoryOut,
    ProcedureCodeListOut,
    ProcedureCodeOut,
    UpdateDefinitionIn,
    UpdateHolidayIn,
    UpdateLocationIn,
    UpdateOperatoryIn,
    UpdateProcedureCodeIn,
    UpdateUserIn,
    UserListOut,
    UserOut,
)


class Locations(Kept[LocationOut, CreateLocationIn, UpdateLocationIn]):
    """The practice's offices."""

    path = "locations"
    one = LocationOut
    page_of = LocationListOut

    async def list(self, *, page: int = 1, page_size: int = 50) -> Page[LocationOut]:
        """A page of offices."""
        return await self._page({}, page, page_size)

    def each(self) -> AsyncIterator[LocationOut]:
        """All offices."""
        return self._each({})


class Operatories(Kept[OperatoryOut, CreateOperatoryIn, UpdateOperatoryIn]):
    """The rooms that are the board's columns."""

    path = "operatories"
    one = OperatoryOut
    page_of = OperatoryListOut

    async def list(
        self, *, location_id: UUID | None = None, is_hidden: bool | None = None, page: int = 1, page_size: int = 50
    ) -> Page[OperatoryOut]:
        """A page of operatories in column order, hidden ones among them unless it is said which."""
        return await self._page({"location_uuid": location_id, "is_hidden": is_hidden}, page, page_size)

    def each(self, *, location_id: UUID | None = None, is_hidden: bool | None = None) -> AsyncIterator[OperatoryOut]:
        """All operatories, of one office or of all, hidden ones among them unless it is said which."""
        return self._each({"location_uuid": location_id, "is_hidden": is_hidden})


class Providers(Kept[ProviderOut, CreateProviderIn, UpdateProviderIn]):
    """Dentists, hygienists and assistants."""

    path = "providers"
    one = ProviderOut
    page_of = ProviderListOut

    async def list(self, *, is_hidden: bool | None = None, page: int = 1, page_size: int = 50) -> Page[ProviderOut]:
        """A page of providers, hidden ones among them unless it is said which."""
        return await self._page({"is_hidden": is_hidden}, page, page_size)

    def each(self, *, is_hidden: bool | None = None) -> AsyncIterator[ProviderOut]:
        """All providers, hidden ones among them unless it is said which."""
        return self._each({"is_hidden": is_hidden})


class Patients(Kept[PatientOut, CreatePatientIn, UpdatePatientIn]):
    """The practice's patients."""

    path = "patients"
    one = PatientOut
    page_of = PatientListOut

    async def list(self, *, search: str | None = None, page: int = 1, page_size: int = 50) -> Page[PatientOut]:
        """A page of patients, all or those a search finds."""
        return await self._page({"search": search}, page, page_size)

    def each(self, *, search: str | None = None) -> AsyncIterator[PatientOut]:
        """All patients, or all that a search finds."""
        return self._each({"search": search})

    async def search(self, text: str, *, limit: int = 20) -> Sequence[PatientOut]:
        """The patients that best fit a name, a phone number, an e-mail address, a chart number or a birth date.

        At most 200; `each` with a search gives all that fit, by name.
        """
        params: Params = {"q": text, "page": 1, "page_size": limit}
        found = await self._transport.get(PatientListOut, self._transport.in_org(f"{self.path}/search"), params)
        return found.items


class ProcedureCodes(Kept[ProcedureCodeOut, CreateProcedureCodeIn, UpdateProcedureCodeIn]):
    """What the practice performs, and for how much."""

    path = "procedure-codes"
    one = ProcedureCodeOut
    page_of = ProcedureCodeListOut

    async def list(self, *, search: str | None = None, page: int = 1, page_size: int = 50) -> Page[ProcedureCodeOut]:
        """A page of procedure codes, all or those whose name or code contains something."""
        return await self._page({"search": search}, page, page_size)

    def each(self, *, search: str | None = None) -> AsyncIterator[ProcedureCodeOut]:
        """All procedure codes, or those whose name or code contains something."""
        return self._each({"search": search})


class Definitions(Kept[DefinitionOut, CreateDefinitionIn, UpdateDefinitionIn]):
    """The practice's own words, by category."""

    path = "definitions"
    one = DefinitionOut
    page_of = DefinitionListOut

    async def list(
        self,
        *,
        category: DefinitionCategory | None = None,
        is_hidden: bool | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[DefinitionOut]:
        """A page of definitions in their order, hidden ones among them unless it is said which."""
        return await self._page({"category": category, "is_hidden": is_hidden}, page, page_size)

    def each(
        self, *, category: DefinitionCategory | None = None, is_hidden: bool | None = None
    ) -> AsyncIterator[DefinitionOut]:
        """All definitions, of one category or of all, hidden ones among them unless it is said which."""
        return self._each({"category": category, "is_hidden": is_hidden})


class Holidays(Records[HolidayOut, CreateHolidayIn, UpdateHolidayIn]):
    """Days on which an office, or all of them, is closed."""

    path = "holidays"
    one = HolidayOut
    page_of = HolidayListOut

    async def list(
        self,
        *,
        location_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[HolidayOut]:
        """A page of holidays by date, both dates included."""
        params = {"location_uuid": location_id, "date_from": date_from, "date_to": date_to}
        return await self._page(params, page, page_size)

    def each(
        self, *, location_id: UUID | None = None, date_from: date | None = None, date_to: date | None = None
    ) -> AsyncIterator[HolidayOut]:
        """All holidays by date, both dates included."""
        return self._each({"location_uuid": location_id, "date_from": date_from, "date_to": date_to})


class Users(Kept[UserOut, CreateUserIn, UpdateUserIn]):
    """Who may sign in; for administrators."""

    path = "users"
    one = UserOut
    page_of = UserListOut

    async def list(self, *, page: int = 1, page_size: int = 50) -> Page[UserOut]:
        """A page of users by name."""
        return await self._page({}, page, page_size)

    def each(self) -> AsyncIterator[UserOut]:
        """All users by name."""
        return self._each({})
