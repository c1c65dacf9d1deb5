"""Tokens of practice servers and the keys of offline copies, kept in the operating system's keyring.

Without a keyring a token lasts until the window closes, and there is no copy. Everything here blocks: call it in a
thread.
"""

from __future__ import annotations

import base64
import logging
import secrets
from collections.abc import Callable
from typing import TypeVar

SERVICE = "frontdesk"

log = logging.getLogger(__name__)
T = TypeVar("T")


def recall_token(server_url: str, user_name: str) -> str | None:
    """Return the token kept for a user of a server, or None."""
    import keyring

    return _asked("asked for a token", lambda: keyring.get_password(SERVICE, f"{user_name}@{server_url}"))


def keep_token(server_url: str, user_name: str, token: str) -> None:
    """Keep a token."""
    import keyring

    _asked("given a token", lambda: keyring.set_password(SERVICE, f"{user_name}@{server_url}", token))


def forget_token(server_url: str, user_name: str) -> None:
    """Forget a token."""
    import keyring

    _asked("rid of a token", lambda: keyring.delete_password(SERVICE, f"{user_name}@{server_url}"))


def offline_key(server_url: str, user_name: str, size: int) -> bytes | None:
    """Return the key of what this user keeps of a server, made at the first time; None without a keyring."""
    return _asked("asked for a key", lambda: _kept_key(f"{user_name}@{server_url} offline", size))


def forget_offline_key(server_url: str, user_name: str) -> None:
    """Forget the key, and with it all that was sealed with it."""
    import keyring

    _asked("rid of a key", lambda: keyring.delete_password(SERVICE, f"{user_name}@{server_url} offline"))


def _kept_key(name: str, size: int) -> bytes | None:
    import keyring

    kept = keyring.get_password(SERVICE, name)
    key = base64.b64decode(kept) if kept is not None else b""
    if len(key) == size:
        return key
    key = secrets.token_bytes(size)
    fresh = base64.b64encode(key).decode()
    keyring.set_password(SERVICE, name, fresh)
    # Some keyrings keep nothing and do not say so.
    return key if keyring.get_password(SERVICE, name) == fresh else None


def _asked(what: str, ask: Callable[[], T]) -> T | None:
    try:
        return ask()
    except Exception:
        # Each system's keyring has errors of its own; a desk that cannot ask one still has to open.
        log.info("the keyring could not be %s", what, exc_info=True)
        return None
