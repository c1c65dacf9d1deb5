"""What the recall panel shows; no Qt."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from frontdesk.store.recalls import DueRecall
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.widgets.cards import Card, CardAction, Heading, Ink, Row

NEAR_MONTH_DAYS = 31


def build_rows(recalls: Sequence[DueRecall], kind: UUID | None, today: date) -> list[Row]:
    """Cards by how long somebody is due; `kind` leaves only one recall type."""
    wanted = [row for row in recalls if kind is None or row.kind_id == kind]
    late = [row for row in wanted if row.due is not None and row.due < today]
    ahead = [row for row in wanted if row.due is None or row.due >= today]
    rows: list[Row] = []
    for words, group in ((tr("Overdue"), late), (tr("Due"), ahead)):
        if group:
            rows.append(Heading(words, len(group)))
            rows += [_card(row, today) for row in group]
    return rows


def _card(row: DueRecall, today: date) -> Card:
    badge, ink = _standing(row, today)
    last = tr("last {date}", date=i18n.relative_day(row.previous, today)) if row.previous else tr("never came")
    noted = row.note.strip().splitlines()
    return Card(
        row.id,
        privacy.person(row.patient_name),
        (f"{last} · {row.kind_name}", row.phone or tr("no phone number")),
        badge=badge,
        badge_ink=ink,
        alert=noted[-1] if noted else "",
        alert_ink=Ink.QUIET,
        actions=(
            CardAction("called", tr("Called"), tr("Note that you called (C)")),
            CardAction("book", tr("Book"), tr("Find openings and book (Enter)")),
        ),
    )


def _standing(row: DueRecall, today: date) -> tuple[str, Ink]:
    if row.due is None:
        return tr("no date"), Ink.QUIET
    days = (today - row.due).days
    if days > NEAR_MONTH_DAYS * 2:
        return trn("{count} month overdue", "{count} months overdue", days // NEAR_MONTH_DAYS), Ink.BAD
    if days > 0:
        return trn("{count} day overdue", "{count} days overdue", days), Ink.WARN
    return tr("due {date}", date=i18n.relative_day(row.due, today)), Ink.QUIET


def empty_words(recalls: Sequence[DueRecall] | None) -> str:
    """What stands in place of cards."""
    if recalls is None:
        return tr("Reading who is due…")
    return tr("Nobody of this kind is due.") if recalls else tr("Nobody is due. Everybody has come or is booked.")
