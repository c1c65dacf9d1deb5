"""How the board is to show its days: the active schedule view in the board's own terms, resolved once per page."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from frontdesk.domain.statuses import VISIBLE_BUT_FREE
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.store.views import Layout, ViewSettings

_SATURDAY = 5
_WHOLE_DAY = 24 * 60
_MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Lens:
    """What is shown, and how; the default is everything in the desk's own way.

    Attributes:
        operatory_ids, provider_ids: which columns are shown; None for all. A provider's columns are those in which
            they work, belong, or have a visit: a visit is never hidden beside others, or its time would look free.
        first, last: board minutes from and until which the page runs; visits outside are shown nevertheless.
        card: fields by position; empty for the desk's own.
        bubble: a card is shown beside a block.
        details: what it shows, by section; None for the desk's own.
        fill, stripe: what the colours stand for; empty for type and provider.
        marks: which marks may be drawn; None for all.
    """

    operatory_ids: frozenset[UUID] | None = None
    provider_ids: frozenset[UUID] | None = None
    first: int = 0
    last: int = _WHOLE_DAY
    only_worked: bool = False
    business_days: bool = False
    missed: bool = True
    production: bool = False
    bars: bool = False
    bubble: bool = True
    privacy: bool = False
    font_step: int = 0
    least_width: int = 0
    card: Layout = ()
    details: Layout | None = None
    fill: str = ""
    stripe: str = ""
    marks: frozenset[str] | None = None

    @classmethod
    def of(cls, view: ViewSettings) -> "Lens":
        """Take over a schedule view."""
        look = view.look
        return cls(
            operatory_ids=view.operatory_ids,
            provider_ids=view.provider_ids,
            first=_minute(view.start),
            last=_minute(view.end) or _WHOLE_DAY,
            only_worked=view.only_worked,
            business_days=view.business_days,
            missed=view.missed,
            production=view.production,
            bars=view.bars,
            bubble=view.bubble and look.bubble != (),
            privacy=view.privacy,
            font_step={"xs": -2, "sm": -1, "lg": 2}.get(view.font_size, 0),
            least_width=view.least_width,
            card=look.card,
            details=look.bubble,
            fill=look.fill,
            stripe=look.stripe,
            marks=frozenset(look.marks) if look.marks else None,
        )

    def fields(self, position: str) -> tuple[str, ...]:
        """Which fields stand at a position of the card."""
        return next((fields for name, fields in self.card if name == position), ())

    @property
    def has_marks(self) -> bool:
        """Whether the card has a place for marks."""
        return not self.card or any(_MARKS in fields for _, fields in self.card)

    @property
    def has_initials_only(self) -> bool:
        """Whether the card gives initials and nowhere the name."""
        shown = {field for _, fields in self.card for field in fields}
        return "patient_initials" in shown and "patient_name" not in shown

    def shows(self, visit: Appointment) -> bool:
        """Whether a visit is shown at all."""
        return self.missed or visit.status not in VISIBLE_BUT_FREE

    def days(self, span: tuple[date, ...]) -> tuple[date, ...]:
        """The days of a week that are shown; all of them where nothing else would be left."""
        if not self.business_days:
            return span
        return tuple(day for day in span if day.weekday() < _SATURDAY) or span


ALL = Lens()
"""Everything, in the desk's own way."""


def colour(kind: str, visit: Appointment, reference: Reference) -> str:
    """The practice colour that stands for one trait of a visit; empty where it has none."""
    if kind == "provider":
        provider = reference.provider(visit.provider_id)
        return provider.color if provider else ""
    if kind == "confirmation_status":
        choice = reference.definition(visit.confirmation_id)
        return choice.color if choice else ""
    if kind == "flow_status":
        flow = reference.flow_status(visit.flow_id)
        return flow.color if flow else ""
    of_type = reference.type(visit.type_id)
    return visit.color_override or (of_type.color if of_type else "")


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
