"""HTTP operations on appointments."""

from __future__ import annotations

from fastapi import APIRouter

from frontdesk.server.appointments import routes_lists, routes_visit, routes_write

router = APIRouter()
# What has a fixed name comes first: "/pinboard" must not be read as somebody's id.
for part in (routes_lists, routes_visit, routes_write):
    router.routes.extend(part.router.routes)
