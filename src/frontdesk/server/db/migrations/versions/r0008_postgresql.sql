ALTER TABLE blockouts ADD COLUMN expires_at TIMESTAMP WITH TIME ZONE

ALTER TABLE blockouts ADD COLUMN held_by_id UUID

ALTER TABLE blockouts ADD COLUMN held_by TEXT DEFAULT '' NOT NULL

CREATE INDEX ix_blockouts_org_id_expires_at ON blockouts (org_id, expires_at) WHERE expires_at IS NOT NULL
