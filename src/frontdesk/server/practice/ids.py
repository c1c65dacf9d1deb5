"""Ids that come out the same when the same practice is made again."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

# Names everything that is derived from another system's ids; the value itself has no meaning.
IMPORT_NAMESPACE = UUID("5d0c6b3a-8a55-4d0e-9d5b-6f0a3c1f7e42")


def seeded_ids(rng: random.Random, since: datetime) -> Callable[[], UUID]:
    """Return a maker of ids in the layout of version 7, ascending from the instant ``since``."""
    milliseconds = int(since.timestamp() * 1000)
    count = 0

    def make() -> UUID:
        nonlocal count
        count += 1
        stamp = (milliseconds + count // 4096) & (2**48 - 1)
        value = stamp << 80 | 0x7 << 76 | (count % 4096) << 64 | 0b10 << 62 | rng.getrandbits(62)
        return UUID(int=value)

    return make


def derived_id(owner: UUID, kind: str, external_id: str) -> UUID:
    """Return the id of another system's row, the same at every import into the same organisation or location."""
    return uuid.uuid5(IMPORT_NAMESPACE, f"{owner}/{kind}/{external_id}")


def part_id(owner: UUID, part: str) -> UUID:
    """Return the id of a row that belongs to ``owner``, such as its second procedure."""
    return uuid.uuid5(owner, part)
