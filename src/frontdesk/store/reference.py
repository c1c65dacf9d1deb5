"""What seldom changes: the practice's places, people and lists, with quick ways to find each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from frontdesk.domain.bookings import TypeRule
from frontdesk.domain.offers import is_offered_at
from frontdesk.store.entities import (
    AppointmentType,
    BlockoutKind,
    Definition,
    FlowStatus,
    Location,
    Operatory,
    Provider,
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The reference data as plain rows, to be kept and brought back."""

    locations: tuple[Location, ...] = ()
    operatories: tuple[Operatory, ...] = ()
    providers: tuple[Provider, ...] = ()
    types: tuple[AppointmentType, ...] = ()
    flow_statuses: tuple[FlowStatus, ...] = ()
    definitions: tuple[Definition, ...] = ()
    rules: tuple[TypeRule, ...] = ()
    local_rules: Mapping[UUID, tuple[TypeRule, ...]] = field(default_factory=dict)
    blockout_kinds: tuple[BlockoutKind, ...] = ()


class Reference:
    """One state of the reference data, never changed but replaced as a whole.

    Attributes:
        locations: those the signed-in user may see, in the server's order.
        providers: everybody who treats patients.
        types: the appointment types.
        flow_statuses: in the practice's own order.
        definitions: every choice of every list.
        blockout_kinds: what time may be blocked for, in the practice's order.
    """

    def __init__(
        self,
        locations: Iterable[Location] = (),
        operatories: Iterable[Operatory] = (),
        providers: Iterable[Provider] = (),
        types: Iterable[AppointmentType] = (),
        flow_statuses: Iterable[FlowStatus] = (),
        definitions: Iterable[Definition] = (),
        rules: Iterable[TypeRule] = (),
        local_rules: Mapping[UUID, Sequence[TypeRule]] | None = None,
        blockout_kinds: Iterable[BlockoutKind] = (),
    ) -> None:
        """Take the lists; *rules* are about types everywhere, *local_rules* at one location."""
        self.locations = tuple(locations)
        self.providers = tuple(providers)
        self.types = tuple(types)
        self.flow_statuses = tuple(sorted(flow_statuses, key=lambda row: row.item_order))
        self.definitions = tuple(sorted(definitions, key=lambda row: row.item_order))
        self.blockout_kinds = tuple(sorted(blockout_kinds, key=lambda row: (row.item_order, row.name)))
        self._rules = tuple(rules)
        self._local_rules = {place: tuple(own) for place, own in (local_rules or {}).items()}
        self._locations = {row.id: row for row in self.locations}
        # Asked for every block of a page: numbers are hashed much faster than ids.
        self._providers = {row.id.int: row for row in self.providers}
        self._types = {row.id.int: row for row in self.types}
        self._flow_statuses = {row.id.int: row for row in self.flow_statuses}
        self._definitions = {row.id.int: row for row in self.definitions}
        rooms = sorted(operatories, key=lambda row: (row.item_order, row.name))
        self._operatories = {row.id: row for row in rooms}
        self._rooms = {
            location_id: tuple(row for row in rooms if row.location_id == location_id)
            for location_id in {row.location_id for row in rooms}
        }

    @classmethod
    def of(cls, lists: Lists) -> Self:
        """Bring back what was kept."""
        return cls(
            lists.locations,
            lists.operatories,
            lists.providers,
            lists.types,
            lists.flow_statuses,
            lists.definitions,
            lists.rules,
            lists.local_rules,
            lists.blockout_kinds,
        )

    def lists(self) -> Lists:
        """Return everything as plain rows."""
        return Lists(
            self.locations,
            tuple(self._operatories.values()),
            self.providers,
            self.types,
            self.flow_statuses,
            self.definitions,
            self._rules,
            self._local_rules,
            self.blockout_kinds,
        )

    def rules_at(self, location_id: UUID) -> tuple[TypeRule, ...]:
        """Return which appointment types may overlap at a location; its own rules come last, so that they count."""
        return self._rules + self._local_rules.get(location_id, ())

    def location(self, location_id: UUID | None) -> Location | None:
        """Return the location, if known."""
        return self._locations.get(location_id) if location_id else None

    def operatory(self, operatory_id: UUID | None) -> Operatory | None:
        """Return the operatory, if known."""
        return self._operatories.get(operatory_id) if operatory_id else None

    def provider(self, provider_id: UUID | None) -> Provider | None:
        """Return the provider, if known."""
        return self._providers.get(provider_id.int) if provider_id else None

    def type(self, type_id: UUID | None) -> AppointmentType | None:
        """Return the appointment type, if known."""
        return self._types.get(type_id.int) if type_id else None

    def flow_status(self, flow_id: UUID | None) -> FlowStatus | None:
        """Return the flow status, if known."""
        return self._flow_statuses.get(flow_id.int) if flow_id else None

    def definition(self, definition_id: UUID | None) -> Definition | None:
        """Return the choice, if known."""
        return self._definitions.get(definition_id.int) if definition_id else None

    def blockout_kind(self, kind_id: UUID | None) -> BlockoutKind | None:
        """Return what time is blocked for, if known."""
        return next((row for row in self.blockout_kinds if row.id == kind_id), None)

    # What a person may choose: what is in use, and what is chosen already, so that it is shown and saving keeps it.

    def operatories(
        self, location_id: UUID, *, with_hidden: bool = False, chosen: Collection[object] = ()
    ) -> tuple[Operatory, ...]:
        """Return the operatories of a location, in its order; of the hidden ones only those *chosen*, or all."""
        rooms = self._rooms.get(location_id, ())
        return rooms if with_hidden else tuple(row for row in rooms if not row.is_hidden or row.id in chosen)

    def providers_offered(self, chosen: Collection[object] = ()) -> tuple[Provider, ...]:
        """Return who may be chosen: who works here and is not hidden, and those *chosen* already."""
        return tuple(row for row in self.providers if row.is_offered(()) or row.id in chosen)

    def types_offered(
        self, location_id: UUID | None = None, chosen: Collection[object] = ()
    ) -> tuple[AppointmentType, ...]:
        """Return the types that may be chosen at a location, or at any for None, and those *chosen* already."""
        return tuple(
            row
            for row in self.types
            if row.id in chosen
            or (row.is_offered and (location_id is None or is_offered_at(row.location_ids, location_id)))
        )

    def blockout_kinds_offered(self, chosen: Collection[object] = ()) -> tuple[BlockoutKind, ...]:
        """Return what time may be blocked for, and what is *chosen* already."""
        return tuple(row for row in self.blockout_kinds if row.is_offered or row.id in chosen)

    def definitions_of(self, category: str) -> tuple[Definition, ...]:
        """Return the choices of one list, in its order."""
        return tuple(row for row in self.definitions if row.category == category)

    def zone(self, location_id: UUID) -> str:
        """Return the zone of a location; UTC for one not known."""
        location = self._locations.get(location_id)
        return location.zone if location else "UTC"
