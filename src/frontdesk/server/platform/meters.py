"""What the server counts and times of itself, for Prometheus. Route templates and codes only; never what was asked.

One process keeps its figures in memory. Several workers write theirs to files of one folder, and whichever is asked
adds them up: see ``figures``.
"""

from __future__ import annotations

import os

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import event

from frontdesk import __version__
from frontdesk.server.db.engines import Engines
from frontdesk.server.platform.figures import FOLDER_VARIABLE

ANSWER_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
WAIT_SECONDS = (0.0001, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

# When a figure began is of no use to us and would double what is sent.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Meters:
    """The figures of one server process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._is_shared = FOLDER_VARIABLE in os.environ
        own = self._registry
        self._requests = Counter(
            "frontdesk_requests", "Requests answered.", ("route", "method", "status"), registry=own
        )
        self._seconds = Histogram(
            "frontdesk_request_seconds",
            "Time until the answer began.",
            ("route", "method"),
            registry=own,
            buckets=ANSWER_SECONDS,
        )
        self._conflicts = Counter("frontdesk_conflicts", "Requests answered with 409.", ("code",), registry=own)
        self._replays = Counter(
            "frontdesk_idempotency_replays", "Requests answered with an earlier answer to their key.", registry=own
        )
        self._events = Counter("frontdesk_events", "Changes told to the listeners.", registry=own)
        self._waits = Histogram(
            "frontdesk_write_wait_seconds",
            "Time a write waited for a lock: the file's on SQLite, rooms and keys on PostgreSQL.",
            registry=own,
            buckets=WAIT_SECONDS,
        )
        self._in_flight = self._gauge("frontdesk_requests_in_flight", "Requests being answered, streams left out.")
        self._streams = self._gauge("frontdesk_event_streams", "Event streams open.")
        self._in_use = Gauge(
            "frontdesk_database_connections_in_use",
            "Database connections that work for somebody.",
            ("pool",),
            registry=own,
            multiprocess_mode="livesum",
        )
        version = Gauge("frontdesk_build", "The program.", ("version",), registry=own, multiprocess_mode="max")
        version.labels(__version__).set(1)
        if not self._is_shared:
            ProcessCollector(registry=own)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(name, what, registry=self._registry, multiprocess_mode="livesum")

    def watch(self, engines: Engines) -> None:
        """Count the connections in use and time the waiting for locks."""
        engines.on_wait = self._waits.observe
        for name, pool in engines.pools().items():
            in_use = self._in_use.labels(name)
            event.listen(pool, "checkout", lambda *_, gauge=in_use: gauge.inc())
            event.listen(pool, "checkin", lambda *_, gauge=in_use: gauge.dec())

    def began(self) -> None:
        """Count a request that came in."""
        self._in_flight.inc()

    def ended(self, route: str, method: str, status: int, seconds: float, *, is_stream: bool) -> None:
        """Count a request that is over; *seconds* is the time until its answer began."""
        (self._streams if is_stream else self._in_flight).dec()
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route, method).observe(seconds)

    def turned_into_stream(self) -> None:
        """Count a request in flight as an open event stream from now on."""
        self._in_flight.dec()
        self._streams.inc()

    def conflict(self, code: str) -> None:
        """Count a 409."""
        self._conflicts.labels(code).inc()

    def replayed(self) -> None:
        """Count an answer that was given before."""
        self._replays.inc()

    def emitted(self, events: int) -> None:
        """Count the events of a transaction that has committed."""
        self._events.inc(events)

    def text(self) -> bytes:
        """Return the figures as Prometheus reads them: of all workers where there are several.

        Figures of the process itself (memory, files, time) are always those of the worker that was asked.
        """
        if not self._is_shared:
            return generate_latest(self._registry)
        everybody = CollectorRegistry()
        MultiProcessCollector(everybody)  # type: ignore[no-untyped-call]
        ProcessCollector(registry=everybody)
        return generate_latest(everybody)
