CREATE TABLE schedule_views (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    location_id UUID NOT NULL,
    owner_id UUID,
    name TEXT NOT NULL,
    view_type TEXT NOT NULL,
    visibility TEXT NOT NULL,
    start_time TIME WITHOUT TIME ZONE NOT NULL,
    end_time TIME WITHOUT TIME ZONE NOT NULL,
    time_increment INTEGER DEFAULT 10 NOT NULL,
    operatory_ids JSON,
    provider_ids JSON,
    dynamic_op_filtering BOOLEAN DEFAULT false NOT NULL,
    show_business_days_only BOOLEAN DEFAULT false NOT NULL,
    show_missed_appointments BOOLEAN DEFAULT false NOT NULL,
    show_production BOOLEAN DEFAULT false NOT NULL,
    show_provider_bars BOOLEAN DEFAULT false NOT NULL,
    auto_scroll_to_current_time BOOLEAN DEFAULT false NOT NULL,
    bubble_enabled BOOLEAN DEFAULT false NOT NULL,
    compact_mode BOOLEAN DEFAULT false NOT NULL,
    privacy_mode BOOLEAN DEFAULT false NOT NULL,
    font_size TEXT NOT NULL,
    min_operatory_width_px INTEGER DEFAULT 0 NOT NULL,
    card_layout JSON,
    bubble_layout JSON,
    color_config JSON,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_schedule_views PRIMARY KEY (org_id, id),
    CONSTRAINT fk_schedule_views_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT fk_schedule_views_org_id_owner_id FOREIGN KEY(org_id, owner_id) REFERENCES users (org_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_schedule_views_view_type CHECK (view_type IN ('daily', 'weekly')),
    CONSTRAINT ck_schedule_views_visibility CHECK (visibility IN ('shared', 'personal')),
    CONSTRAINT fk_schedule_views_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_schedule_views_org_id_location_id ON schedule_views (org_id, location_id, name)

CREATE UNIQUE INDEX ux_schedule_views_org_id_number ON schedule_views (org_id, number)

CREATE TABLE view_choices (
    org_id UUID NOT NULL,
    user_id UUID NOT NULL,
    view_id UUID NOT NULL,
    location_id UUID NOT NULL,
    is_default BOOLEAN DEFAULT false NOT NULL,
    keyboard_shortcut INTEGER,
    CONSTRAINT pk_view_choices PRIMARY KEY (org_id, user_id, view_id),
    CONSTRAINT fk_view_choices_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_view_choices_org_id_view_id FOREIGN KEY(org_id, view_id) REFERENCES schedule_views (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_view_choices_org_id_location_id FOREIGN KEY(org_id, location_id) REFERENCES locations (org_id, id),
    CONSTRAINT ck_view_choices_keyboard_shortcut CHECK (keyboard_shortcut BETWEEN 1 AND 9)
)

CREATE INDEX ix_view_choices_org_id_view_id ON view_choices (org_id, view_id)

CREATE UNIQUE INDEX ux_view_choices_default ON view_choices (org_id, user_id, location_id) WHERE is_default

CREATE UNIQUE INDEX ux_view_choices_keyboard_shortcut ON view_choices (org_id, user_id, location_id, keyboard_shortcut)

CREATE TABLE saved_searches (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    user_id UUID NOT NULL,
    name TEXT NOT NULL,
    search_type TEXT NOT NULL,
    criteria JSON NOT NULL,
    is_default BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_saved_searches PRIMARY KEY (org_id, id),
    CONSTRAINT fk_saved_searches_org_id_user_id FOREIGN KEY(org_id, user_id) REFERENCES users (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_saved_searches_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE INDEX ix_saved_searches_org_id_user_id ON saved_searches (org_id, user_id, name)

CREATE UNIQUE INDEX ux_saved_searches_default ON saved_searches (org_id, user_id, search_type) WHERE is_default

CREATE UNIQUE INDEX ux_saved_searches_org_id_number ON saved_searches (org_id, number)

CREATE TABLE patient_preferences (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    patient_id UUID NOT NULL,
    preferred_provider_id UUID,
    preferred_operatory_id UUID,
    preferred_days JSON,
    preferred_time_start TIME WITHOUT TIME ZONE,
    preferred_time_end TIME WITHOUT TIME ZONE,
    preferred_contact_method TEXT,
    notes TEXT DEFAULT '' NOT NULL,
    learned_from_history BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_patient_preferences PRIMARY KEY (org_id, id),
    CONSTRAINT fk_patient_preferences_org_id_patient_id FOREIGN KEY(org_id, patient_id) REFERENCES patients (org_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_patient_preferences_org_id_preferred_provider_id FOREIGN KEY(org_id, preferred_provider_id) REFERENCES providers (org_id, id),
    CONSTRAINT fk_patient_preferences_org_id_preferred_operatory_id FOREIGN KEY(org_id, preferred_operatory_id) REFERENCES operatories (org_id, id),
    CONSTRAINT fk_patient_preferences_org_id FOREIGN KEY(org_id) REFERENCES organisations (id)
)

CREATE UNIQUE INDEX ux_patient_preferences_org_id_number ON patient_preferences (org_id, number)

CREATE UNIQUE INDEX ux_patient_preferences_org_id_patient_id ON patient_preferences (org_id, patient_id)

CREATE INDEX ix_production_goals_org_id_goal_date ON production_goals (org_id, goal_date, id)

CREATE INDEX ix_production_goals_org_id_provider_id_goal_date ON production_goals (org_id, provider_id, goal_date)
