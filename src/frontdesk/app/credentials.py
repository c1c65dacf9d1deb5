"""Tokens of practice servers and the keys of offline copies, kept in the operating system's keyring.

Without a keyring a token lasts until the window closes, and there is no copy.
"""

from __future__ import annotations

import base64
import binascii
import logging
import secrets

SERVICE = "frontdesk"

log = logging.getLogger(__name__)


def recall_token(server_url: str, user_name: str) -> str | None:
    """Return the token kept for a user of a server, or None. Blocks; call it in a thread."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, f"{user_name}@{server_url}")
    except KeyringError:
        log.info("no keyring to ask for a token")
        return None


def keep_token(server_url: str, user_name: str, token: str) -> None:
    """Keep a token. Blocks; call it in a thread."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, f"{user_name}@{server_url}", token)
    except KeyringError:
        log.info("no keyring to keep a token in")


def forget_token(server_url: str, user_name: str) -> None:
    """Forget a token. Blocks; call it in a thread."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, f"{user_name}@{server_url}")
    except KeyringError:
        log.info("no token was kept")


def offline_key(server_url: str, user_name: str, size: int) -> bytes | None:
    """Return the key of what this user keeps of a server, made at the first time; None without a keyring. Blocks."""
    import keyring
    from keyring.errors import KeyringError

    name = f"{user_name}@{server_url} offline"
    try:
        kept = keyring.get_password(SERVICE, name)
        if kept is not None:
            key = base64.b64decode(kept, validate=True)
            if len(key) == size:
                return key
        key = secrets.token_bytes(size)
        fresh = base64.b64encode(key).decode()
        keyring.set_password(SERVICE, name, fresh)
        # Some keyrings keep nothing and do not say so.
        return key if keyring.get_password(SERVICE, name) == fresh else None
    except (KeyringError, binascii.Error):
        log.info("no keyring to keep a key in")
        return None


def forget_offline_key(server_url: str, user_name: str) -> None:
    """Forget the key, and with it all that was sealed with it. Blocks; call it in a thread."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, f"{user_name}@{server_url} offline")
    except KeyringError:
        log.info("no key was kept")
