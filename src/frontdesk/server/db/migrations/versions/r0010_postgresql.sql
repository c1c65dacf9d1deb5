CREATE TABLE patient_words (
    org_id UUID NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    patient_id UUID NOT NULL,
    CONSTRAINT pk_patient_words PRIMARY KEY (org_id, word, patient_id),
    CONSTRAINT fk_patient_words_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id)
)

CREATE INDEX ix_appointments_org_id_location_id_on_hold ON appointments (org_id, location_id, updated_at, id) WHERE status = 'pinboard'

CREATE INDEX ix_waitlist_entries_org_id_appointment_type_id ON waitlist_entries (org_id, appointment_type_id, created_at)

CREATE INDEX ix_waitlist_entries_org_id_created_at ON waitlist_entries (org_id, created_at, id)

CREATE INDEX ix_waitlist_entries_org_id_provider_id ON waitlist_entries (org_id, provider_id, created_at)

CREATE INDEX ix_waitlist_entries_org_id_source ON waitlist_entries (org_id, source, created_at)

CREATE INDEX ix_waitlist_entries_org_id_urgency ON waitlist_entries (org_id, urgency, created_at)

CREATE INDEX ix_tasks_org_id_finished_at ON tasks (org_id, finished_at, id)

CREATE INDEX ix_tasks_org_id_finished_at_latest ON tasks (org_id, finished_at DESC NULLS LAST, id DESC)

CREATE INDEX ix_tasks_org_id_priority_id ON tasks (org_id, priority_id, entered_at)

CREATE INDEX ix_tasks_org_id_remind_at ON tasks (org_id, remind_at, id)

CREATE INDEX ix_tasks_org_id_remind_at_latest ON tasks (org_id, remind_at DESC NULLS LAST, id DESC)

CREATE INDEX ix_tasks_org_id_updated_at ON tasks (org_id, updated_at, id)

DROP INDEX ix_patients_org_id_search_name

CREATE INDEX ix_patients_org_id_search_name_bytes ON patients (org_id, (search_name COLLATE "C"), id)
