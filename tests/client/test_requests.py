"""Each typed method asks for what the contract says, in the contract's words."""

import datetime as dt
import inspect
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import pytest

from frontdesk.client import NoAnswer, SchedulingClient
from frontdesk.contract.appointments import (
    BreakAppointmentIn,
    BulkAppointmentsIn,
    BulkConfirmIn,
    CancelAppointmentIn,
    CreateAppointmentIn,
    MoveAppointmentIn,
    PlaceAppointmentIn,
    SendToPinboardIn,
    TransitionStatusIn,
    UpdateAppointmentIn,
    UpdateConfirmationStatusIn,
)
from frontdesk.contract.blockout_templates import (
    AddBlockoutTemplateItemIn,
    ApplyBlockoutTemplateIn,
    CopyBlockoutDayIn,
    CopyBlockoutWeekIn,
    RepeatBlockoutWeeksIn,
)
from frontdesk.contract.blockouts import ExtendHoldIn, HoldIn
from frontdesk.contract.common import IDEMPOTENCY_KEY
from frontdesk.contract.conflicts import CheckConflictsIn
from frontdesk.contract.openings import FindFreeTimeIn
from frontdesk.contract.patient_preferences import UpsertPatientPreferenceIn
from frontdesk.contract.production import UpsertProductionGoalIn
from frontdesk.contract.recalls import UpdateRecallIn
from frontdesk.contract.tasks import CreateTaskIn, CreateTaskListIn, CreateTaskNoteIn, TaskStepIn, UpdateTaskNoteIn
from frontdesk.contract.visit import AddProcedureIn, ReplaceProvidersIn, SetFlowStatusIn
from frontdesk.contract.waitlist import QuickFillIn, RecordResponseIn
from frontdesk.domain.recalls import RecallStatus
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.tasks import TaskStatus
from frontdesk.domain.waitlist import PatientResponse, WaitlistStatus

from .conftest import ORG

ONE = UUID("01997a3c-0000-7000-8000-0000000000aa")
TWO = UUID("01997a3c-0000-7000-8000-0000000000bb")
DAY = dt.date(2026, 3, 9)
SLOT = {"base_version": 3, "schedule_date": DAY, "start_time": dt.time(9), "end_time": dt.time(9, 40)}
GOAL = UpsertProductionGoalIn(location_uuid=ONE, provider_uuid=TWO, goal_date=DAY, goal_amount=Decimal(2500))

Call = Callable[[SchedulingClient], Awaitable[Any]]

