"""Text that one of the engines would not keep."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize("path", ["definitions", "providers", "procedure-codes", "patients", "users", "operatories"])
async def test_a_text_no_database_could_keep_is_refused(api: httpx.AsyncClient, path: str) -> None:
    answer = await api.post(f"/{path}", json={"name": "a\x00b", "last_name": "a\x00b", "code": "a\x00b"})
    assert answer.status_code == 422
    assert "a\x00b" not in answer.text
