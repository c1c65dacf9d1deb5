"""Names with what stands before and after them."""

from __future__ import annotations

import pytest

from frontdesk.domain.names import bare_name, family_name, short_name, split_name


@pytest.mark.parametrize(
    ("name", "parted", "family", "short"),
    [
        ("Tina Peters", ("Tina", "Peters"), "Peters", "T. Peters"),
        ("Mrs. Tina Peters", ("Mrs. Tina", "Peters"), "Peters", "T. Peters"),
        ("Derrick Miller MD", ("Derrick", "Miller MD"), "Miller", "D. Miller MD"),
        ("Ryan Owen III", ("Ryan", "Owen III"), "Owen", "R. Owen III"),
        ("Carl Boyd Jr.", ("Carl", "Boyd Jr."), "Boyd", "C. Boyd Jr."),
        ("Mrs. Denise Nelson MD", ("Mrs. Denise", "Nelson MD"), "Nelson", "D. Nelson MD"),
        ("Anh Do", ("Anh", "Do"), "Do", "A. Do"),
        ("Kim de la Cruz", ("Kim de la", "Cruz"), "Cruz", "K. de la Cruz"),
        ("Cher", ("", "Cher"), "Cher", "Cher"),
        ("", ("", ""), "", ""),
    ],
)
def test_a_family_name_is_not_what_follows_it(name: str, parted: tuple[str, str], family: str, short: str) -> None:
    assert split_name(name) == parted
    assert family_name(name) == family
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Mr. Jack Ruiz MD", "Jack Ruiz"), ("Dr. Who", "Who"), ("Carl Boyd Jr.", "Carl Boyd"), ("Cher", "Cher"), ("", "")],
)
def test_a_bare_name_is_the_person(name: str, bare: str) -> None:
    assert bare_name(name) == bare
