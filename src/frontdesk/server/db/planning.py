"""How statements are to be planned, where the engines would not find the quickest way by themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection

POSTGRESQL_PLANNING = "-c timezone=UTC -c join_collapse_limit=4 -c random_page_cost=1.1 -c enable_mergejoin=off"
"""How PostgreSQL is to plan for us.

Visits are joined with nine tables that only name what they refer to: trying those in every order takes several times as
long as reading the visits (3.8 against 0.7 ms to plan a page of them). Four at a time is as many as any statement has
whose order matters. No disk of today seeks: to believe it does would have the patients of a week looked for among all
patients of the practice. And what few visits have, as tags, is not to be merged with the visits in the order of their
ids: PostgreSQL expects that to end early, and reads half of the book.
"""


def plan_once(connection: Connection) -> None:
    """Have what this transaction asks from now on planned once per connection, whatever the values.

    For questions that find a few rows by an index at any time of any day. PostgreSQL does not know that: for all it can
    tell the span asked for may be long, and in a long book it plans each time anew, which takes longer than to look.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")


def looked_up(column: ColumnElement[Any], value: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a column of an indexed table is equal to a value of each row it is joined with.

    For a short table beside a long one. Where PostgreSQL plans without values (`plan_once`) it expects a fixed share of
    the long table's rows, and for an equality it reads the whole of the short one rather than to look up each: 9
    instead of 0.3 ms for the recalls of one day in a book of 500,000 visits. A range it can only look up.
    """
    return column.between(value, value)
