CREATE EXTENSION IF NOT EXISTS btree_gist

CREATE SEQUENCE row_numbers

CREATE TABLE organisations (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    cursor_secret TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_organisations PRIMARY KEY (id)
)

CREATE TABLE users (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    display_name TEXT DEFAULT '' NOT NULL,
    password_hash TEXT,
    role TEXT NOT NULL,
    all_locations BOOLEAN DEFAULT true NOT NULL,
    is_active BOOLEAN DEFAULT true NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_users PRIMARY KEY (org_id, id),
    CONSTRAINT ck_users_role CHECK (role IN ('admin', 'front_desk', 'read_only')),
    CONSTRAINT fk_users_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_users_name_key ON users (name_key)

CREATE UNIQUE INDEX ux_users_org_id_number ON users (org_id, number)

CREATE UNIQUE INDEX ux_users_org_id_name_key ON users (org_id, name_key)

CREATE TABLE org_counters (
    org_id UUID NOT NULL,
    last_event BIGINT NOT NULL,
    forgotten_event BIGINT NOT NULL,
    last_history BIGINT NOT NULL,
    history_head TEXT NOT NULL,
    CONSTRAINT pk_org_counters PRIMARY KEY (org_id),
    CONSTRAINT fk_org_counters_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE TABLE history (
    org_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    id UUID NOT NULL,
    entity TEXT NOT NULL,
    entity_id UUID NOT NULL,
    location_id UUID,
    action TEXT NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    user_id UUID,
    user_name TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    client_id TEXT DEFAULT '' NOT NULL,
    request_id TEXT DEFAULT '' NOT NULL,
    from_status TEXT,
    to_status TEXT,
    note TEXT DEFAULT '' NOT NULL,
    changes JSON NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_history PRIMARY KEY (org_id, sequence),
    CONSTRAINT fk_history_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_history_org_id_entity_id_sequence ON history (org_id, entity_id, sequence)

CREATE TABLE events (
    org_id UUID NOT NULL,
    id BIGINT NOT NULL,
    type TEXT NOT NULL,
    entity_id UUID NOT NULL,
    version INTEGER,
    location_id UUID,
    dates JSON NOT NULL,
    actor_id UUID,
    actor_name TEXT DEFAULT '' NOT NULL,
    client_id TEXT DEFAULT '' NOT NULL,
    occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (org_id, id),
    CONSTRAINT fk_events_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_events_org_id_occurred_at ON events (org_id, occurred_at)

CREATE TABLE idempotency (
    org_id UUID NOT NULL,
    user_id UUID NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (org_id, user_id, key),
    CONSTRAINT fk_idempotency_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_idempotency_org_id_created_at ON idempotency (org_id, created_at)

CREATE TABLE recall_types (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    interval_months INTEGER DEFAULT 6 NOT NULL,
    duration_minutes INTEGER DEFAULT 60 NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_recall_types PRIMARY KEY (org_id, id),
    CONSTRAINT fk_recall_types_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_recall_types_org_id_number ON recall_types (org_id, number)

CREATE TABLE locations (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    hours JSON,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_locations PRIMARY KEY (org_id, id),
    CONSTRAINT fk_locations_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_locations_org_id_item_order ON locations (org_id, item_order, id)

CREATE UNIQUE INDEX ux_locations_org_id_number ON locations (org_id, number)

CREATE TABLE providers (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    abbreviation TEXT NOT NULL,
    first_name TEXT DEFAULT '' NOT NULL,
    last_name TEXT DEFAULT '' NOT NULL,
    preferred_name TEXT DEFAULT '' NOT NULL,
    color TEXT DEFAULT '' NOT NULL,
    is_hygienist BOOLEAN DEFAULT false NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    specialty TEXT DEFAULT '' NOT NULL,
    schedule_note TEXT DEFAULT '' NOT NULL,
    hourly_production_goal BIGINT DEFAULT 0 NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_providers PRIMARY KEY (org_id, id),
    CONSTRAINT fk_providers_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_providers_org_id_number ON providers (org_id, number)

CREATE INDEX ix_providers_org_id_item_order ON providers (org_id, item_order, id)

CREATE TABLE definitions (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    color TEXT DEFAULT '' NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_definitions PRIMARY KEY (org_id, id),
    CONSTRAINT fk_definitions_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_definitions_org_id_number ON definitions (org_id, number)

CREATE INDEX ix_definitions_org_id_category ON definitions (org_id, category, item_order)

CREATE TABLE procedure_codes (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    code TEXT NOT NULL,
    description TEXT DEFAULT '' NOT NULL,
    abbreviation TEXT DEFAULT '' NOT NULL,
    default_fee BIGINT DEFAULT 0 NOT NULL,
    time_pattern TEXT DEFAULT '' NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_procedure_codes PRIMARY KEY (org_id, id),
    CONSTRAINT fk_procedure_codes_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_procedure_codes_org_id_number ON procedure_codes (org_id, number)

CREATE UNIQUE INDEX ux_procedure_codes_org_id_code ON procedure_codes (org_id, code)

CREATE TABLE appointment_types (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    abbreviation TEXT DEFAULT '' NOT NULL,
    color TEXT DEFAULT '' NOT NULL,
    duration_minutes INTEGER DEFAULT 30 NOT NULL,
    time_pattern TEXT DEFAULT '' NOT NULL,
    procedure_codes_to_add JSON NOT NULL,
    required_procedure_codes JSON NOT NULL,
    require_all BOOLEAN DEFAULT false NOT NULL,
    blockout_only BOOLEAN DEFAULT false NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_appointment_types PRIMARY KEY (org_id, id),
    CONSTRAINT fk_appointment_types_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_appointment_types_org_id_number ON appointment_types (org_id, number)

CREATE INDEX ix_appointment_types_org_id_item_order ON appointment_types (org_id, item_order, id)

CREATE TABLE flow_statuses (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    color TEXT DEFAULT '' NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    is_active BOOLEAN DEFAULT true NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_flow_statuses PRIMARY KEY (org_id, id),
    CONSTRAINT fk_flow_statuses_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_flow_statuses_org_id_number ON flow_statuses (org_id, number)

CREATE UNIQUE INDEX ux_flow_statuses_org_id_slug ON flow_statuses (org_id, slug)

CREATE TABLE blockout_types (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    abbreviation TEXT DEFAULT '' NOT NULL,
    color TEXT DEFAULT '' NOT NULL,
    is_no_schedule BOOLEAN DEFAULT false NOT NULL,
    is_do_not_copy BOOLEAN DEFAULT false NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_blockout_types PRIMARY KEY (org_id, id),
    CONSTRAINT fk_blockout_types_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_blockout_types_org_id_number ON blockout_types (org_id, number)

CREATE INDEX ix_blockout_types_org_id_item_order ON blockout_types (org_id, item_order, id)

CREATE TABLE user_locations (
    org_id UUID NOT NULL,
    user_id UUID NOT NULL,
    location_id UUID NOT NULL,
    CONSTRAINT pk_user_locations PRIMARY KEY (org_id, user_id, location_id),
    CONSTRAINT fk_user_locations_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_user_locations_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id) ON DELETE CASCADE
)

CREATE TABLE tokens (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    secret_hash TEXT NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_tokens PRIMARY KEY (org_id, id),
    CONSTRAINT fk_tokens_org_id FOREIGN KEY(org_id) REFERENCES organisations (id),
    CONSTRAINT fk_tokens_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE
)

CREATE INDEX ix_tokens_org_id_user_id ON tokens (org_id, user_id)

CREATE TABLE operatories (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID NOT NULL,
    name TEXT NOT NULL,
    abbreviation TEXT DEFAULT '' NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    is_hygiene BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_operatories PRIMARY KEY (org_id, id),
    CONSTRAINT fk_operatories_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_operatories_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_operatories_org_id_location_id_item_order ON operatories (org_id, location_id, item_order, id)

CREATE UNIQUE INDEX ux_operatories_org_id_number ON operatories (org_id, number)

CREATE TABLE patients (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    external_id TEXT,
    chart_number TEXT DEFAULT '' NOT NULL,
    first_name TEXT DEFAULT '' NOT NULL,
    middle_name TEXT DEFAULT '' NOT NULL,
    last_name TEXT DEFAULT '' NOT NULL,
    preferred_name TEXT DEFAULT '' NOT NULL,
    birth_date DATE,
    mobile_phone TEXT DEFAULT '' NOT NULL,
    home_phone TEXT DEFAULT '' NOT NULL,
    work_phone TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT 'en' NOT NULL,
    balance BIGINT DEFAULT 0 NOT NULL,
    alerts JSON NOT NULL,
    insurance TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    primary_provider_id UUID,
    home_location_id UUID,
    status TEXT DEFAULT 'active' NOT NULL,
    search_name TEXT DEFAULT '' NOT NULL,
    search_text TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_patients PRIMARY KEY (org_id, id),
    CONSTRAINT fk_patients_org_id_primary_provider_id FOREIGN KEY(org_id, primary_provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_patients_org_id_home_location_id FOREIGN KEY(org_id, home_location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_patients_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_patients_org_id_search_name ON patients (org_id, search_name, id)

CREATE INDEX ix_patients_org_id_email ON patients (org_id, email)

CREATE UNIQUE INDEX ux_patients_org_id_number ON patients (org_id, number)

CREATE UNIQUE INDEX ux_patients_org_id_external_id ON patients (org_id, external_id)

CREATE INDEX ix_patients_org_id_chart_number ON patients (org_id, chart_number)

CREATE INDEX ix_patients_org_id_birth_date ON patients (org_id, birth_date)

CREATE TABLE appointment_type_locations (
    org_id UUID NOT NULL,
    appointment_type_id UUID NOT NULL,
    location_id UUID NOT NULL,
    CONSTRAINT pk_appointment_type_locations PRIMARY KEY (org_id, appointment_type_id, location_id),
    CONSTRAINT fk_appointment_type_locations_org_id_appointment_type_id FOREIGN KEY(org_id, appointment_type_id) REFERENCES appointment_types (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_appointment_type_locations_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id) ON DELETE CASCADE
)

CREATE TABLE appointment_rules (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID,
    type_a_id UUID NOT NULL,
    type_b_id UUID NOT NULL,
    allow_overlap BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_appointment_rules PRIMARY KEY (org_id, id),
    CONSTRAINT fk_appointment_rules_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_appointment_rules_org_id_type_a_id FOREIGN KEY(org_id, type_a_id) REFERENCES appointment_types (org_id, id),
    CONSTRAINT fk_appointment_rules_org_id_type_b_id FOREIGN KEY(org_id, type_b_id) REFERENCES appointment_types (org_id, id),
    CONSTRAINT fk_appointment_rules_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_appointment_rules_org_id_type_b_id ON appointment_rules (org_id, type_b_id)

CREATE UNIQUE INDEX ux_appointment_rules_org_id_number ON appointment_rules (org_id, number)

CREATE INDEX ix_appointment_rules_org_id_type_a_id ON appointment_rules (org_id, type_a_id)

CREATE TABLE holidays (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID,
    holiday_date DATE NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_holidays PRIMARY KEY (org_id, id),
    CONSTRAINT fk_holidays_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_holidays_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_holidays_org_id_number ON holidays (org_id, number)

CREATE INDEX ix_holidays_org_id_holiday_date ON holidays (org_id, holiday_date)

CREATE TABLE schedule_notes (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID NOT NULL,
    note_date DATE NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_schedule_notes PRIMARY KEY (org_id, id),
    CONSTRAINT fk_schedule_notes_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_schedule_notes_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_schedule_notes_org_id_number ON schedule_notes (org_id, number)

CREATE UNIQUE INDEX ux_schedule_notes_org_id_location_id_note_date ON schedule_notes (org_id, location_id, note_date)

CREATE TABLE production_goals (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    goal_date DATE NOT NULL,
    goal_amount BIGINT DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_production_goals PRIMARY KEY (org_id, id),
    CONSTRAINT fk_production_goals_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_production_goals_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_production_goals_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_production_goals_org_id_location_id_goal_date_provider_id ON production_goals (org_id, location_id, goal_date, provider_id)

CREATE UNIQUE INDEX ux_production_goals_org_id_number ON production_goals (org_id, number)

CREATE TABLE appointments (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    external_id TEXT,
    location_id UUID NOT NULL,
    patient_id UUID NOT NULL,
    status TEXT NOT NULL,
    start_at TIMESTAMP WITH TIME ZONE,
    end_at TIMESTAMP WITH TIME ZONE,
    operatory_id UUID,
    appointment_type_id UUID,
    provider_id UUID,
    confirmation_status_id UUID,
    flow_status_id UUID,
    flow_changed_at TIMESTAMP WITH TIME ZONE,
    note TEXT DEFAULT '' NOT NULL,
    is_new_patient BOOLEAN DEFAULT false NOT NULL,
    is_time_locked BOOLEAN DEFAULT false NOT NULL,
    is_overlap_allowed BOOLEAN DEFAULT false NOT NULL,
    priority INTEGER DEFAULT 0 NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    color_override TEXT,
    time_pattern TEXT,
    production_amount BIGINT DEFAULT 0 NOT NULL,
    estimated_insurance BIGINT,
    estimated_patient_portion BIGINT,
    ask_to_arrive_at TIMESTAMP WITH TIME ZONE,
    broken_reason_id UUID,
    cancel_reason_id UUID,
    cancelled_by TEXT,
    recall_id UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_appointments PRIMARY KEY (org_id, id),
    CONSTRAINT fk_appointments_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_appointments_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id),
    CONSTRAINT fk_appointments_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT fk_appointments_org_id_appointment_type_id FOREIGN KEY(org_id, appointment_type_id) REFERENCES appointment_types (org_id, id),
    CONSTRAINT fk_appointments_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_appointments_org_id_confirmation_status_id FOREIGN KEY(org_id, confirmation_status_id) REFERENCES definitions (org_id, id),
    CONSTRAINT fk_appointments_org_id_flow_status_id FOREIGN KEY(org_id, flow_status_id) REFERENCES flow_statuses (org_id, id),
    CONSTRAINT fk_appointments_org_id_broken_reason_id FOREIGN KEY(org_id, broken_reason_id) REFERENCES definitions (org_id, id),
    CONSTRAINT fk_appointments_org_id_cancel_reason_id FOREIGN KEY(org_id, cancel_reason_id) REFERENCES definitions (org_id, id),
    CONSTRAINT ck_appointments_order CHECK (end_at > start_at),
    CONSTRAINT ck_appointments_status CHECK (status IN ('planned', 'scheduled', 'complete', 'broken', 'cancelled', 'unscheduled', 'pinboard')),
    CONSTRAINT ck_appointments_placed CHECK (status NOT IN ('scheduled', 'complete') OR (start_at IS NOT NULL AND end_at IS NOT NULL AND operatory_id IS NOT NULL)),
    CONSTRAINT fk_appointments_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_appointments_org_id_provider_id_start_at ON appointments (org_id, provider_id, start_at)

CREATE UNIQUE INDEX ux_appointments_org_id_external_id ON appointments (org_id, external_id)

CREATE INDEX ix_appointments_org_id_start_at ON appointments (org_id, start_at, id)

CREATE INDEX ix_appointments_org_id_updated_at ON appointments (org_id, updated_at, id)

CREATE INDEX ix_appointments_org_id_location_id_status ON appointments (org_id, location_id, status, start_at)

CREATE UNIQUE INDEX ux_appointments_org_id_number ON appointments (org_id, number)

CREATE INDEX ix_appointments_org_id_location_id_start_at ON appointments (org_id, location_id, start_at)

CREATE INDEX ix_appointments_org_id_operatory_id_start_at ON appointments (org_id, operatory_id, start_at)

CREATE INDEX ix_appointments_org_id_created_at ON appointments (org_id, created_at, id)

CREATE INDEX ix_appointments_org_id_patient_id_start_at ON appointments (org_id, patient_id, start_at)

ALTER TABLE appointments ADD CONSTRAINT appointments_slot EXCLUDE USING gist (org_id WITH =, operatory_id WITH =, tstzrange(start_at, end_at) WITH &&) WHERE (status IN ('scheduled', 'complete') AND NOT is_overlap_allowed)

CREATE TABLE recalls (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    patient_id UUID NOT NULL,
    recall_type_id UUID NOT NULL,
    due_date DATE NOT NULL,
    last_visit_date DATE,
    note TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_recalls PRIMARY KEY (org_id, id),
    CONSTRAINT fk_recalls_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id),
    CONSTRAINT fk_recalls_org_id_recall_type_id FOREIGN KEY(org_id, recall_type_id) REFERENCES recall_types (org_id, id),
    CONSTRAINT fk_recalls_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_recalls_org_id_patient_id ON recalls (org_id, patient_id)

CREATE INDEX ix_recalls_org_id_due_date ON recalls (org_id, due_date, id)

CREATE UNIQUE INDEX ux_recalls_org_id_number ON recalls (org_id, number)

CREATE TABLE waitlist_entries (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    patient_id UUID NOT NULL,
    location_id UUID NOT NULL,
    appointment_type_id UUID,
    provider_id UUID,
    duration_minutes INTEGER NOT NULL,
    urgency TEXT NOT NULL,
    weekdays JSON NOT NULL,
    earliest_time TIME WITHOUT TIME ZONE,
    latest_time TIME WITHOUT TIME ZONE,
    note TEXT DEFAULT '' NOT NULL,
    status TEXT DEFAULT 'waiting' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_waitlist_entries PRIMARY KEY (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_appointment_type_id FOREIGN KEY(org_id, appointment_type_id) REFERENCES appointment_types (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_waitlist_entries_org_id_location_id_status ON waitlist_entries (org_id, location_id, status)

CREATE UNIQUE INDEX ux_waitlist_entries_org_id_number ON waitlist_entries (org_id, number)

CREATE INDEX ix_waitlist_entries_org_id_patient_id ON waitlist_entries (org_id, patient_id)

CREATE TABLE operatory_providers (
    org_id UUID NOT NULL,
    operatory_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    role TEXT NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_operatory_providers PRIMARY KEY (org_id, operatory_id, provider_id),
    CONSTRAINT fk_operatory_providers_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_operatory_providers_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id) ON DELETE CASCADE
)

CREATE INDEX ix_operatory_providers_org_id_provider_id ON operatory_providers (org_id, provider_id)

CREATE TABLE schedule_templates (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    provider_id UUID NOT NULL,
    location_id UUID NOT NULL,
    operatory_id UUID,
    day_of_week INTEGER NOT NULL,
    start_time TIME WITHOUT TIME ZONE NOT NULL,
    end_time TIME WITHOUT TIME ZONE NOT NULL,
    effective_from DATE NOT NULL,
    effective_to DATE,
    note TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_schedule_templates PRIMARY KEY (org_id, id),
    CONSTRAINT fk_schedule_templates_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_schedule_templates_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_schedule_templates_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT ck_schedule_templates_day_of_week CHECK (day_of_week BETWEEN 0 AND 6),
    CONSTRAINT fk_schedule_templates_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_schedule_templates_org_id_provider_id ON schedule_templates (org_id, provider_id)

CREATE UNIQUE INDEX ux_schedule_templates_org_id_number ON schedule_templates (org_id, number)

CREATE INDEX ix_schedule_templates_org_id_location_id_day_of_week ON schedule_templates (org_id, location_id, day_of_week)

CREATE TABLE schedule_overrides (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    provider_id UUID NOT NULL,
    location_id UUID NOT NULL,
    operatory_id UUID,
    override_date DATE NOT NULL,
    start_time TIME WITHOUT TIME ZONE,
    end_time TIME WITHOUT TIME ZONE,
    is_unavailable BOOLEAN DEFAULT false NOT NULL,
    override_reason TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_schedule_overrides PRIMARY KEY (org_id, id),
    CONSTRAINT fk_schedule_overrides_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_schedule_overrides_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_schedule_overrides_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT fk_schedule_overrides_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_schedule_overrides_org_id_location_id_override_date ON schedule_overrides (org_id, location_id, override_date)

CREATE UNIQUE INDEX ux_schedule_overrides_org_id_number ON schedule_overrides (org_id, number)

CREATE INDEX ix_schedule_overrides_org_id_provider_id_override_date ON schedule_overrides (org_id, provider_id, override_date)

CREATE TABLE blockouts (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID NOT NULL,
    operatory_id UUID,
    blockout_type_id UUID NOT NULL,
    blockout_group_id UUID,
    schedule_date DATE NOT NULL,
    start_time TIME WITHOUT TIME ZONE NOT NULL,
    end_time TIME WITHOUT TIME ZONE NOT NULL,
    start_at TIMESTAMP WITH TIME ZONE NOT NULL,
    end_at TIMESTAMP WITH TIME ZONE NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_blockouts PRIMARY KEY (org_id, id),
    CONSTRAINT fk_blockouts_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_blockouts_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT fk_blockouts_org_id_blockout_type_id FOREIGN KEY(org_id, blockout_type_id) REFERENCES blockout_types (org_id, id),
    CONSTRAINT ck_blockouts_order CHECK (end_at > start_at),
    CONSTRAINT fk_blockouts_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_blockouts_org_id_number ON blockouts (org_id, number)

CREATE INDEX ix_blockouts_org_id_blockout_group_id ON blockouts (org_id, blockout_group_id)

CREATE INDEX ix_blockouts_org_id_schedule_date ON blockouts (org_id, schedule_date, id)

CREATE INDEX ix_blockouts_org_id_blockout_type_id ON blockouts (org_id, blockout_type_id)

CREATE INDEX ix_blockouts_org_id_location_id_start_at ON blockouts (org_id, location_id, start_at)

CREATE TABLE appointment_providers (
    org_id UUID NOT NULL,
    appointment_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    role TEXT NOT NULL,
    start_at TIMESTAMP WITH TIME ZONE,
    end_at TIMESTAMP WITH TIME ZONE,
    item_order INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_appointment_providers PRIMARY KEY (org_id, appointment_id, provider_id),
    CONSTRAINT fk_appointment_providers_org_id_appointment_id FOREIGN KEY(org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_appointment_providers_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id)
)

CREATE INDEX ix_appointment_providers_org_id_provider_id ON appointment_providers (org_id, provider_id)

CREATE TABLE appointment_procedures (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    appointment_id UUID NOT NULL,
    procedure_code_id UUID NOT NULL,
    provider_id UUID,
    charted_procedure_id UUID,
    fee BIGINT DEFAULT 0 NOT NULL,
    status TEXT DEFAULT 'planned' NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_appointment_procedures PRIMARY KEY (org_id, id),
    CONSTRAINT fk_appointment_procedures_org_id_appointment_id FOREIGN KEY(org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_appointment_procedures_org_id_procedure_code_id FOREIGN KEY(org_id, procedure_code_id) REFERENCES procedure_codes (org_id, id),
    CONSTRAINT fk_appointment_procedures_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_appointment_procedures_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_appointment_procedures_org_id_appointment_id ON appointment_procedures (org_id, appointment_id, item_order)

CREATE INDEX ix_appointment_procedures_org_id_procedure_code_id ON appointment_procedures (org_id, procedure_code_id)

CREATE UNIQUE INDEX ux_appointment_procedures_org_id_number ON appointment_procedures (org_id, number)

CREATE TABLE appointment_tags (
    org_id UUID NOT NULL,
    appointment_id UUID NOT NULL,
    definition_id UUID NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_appointment_tags PRIMARY KEY (org_id, appointment_id, definition_id),
    CONSTRAINT fk_appointment_tags_org_id_appointment_id FOREIGN KEY(org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_appointment_tags_org_id_definition_id FOREIGN KEY(org_id, definition_id) REFERENCES definitions (org_id, id)
)

CREATE TABLE flow_events (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    appointment_id UUID NOT NULL,
    flow_status_id UUID,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by_id UUID,
    changed_by TEXT DEFAULT '' NOT NULL,
    change_note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_flow_events PRIMARY KEY (org_id, id),
    CONSTRAINT fk_flow_events_org_id_appointment_id FOREIGN KEY(org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_flow_events_org_id_flow_status_id FOREIGN KEY(org_id, flow_status_id) REFERENCES flow_statuses (org_id, id)
)

CREATE INDEX ix_flow_events_org_id_appointment_id ON flow_events (org_id, appointment_id, changed_at)
