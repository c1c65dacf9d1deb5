"""The database's own refusal to alter or remove a row of the history.

No statement of ours tries. This is for whatever else gets hold of the database; what it cannot stop, such as an
owner who takes the triggers away first, the chain of hashes brings to light.
"""

from __future__ import annotations

from sqlalchemy import event

from frontdesk.server.db.tables.backstop import only_on
from frontdesk.server.db.tables.ledger import history

SQLITE_APPEND_ONLY = (
    "CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'append_only'); END",
    "CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'append_only'); END",
    # INSERT OR REPLACE removes a row without asking the trigger above.
    "CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS "
    "(SELECT 1 FROM history AS other WHERE other.org_id = NEW.org_id AND other.sequence = NEW.sequence) "
    "BEGIN SELECT RAISE(ABORT, 'append_only'); END",
)
POSTGRESQL_APPEND_ONLY = (
    "CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'append_only' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change()",
)

for _statement in SQLITE_APPEND_ONLY:
    event.listen(history, "after_create", only_on("sqlite", _statement))
for _statement in POSTGRESQL_APPEND_ONLY:
    event.listen(history, "after_create", only_on("postgresql", _statement))
