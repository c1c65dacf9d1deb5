"""Where a desk keeps what it needs for the hours without its server."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import platformdirs

from frontdesk.app.credentials import forget_offline_key, offline_key
from frontdesk.app.settings import APP_NAME, PracticeChoice
from frontdesk.store.offline import KEY_BYTES, OfflineCopy

log = logging.getLogger(__name__)


def copy_of(choice: PracticeChoice) -> OfflineCopy | None:
    """Return the copy of a practice elsewhere, which one user of this computer keeps. Blocks; call it in a thread.

    None for a practice of this computer, which is here anyway, and where no keyring can keep the key.
    """
    if choice.kind != "remote" or not choice.user_name or not choice.server_url:
        return None
    key = offline_key(choice.server_url, choice.user_name, KEY_BYTES)
    return OfflineCopy(_path_of(choice.server_url, choice.user_name), key) if key is not None else None


def forget_copy(choice: PracticeChoice) -> None:
    """Keep nothing of that practice any more. Blocks; call it in a thread."""
    if choice.kind == "remote" and choice.user_name and choice.server_url:
        # The key first: without it the file says nothing, even where another window keeps it from being removed.
        forget_offline_key(choice.server_url, choice.user_name)
        try:
            _path_of(choice.server_url, choice.user_name).unlink(missing_ok=True)
        except OSError as problem:
            log.info("the copy could not be removed, only its key: %s", problem)


def _path_of(server_url: str, user_name: str) -> Path:
    name = hashlib.sha256(f"{user_name}@{server_url}".encode()).hexdigest()[:24]
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)) / "offline" / f"{name}.db"
