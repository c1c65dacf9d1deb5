"""Where several workers keep their figures together; imports nothing, for the process that starts them needs none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""How the library behind ``meters`` is told to keep its figures in files; it looks when it is imported."""


@contextmanager
def shared_figures() -> Iterator[None]:
    """Let the worker processes that are started meanwhile write their figures into one folder, removed at the end.

    Call it in the process that starts them, before it does.
    """
    before = os.environ.get(FOLDER_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="frontdesk-figures-", ignore_cleanup_errors=True) as folder:
        os.environ[FOLDER_VARIABLE] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ[FOLDER_VARIABLE]
            else:
                os.environ[FOLDER_VARIABLE] = before


def worker_ended(process_id: int) -> None:
    """Forget what a worker that is gone had open; what it counted stays."""
    folder = os.environ.get(FOLDER_VARIABLE)
    for file in Path(folder).glob(f"gauge_live*_{process_id}.db") if folder else ():
        file.unlink(missing_ok=True)
