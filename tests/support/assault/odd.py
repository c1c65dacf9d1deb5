"""Values that no schema would come upon: what the two engines would take differently, or not at all."""

from __future__ import annotations

import random
from typing import Any

PRIVATE = "Zebulon Quist"
"""What stands for a patient's data: no refusal may repeat it."""

ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    2**63,
    -(2**63) - 1,
    10**400,
    1.5,
    1e308,
    float("nan"),
    float("inf"),
    "",
    "\x00",
    "\ud800",
    "ß%_\\'\"",
    "🦷" * 40,
    PRIVATE,
    PRIVATE * 2000,
    "٣٤",
    "9999-12-31",
    "0001-01-01",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    [],
    {},
    [PRIVATE],
    [[[[]]]],
    {"surplus": PRIVATE},
    "2026-02-29",
    "24:00:00",
    "Pacific/Apia",
    "Etc/GMT+12",
]


def spoil(body: Any, chance: random.Random) -> Any:
    """Return a copy of *body* with one value in it replaced by an odd one."""
    if isinstance(body, dict) and body:
        key = chance.choice(sorted(body, key=str))
        return {**body, key: spoil(body[key], chance)}
    if isinstance(body, list) and body and chance.random() < 0.7:
        place = chance.randrange(len(body))
        return [*body[:place], spoil(body[place], chance), *body[place + 1 :]]
    return chance.choice(ODD)
