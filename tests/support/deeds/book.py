"""What a desk does with visits and blockouts."""

from __future__ import annotations

from support.deeds.desk import DAYS, NEXT_MONDAY, Deed, Desk, Json, Sent, act, create, delete, patch

LIVE = ("scheduled",)
ANY = ("scheduled", "pinboard", "unscheduled", "broken", "cancelled", "complete", "planned")


def _visit(desk: Desk) -> Json:
    place, p = desk.place(), desk.practice
    return {
        "patient_uuid": str(desk.pick(p.ada, p.ben, p.chen)),
        "location_uuid": place,
        "operatory_uuid": desk.room(place),
        "appointment_type_uuid": str(desk.pick(p.exam, p.cleaning)),
        "allow_overlap": desk.pick(True, False),
        **desk.hours(),
    }


def _bulk(desk: Desk) -> Sent:
    rows = [{**_visit(desk), "external_id": desk.pick("x1", "x2", "x3", "x4")} for _ in range(3)]
    return Sent("/appointments/bulk", {"meta": {"mode": "upsert"}, "rows": rows})


def _bulk_confirm(desk: Desk) -> Sent | None:
    chosen = [found["id"] for found in (desk.some("appointment") for _ in range(3)) if found is not None]
    status = str(desk.pick(desk.practice.confirmed, desk.practice.unconfirmed))
    if not chosen:
        return None
    return Sent("/appointments/bulk-confirm", {"appointment_uuids": chosen, "confirmation_status_uuid": status})


def _add_procedure(desk: Desk) -> Sent | None:
    return act("procedures", (*LIVE, "planned"), lambda desk, _visit: {"procedure_code_uuid": _code(desk)})(desk)


def _code(desk: Desk) -> str:
    return str(desk.pick(desk.practice.d0120, desk.practice.d1110))


def _flow(desk: Desk) -> Sent | None:
    p = desk.practice
    found = desk.some("appointment", status=(*LIVE, "complete"))
    if found is None:
        return None
    step = desk.pick(p.arrived, p.in_chair, p.checkout, None)
    body = {"flow_status_uuid": None if step is None else str(step), "change_note": desk.fresh("Step")}
    return Sent(f"/appointments/{found['id']}/patient-flow-status", body, about=(found["id"],))


def _providers(desk: Desk, _visit: Json) -> Json:
    p = desk.practice
    chosen = desk.pick([p.okafor], [p.okafor, p.hygienist], [p.lindqvist])
    return {"providers": [{"provider_uuid": str(one), "item_order": order} for order, one in enumerate(chosen)]}


def _span(desk: Desk, _record: Json) -> Json:
    return {**desk.hours(), "allow_overlap": desk.pick(True, False)}


def _place(desk: Desk, visit: Json) -> Json:
    return {**_span(desk, visit), "operatory_uuid": desk.room(visit["location"]["id"])}


