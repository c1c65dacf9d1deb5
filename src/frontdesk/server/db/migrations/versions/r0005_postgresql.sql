CREATE INDEX ix_appointments_org_id_status ON appointments (org_id, status, id)

CREATE INDEX ix_appointments_org_id_status_start_at ON appointments (org_id, status, start_at, id)

CREATE INDEX ix_appointments_org_id_flow_status_id ON appointments (org_id, flow_status_id) WHERE flow_status_id IS NOT NULL

CREATE INDEX ix_appointments_org_id_recall_id ON appointments (org_id, recall_id) WHERE recall_id IS NOT NULL

DROP INDEX ix_appointment_providers_org_id_provider_id

CREATE INDEX ix_appointment_providers_org_id_provider_id ON appointment_providers (org_id, provider_id, appointment_id)

CREATE INDEX ix_flow_events_org_id_flow_status_id ON flow_events (org_id, flow_status_id)

CREATE INDEX ix_schedule_overrides_org_id_override_date ON schedule_overrides (org_id, override_date, id)

CREATE INDEX ix_schedule_notes_org_id_note_date ON schedule_notes (org_id, note_date, id)

DROP INDEX ix_blockouts_org_id_schedule_date

CREATE INDEX ix_blockouts_org_id_schedule_date ON blockouts (org_id, schedule_date, start_at, id)

CREATE INDEX ix_blockouts_org_id_operatory_id ON blockouts (org_id, operatory_id, schedule_date, start_at, id)

CREATE INDEX ix_waitlist_entries_org_id_recall_id ON waitlist_entries (org_id, recall_id) WHERE recall_id IS NOT NULL

CREATE INDEX ix_appointments_org_id_start_at_latest ON appointments (org_id, start_at DESC NULLS LAST, id DESC)
