"""What an admin does with the practice itself."""

from __future__ import annotations

from support.deeds.desk import PASSWORD, Deed, Desk, Json, Sent, create, delete, patch


def _people(desk: Desk, _found: Json) -> Json:
    return {"first_name": desk.fresh("Ann")}


PRACTICE = [
    Deed(
        "POST /appointment-types",
        "appointment_type.changed",
        create("/appointment-types", lambda desk: {"name": desk.fresh("Crown"), "require_all": False}),
    ),
    Deed(
        "PATCH /appointment-types/{appointment_type_uuid}",
        "appointment_type.changed",
        patch(
            "appointment_type",
            "/appointment-types",
            lambda desk, _: {"require_all": False, "item_order": desk.dice.randrange(20)},
        ),
    ),
    Deed(
        "POST /appointment-types/{appointment_type_uuid}/archive",
        "appointment_type.changed",
        lambda desk: _archive(desk),
    ),
    Deed(
        "POST /locations",
        "location.changed",
        lambda desk: Sent("/locations", {"name": desk.fresh("Aurora"), "timezone": "America/Denver"}),
    ),
    Deed(
        "PATCH /locations/{location_uuid}",
        "location.changed",
        patch("location", "/locations", lambda desk, _: {"phone": f"555 01{desk.dice.randrange(10, 99)}"}),
    ),
    Deed(
        "POST /operatories",
        "operatory.changed",
        create("/operatories", lambda desk: {"location_uuid": desk.place(), "name": desk.fresh("Op")}),
    ),
    Deed(
        "PATCH /operatories/{operatory_uuid}",
        "operatory.changed",
        patch("operatory", "/operatories", lambda desk, _: {"item_order": desk.dice.randrange(20)}),
    ),
    Deed(
        "POST /providers",
        "provider.changed",
        create("/providers", lambda desk: {"abbreviation": "NEW", "last_name": desk.fresh("New")}),
    ),
    Deed("PATCH /providers/{provider_uuid}", "provider.changed", patch("provider", "/providers", _people)),
    Deed(
        "POST /patients",
        "patient.changed",
        create("/patients", lambda desk: {"last_name": desk.fresh("New")}),
    ),
    Deed("PATCH /patients/{patient_uuid}", "patient.changed", patch("patient", "/patients", _people)),
    Deed(
        "POST /definitions",
        "definition.changed",
        create("/definitions", lambda desk: {"category": "BrokenReason", "name": desk.fresh("Snow")}),
    ),
    Deed(
        "PATCH /definitions/{definition_uuid}",
        "definition.changed",
        patch("definition", "/definitions", lambda desk, _: {"item_order": desk.dice.randrange(20)}),
    ),
    Deed(
        "POST /procedure-codes",
        "procedure_code.changed",
        create(
            "/procedure-codes",
            lambda desk: {"code": desk.fresh("D9"), "description": "Something else", "default_fee": "12.50"},
        ),
    ),
    Deed(
        "PATCH /procedure-codes/{procedure_code_uuid}",
        "procedure_code.changed",
        patch("procedure_code", "/procedure-codes", lambda desk, _: {"default_fee": f"{desk.dice.randrange(200)}.00"}),
    ),
    Deed(
        "POST /holidays",
        "holiday.changed",
        create(
            "/holidays",
            lambda desk: {
                "name": desk.fresh("Closed"),
                "date": f"2026-03-{desk.dice.randrange(17, 31)}",
                "location_uuid": desk.pick(None, desk.place()),
            },
        ),
    ),
    Deed(
        "PATCH /holidays/{holiday_uuid}",
        "holiday.changed",
        patch(
            "holiday",
            "/holidays",
            lambda desk, _: {
                "date": f"2026-03-{desk.dice.randrange(17, 31)}",
                "location_uuid": desk.pick(None, desk.place()),
            },
        ),
    ),
    Deed("DELETE /holidays/{holiday_uuid}", "holiday.deleted", delete("holiday", "/holidays")),
    Deed("POST /users", "user.changed", lambda desk: _user(desk)),
    Deed("PATCH /users/{user_uuid}", "user.changed", lambda desk: _other_user(desk)),
]


def _archive(desk: Desk) -> Sent | None:
    known = [str(desk.practice.exam), str(desk.practice.cleaning), str(desk.practice.filling)]
    found = [each for each in sorted(desk.records["appointment_type"]) if each not in known]
    if not found:
        return None
    return Sent(f"/appointment-types/{desk.dice.choice(found)}/archive")


def _user(desk: Desk) -> Sent:
    name = desk.fresh("desk")
    body = {"username": name.replace(" ", "-"), "name": name, "password": PASSWORD, "role": "front_desk"}
    return Sent("/users", body)


def _other_user(desk: Desk) -> Sent | None:
    used = {str(each) for each in desk.practice.users.values()}
    found = [one for key, one in sorted(desk.records["user"].items()) if key not in used]
    if not found:
        return None
    one = desk.dice.choice(found)
    return Sent(f"/users/{one['id']}", {"base_version": one["version"], "name": desk.fresh("Sam")})