APPOINTMENTS = [
    Deed("POST /appointments", "appointment.changed", create("/appointments", _visit)),
    Deed("POST /appointments/bulk", "appointment.changed", _bulk),
    Deed("POST /appointments/bulk-confirm", "appointment.changed", _bulk_confirm),
    Deed(
        "PATCH /appointments/{appointment_uuid}",
        "appointment.changed",
        patch(
            "appointment",
            "/appointments",
            lambda desk, _: {
                "note": desk.fresh("Note"),
                "appointment_type_uuid": str(desk.pick(desk.practice.exam, desk.practice.cleaning)),
                "allow_overlap": True,
            },
        ),
    ),
    Deed("DELETE /appointments/{appointment_uuid}", "appointment.deleted", lambda desk: _delete(desk)),
    Deed("POST /appointments/{appointment_uuid}/restore", "appointment.changed", lambda desk: _restore(desk)),
    Deed("POST /appointments/{appointment_uuid}/move", "appointment.changed", act("move", LIVE, _span)),
    Deed("POST /appointments/{appointment_uuid}/place", "appointment.changed", act("place", ("pinboard",), _place)),
    Deed("POST /appointments/{appointment_uuid}/pinboard", "appointment.changed", act("pinboard", LIVE, lambda *_: {})),
    Deed(
        "POST /appointments/{appointment_uuid}/break",
        "appointment.changed",
        act("break", LIVE, lambda desk, _: {"broken_reason_uuid": str(desk.practice.no_show)}),
    ),
    Deed(
        "POST /appointments/{appointment_uuid}/cancel",
        "appointment.changed",
        act("cancel", LIVE, lambda desk, _: {"cancel_reason_uuid": str(desk.practice.illness)}),
    ),
    Deed(
        "POST /appointments/{appointment_uuid}/transition",
        "appointment.changed",
        act("transition", ANY, lambda desk, _: {"status": desk.pick("complete", "scheduled", "unscheduled")}),
    ),
    Deed("POST /appointments/{appointment_uuid}/patient-flow-status", "appointment.changed", _flow),
    Deed("PUT /appointments/{appointment_uuid}/providers", "appointment.changed", act("providers", LIVE, _providers)),
    Deed("POST /appointments/{appointment_uuid}/procedures", "appointment.changed", _add_procedure),
    Deed(
        "PUT /appointments/{appointment_uuid}/procedures",
        "appointment.changed",
        act("procedures", LIVE, lambda desk, _: {"procedures": [{"procedure_code_uuid": _code(desk)}]}),
    ),
    Deed(
        "DELETE /appointments/{appointment_uuid}/procedures/{procedure_uuid}",
        "appointment.changed",
        lambda desk: _remove_procedure(desk),
    ),
    Deed(
        "PATCH /appointments/{appointment_uuid}/confirmation-status",
        "appointment.changed",
        lambda desk: _confirm(desk),
    ),
]


def _confirm(desk: Desk) -> Sent | None:
    status = str(desk.pick(desk.practice.confirmed, desk.practice.unconfirmed))
    return act("confirmation-status", ANY, lambda *_: {"confirmation_status_uuid": status})(desk)


def _delete(desk: Desk) -> Sent | None:
    sent = delete("appointment", "/appointments")(desk)
    if sent is not None:
        desk.buried["appointment"].append(sent.path.rpartition("/")[2])
    return sent


def _restore(desk: Desk) -> Sent | None:
    gone = desk.last_buried("appointment")
    return None if gone is None else Sent(f"/appointments/{gone}/restore", about=(gone,))


def _remove_procedure(desk: Desk) -> Sent | None:
    visits = desk.records["appointment"]
    there = [
        line for line, visit in desk.lines.items() if visit in visits and visits[visit]["status"] in (*LIVE, "planned")
    ]
    if not there:
        return None
    line = desk.dice.choice(there)
    visit = desk.records["appointment"][desk.lines[line]]
    return Sent(
        f"/appointments/{visit['id']}/procedures/{line}",
        query={"base_version": visit["version"]},
        about=(visit["id"],),
    )


def _blockout(desk: Desk) -> Json:
    place = desk.place()
    rooms = desk.pick(None, [desk.room(place)], [str(desk.practice.op1), str(desk.practice.op3)])
    if rooms and place != str(desk.practice.chicago):
        rooms = [str(desk.practice.denver_op1)]
    kind = str(desk.pick(desk.practice.lunch, desk.practice.reserved, desk.practice.reserved))
    chosen = {} if rooms is None else {"operatory_uuids": rooms}
    return {"location_uuid": place, "blockout_type_uuid": kind, **desk.hours(), **chosen}


def _hold(desk: Desk) -> Json:
    place = desk.place()
    return {"location_uuid": place, "operatory_uuid": desk.room(place), **desk.hours(), "minutes": desk.pick(5, 10)}


def _extend(desk: Desk) -> Sent | None:
    held = [one for one in desk.records["blockout"].values() if one["expires_at"] is not None]
    if not held:
        return None
    found = desk.dice.choice(sorted(held, key=lambda one: str(one["id"])))
    return Sent(f"/blockouts/holds/{found['id']}", {"minutes": desk.pick(10, 15)}, about=(found["id"],))


def _apply(desk: Desk) -> Sent | None:
    found = desk.some("blockout_template")
    if found is None:
        return None
    place = found["location"]["id"] if found["location"] else desk.place()
    body = {"location_uuid": place, "target_date": desk.pick(*DAYS)}
    return Sent(f"/blockouts/templates/{found['id']}/apply", body)


