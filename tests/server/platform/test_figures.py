"""The figures of several workers are added up, also those of workers that are gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from frontdesk.server.platform.figures import FOLDER_VARIABLE, shared_figures, worker_ended

WORKER = """
import os, sys
from frontdesk.server.platform.meters import Meters
meters = Meters()
meters.began()
meters.began()
meters.ended("/api/health", "GET", 200, 0.002, is_stream=False)
meters.emitted(3)
print(os.getpid(), flush=True)
sys.stdin.read()
sys.stdout.buffer.write(meters.text())
"""


def of(text: str) -> dict[str, float]:
    families = text_string_to_metric_families(text)
    return {sample.name: sample.value for family in families for sample in family.samples if "le" not in sample.labels}


def test_workers_add_their_figures_up_and_the_dead_have_nothing_open() -> None:
    with shared_figures():
        folder = os.environ[FOLDER_VARIABLE]
        workers = [
            subprocess.Popen([sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        process_ids = [int(worker.stdout.readline()) for worker in workers if worker.stdout is not None]
        both = of(workers[0].communicate()[0])
        worker_ended(process_ids[0])
        one = of(workers[1].communicate()[0])
    for found, open_now in ((both, 2), (one, 1)):
        assert found["frontdesk_requests_in_flight"] == open_now
        assert found["frontdesk_requests_total"] == 2
        assert found["frontdesk_events_total"] == 6
        assert found["frontdesk_request_seconds_count"] == 2
        # The process's own are of the one that was asked.
        assert found["process_resident_memory_bytes"] > 1e6
    assert FOLDER_VARIABLE not in os.environ
    assert not Path(folder).exists()
