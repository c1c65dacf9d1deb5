CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'append_only'); END

CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'append_only'); END

CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history AS other WHERE other.org_id = NEW.org_id AND other.sequence = NEW.sequence) BEGIN SELECT RAISE(ABORT, 'append_only'); END
