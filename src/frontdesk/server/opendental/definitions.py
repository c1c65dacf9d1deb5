"""The practice's words, its kinds of visits, in the dialect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import Field, Kind, flag, named, number, words
from frontdesk.server.opendental.numbers import (
    BLOCKOUTS,
    CATEGORIES,
    CONFIRMED,
    Category,
    Numbers,
    Origin,
    def_num,
    found,
)
from frontdesk.server.opendental.operations import Asked, Row, lists, reads
from frontdesk.server.platform.errors import NotFoundProblem

DEFINITION: Final = (
    number("DefNum"),
    words("ItemName"),
    words("ItemValue"),
    number("Category"),
    words("category"),
    flag("isHidden"),
)
APPOINTMENT_TYPE: Final = (
    number("AppointmentTypeNum"),
    words("AppointmentTypeName"),
    Field("appointmentTypeColor", Kind.COLOR),
    flag("IsHidden"),
    Field("Pattern", Kind.CELLS),
    words("CodeStr"),
    words("CodeStrRequired"),
    named("RequiredProcCodesNeeded", "None", "AtLeastOne", "All"),
    words("BlockoutTypes"),
)


def list_definitions(asked: Asked) -> list[Row]:
    """Return words by category, in the practice's order: the first of a category is what holds by itself."""
    wanted = asked.query.get("Category")
    has_hidden = asked.query.get("includeHidden", False)
    rows = [
        row
        for category in CATEGORIES
        if wanted in (None, category.number)
        for row in _of_category(asked.numbers, category)
        if has_hidden or row["isHidden"] == "false"
    ]
    return list(asked.page(rows))


def _of_category(numbers: Numbers, category: Category) -> Iterator[Row]:
    """Yield the words of a category; confirmations come before the steps of a visit."""
    if category is BLOCKOUTS:
        for row in sorted(numbers.blockout_types.rows, key=_order):
            marks = ("NS", row.is_no_schedule), ("DC", row.is_do_not_copy)
            value = ",".join(mark for mark, holds in marks if holds)
            yield _definition(Origin.BLOCKOUT_TYPE, row, category, value, is_hidden=row.is_hidden)
        return
    words_ = (row for row in numbers.definitions.rows if category.own and row.category == category.own)
    for row in sorted(words_, key=_order):
        yield _definition(Origin.DEFINITION, row, category, "", is_hidden=row.is_hidden)
    if category is CONFIRMED:
        for row in sorted(numbers.flow_statuses.rows, key=_order):
            yield _definition(Origin.FLOW_STATUS, row, category, "", is_hidden=not row.is_active)


def _order(row: Any) -> tuple[int, int]:
    return row.item_order, row.number


def _definition(origin: Origin, row: Any, category: Category, value: str, *, is_hidden: bool) -> Row:
    return {
        "DefNum": def_num(origin, row.number),
        "ItemName": wire.text(row.name),
        "ItemValue": value,
        "Category": category.number,
        "category": category.name,
        "isHidden": wire.flag(is_hidden),
    }


def list_types(asked: Asked) -> list[Row]:
    """Return the kinds of visits."""
    rows = [row for row in asked.numbers.types.rows if row.deleted_at is None]
    return [_type(asked, row) for row in asked.page(rows)]


def get_type(asked: Asked) -> Row:
    """Return one kind of visit."""
    row = found(asked.numbers.types, asked.keys["AppointmentTypeNum"], "AppointmentType")
    if row.deleted_at is not None:
        raise NotFoundProblem("AppointmentType")
    return _type(asked, row)


def _type(asked: Asked, row: Any) -> Row:
    """Return a kind of visit; one that is only for held time may go wherever time is held for visits."""
    held = [kind for kind in asked.numbers.blockout_types.rows if not (kind.is_hidden or kind.is_no_schedule)]
    required = [str(code) for code in row.required_procedure_codes]
    return {
        "AppointmentTypeNum": row.number,
        "AppointmentTypeName": wire.text(row.name),
        "appointmentTypeColor": wire.color(row.color),
        "IsHidden": wire.flag(row.is_hidden),
        "Pattern": row.time_pattern,
        "CodeStr": ",".join(str(code) for code in row.procedure_codes_to_add),
        "CodeStrRequired": ",".join(required),
        "RequiredProcCodesNeeded": "None" if not required else "All" if row.require_all else "AtLeastOne",
        "BlockoutTypes": ",".join(wire.text(kind.name) for kind in held) if row.blockout_only else "",
    }


OPERATIONS = (
    lists(
        "definitions",
        "List the practice's words.",
        list_definitions,
        DEFINITION,
        number("Category", "Of this category, by its number."),
        flag("includeHidden", "Hidden ones too."),
    ),
    lists("appointmenttypes", "List the kinds of visits.", list_types, APPOINTMENT_TYPE),
    reads("appointmenttypes/{AppointmentTypeNum}", "Read a kind of visit.", get_type, APPOINTMENT_TYPE),
)
