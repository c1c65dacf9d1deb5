"""What holds for every model on the wire."""

import datetime as dt
import importlib
import json
import pkgutil
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from pydantic import AnyUrl, TypeAdapter, ValidationError
from pydantic_core import to_json

import frontdesk.contract
from frontdesk.contract.appointments import (
    AppointmentOut,
    BulkAppointmentRowIn,
    BulkAppointmentsIn,
    BulkMeta,
    MoveAppointmentIn,
    UpdateAppointmentIn,
)
from frontdesk.contract.auth import TokenIn
from frontdesk.contract.common import PatchModel, RequestModel, ResponseModel, Wire
from frontdesk.contract.errors import field_errors
from frontdesk.contract.resources import CreateLocationIn
from frontdesk.contract.visit import FieldChange, SetFlowStatusIn


def every_model() -> list[type[Wire]]:
    found: set[type[Wire]] = set()
    for module in pkgutil.iter_modules(frontdesk.contract.__path__):
        for value in vars(importlib.import_module(f"frontdesk.contract.{module.name}")).values():
            if (
                isinstance(value, type)
                and issubclass(value, Wire)
                and value.__module__.startswith("frontdesk.contract")
            ):
                found.add(value)
    open_ended = {"Page", "CursorPage", "Wire", "RequestModel", "ResponseModel", "PatchModel"}
    return sorted((model for model in found if model.__name__ not in open_ended), key=lambda model: model.__name__)


MODELS = every_model()
PATCHES = [model for model in MODELS if issubclass(model, PatchModel)]


def examples_of(schema: dict[str, Any]) -> list[Any]:
    """The examples of a field, its own or those of one of its alternatives."""
    found = list(schema.get("examples", []))
    for option in schema.get("anyOf", []):
        found += option.get("examples", [])
    return found


def is_of_models(schema: dict[str, Any]) -> bool:
    """Whether a field holds models or lists, whose own parts carry the examples."""
    options = [schema, *schema.get("anyOf", []), *schema.get("allOf", [])]
    return any("$ref" in option or option.get("type") in {"array", "object"} for option in options)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_says_what_it_is(model: type[Wire]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name} has no description"
        assert field.description.endswith("."), f"{model.__name__}.{name} is no sentence"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_example_is_a_valid_value(model: type[Wire]) -> None:
    side = "validation" if issubclass(model, RequestModel) else "serialization"
    properties = model.model_json_schema(mode=side).get("properties", {})
    for name, schema in properties.items():
        examples = examples_of(schema)
        assert examples or is_of_models(schema), f"{model.__name__}.{name} shows no example"
        field = model.model_fields[name]
        adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
        for example in examples:
            adapter.validate_python(example)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_models_are_built_on_first_use(model: type[Wire]) -> None:
    assert model.model_config["defer_build"]


@pytest.mark.parametrize("model", PATCHES, ids=lambda model: model.__name__)
def test_a_patch_needs_nothing_but_its_version_and_what_the_contract_insists_on(model: type[PatchModel]) -> None:
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    assert needed <= {"base_version", "require_all", "goal_amount", "allow_overlap"}


def test_requests_tell_the_place_of_the_field_they_do_not_know_and_not_its_name() -> None:
    sent = {
        "base_version": 1,
        "schedule_date": "2026-03-09",
        "start_time": "09:00",
        "end_time": "09:30",
        "Jane Nguyen": "Nguyen",
    }
    with pytest.raises(ValidationError) as caught:
        MoveAppointmentIn.model_validate(sent)
    (error,) = field_errors(caught.value.errors(), sent)
    assert (error.loc, error.msg, error.type) == ([], "Field 5 here is not known.", "extra_forbidden")
    (error,) = field_errors(caught.value.errors())
    assert error.msg == "There is a field here that is not known."


def test_a_fault_below_a_key_of_the_senders_own_does_not_name_it() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, list[AnyUrl]]).validate_python({"Jane Nguyen": ["Nguyen"]})
    (error,) = field_errors(caught.value.errors())
    assert (error.loc, error.msg) == ([0], "This value is not valid.")


def test_answers_may_say_more_than_is_known() -> None:
    known = dict.fromkeys(AppointmentOut.model_fields)
    reference = {"id": str(uuid4()), "name": "Lakeside", "since": 1998}
    instant = "2026-03-09T14:40:00Z"
    answer = known | {
        "id": str(uuid4()),
        "version": 1,
        "status": "scheduled",
        "patient": reference,
        "location": reference,
        "note": "",
        "priority": 0,
        "item_order": 0,
        "is_new_patient": False,
        "is_time_locked": False,
        "production_amount": "185.00",
        "created_at": instant,
        "updated_at": instant,
        "reminders": ["sms"],
    }
    appointment = AppointmentOut.model_validate(answer)
    written = json.loads(appointment.model_dump_json())
    assert written["production_amount"] == "185.00"
    assert written["created_at"] == instant
    assert set(written) == set(AppointmentOut.model_fields)


