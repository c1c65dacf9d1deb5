"""A front desk at which recalls are worked on."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from frontdesk.server.platform.unit import Database
from support.recaller import NOW, Recaller


@pytest.fixture
def desk(api: httpx.AsyncClient, database: Database, practice: Any) -> Recaller:
    database.clock = lambda: NOW
    return Recaller(api, practice)
