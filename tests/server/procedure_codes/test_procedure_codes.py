"""Procedure codes over HTTP, on both engines."""

from __future__ import annotations

import httpx


async def test_a_code_stands_for_one_procedure_with_an_exact_fee(api: httpx.AsyncClient) -> None:
    body = {"code": "D2740", "description": "Crown", "default_fee": 1180.1, "time_pattern": "//XXXX"}
    made = (await api.post("/procedure-codes", json=body)).json()
    assert made["default_fee"] == "1180.10"
    assert (await api.post("/procedure-codes", json=body)).json()["code"] == "duplicate"
    found = (await api.get("/procedure-codes", params={"search": "crow"})).json()
    assert [row["code"] for row in found["items"]] == ["D2740"]
