CREATE TABLE opendental_paces (
    org_id BLOB NOT NULL,
    key_id BLOB NOT NULL,
    next_at DATETIME NOT NULL,
    CONSTRAINT pk_opendental_paces PRIMARY KEY (org_id, key_id),
    CONSTRAINT fk_opendental_paces_org_id_key_id FOREIGN KEY(org_id, key_id) REFERENCES opendental_keys (org_id, id) ON DELETE CASCADE
)

CREATE TABLE patient_details (
    org_id BLOB NOT NULL,
    patient_id BLOB NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    address2 TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT '' NOT NULL,
    zip TEXT DEFAULT '' NOT NULL,
    gender TEXT DEFAULT '' NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    standing TEXT DEFAULT '' NOT NULL,
    secondary_provider_id BLOB,
    billing_type TEXT DEFAULT '' NOT NULL,
    medicaid_id TEXT DEFAULT '' NOT NULL,
    ward TEXT DEFAULT '' NOT NULL,
    confirm_method TEXT DEFAULT '' NOT NULL,
    contact_method TEXT DEFAULT '' NOT NULL,
    recall_method TEXT DEFAULT '' NOT NULL,
    texts_allowed TEXT DEFAULT '' NOT NULL,
    admitted_on DATE,
    search_address TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_patient_details PRIMARY KEY (org_id, patient_id),
    CONSTRAINT fk_patient_details_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_patient_details_org_id_secondary_provider_id FOREIGN KEY(org_id, secondary_provider_id) REFERENCES providers (org_id, id)
)

CREATE TABLE deleted_records (
    org_id BLOB NOT NULL,
    record_id BLOB NOT NULL,
    deleted_at DATETIME NOT NULL,
    kept JSON NOT NULL,
    CONSTRAINT pk_deleted_records PRIMARY KEY (org_id, record_id),
    CONSTRAINT fk_deleted_records_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

INSERT INTO opendental_paces (org_id, key_id, next_at) SELECT org_id, id, created_at FROM opendental_keys