CALLS: list[tuple[str, Call]] = [
    (
        f"GET appointments?location_uuid={ONE}&status=complete,scheduled&date_from=2026-03-09&page=1&page_size=50",
        lambda c: c.appointments.list(
            location_id=ONE, date_from=DAY, statuses=[AppointmentStatus.SCHEDULED, AppointmentStatus.COMPLETE]
        ),
    ),
    (
        "GET appointments/cursor?first=50&sort_by=updated_at&sort_dir=asc&date_from=2026-03-09T14:40:00Z",
        lambda c: c.appointments.cursor(sort_by="updated_at", date_from=dt.datetime(2026, 3, 9, 14, 40, tzinfo=dt.UTC)),
    ),
    (f"GET appointments/{ONE}", lambda c: c.appointments.get(ONE)),
    ("POST appointments", lambda c: c.appointments.create(CreateAppointmentIn(patient_uuid=ONE, location_uuid=TWO))),
    (f"PATCH appointments/{ONE}", lambda c: c.appointments.update(ONE, UpdateAppointmentIn(base_version=3))),
    (f"DELETE appointments/{ONE}", lambda c: c.appointments.delete(ONE)),
    (f"POST appointments/{ONE}/move", lambda c: c.appointments.move(ONE, MoveAppointmentIn(**SLOT))),
    (
        f"POST appointments/{ONE}/place",
        lambda c: c.appointments.place(ONE, PlaceAppointmentIn(operatory_uuid=TWO, **SLOT)),
    ),
    (f"GET appointments/pinboard?location_uuid={ONE}", lambda c: c.appointments.pinboard_list(ONE)),
    (
        f"POST appointments/{ONE}/pinboard",
        lambda c: c.appointments.send_to_pinboard(ONE, SendToPinboardIn(base_version=3)),
    ),
    (
        f"POST appointments/{ONE}/transition",
        lambda c: c.appointments.transition(ONE, TransitionStatusIn(base_version=3, status=AppointmentStatus.COMPLETE)),
    ),
    (f"POST appointments/{ONE}/break", lambda c: c.appointments.break_(ONE, BreakAppointmentIn(base_version=3))),
    (f"POST appointments/{ONE}/cancel", lambda c: c.appointments.cancel(ONE, CancelAppointmentIn(base_version=3))),
    (
        f"PATCH appointments/{ONE}/confirmation-status",
        lambda c: c.appointments.confirm(ONE, UpdateConfirmationStatusIn(base_version=3, confirmation_status_uuid=TWO)),
    ),
    ("GET appointments/confirmation-statuses?page=1&page_size=200", lambda c: c.appointments.confirmation_statuses()),
    (
        f"POST appointments/{ONE}/patient-flow-status",
        lambda c: c.appointments.set_flow_status(ONE, SetFlowStatusIn(flow_status_uuid=None)),
    ),
    (f"GET appointments/{ONE}/patient-flow-events?page=1&page_size=50", lambda c: c.appointments.flow_events(ONE)),
    (
        f"GET appointments/{ONE}/patient-flow-stats?include_open=false",
        lambda c: c.appointments.flow_stats(ONE, include_open=False),
    ),
    (f"GET appointments/{ONE}/providers", lambda c: c.appointments.providers(ONE)),
    (
        f"PUT appointments/{ONE}/providers",
        lambda c: c.appointments.replace_providers(ONE, ReplaceProvidersIn(base_version=3, providers=[])),
    ),
    (f"GET appointments/{ONE}/procedures", lambda c: c.appointments.procedures(ONE)),
    (
        f"POST appointments/{ONE}/procedures",
        lambda c: c.appointments.add_procedure(ONE, AddProcedureIn(base_version=3, procedure_code_uuid=TWO)),
    ),
    (
        f"DELETE appointments/{ONE}/procedures/{TWO}?base_version=3",
        lambda c: c.appointments.remove_procedure(ONE, TWO, 3),
    ),
    (
        f"GET appointments/procedure-frequency-check?patient_uuid={ONE}&procedure_code=D0120",
        lambda c: c.appointments.procedure_frequency(ONE, "D0120"),
    ),
    (f"GET appointments/{ONE}/history?page=2&page_size=50", lambda c: c.appointments.history(ONE, page=2)),
    (
        "GET appointments/counts/by-location?date_from=2026-03-09&date_to=2026-03-09"
        "&status_set=complete&status_set=scheduled",
        lambda c: c.appointments.counts(DAY, DAY, statuses=[AppointmentStatus.SCHEDULED, AppointmentStatus.COMPLETE]),
    ),
    ("POST appointments/bulk", lambda c: c.appointments.bulk(BulkAppointmentsIn(rows=[]))),
    (
        "POST appointments/bulk-confirm",
        lambda c: c.appointments.bulk_confirm(BulkConfirmIn(appointment_uuids=[ONE], confirmation_status_uuid=TWO)),
    ),
    (
        f"GET schedule/calendar/daily?location_uuid={ONE}&target_date=2026-03-09&fields=alerts,procedures",
        lambda c: c.calendar.daily(ONE, DAY, fields=["procedures", "alerts"]),
    ),
    (f"GET schedule/calendar/weekly?location_uuid={ONE}&week_start=2026-03-09", lambda c: c.calendar.weekly(ONE, DAY)),
    (
        f"GET schedule/daily-providers?location_uuid={ONE}&date=2026-03-09",
        lambda c: c.schedules.daily_providers(ONE, DAY),
    ),
    (
        f"GET schedule/provider-availability?provider_uuid={TWO}&location_uuid={ONE}&date=2026-03-09",
        lambda c: c.schedules.provider_availability(TWO, ONE, DAY),
    ),
    (
        f"GET schedule/templates?provider_uuid={ONE}&day_of_week=0&page=1&page_size=50",
        lambda c: c.schedules.templates.list(provider_id=ONE, day_of_week=0),
    ),
    (f"GET schedule/overrides/{ONE}", lambda c: c.schedules.overrides.get(ONE)),
    ("GET schedule/flow-statuses?include_inactive=true&page=1&page_size=50", lambda c: c.flow_statuses.list()),
    (
        f"GET schedule/notes?location_uuid={ONE}&date_to=2026-03-09&page=1&page_size=50",
        lambda c: c.notes.list(location_id=ONE, date_to=DAY),
    ),
    (f"DELETE schedule/notes/{ONE}", lambda c: c.notes.delete(ONE)),
    ("GET appointment-types?search=hyg&page=1&page_size=50", lambda c: c.appointment_types.list(search="hyg")),
    (f"POST appointment-types/{ONE}/archive", lambda c: c.appointment_types.archive(ONE)),
    (f"GET blockouts/instances?location_uuid={ONE}&page=1&page_size=50", lambda c: c.blockouts.list(location_id=ONE)),
    (f"DELETE blockouts/instances/{ONE}", lambda c: c.blockouts.delete(ONE)),
    ("GET blockouts/types?include_hidden=false&page=1&page_size=50", lambda c: c.blockouts.types.list()),
    (
        f"GET blockouts/templates?location_uuid={ONE}&include_hidden=false&page=1&page_size=50",
        lambda c: c.blockouts.templates.list(location_id=ONE),
    ),
    (f"GET blockouts/templates/{ONE}/items", lambda c: c.blockouts.templates.items(ONE)),
    (
        f"POST blockouts/templates/{ONE}/items",
        lambda c: c.blockouts.templates.add_item(
            ONE, AddBlockoutTemplateItemIn(blockout_type_uuid=TWO, start_time=dt.time(9), end_time=dt.time(10))
        ),
    ),
    (f"DELETE blockouts/templates/{ONE}/items/{TWO}", lambda c: c.blockouts.templates.remove_item(ONE, TWO)),
    (
        f"POST blockouts/templates/{ONE}/apply",
        lambda c: c.blockouts.templates.apply(ONE, ApplyBlockoutTemplateIn(location_uuid=TWO, target_date=DAY)),
    ),
    (
        "POST blockouts/holds",
        lambda c: c.blockouts.hold(
            HoldIn(
                location_uuid=ONE,
                operatory_uuid=TWO,
                schedule_date=DAY,
                start_time=dt.time(9),
                end_time=dt.time(10),
                minutes=5,
            )
        ),
    ),
    (f"PATCH blockouts/holds/{ONE}", lambda c: c.blockouts.extend_hold(ONE, ExtendHoldIn(minutes=15))),
    (
        "POST blockouts/instances/copy-day",
        lambda c: c.blockouts.copy_day(CopyBlockoutDayIn(location_uuid=ONE, source_date=DAY, target_date=DAY)),
    ),
    (
        "POST blockouts/instances/copy-week",
        lambda c: c.blockouts.copy_week(
            CopyBlockoutWeekIn(location_uuid=ONE, source_week_start=DAY, target_week_start=DAY)
        ),
    ),
    (
        "POST blockouts/instances/repeat-weeks",
        lambda c: c.blockouts.repeat_weeks(
            RepeatBlockoutWeeksIn(location_uuid=ONE, source_week_start=DAY, num_weeks=2)
        ),
    ),
    ("GET recalls/types?is_active=true&page=1&page_size=50", lambda c: c.recalls.types.list(is_active=True)),
    (f"GET recalls/triggers?recall_type_uuid={ONE}", lambda c: c.recalls.triggers.list(ONE)),
    (f"DELETE recalls/triggers/{ONE}", lambda c: c.recalls.triggers.delete(ONE)),
    (
        f"GET recalls/patient-recalls?patient_uuid={ONE}&status=due&page=1&page_size=50",
        lambda c: c.recalls.list(patient_id=ONE, status=RecallStatus.DUE),
    ),
    (
        "GET recalls/patient-recalls/due?due_on=2026-03-09&page=1&page_size=50",
        lambda c: c.recalls.due(due_on=DAY),
    ),
    (f"PATCH recalls/patient-recalls/{ONE}", lambda c: c.recalls.update(ONE, UpdateRecallIn(base_version=3))),
    (
        f"GET waitlist/entries?location_uuid={ONE}&status=contacted,waiting&include_cross_location=true"
        "&sort_by=urgency&sort_dir=desc&page=1&page_size=50",
        lambda c: c.waitlist.list(
            location_id=ONE, statuses=[WaitlistStatus.WAITING, WaitlistStatus.CONTACTED], sort_by="urgency"
        ),
    ),
    (f"GET waitlist/entries/{ONE}/contact-log", lambda c: c.waitlist.contacts(ONE)),
    (
        f"POST waitlist/entries/{ONE}/response",
        lambda c: c.waitlist.record_response(ONE, RecordResponseIn(patient_response=PatientResponse.ACCEPTED)),
    ),
    (
        f"GET tasks?task_list_uuid={ONE}&status=new,viewed&is_unread=true&sort_by=remind_at&sort_dir=asc"
        "&page=1&page_size=50",
        lambda c: c.tasks.list(
            list_id=ONE,
            statuses=[TaskStatus.VIEWED, TaskStatus.NEW],
            is_unread=True,
            sort_by="remind_at",
            sort_dir="asc",
        ),
    ),
    (f"GET tasks/{ONE}", lambda c: c.tasks.get(ONE)),
    ("POST tasks", lambda c: c.tasks.create(CreateTaskIn(task_list_uuid=ONE, description="Call back"))),
    (f"POST tasks/{ONE}/done", lambda c: c.tasks.done(ONE, TaskStepIn(base_version=3))),
    (f"POST tasks/{ONE}/reopen", lambda c: c.tasks.reopen(ONE)),
    (f"POST tasks/{ONE}/viewed", lambda c: c.tasks.viewed(ONE)),
    (f"POST tasks/{ONE}/unread", lambda c: c.tasks.keep_unread(ONE)),
    (f"GET tasks/{ONE}/notes", lambda c: c.tasks.notes(ONE)),
    (f"POST tasks/{ONE}/notes", lambda c: c.tasks.add_note(ONE, CreateTaskNoteIn(note="Called"))),
    (
        f"PATCH tasks/{ONE}/notes/{TWO}",
        lambda c: c.tasks.change_note(ONE, TWO, UpdateTaskNoteIn(base_version=1, note="Called twice")),
    ),
    (f"DELETE tasks/{ONE}/notes/{TWO}", lambda c: c.tasks.delete_note(ONE, TWO)),
    ("GET tasks/unread-count", lambda c: c.tasks.counts()),
    ("GET tasks/colleagues", lambda c: c.tasks.colleagues()),
    ("GET tasks/lists?is_archived=false&page=1&page_size=50", lambda c: c.task_lists.list(is_archived=False)),
    ("POST tasks/lists", lambda c: c.task_lists.create(CreateTaskListIn(name="Billing"))),
    ("POST waitlist/entries/bulk-remove", lambda c: c.waitlist.bulk_remove([ONE, TWO])),
    (
        "POST waitlist/quick-fill",
        lambda c: c.waitlist.quick_fill(
            QuickFillIn(location_uuid=ONE, slot_date=DAY, slot_start_time=dt.time(9), slot_end_time=dt.time(10))
        ),
    ),
    (f"GET operatories?location_uuid={ONE}&page=1&page_size=50", lambda c: c.operatories.list(location_id=ONE)),
    ("GET patients/search?q=nguyen&page=1&page_size=20", lambda c: c.patients.search("nguyen")),
    (
        "GET definitions?category=BrokenReason&page=1&page_size=50",
        lambda c: c.definitions.list(category="BrokenReason"),
    ),
    (f"GET schedule/calendar/monthly?location_uuid={ONE}&month=2026-03", lambda c: c.calendar.monthly(ONE, DAY)),
    (
        f"GET schedule/production-goals?location_uuid={ONE}&date_from=2026-03-09&page=1&page_size=50",
        lambda c: c.production_goals.list(location_id=ONE, date_from=DAY),
    ),
    ("PUT schedule/production-goals/upsert", lambda c: c.production_goals.upsert(GOAL)),
    (
        f"GET schedule/production-goals/production-summary?location_uuid={ONE}&date_from=2026-03-09&date_to=2026-03-09",
        lambda c: c.production_goals.summary(ONE, DAY, DAY),
    ),
    (
        f"GET schedule/appointment-rules?location_uuid={ONE}&appointment_type_uuid={TWO}&page=1&page_size=50",
        lambda c: c.appointment_rules.list(location_id=ONE, type_id=TWO),
    ),
    (f"GET schedule/views?location_uuid={ONE}&page=2&page_size=50", lambda c: c.views.list(location_id=ONE, page=2)),
    ("GET schedule/views/templates", lambda c: c.views.templates()),
    (f"POST schedule/views/{ONE}/set-default", lambda c: c.views.set_default(ONE)),
    (f"POST schedule/views/{ONE}/set-shortcut?shortcut=3", lambda c: c.views.set_shortcut(ONE, 3)),
    (
        "GET schedule/saved-searches?search_type=find_free_time&page=1&page_size=50",
        lambda c: c.saved_searches.list(search_type="find_free_time"),
    ),
    (f"DELETE schedule/saved-searches/{ONE}", lambda c: c.saved_searches.delete(ONE)),
    (
        f"GET schedule/patient-preferences?patient_uuid={ONE}&page=1&page_size=50",
        lambda c: c.patient_preferences.list(patient_id=ONE),
    ),
    (f"GET schedule/patient-preferences/by-patient/{ONE}", lambda c: c.patient_preferences.of_patient(ONE)),
    (
        f"PUT schedule/patient-preferences/by-patient/{ONE}",
        lambda c: c.patient_preferences.upsert(ONE, UpsertPatientPreferenceIn(notes="Mornings")),
    ),
    ("POST schedule/find-free-time", lambda c: c.openings.find(FindFreeTimeIn(location_uuid=ONE, duration_minutes=30))),
    ("GET events/since?after=41", lambda c: c.events.since(41)),
]