def _item(desk: Desk) -> Sent | None:
    found = desk.some("blockout_template")
    if found is None:
        return None
    hour = desk.dice.randrange(8, 17)
    times = {"start_time": f"{hour:02}:00", "end_time": f"{hour:02}:30"}
    body = {"blockout_type_uuid": str(desk.practice.reserved), **times}
    return Sent(f"/blockouts/templates/{found['id']}/items", body, about=(found["id"],))


def _remove_item(desk: Desk) -> Sent | None:
    full = [one for one in desk.records["blockout_template"].values() if one["items"]]
    if not full:
        return None
    found = desk.dice.choice(full)
    item = desk.dice.choice(found["items"])
    return Sent(f"/blockouts/templates/{found['id']}/items/{item['id']}", about=(found["id"],))


BLOCKOUTS = [
    Deed("POST /blockouts/instances", "blockout.changed", create("/blockouts/instances", _blockout)),
    Deed(
        "PATCH /blockouts/instances/{blockout_uuid}",
        "blockout.changed",
        patch(
            "blockout",
            "/blockouts/instances",
            lambda desk, _: {**desk.hours(), "allow_overlap": True, "apply_to_group": desk.pick(True, False)},
        ),
    ),
    Deed("POST /blockouts/holds", "blockout.changed", create("/blockouts/holds", _hold)),
    Deed("PATCH /blockouts/holds/{blockout_uuid}", "blockout.changed", _extend),
    Deed("DELETE /blockouts/instances/{blockout_uuid}", "blockout.deleted", delete("blockout", "/blockouts/instances")),
    Deed(
        "POST /blockouts/instances/copy-day",
        "blockout.changed",
        create(
            "/blockouts/instances/copy-day",
            lambda desk: {"location_uuid": desk.place(), "source_date": DAYS[0], "target_date": desk.pick(*DAYS[1:])},
        ),
    ),
    Deed(
        "POST /blockouts/instances/copy-week",
        "blockout.changed",
        create(
            "/blockouts/instances/copy-week",
            lambda desk: {
                "location_uuid": desk.place(),
                "source_week_start": DAYS[0],
                "target_week_start": NEXT_MONDAY,
            },
        ),
    ),
    Deed(
        "POST /blockouts/instances/repeat-weeks",
        "blockout.changed",
        create(
            "/blockouts/instances/repeat-weeks",
            lambda desk: {"location_uuid": desk.place(), "source_week_start": DAYS[0], "num_weeks": 2},
        ),
    ),
    Deed("POST /blockouts/templates/{template_uuid}/apply", "blockout.changed", _apply),
    Deed(
        "POST /blockouts/templates",
        "blockout_template.changed",
        create(
            "/blockouts/templates",
            lambda desk: {"name": desk.fresh("Day"), "location_uuid": desk.pick(None, desk.place())},
        ),
    ),
    Deed(
        "PATCH /blockouts/templates/{template_uuid}",
        "blockout_template.changed",
        patch(
            "blockout_template",
            "/blockouts/templates",
            lambda desk, _: {"name": desk.fresh("Day"), "location_uuid": desk.pick(None, desk.place())},
        ),
    ),
    Deed(
        "DELETE /blockouts/templates/{template_uuid}",
        "blockout_template.deleted",
        delete("blockout_template", "/blockouts/templates"),
    ),
    Deed("POST /blockouts/templates/{template_uuid}/items", "blockout_template.changed", _item),
    Deed("DELETE /blockouts/templates/{template_uuid}/items/{item_uuid}", "blockout_template.changed", _remove_item),
    Deed(
        "POST /blockouts/types",
        "blockout_type.changed",
        create("/blockouts/types", lambda desk: {"name": desk.fresh("Purpose")}),
    ),
    Deed(
        "PATCH /blockouts/types/{blockout_type_uuid}",
        "blockout_type.changed",
        patch("blockout_type", "/blockouts/types", lambda desk, _: {"is_no_schedule": desk.pick(True, False)}),
    ),
    Deed(
        "DELETE /blockouts/types/{blockout_type_uuid}",
        "blockout_type.deleted",
        delete("blockout_type", "/blockouts/types"),
    ),
]
