"""What a practice's confirmation statuses mean, whatever it calls them."""

from __future__ import annotations

import pytest

from frontdesk.domain.confirmation import Confirmation, confirmation_of


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("", Confirmation.NONE),
        ("Unconfirmed", Confirmation.NONE),
        ("Not called", Confirmation.NONE),
        ("Sin confirmar", Confirmation.NONE),
        ("No confirmada", Confirmation.NONE),
        ("no confirmado", Confirmation.NONE),
        ("Pendiente de confirmar", Confirmation.NONE),
        ("Sin llamar", Confirmation.NONE),
        ("Left message", Confirmation.CONTACTED),
        ("Mensaje dejado", Confirmation.CONTACTED),
        ("Confirmed", Confirmation.CONFIRMED),
        ("eConfirmed", Confirmation.CONFIRMED),
        ("Confirmada", Confirmation.CONFIRMED),
    ],
)
def test_a_name_tells_how_far_the_outreach_has_come(label: str, meaning: Confirmation) -> None:
    assert confirmation_of(label) is meaning
