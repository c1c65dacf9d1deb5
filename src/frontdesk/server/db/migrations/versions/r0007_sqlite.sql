CREATE TABLE spent_numbers (
    name TEXT NOT NULL,
    number BIGINT NOT NULL,
    CONSTRAINT pk_spent_numbers PRIMARY KEY (name)
)

CREATE TABLE appointment_copies (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    number BIGINT NOT NULL,
    appointment_id BLOB NOT NULL,
    appointment_number BIGINT NOT NULL,
    patient_id BLOB NOT NULL,
    patient_number BIGINT NOT NULL,
    location_id BLOB NOT NULL,
    action TEXT NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    user_id BLOB,
    client_id TEXT DEFAULT '' NOT NULL,
    request_id TEXT DEFAULT '' NOT NULL,
    status TEXT NOT NULL,
    start_at DATETIME,
    end_at DATETIME,
    local_date DATE,
    operatory_id BLOB,
    provider_id BLOB,
    hygienist_id BLOB,
    is_hygiene BOOLEAN DEFAULT 0 NOT NULL,
    pattern TEXT DEFAULT '' NOT NULL,
    secondary_pattern TEXT DEFAULT '' NOT NULL,
    confirmation_status_id BLOB,
    flow_status_id BLOB,
    appointment_type_id BLOB,
    note TEXT DEFAULT '' NOT NULL,
    procedures TEXT DEFAULT '' NOT NULL,
    is_new_patient BOOLEAN DEFAULT 0 NOT NULL,
    is_time_locked BOOLEAN DEFAULT 0 NOT NULL,
    priority INTEGER DEFAULT 0 NOT NULL,
    color_override TEXT,
    ask_to_arrive_at DATETIME,
    arrived_at DATETIME,
    seated_at DATETIME,
    dismissed_at DATETIME,
    made_by_id BLOB,
    made_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_appointment_copies PRIMARY KEY (org_id, id),
    CONSTRAINT fk_appointment_copies_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_appointment_copies_org_id_action ON appointment_copies (org_id, action, number)

CREATE INDEX ix_appointment_copies_org_id_appointment_id ON appointment_copies (org_id, appointment_id, number)

CREATE INDEX ix_appointment_copies_org_id_appointment_number ON appointment_copies (org_id, appointment_number, number)

CREATE INDEX ix_appointment_copies_org_id_local_date ON appointment_copies (org_id, local_date, number)

CREATE INDEX ix_appointment_copies_org_id_number ON appointment_copies (org_id, number)

CREATE INDEX ix_appointment_copies_org_id_patient_number ON appointment_copies (org_id, patient_number, number)

CREATE UNIQUE INDEX ux_appointment_copies_number ON appointment_copies (number)

CREATE TABLE opendental_keys (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    secret_hash TEXT NOT NULL,
    permissions JSON NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    created_at DATETIME NOT NULL,
    revoked_at DATETIME,
    CONSTRAINT pk_opendental_keys PRIMARY KEY (org_id, id),
    CONSTRAINT fk_opendental_keys_org_id FOREIGN KEY(org_id) REFERENCES organisations (id),
    CONSTRAINT fk_opendental_keys_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE
)

CREATE TABLE opendental_subscriptions (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    key_id BLOB NOT NULL,
    end_point_url TEXT NOT NULL,
    workstation TEXT DEFAULT '' NOT NULL,
    watch_table TEXT DEFAULT '' NOT NULL,
    polling_seconds INTEGER DEFAULT 0 NOT NULL,
    ui_event_type TEXT DEFAULT '' NOT NULL,
    start_at DATETIME NOT NULL,
    stop_at DATETIME,
    note TEXT DEFAULT '' NOT NULL,
    last_event BIGINT NOT NULL,
    failed_at DATETIME,
    failures INTEGER DEFAULT '0' NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_opendental_subscriptions PRIMARY KEY (org_id, id),
    CONSTRAINT fk_opendental_subscriptions_org_id_key_id FOREIGN KEY(org_id, key_id) REFERENCES opendental_keys (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_opendental_subscriptions_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_opendental_subscriptions_org_id_key_id ON opendental_subscriptions (org_id, key_id)

CREATE UNIQUE INDEX ux_opendental_subscriptions_number ON opendental_subscriptions (number)

CREATE TABLE secondary_patterns (
    org_id BLOB NOT NULL,
    appointment_id BLOB NOT NULL,
    pattern TEXT NOT NULL,
    CONSTRAINT pk_secondary_patterns PRIMARY KEY (org_id, appointment_id),
    CONSTRAINT fk_secondary_patterns_org_id_appointment_id FOREIGN KEY(org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE
)

CREATE TRIGGER appointments_number_spent AFTER DELETE ON appointments BEGIN INSERT INTO spent_numbers VALUES ('appointments', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER blockouts_number_spent AFTER DELETE ON blockouts BEGIN INSERT INTO spent_numbers VALUES ('blockouts', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER holidays_number_spent AFTER DELETE ON holidays BEGIN INSERT INTO spent_numbers VALUES ('holidays', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER opendental_subscriptions_number_spent AFTER DELETE ON opendental_subscriptions BEGIN INSERT INTO spent_numbers VALUES ('opendental_subscriptions', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER schedule_notes_number_spent AFTER DELETE ON schedule_notes BEGIN INSERT INTO spent_numbers VALUES ('schedule_notes', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER schedule_overrides_number_spent AFTER DELETE ON schedule_overrides BEGIN INSERT INTO spent_numbers VALUES ('schedule_overrides', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER schedule_templates_number_spent AFTER DELETE ON schedule_templates BEGIN INSERT INTO spent_numbers VALUES ('schedule_templates', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER task_notes_number_spent AFTER DELETE ON task_notes BEGIN INSERT INTO spent_numbers VALUES ('task_notes', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END

CREATE TRIGGER tasks_number_spent AFTER DELETE ON tasks BEGIN INSERT INTO spent_numbers VALUES ('tasks', OLD.number) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END
