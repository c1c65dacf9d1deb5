"""What travels between views: a sound parcel or nothing."""

import json
from uuid import UUID

import pytest
from PySide6.QtCore import QByteArray, QMimeData

from frontdesk.ui import dnd

PARCEL = dnd.Parcel(UUID(int=7), 3, 20, 50)


def test_a_parcel_arrives_as_it_was_sent() -> None:
    assert dnd.decode(dnd.encode(PARCEL)) == PARCEL


def test_it_carries_ids_and_measures_only() -> None:
    row = json.loads(bytes(dnd.encode(PARCEL).data(dnd.MIME_TYPE).data()))
    assert row.keys() == {"ids", "version", "grab", "duration"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"ids": [], "version": 1, "grab": 0, "duration": 30}',
        '{"ids": ["x"], "version": 1, "grab": 0, "duration": 30}',
        '{"ids": ["00000000-0000-0000-0000-000000000007"], "version": 1, "grab": 40, "duration": 30}',
        '{"ids": ["00000000-0000-0000-0000-000000000007"], "version": 1, "grab": 0, "duration": 0}',
        '{"ids": ["00000000-0000-0000-0000-000000000007"], "version": 1, "grab": 0, "duration": 100000}',
        "\xff",
    ],
)
def test_anything_else_is_no_parcel(text: str) -> None:
    mime = QMimeData()
    mime.setData(dnd.MIME_TYPE, QByteArray(text.encode("latin-1")))
    assert dnd.decode(mime) is None


def test_another_kind_of_drag_is_no_parcel() -> None:
    mime = QMimeData()
    mime.setText("hello")
    assert dnd.decode(mime) is None
