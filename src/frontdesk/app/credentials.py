"""Tokens of practice servers, kept in the operating system's keyring; without one they last until the window closes."""

from __future__ import annotations

import logging

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
