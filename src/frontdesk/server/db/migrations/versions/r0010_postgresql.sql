CREATE TABLE patient_words (
    org_id UUID NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    patient_id UUID NOT NULL,
    CONSTRAINT pk_patient_words PRIMARY KEY (org_id, word, patient_id),
    CONSTRAINT fk_patient_words_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id)
)