class TestPatches:
    def test_what_is_left_out_differs_from_what_is_emptied(self) -> None:
        patch = UpdateAppointmentIn.model_validate({"base_version": 4, "color_override": None, "note": "Premedicate."})
        assert patch.given() == {"color_override": None, "note": "Premedicate."}
        assert json.loads(patch.model_dump_json(exclude_unset=True)) == {
            "base_version": 4,
            "color_override": None,
            "note": "Premedicate.",
        }

    def test_a_null_is_no_note(self) -> None:
        patch = UpdateAppointmentIn.model_validate({"base_version": 1, "note": None})
        assert patch.given() == {"note": ""}

    @pytest.mark.parametrize("name", ["priority", "is_time_locked", "production_amount"])
    def test_what_cannot_be_empty_refuses_a_null(self, name: str) -> None:
        with pytest.raises(ValidationError) as caught:
            UpdateAppointmentIn.model_validate({"base_version": 4, name: None})
        assert caught.value.errors()[0]["type"] == "not_nullable"

    def test_the_schema_offers_no_null_where_none_is_taken(self) -> None:
        fields = UpdateAppointmentIn.model_json_schema()["properties"]
        assert fields["priority"]["type"] == "integer"
        assert {"type": "null"} in fields["color_override"]["anyOf"]


def test_a_flow_status_is_taken_back_with_an_explicit_null_only() -> None:
    assert SetFlowStatusIn.model_validate({"flow_status_uuid": None}).flow_status_uuid is None
    with pytest.raises(ValidationError):
        SetFlowStatusIn.model_validate({})


def test_a_bulk_request_ends_at_five_hundred_rows() -> None:
    BulkAppointmentsIn.model_validate({"rows": [{}] * 500})
    with pytest.raises(ValidationError):
        BulkAppointmentsIn.model_validate({"rows": [{}] * 501})


def test_an_office_closes_after_it_opens_and_may_close_at_midnight() -> None:
    def office(closes: str) -> CreateLocationIn:
        hours = [{"day_of_week": 0, "opens": "08:00", "closes": closes}]
        return CreateLocationIn.model_validate({"name": "Lakeside", "timezone": "America/Chicago", "hours": hours})

    assert office("00:00").hours[0].closes.hour == 0
    with pytest.raises(ValidationError):
        office("07:00")


def test_a_password_shows_only_in_the_request_itself() -> None:
    body = TokenIn.model_validate({"username": "maria", "password": "swordfish"})
    assert "swordfish" not in repr(body)
    assert json.loads(body.model_dump_json())["password"] == "swordfish"


def test_an_overlong_password_is_refused_before_it_is_hashed() -> None:
    with pytest.raises(ValidationError):
        TokenIn.model_validate({"username": "maria", "password": "x" * 1025})


def test_errors_of_any_kind_never_quote_the_input() -> None:
    secret = "Nguyen\x00"
    with pytest.raises(ValidationError) as caught:
        CreateLocationIn.model_validate({"name": secret, "timezone": secret, "hours": secret})
    written = to_json([error.model_dump() for error in field_errors(caught.value.errors())]).decode()
    assert "Nguyen" not in written


def test_history_keeps_values_as_json_can_hold_them() -> None:
    moment = dt.datetime(2026, 3, 9, 14, 40, tzinfo=dt.UTC)
    assert FieldChange.of("start_time", None, moment).new == "2026-03-09T14:40:00Z"
    assert FieldChange.of("production_amount", Decimal("1"), Decimal("2.5")).new == "2.50"
    identifier = uuid4()
    assert FieldChange.of("providers", [], [identifier]).new == [str(identifier)]


def test_every_model_is_either_asked_or_answered() -> None:
    assert all(issubclass(model, RequestModel | ResponseModel) for model in MODELS)


def test_a_bulk_request_can_be_made_of_rows_that_were_built_one_by_one() -> None:
    row = BulkAppointmentRowIn(
        patient_uuid=uuid4(), location_uuid=uuid4(), start_time=dt.time(9), external_id="legacy-2210"
    )
    asked = BulkAppointmentsIn.of([row], BulkMeta(mode="upsert"))
    assert json.loads(asked.model_dump_json(exclude_unset=True)) == {
        "meta": {"mode": "upsert"},
        "rows": [
            {
                "patient_uuid": str(row.patient_uuid),
                "location_uuid": str(row.location_uuid),
                "start_time": "09:00:00",
                "external_id": "legacy-2210",
            }
        ],
    }, "what was not set must stay absent"
    assert BulkAppointmentsIn.of([row]).meta.mode == "create"


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(frontdesk.contract.__path__)])
def test_a_module_that_says_what_it_offers_offers_all_its_models(name: str) -> None:
    module = importlib.import_module(f"frontdesk.contract.{name}")
    own = {
        each
        for each, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Wire) and value.__module__ == module.__name__
    }
    offered = getattr(module, "__all__", own)
    assert sorted(each for each in own - set(offered) if each.isidentifier()) == []