@pytest.mark.parametrize(("request_line", "call"), CALLS, ids=[line.split("?")[0] for line, _ in CALLS])
async def test_a_call_asks_in_the_words_of_the_contract(
    client: SchedulingClient, server: Any, request_line: str, call: Call
) -> None:
    server.then(httpx.Response(418, json={"detail": "Only the question matters here."}))
    with pytest.raises(Exception, match="Only the question"):
        await call(client)
    method, target = request_line.split(" ")
    path, _, query = target.partition("?")
    assert server.last.method == method
    assert server.last.url.path == f"/api/v1/{ORG}/{path}"
    assert str(server.last.url.params).replace("%2C", ",").replace("%3A", ":") == query


async def test_only_what_was_written_is_sent(client: SchedulingClient, server: Any, appointment: Any) -> None:
    server.says(appointment())
    await client.appointments.update(ONE, UpdateAppointmentIn(base_version=3, color_override=None))
    assert server.sent() == {"base_version": 3, "color_override": None}


def test_every_write_can_be_repeated_under_a_key() -> None:
    client = SchedulingClient("http://127.0.0.1:9")
    verbs = (
        "create",
        "update",
        "delete",
        "move",
        "place",
        "break_",
        "cancel",
        "confirm",
        "transition",
        "archive",
        "upsert",
    )
    for group in (value for value in vars(client).values() if hasattr(value, "_transport")):
        for verb in verbs:
            method = getattr(group, verb, None)
            assert method is None or "key" in inspect.signature(method).parameters


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.appointments.check_conflicts(CheckConflictsIn.model_construct(), key="asked-once"),
        lambda c: c.openings.find(FindFreeTimeIn.model_construct(), key="asked-once"),
        lambda c: c.waitlist.quick_fill(QuickFillIn.model_construct(), key="asked-once"),
    ],
)
async def test_a_question_can_be_repeated_under_a_key_and_stays_one(
    client: SchedulingClient, server: Any, ask: Call
) -> None:
    server.then(httpx.ReadError("reset"))
    with pytest.raises(NoAnswer):
        await ask(client)
    assert len(server.requests) > 1, "a question is simply asked again"
    assert {request.headers[IDEMPOTENCY_KEY] for request in server.requests} == {"asked-once"}


async def test_what_was_never_noted_of_a_patient_is_nothing(client: SchedulingClient, server: Any) -> None:
    server.then(httpx.Response(200, content=b"null"))
    assert await client.patient_preferences.of_patient(ONE) is None
