CREATE TABLE kept_recall_types AS SELECT * FROM recall_types

CREATE TABLE kept_recalls AS SELECT * FROM recalls

CREATE TABLE kept_waitlist_entries AS SELECT * FROM waitlist_entries

DROP TABLE waitlist_entries

DROP TABLE recalls

DROP TABLE recall_types

CREATE TABLE recall_types (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    description TEXT DEFAULT '' NOT NULL,
    default_interval JSON NOT NULL,
    duration_minutes INTEGER DEFAULT 60 NOT NULL,
    appointment_type_id UUID,
    is_active BOOLEAN DEFAULT true NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_recall_types PRIMARY KEY (org_id, id),
    CONSTRAINT fk_recall_types_org_id_appointment_type_id FOREIGN KEY(org_id, appointment_type_id) REFERENCES appointment_types (org_id, id),
    CONSTRAINT fk_recall_types_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_recall_types_org_id_number ON recall_types (org_id, number)

CREATE INDEX ix_recall_types_org_id_item_order ON recall_types (org_id, item_order, id)

CREATE TABLE blockout_templates (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID,
    name TEXT NOT NULL,
    description TEXT DEFAULT '' NOT NULL,
    day_of_week INTEGER,
    is_hidden BOOLEAN DEFAULT false NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_blockout_templates PRIMARY KEY (org_id, id),
    CONSTRAINT fk_blockout_templates_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT ck_blockout_templates_day_of_week CHECK (day_of_week BETWEEN 0 AND 6),
    CONSTRAINT fk_blockout_templates_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_blockout_templates_org_id_number ON blockout_templates (org_id, number)

CREATE INDEX ix_blockout_templates_org_id_item_order ON blockout_templates (org_id, item_order, id)

CREATE TABLE recall_triggers (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    recall_type_id UUID NOT NULL,
    procedure_code_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_recall_triggers PRIMARY KEY (org_id, id),
    CONSTRAINT fk_recall_triggers_org_id_recall_type_id FOREIGN KEY(org_id, recall_type_id) REFERENCES recall_types (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_recall_triggers_org_id_procedure_code_id FOREIGN KEY(org_id, procedure_code_id) REFERENCES procedure_codes (org_id, id),
    CONSTRAINT fk_recall_triggers_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_recall_triggers_org_id_recall_type_id_procedure_code_id ON recall_triggers (org_id, recall_type_id, procedure_code_id)

CREATE UNIQUE INDEX ux_recall_triggers_org_id_number ON recall_triggers (org_id, number)

CREATE INDEX ix_recall_triggers_org_id_procedure_code_id ON recall_triggers (org_id, procedure_code_id)

CREATE TABLE recalls (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    patient_id UUID NOT NULL,
    recall_type_id UUID NOT NULL,
    interval JSON,
    due_date DATE,
    due_from DATE,
    last_visit_date DATE,
    scheduled_date DATE,
    is_disabled BOOLEAN DEFAULT false NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    moved_by_id UUID,
    due_date_before DATE,
    last_visit_before DATE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_recalls PRIMARY KEY (org_id, id),
    CONSTRAINT fk_recalls_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id),
    CONSTRAINT fk_recalls_org_id_recall_type_id FOREIGN KEY(org_id, recall_type_id) REFERENCES recall_types (org_id, id),
    CONSTRAINT fk_recalls_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_recalls_org_id_number ON recalls (org_id, number)

CREATE UNIQUE INDEX ux_recalls_org_id_patient_id_recall_type_id ON recalls (org_id, patient_id, recall_type_id)

CREATE INDEX ix_recalls_org_id_due_date ON recalls (org_id, due_date, id)

CREATE INDEX ix_recalls_org_id_recall_type_id ON recalls (org_id, recall_type_id, due_date)

CREATE INDEX ix_recalls_org_id_moved_by_id ON recalls (org_id, moved_by_id)

CREATE TABLE blockout_template_items (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    template_id UUID NOT NULL,
    blockout_type_id UUID NOT NULL,
    operatory_id UUID,
    start_time TIME WITHOUT TIME ZONE NOT NULL,
    end_time TIME WITHOUT TIME ZONE NOT NULL,
    item_order INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_blockout_template_items PRIMARY KEY (org_id, id),
    CONSTRAINT fk_blockout_template_items_org_id_template_id FOREIGN KEY(org_id, template_id) REFERENCES blockout_templates (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_blockout_template_items_org_id_blockout_type_id FOREIGN KEY(org_id, blockout_type_id) REFERENCES blockout_types (org_id, id),
    CONSTRAINT fk_blockout_template_items_org_id_operatory_id FOREIGN KEY(org_id, operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT fk_blockout_template_items_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_blockout_template_items_org_id_blockout_type_id ON blockout_template_items (org_id, blockout_type_id)

CREATE INDEX ix_blockout_template_items_org_id_template_id ON blockout_template_items (org_id, template_id, item_order)

CREATE UNIQUE INDEX ux_blockout_template_items_org_id_number ON blockout_template_items (org_id, number)

CREATE TABLE waitlist_entries (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    patient_id UUID NOT NULL,
    location_id UUID NOT NULL,
    location_scope TEXT DEFAULT 'home_only' NOT NULL,
    appointment_type_id UUID,
    provider_id UUID,
    priority_id UUID,
    appointment_id UUID,
    recall_id UUID,
    source TEXT DEFAULT 'manual' NOT NULL,
    status TEXT DEFAULT 'waiting' NOT NULL,
    urgency TEXT DEFAULT 'routine' NOT NULL,
    duration_minutes INTEGER,
    date_range_start DATE,
    date_range_end DATE,
    weekdays JSON NOT NULL,
    earliest_time TIME WITHOUT TIME ZONE,
    latest_time TIME WITHOUT TIME ZONE,
    treatment_value BIGINT,
    note TEXT DEFAULT '' NOT NULL,
    contact_attempts INTEGER DEFAULT 0 NOT NULL,
    contacted_at TIMESTAMP WITH TIME ZONE,
    contact_method TEXT,
    offered_location_id UUID,
    offered_date DATE,
    offered_time TIME WITHOUT TIME ZONE,
    patient_response TEXT,
    responded_at TIMESTAMP WITH TIME ZONE,
    patient_score INTEGER,
    score_details JSON,
    score_calculated_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_waitlist_entries PRIMARY KEY (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_appointment_type_id FOREIGN KEY(org_id, appointment_type_id) REFERENCES appointment_types (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_provider_id FOREIGN KEY(org_id, provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_priority_id FOREIGN KEY(org_id, priority_id) REFERENCES definitions (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_recall_id FOREIGN KEY(org_id, recall_id) REFERENCES recalls (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id_offered_location_id FOREIGN KEY(org_id, offered_location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_waitlist_entries_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_waitlist_entries_org_id_patient_id ON waitlist_entries (org_id, patient_id)

CREATE INDEX ix_waitlist_entries_org_id_location_id_status ON waitlist_entries (org_id, location_id, status)

CREATE INDEX ix_waitlist_entries_org_id_status_created_at ON waitlist_entries (org_id, status, created_at)

CREATE UNIQUE INDEX ux_waitlist_entries_org_id_number ON waitlist_entries (org_id, number)

CREATE TABLE waitlist_locations (
    org_id UUID NOT NULL,
    entry_id UUID NOT NULL,
    location_id UUID NOT NULL,
    CONSTRAINT pk_waitlist_locations PRIMARY KEY (org_id, entry_id, location_id),
    CONSTRAINT fk_waitlist_locations_org_id_entry_id FOREIGN KEY(org_id, entry_id) REFERENCES waitlist_entries (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_waitlist_locations_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id)
)

CREATE INDEX ix_waitlist_locations_org_id_location_id ON waitlist_locations (org_id, location_id)

CREATE TABLE waitlist_contacts (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    entry_id UUID NOT NULL,
    contact_method TEXT NOT NULL,
    initiated_by TEXT NOT NULL,
    slot_location_id UUID NOT NULL,
    slot_date DATE NOT NULL,
    slot_start_time TIME WITHOUT TIME ZONE NOT NULL,
    message_id TEXT,
    contacted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    patient_response TEXT,
    responded_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_waitlist_contacts PRIMARY KEY (org_id, id),
    CONSTRAINT fk_waitlist_contacts_org_id_entry_id FOREIGN KEY(org_id, entry_id) REFERENCES waitlist_entries (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_waitlist_contacts_org_id_slot_location_id FOREIGN KEY(org_id, slot_location_id) REFERENCES locations (org_id, id)
)

CREATE INDEX ix_waitlist_contacts_org_id_entry_id ON waitlist_contacts (org_id, entry_id, contacted_at)

INSERT INTO recall_types (org_id, id, number, version, name, default_interval, duration_minutes, is_active, item_order, created_at, updated_at)
SELECT org_id, id, number, version, name, json_build_object('months', interval_months), duration_minutes, NOT is_hidden, item_order, created_at, updated_at
FROM kept_recall_types

INSERT INTO recalls (org_id, id, number, version, patient_id, recall_type_id, due_date, due_from, last_visit_date, note, created_at, updated_at)
SELECT org_id, id, number, version, patient_id, recall_type_id, due_date,
    CASE WHEN last_visit_date IS NOT NULL
        THEN due_date - least(30, greatest(due_date - last_visit_date, 0) / 4)
    END,
    last_visit_date, note, created_at, updated_at
FROM kept_recalls

INSERT INTO waitlist_entries (org_id, id, number, version, patient_id, location_id, appointment_type_id, provider_id, status, urgency,
    duration_minutes, weekdays, earliest_time, latest_time, note, created_at, updated_at)
SELECT org_id, id, number, version, patient_id, location_id, appointment_type_id, provider_id, status, urgency,
    duration_minutes, weekdays, earliest_time, latest_time, note, created_at, updated_at
FROM kept_waitlist_entries

DROP TABLE kept_recall_types

DROP TABLE kept_recalls

DROP TABLE kept_waitlist_entries
