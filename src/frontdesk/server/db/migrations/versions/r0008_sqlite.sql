CREATE TABLE kept_blockouts AS SELECT * FROM blockouts

DROP TABLE blockouts

CREATE TABLE blockouts (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id BLOB NOT NULL,
    operatory_id BLOB,
    blockout_type_id BLOB NOT NULL,
    blockout_group_id BLOB,
    schedule_date DATE NOT NULL,
    start_time TIME NOT NULL,
    end_time TIME NOT NULL,
    start_at DATETIME NOT NULL,
    end_at DATETIME NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    expires_at DATETIME,
    held_by_id BLOB,
    held_by TEXT DEFAULT '' NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_blockouts PRIMARY KEY (org_id, id),
    CONSTRAINT fk_blockouts_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_blockouts_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT fk_blockouts_org_id_blockout_type_id FOREIGN KEY(org_id, blockout_type_id) REFERENCES blockout_types (org_id, id),
    CONSTRAINT ck_blockouts_order CHECK (end_at > start_at),
    CONSTRAINT fk_blockouts_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_blockouts_number ON blockouts (number)

CREATE INDEX ix_blockouts_org_id_blockout_group_id ON blockouts (org_id, blockout_group_id)

CREATE INDEX ix_blockouts_org_id_schedule_date ON blockouts (org_id, schedule_date, start_at, id)

CREATE INDEX ix_blockouts_org_id_operatory_id ON blockouts (org_id, operatory_id, schedule_date, start_at, id)

CREATE INDEX ix_blockouts_org_id_blockout_type_id ON blockouts (org_id, blockout_type_id)

CREATE INDEX ix_blockouts_org_id_location_id_start_at ON blockouts (org_id, location_id, start_at)

CREATE INDEX ix_blockouts_org_id_expires_at ON blockouts (org_id, expires_at) WHERE expires_at IS NOT NULL

CREATE TRIGGER blockouts_number_spent AFTER DELETE ON blockouts BEGIN INSERT INTO spent_numbers VALUES ('blockouts', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

INSERT INTO blockouts (org_id, id, number, version, location_id, operatory_id, blockout_type_id, blockout_group_id, schedule_date, start_time, end_time, start_at, end_at, note, status, created_at, updated_at)
SELECT org_id, id, number, version, location_id, operatory_id, blockout_type_id, blockout_group_id, schedule_date, start_time, end_time, start_at, end_at, note, status, created_at, updated_at
FROM kept_blockouts

DROP TABLE kept_blockouts
