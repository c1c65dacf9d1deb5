"""Patients are found by an index of words, those who are there already too; lists that had no index get one."""

from __future__ import annotations

import re
from pathlib import Path

from alembic import op
from sqlalchemy import column, insert, select, table

revision = "0010"
down_revision = "0008"

BATCH = 500
_PHONES = re.compile(r"(?:~\d+)+\Z", re.ASCII)

_patients = table("patients", column("org_id"), column("id"), column("search_text"))
_words = table("patient_words", column("org_id"), column("word"), column("patient_id"))


def upgrade() -> None:
    connection = op.get_bind()
    frozen = Path(__file__).with_name(f"r0010_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in frozen.split("\n\n"):
        connection.exec_driver_sql(statement.strip())
    found = connection.execute(select(_patients.c.org_id, _patients.c.id, _patients.c.search_text)).all()
    for begin in range(0, len(found), BATCH):
        rows = [
            {"org_id": org_id, "patient_id": patient_id, "word": word}
            for org_id, patient_id, text in found[begin : begin + BATCH]
            for word in words_of(text)
        ]
        if rows:
            connection.execute(insert(_words), rows)


def words_of(text: str) -> set[str]:
    """Return the words of a search text as they were when this table came."""
    phones = _PHONES.search(text)
    plain = (text if phones is None else text[: phones.start()]).split()
    words = set(plain)
    for number in phones[0].split("~")[1:] if phones else ():
        words |= {f"~{number[at:]}" for at in range(len(number) - 2)}
    for word in plain:
        words |= {f"@{word[at:]}" for at in range(word.rfind("@") + 1)}
    return {word[:60] for word in words}
