"""How patients and providers are called where only their name is shown.

Of each table there is one expression: statements that are kept are found again by the expressions they consist of.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, case, func, literal


@cache
def patient_name(patients: FromClause) -> ColumnElement[str]:
    """Return the column expression of a patient's name as the desk says it: "Ana Silva"."""
    c: Any = patients.c
    return _full_name(c)


@cache
def provider_name(providers: FromClause) -> ColumnElement[str]:
    """Return the column expression of a provider's name: "Dr. Okafor", or a hygienist's full name.

    A provider without a family name is called by the abbreviation.
    """
    c: Any = providers.c
    titled = literal("Dr. ").concat(c.last_name)
    return case(
        (c.last_name == "", c.abbreviation),
        (c.is_hygienist, _full_name(c)),
        else_=titled,
    )


@cache
def operatory_name(operatories: FromClause) -> ColumnElement[str]:
    """Return the column expression of an operatory's name."""
    c: Any = operatories.c
    name: ColumnElement[str] = c.name
    return name


def _full_name(c: Any) -> ColumnElement[str]:
    given = case((c.preferred_name != "", c.preferred_name), else_=c.first_name)
    return func.trim(given.concat(" ").concat(c.last_name))
