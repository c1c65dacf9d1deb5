"""From changes to cards: what was done, before and after, by whom and from where, and what can be brought back."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.domain.statuses import VISIBLE_BUT_FREE
from frontdesk.store.past import PastChange
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.pastwords import action_words, changes_words, when_words, who_words
from frontdesk.ui.widgets.cards import Card, CardAction, Heading, Ink, Row

RESTORE, OPEN, LIFE = "restore", "open", "life"

_INKS = {
    "deleted": Ink.BAD,
    "cancelled": Ink.WARN,
    "broken": Ink.WARN,
    "created": Ink.GOOD,
    "restored": Ink.GOOD,
}


def build_rows(rows: Sequence[PastChange], zone: str, today: date, *, may_change: bool) -> list[Row]:
    """The changes under the day on which they were made, the latest first."""
    found: list[Row] = []
    offered: set[UUID] = set()
    for day, group in groupby(rows, key=lambda row: local_date(row.at, zone)):
        words = i18n.relative_day(day, today)
        found.append(Heading(i18n.capitalised(words)))
        for row in group:
            # Only the latest change of a visit offers to bring it back: once is enough.
            is_first = row.visit_id not in offered
            offered.add(row.visit_id)
            found.append(_card(row, zone, today, offers=is_first and may_change))
    return found


def can_restore(row: PastChange) -> bool:
    """Whether the visit is gone, or off the book with its place free."""
    return row.status is None or row.status in VISIBLE_BUT_FREE


def _card(row: PastChange, zone: str, today: date, *, offers: bool) -> Card:
    name = row.patient_name or tr("A visit")
    when = when_words(row.start, zone, today) if row.start is not None else ""
    links = []
    if offers and can_restore(row):
        hint = tr("It comes back as it was (R)") if row.status is None else tr("Back on the book where it was (R)")
        links.append(CardAction(RESTORE, tr("Restore"), hint))
    if row.status is not None:
        links.append(CardAction(OPEN, tr("Show"), tr("Show the visit on the board (Enter)")))
    links.append(CardAction(LIFE, tr("Its history"), tr("Everything that happened to this visit (H)")))
    told = changes_words(row, zone)
    note = tr("“{note}”", note=row.note) if row.note else ""
    return Card(
        id=row.id,
        title=f"{name} · {action_words(row.action)}",
        badge=i18n.clock(to_local(row.at, zone)),
        badge_ink=_INKS.get(row.action, Ink.QUIET),
        lines=(
            " · ".join(part for part in (who_words(row), tr("visit {when}", when=when) if when else "") if part),
            "",
        ),
        prose="; ".join(part for part in (told, note) if part),
        actions=tuple(links),
    )


def count_words(shown: int, total: int) -> str:
    """How many changes there are."""
    if shown < total:
        return tr("The latest {shown} of {total} changes; more come as you scroll", shown=shown, total=total)
    return trn("{count} change", "{count} changes", total)


def empty_words(*, narrowed: bool) -> str:
    """What stands in place of changes."""
    if narrowed:
        return tr("Nothing of that kind happened.")
    return tr("Nothing has happened here yet.")
