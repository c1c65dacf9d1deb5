"""The client as a whole: one object per signed-in desk."""

from datetime import datetime
from types import TracebackType
from typing import Self
from uuid import UUID

import httpx
from pydantic import SecretStr

from frontdesk.client.events import SILENCE, Events
from frontdesk.client.resources.appointment_rules import AppointmentRules
from frontdesk.client.resources.appointments import Appointments
from frontdesk.client.resources.blockouts import Blockouts
from frontdesk.client.resources.calendar import Calendar
from frontdesk.client.resources.openings import Openings
from frontdesk.client.resources.patient_preferences import PatientPreferences
from frontdesk.client.resources.practice import (
    Definitions,
    Holidays,
    Locations,
    Operatories,
    Patients,
    ProcedureCodes,
    Providers,
    Users,
)
from frontdesk.client.resources.production import ProductionGoals
from frontdesk.client.resources.recalls import Recalls
from frontdesk.client.resources.saved_searches import SavedSearches
from frontdesk.client.resources.schedules import ScheduleNotes, Schedules
from frontdesk.client.resources.tasks import TaskLists, Tasks
from frontdesk.client.resources.types import AppointmentTypes, FlowStatuses
from frontdesk.client.resources.views import ScheduleViews
from frontdesk.client.resources.waitlist import Waitlist
from frontdesk.client.retries import Backoff
from frontdesk.client.transport import TIMEOUT, Transport
from frontdesk.contract.auth import MeOut, OrgListOut, TokenIn, TokenOut


class SchedulingClient:
    """The scheduling API, typed.

    Args:
        base_url: the server's address, without /api.
        token: from `frontdesk user token`; without one, `sign_in` gets one.
        org_id: the organisation; without one, `me` asks for it.
        client_id: how this program calls itself, in visible characters without blanks; its events carry it back.
        backoff: how often a request is tried in all, and how long is waited between; three times unless said.
        timeout: for a request without an answer; ten seconds, four to connect.
        silence: seconds without a byte after which an event stream is given up.
        stream_backoff: the waits between tries to listen again, which never end.
        http: what requests are sent through, in tests say.

    Attributes:
        appointments, calendar, openings, appointment_rules, appointment_types, flow_statuses, saved_searches: the book.
        blockouts, blockouts.types, blockouts.templates: blocked time.
        schedules, schedules.templates, schedules.overrides, notes, holidays: when is worked, and a day's note.
        recalls, recalls.types, recalls.triggers, waitlist: who is to come back, and who would come sooner.
        production_goals, views, tasks, task_lists: what a day is to bring, how it is seen, what else is to be done.
        locations, operatories, providers, patients, patient_preferences, procedure_codes, definitions, users: the
            practice itself.
        events: what changes, as it happens.
        client_id: how this desk calls itself; events it caused carry it back.
    """

    def __init__(
        self,
        base_url: str,
        token: str | None = None,
        org_id: UUID | None = None,
        client_id: str = "frontdesk",
        *,
        backoff: Backoff | None = None,
        timeout: httpx.Timeout = TIMEOUT,
        silence: float = SILENCE,
        stream_backoff: Backoff | None = None,
        http: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.client_id = client_id
        self._transport = Transport(
            base_url, token, client_id, org_id=org_id, backoff=backoff, timeout=timeout, http=http
        )
        self.appointments = Appointments(self._transport)
        self.calendar = Calendar(self._transport)
        self.flow_statuses = FlowStatuses(self._transport)
        self.blockouts = Blockouts(self._transport)
        self.notes = ScheduleNotes(self._transport)
        self.schedules = Schedules(self._transport)
        self.production_goals = ProductionGoals(self._transport)
        self.appointment_rules = AppointmentRules(self._transport)
        self.views = ScheduleViews(self._transport)
        self.saved_searches = SavedSearches(self._transport)
        self.patient_preferences = PatientPreferences(self._transport)
        self.openings = Openings(self._transport)
        self.appointment_types = AppointmentTypes(self._transport)
        self.locations = Locations(self._transport)
        self.operatories = Operatories(self._transport)
        self.providers = Providers(self._transport)
        self.patients = Patients(self._transport)
        self.recalls = Recalls(self._transport)
        self.waitlist = Waitlist(self._transport)
        self.procedure_codes = ProcedureCodes(self._transport)
        self.definitions = Definitions(self._transport)
        self.holidays = Holidays(self._transport)
        self.users = Users(self._transport)
        self.tasks = Tasks(self._transport)
        self.task_lists = TaskLists(self._transport)
        self.events = Events(self._transport, silence=silence, backoff=stream_backoff)

    @property
    def org_id(self) -> UUID | None:
        """The organisation requests are for; None until it is given or `me` has been asked."""
        return self._transport.org_id

    async def me(self) -> MeOut:
        """Who is signed in. An organisation that was not given is taken from the answer."""
        who = await self._transport.get(MeOut, "/api/v1/auth/me")
        if self._transport.org_id is None:
            self._transport.org_id = who.org.id
        return who

    async def orgs(self) -> OrgListOut:
        """The organisations the user belongs to."""
        return await self._transport.get(OrgListOut, "/api/v1/auth/me/orgs")

    async def sign_in(self, username: str, password: str) -> TokenOut:
        """Exchange a name and a password for a token, and use it from now on."""
        # What nobody can be called is for the server to refuse, in its own words and as an error of this client
        body = TokenIn.model_construct(username=username, password=SecretStr(password))
        token = await self._transport.write(TokenOut, "POST", "/api/v1/auth/token", body)
        self._transport.use_token(token.access_token)
        return token

    async def sign_out(self) -> None:
        """Make the token worthless and forget it."""
        await self._transport.write_only("POST", "/api/v1/auth/logout")
        self._transport.use_token(None)

    def use_org(self, org_id: UUID) -> None:
        """Ask for this organisation from now on."""
        self._transport.org_id = org_id

    def server_now(self) -> datetime:
        """The present instant by the server's clock, as its latest answer told it."""
        return self._transport.clock.now()

    def use_token(self, token: str) -> None:
        """Sign every further request with this token."""
        self._transport.use_token(token)

    def use_server(self, base_url: str, token: str) -> None:
        """Go on with the same practice at another address, as after its server was started anew."""
        self._transport.use_server(base_url)
        self._transport.use_token(token)

    async def health(self) -> bool:
        """Whether the server is there; needs no token.

        Raises:
            FrontdeskError: it is not there, or not well.
        """
        await self._transport.get(dict[str, object], "/api/health")
        return True

    async def ready(self) -> bool:
        """Whether the server can work; needs no token.

        Raises:
            FrontdeskError: it is not there, or not ready.
        """
        await self._transport.get(dict[str, object], "/api/ready")
        return True

    async def close(self) -> None:
        """End all connections."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        """The client itself; leaving the block closes it."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        await self.close()
