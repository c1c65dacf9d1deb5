"""The rooms an export speaks of: each with its provider, its kinds of visits, and its usual hours."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, time

from frontdesk.domain.timepattern import default_pattern
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import derived_id
from frontdesk.server.practice.importing.mapping import ExportMapping

RARE = 0.01
"""Rarer working hours than this share of a room's visits are exceptions, not its hours."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room, who works in it, and its kinds of visits by their minutes."""

    operatory: records.Operatory
    provider: records.Provider
    kinds: dict[int, records.AppointmentType]
    rule_visit: str
    rule_color: str


class Rooms:
    """Makes each room of ``practice`` when it is first spoken of, by the rules of a mapping."""

    def __init__(self, practice: records.Practice, mapping: ExportMapping) -> None:
        self._practice = practice
        self._mapping = mapping
        self._location = practice.locations[0]
        self._made: dict[str, Room] = {}
        self._hours: dict[str, dict[int, Counter[tuple[time, time]]]] = defaultdict(lambda: defaultdict(Counter))

    def called(self, name: str) -> Room:
        """Return the room of a name."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def kind(self, room: Room, minutes: int) -> records.AppointmentType:
        """Return the kind of visit of this room and length; rooms under the same rule share theirs."""
        if minutes not in room.kinds:
            name = f"{room.rule_visit}, {minutes} min"
            found = next((row for row in self._practice.types if row.name == name), None)
            if found is None:
                found = records.AppointmentType(
                    id=derived_id(self._location.id, "type", name),
                    name=name,
                    abbreviation=room.rule_visit.split()[0],
                    color=room.rule_color,
                    minutes=minutes,
                    pattern=default_pattern(minutes).text,
                    item_order=len(self._practice.types),
                )
                self._practice.types.append(found)
            room.kinds[minutes] = found
        return room.kinds[minutes]

    def note_hours(self, name: str, weekday: int, start: time, end: time) -> None:
        """A visit took place in a room from then to then."""
        self._hours[name][weekday][start, end] += 1

    def set_hours(self, since: date) -> None:
        """Give each room's provider the hours between the first usual start and the last usual end of each weekday."""
        for name, weekdays in self._hours.items():
            room = self._made[name]
            for weekday, counts in sorted(weekdays.items()):
                least = max(1, RARE * sum(counts.values()))
                usual = [span for span, count in counts.items() if count >= least] or list(counts)
                self._practice.hours.append(
                    records.WorkingHours(
                        derived_id(self._location.id, "hours", f"{name}/{weekday}"),
                        room.provider.id,
                        self._location.id,
                        room.operatory.id,
                        weekday,
                        min(start for start, _ in usual),
                        max(end for _, end in usual),
                        since,
                    )
                )

    def _make(self, name: str) -> Room:
        rule = self._mapping.room_rule(name)
        named = self._mapping.providers.get(name)
        order = len(self._made)
        provider = records.Provider(
            id=derived_id(self._location.id, "provider", name),
            abbreviation=(named.last[:4] if named else name.replace(" ", "")[:6]).upper(),
            first_name=named.first if named else "",
            last_name=named.last if named else name,
            color=named.color if named else rule.color,
            is_hygienist=rule.hygiene,
            item_order=order,
        )
        operatory = records.Operatory(
            id=derived_id(self._location.id, "operatory", name),
            location_id=self._location.id,
            name=name,
            abbreviation=name[:8].strip(),
            item_order=order,
            is_hygiene=rule.hygiene,
            dentist_id=None if rule.hygiene else provider.id,
            hygienist_id=provider.id if rule.hygiene else None,
        )
        self._practice.providers.append(provider)
        self._practice.operatories.append(operatory)
        return Room(operatory, provider, {}, rule.visit, rule.color)
