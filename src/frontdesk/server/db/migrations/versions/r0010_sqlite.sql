CREATE TABLE patient_words (
    org_id BLOB NOT NULL,
    word TEXT NOT NULL,
    patient_id BLOB NOT NULL,
    CONSTRAINT pk_patient_words PRIMARY KEY (org_id, word, patient_id),
    CONSTRAINT fk_patient_words_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id)
)
 WITHOUT ROWID
