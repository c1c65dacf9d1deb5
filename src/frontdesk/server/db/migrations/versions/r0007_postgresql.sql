CREATE TABLE spent_numbers (
    name TEXT NOT NULL,
    number BIGINT NOT NULL,
    CONSTRAINT pk_spent_numbers PRIMARY KEY (name)
)

CREATE TABLE appointment_copies (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    appointment_id UUID NOT NULL,
    appointment_number BIGINT NOT NULL,
    patient_id UUID NOT NULL,
    patient_number BIGINT NOT NULL,
    location_id UUID NOT NULL,
    action TEXT NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    user_id UUID,
    client_id TEXT DEFAULT '' NOT NULL,
    request_id TEXT DEFAULT '' NOT NULL,
    status TEXT NOT NULL,
    start_at TIMESTAMP WITH TIME ZONE,
    end_at TIMESTAMP WITH TIME ZONE,
    local_date DATE,
    operatory_id UUID,
    provider_id UUID,
    hygienist_id UUID,
    is_hygiene BOOLEAN DEFAULT false NOT NULL,
    pattern TEXT DEFAULT '' NOT NULL,
    secondary_pattern TEXT DEFAULT '' NOT NULL,
    confirmation_status_id UUID,
    flow_status_id UUID,
    appointment_type_id UUID,
    note TEXT DEFAULT '' NOT NULL,
    procedures TEXT DEFAULT '' NOT NULL,
    is_new_patient BOOLEAN DEFAULT false NOT NULL,
    is_time_locked BOOLEAN DEFAULT false NOT NULL,
    priority INTEGER DEFAULT 0 NOT NULL,
    color_override TEXT,
    ask_to_arrive_at TIMESTAMP WITH TIME ZONE,
    arrived_at TIMESTAMP WITH TIME ZONE,
    seated_at TIMESTAMP WITH TIME ZONE,
    dismissed_at TIMESTAMP WITH TIME ZONE,
    made_by_id UUID,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_appointment_copies PRIMARY KEY (org_id, id),
    CONSTRAINT fk_appointment_copies_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_appointment_copies_org_id_action ON appointment_copies (org_id, action, number)

CREATE INDEX ix_appointment_copies_org_id_appointment_id ON appointment_copies (org_id, appointment_id, number)

CREATE INDEX ix_appointment_copies_org_id_appointment_number ON appointment_copies (org_id, appointment_number, number)

CREATE INDEX ix_appointment_copies_org_id_local_date ON appointment_copies (org_id, local_date, number)

CREATE INDEX ix_appointment_copies_org_id_patient_number ON appointment_copies (org_id, patient_number, number)

CREATE UNIQUE INDEX ux_appointment_copies_org_id_number ON appointment_copies (org_id, number)

CREATE TABLE opendental_keys (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    secret_hash TEXT NOT NULL,
    permissions JSON NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_opendental_keys PRIMARY KEY (org_id, id),
    CONSTRAINT fk_opendental_keys_org_id FOREIGN KEY(org_id) REFERENCES organisations (id),
    CONSTRAINT fk_opendental_keys_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE
)

CREATE TABLE opendental_subscriptions (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    key_id UUID NOT NULL,
    end_point_url TEXT NOT NULL,
    workstation TEXT DEFAULT '' NOT NULL,
    watch_table TEXT DEFAULT '' NOT NULL,
    polling_seconds INTEGER DEFAULT 0 NOT NULL,
    ui_event_type TEXT DEFAULT '' NOT NULL,
    start_at TIMESTAMP WITH TIME ZONE NOT NULL,
    stop_at TIMESTAMP WITH TIME ZONE,
    note TEXT DEFAULT '' NOT NULL,
    last_event BIGINT NOT NULL,
    failed_at TIMESTAMP WITH TIME ZONE,
    failures INTEGER DEFAULT '0' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_opendental_subscriptions PRIMARY KEY (org_id, id),
    CONSTRAINT fk_opendental_subscriptions_org_id_key_id FOREIGN KEY(org_id, key_id) REFERENCES opendental_keys (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_opendental_subscriptions_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_opendental_subscriptions_org_id_key_id ON opendental_subscriptions (org_id, key_id)

CREATE UNIQUE INDEX ux_opendental_subscriptions_org_id_number ON opendental_subscriptions (org_id, number)

CREATE TABLE secondary_patterns (
    org_id UUID NOT NULL,
    appointment_id UUID NOT NULL,
    pattern TEXT NOT NULL,
    CONSTRAINT pk_secondary_patterns PRIMARY KEY (org_id, appointment_id),
    CONSTRAINT fk_secondary_patterns_org_id_appointment_id FOREIGN KEY(org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE
)
