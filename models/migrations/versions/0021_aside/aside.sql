ALTER TABLE handoff ADD COLUMN aside_since TIMESTAMP WITH TIME ZONE;
ALTER TABLE handoff ADD COLUMN aside_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE handoff ADD COLUMN aside_seq INTEGER;
ALTER TABLE handoff ADD COLUMN back_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE handoff ADD CONSTRAINT ck_handoff_aside_is_assigned CHECK (aside_since IS NULL OR state = 'assigned');
ALTER TABLE handoff ADD CONSTRAINT ck_handoff_aside_has_a_place CHECK ((aside_since IS NULL) = (aside_seq IS NULL));
CREATE INDEX ix_handoff_aside_until ON handoff (aside_until) WHERE aside_since IS NOT NULL;
