CREATE TABLE task_lists (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    location_id BLOB,
    parent_id BLOB,
    item_order INTEGER DEFAULT 0 NOT NULL,
    is_archived BOOLEAN DEFAULT 0 NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_task_lists PRIMARY KEY (org_id, id),
    CONSTRAINT fk_task_lists_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_task_lists_org_id_parent_id FOREIGN KEY(org_id, parent_id) REFERENCES task_lists (org_id, id),
    CONSTRAINT fk_task_lists_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_task_lists_org_id_item_order ON task_lists (org_id, item_order, id)

CREATE UNIQUE INDEX ux_task_lists_number ON task_lists (number)

CREATE TABLE tasks (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    list_id BLOB NOT NULL,
    description TEXT NOT NULL,
    short_description TEXT DEFAULT '' NOT NULL,
    status TEXT DEFAULT 'new' NOT NULL,
    priority_id BLOB,
    attached_to TEXT DEFAULT 'none' NOT NULL,
    patient_id BLOB,
    appointment_id BLOB,
    attached_number BIGINT DEFAULT 0 NOT NULL,
    assigned_to_id BLOB,
    made_by_id BLOB,
    entered_at DATETIME NOT NULL,
    remind_at DATETIME,
    finished_at DATETIME,
    news_at DATETIME NOT NULL,
    news_by_id BLOB,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_tasks PRIMARY KEY (org_id, id),
    CONSTRAINT fk_tasks_org_id_list_id FOREIGN KEY(org_id, list_id) REFERENCES task_lists (org_id, id),
    CONSTRAINT fk_tasks_org_id_priority_id FOREIGN KEY(org_id, priority_id) REFERENCES definitions (org_id, id),
    CONSTRAINT fk_tasks_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id),
    CONSTRAINT fk_tasks_org_id_assigned_to_id FOREIGN KEY(org_id, assigned_to_id) REFERENCES users (org_id, id),
    CONSTRAINT fk_tasks_org_id_made_by_id FOREIGN KEY(org_id, made_by_id) REFERENCES users (org_id, id),
    CONSTRAINT fk_tasks_org_id_news_by_id FOREIGN KEY(org_id, news_by_id) REFERENCES users (org_id, id),
    CONSTRAINT ck_tasks_status CHECK (status IN ('new', 'viewed', 'done')),
    CONSTRAINT ck_tasks_attached_to CHECK (attached_to IN ('none', 'patient', 'appointment')),
    CONSTRAINT fk_tasks_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_tasks_org_id_appointment_id ON tasks (org_id, appointment_id)

CREATE INDEX ix_tasks_org_id_assigned_to_id ON tasks (org_id, assigned_to_id, status)

CREATE INDEX ix_tasks_org_id_created_at ON tasks (org_id, created_at, number)

CREATE INDEX ix_tasks_org_id_entered_at ON tasks (org_id, entered_at, id)

CREATE INDEX ix_tasks_org_id_list_id_entered_at ON tasks (org_id, list_id, entered_at, id)

CREATE INDEX ix_tasks_org_id_patient_id ON tasks (org_id, patient_id)

CREATE INDEX ix_tasks_org_id_status_entered_at ON tasks (org_id, status, entered_at, id)

CREATE UNIQUE INDEX ux_tasks_number ON tasks (number)

CREATE TABLE task_notes (
    org_id BLOB NOT NULL,
    id BLOB NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    task_id BLOB NOT NULL,
    note TEXT NOT NULL,
    written_by_id BLOB,
    written_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_task_notes PRIMARY KEY (org_id, id),
    CONSTRAINT fk_task_notes_org_id_task_id FOREIGN KEY(org_id, task_id) REFERENCES tasks (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_task_notes_org_id_written_by_id FOREIGN KEY(org_id, written_by_id) REFERENCES users (org_id, id),
    CONSTRAINT fk_task_notes_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_task_notes_org_id_task_id ON task_notes (org_id, task_id, written_at)

CREATE UNIQUE INDEX ux_task_notes_number ON task_notes (number)

CREATE TABLE task_reads (
    org_id BLOB NOT NULL,
    task_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    read_at DATETIME,
    is_kept BOOLEAN DEFAULT 0 NOT NULL,
    CONSTRAINT pk_task_reads PRIMARY KEY (org_id, user_id, task_id),
    CONSTRAINT fk_task_reads_org_id_task_id FOREIGN KEY(org_id, task_id) REFERENCES tasks (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_task_reads_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE
)

CREATE INDEX ix_task_reads_org_id_task_id ON task_reads (org_id, task_id)
