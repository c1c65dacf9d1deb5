"""Everything of a schedule view, on one page; each change shows on the board at once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import time
from uuid import UUID

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.store.reference import Reference
from frontdesk.store.views import INCREMENTS, Look, ViewSettings
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr
from frontdesk.ui.views.details import DetailsEditor
from frontdesk.ui.views.model import colour_words, field_words, fields_at, position_words, size_words
from frontdesk.ui.views.ordered import OrderedField
from frontdesk.ui.widgets.choosing import choose
from frontdesk.ui.widgets.roomy import roomy
from frontdesk.ui.widgets.several import SeveralField

WIDEST = 400


class ViewForm(QWidget):
    """The fields of a view.

    Signals:
        changed(): a person changed something; `settings` tells what they are now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = ViewSettings("")
        self._is_filling = False
        self._reference = Reference()
        self._location: UUID | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name"))
        self.name.setMaxLength(100)
        self.shared = QCheckBox(tr("For everybody here"))
        self.kind = _combo(tr("Kind"), (("daily", tr("Day")), ("weekly", tr("Week"))))
        self.rooms = SeveralField(tr("Operatories"), tr("All operatories"))
        self.people = SeveralField(tr("Providers"), tr("All providers"))
        self.start, self.end = roomy(QTimeEdit()), roomy(QTimeEdit())
        self.increment = _combo(tr("Lines every"), tuple((minutes, i18n.minutes(minutes)) for minutes in INCREMENTS))
        self.text_size = _combo(tr("Text"), size_words())
        self.least = roomy(QSpinBox())
        self.least.setRange(0, WIDEST)
        self.least.setSingleStep(20)
        self.least.setSuffix(tr(" px"))
        self.least.setSpecialValueText(tr("Any width"))
        self.least.setAccessibleName(tr("Least width of an operatory"))
        self.fill = _combo(tr("Fill shows"), colour_words())
        self.stripe = _combo(tr("Stripe shows"), colour_words())
        self.ticks = {
            field: QCheckBox(words)
            for field, words in (
                ("only_worked", tr("Only operatories somebody works in")),
                ("business_days", tr("No weekend in a week")),
                ("missed", tr("Broken and cancelled visits")),
                ("production", tr("Production on the blocks")),
                ("bars", tr("Provider bars")),
                ("to_now", tr("Begin at the present time")),
                ("bubble", tr("Card beside a visit")),
                ("compact", tr("Compact")),
                ("privacy", tr("Initials instead of names")),
            )
        }
        fields = [field for field, _ in field_words()]
        self.positions = {position: OrderedField(words, fields) for position, words in position_words()}
        self.details = DetailsEditor()
        self._arrange()
        self._connect()

    def show_choices(self, reference: Reference, location_id: UUID) -> None:
        """Offer an office's operatories and the practice's providers, and those that are ticked already."""
        self._reference, self._location = reference, location_id
        self._offer(self.rooms.chosen, self.people.chosen)

    def _offer(self, rooms: Collection[object], people: Collection[object]) -> None:
        reference = self._reference
        if self._location is not None:
            offered = reference.operatories(self._location, chosen=rooms)
            self.rooms.show_choices([(row.id, row.name) for row in offered])
        self.people.show_choices([(row.id, row.name) for row in reference.providers_offered(people)])

    def show_settings(self, settings: ViewSettings) -> None:
        """Fill everything in, without telling anyone."""
        self._before = settings
        self._is_filling = True
        self.name.setText(settings.name)
        self.shared.setChecked(settings.is_shared)
        _choose(self.kind, "weekly" if settings.is_week else "daily")
        self._offer(settings.operatory_ids or (), settings.provider_ids or ())
        self.rooms.choose(settings.operatory_ids or ())
        self.people.choose(settings.provider_ids or ())
        self.start.setTime(QTime(settings.start.hour, settings.start.minute))
        self.end.setTime(QTime(settings.end.hour, settings.end.minute))
        _choose(self.increment, settings.increment)
        _choose(self.text_size, settings.font_size)
        self.least.setValue(settings.least_width)
        _choose(self.fill, settings.look.fill)
        _choose(self.stripe, settings.look.stripe)
        for name, tick in self.ticks.items():
            tick.setChecked(bool(getattr(settings, name)))
        for position, field in self.positions.items():
            field.choose(fields_at(settings.look.card, position))
        self.details.show_layout(settings.look.bubble)
        self._is_filling = False

    @property
    def settings(self) -> ViewSettings:
        """The view as it is filled in."""
        start, end = _time(self.start), _time(self.end)
        card = tuple((position, field.chosen) for position, field in self.positions.items())
        look = replace(
            self._before.look,
            card=card if any(fields for _, fields in card) else (),
            bubble=self.details.layout_wanted,
            fill=str(self.fill.currentData()),
            stripe=str(self.stripe.currentData()),
        )
        ticks = {name: tick.isChecked() for name, tick in self.ticks.items()}
        return replace(
            self._before,
            name=" ".join(self.name.text().split()),
            is_week=self.kind.currentData() == "weekly",
            is_shared=self.shared.isChecked(),
            operatory_ids=_ids(self.rooms),
            provider_ids=_ids(self.people),
            start=start,
            # An end at midnight is the end of the day; any other has to lie behind the start.
            end=end if end == time(0) or end > start else time(0),
            increment=int(self.increment.currentData()),
            font_size=str(self.text_size.currentData()),
            least_width=self.least.value(),
            look=look,
            **ticks,
        )

    def use_look(self, look: Look) -> None:
        """Take over a ready-made look."""
        self.show_settings(replace(self.settings, look=look))
        self.changed.emit()

    def _arrange(self) -> None:
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        narrow: tuple[QWidget, ...] = (*(self.kind, self.increment, self.text_size, self.fill, self.stripe, self.name),)
        for widget in narrow:
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        form = QFormLayout(self)
        form.setContentsMargins(14, 6, 14, 10)
        form.setVerticalSpacing(7)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        # Side by side they are wider than the dock where the letters are.
        hours = QVBoxLayout()
        for field, words in ((self.start, tr("From")), (self.end, tr("Until"))):
            field.setDisplayFormat(i18n.clock_format())
            field.setAccessibleName(words)
            hours.addWidget(field)
        form.addRow(tr("Name"), self.name)
        form.addRow(self.shared)
        form.addRow(tr("Kind"), self.kind)
        form.addRow(tr("Operatories"), self.rooms)
        form.addRow(tr("Providers"), self.people)
        form.addRow(tr("Hours"), hours)
        form.addRow(tr("Lines every"), self.increment)
        form.addRow(tr("Text"), self.text_size)
        form.addRow(tr("Column"), self.least)
        for tick in self.ticks.values():
            form.addRow(tick)
        form.addRow(tr("Fill shows"), self.fill)
        form.addRow(tr("Stripe shows"), self.stripe)
        for position, words in position_words():
            form.addRow(words, self.positions[position])
        form.addRow(self.details)

    def _connect(self) -> None:
        tell: Callable[..., None] = self._on_changed
        self.name.textEdited.connect(tell)
        for box in (self.kind, self.increment, self.text_size, self.fill, self.stripe):
            box.currentIndexChanged.connect(tell)
        for field in (self.rooms, self.people):
            field.changed.connect(tell)
        for place in self.positions.values():
            place.changed.connect(tell)
        self.details.changed.connect(tell)
        for clock in (self.start, self.end):
            clock.timeChanged.connect(tell)
        for tick in (self.shared, *self.ticks.values()):
            tick.toggled.connect(tell)
        self.least.valueChanged.connect(tell)

    def _on_changed(self, *_: object) -> None:
        if not self._is_filling:
            self.changed.emit()


def _combo(name: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in choices:
        box.addItem(words, value)
    return box


def _choose(box: QComboBox, value: object) -> None:
    """Choose a value; one that others have written and nobody here knows becomes the first."""
    choose(box, value)


def _time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


def _ids(field: SeveralField) -> frozenset[UUID] | None:
    """What is ticked; nothing ticked is everything."""
    return frozenset(value for value in field.chosen if isinstance(value, UUID)) or None
