DROP INDEX ix_handoff_aside_until;
ALTER TABLE handoff DROP CONSTRAINT ck_handoff_aside_has_a_place;
ALTER TABLE handoff DROP CONSTRAINT ck_handoff_aside_is_assigned;
ALTER TABLE handoff DROP COLUMN back_at;
ALTER TABLE handoff DROP COLUMN aside_seq;
ALTER TABLE handoff DROP COLUMN aside_until;
ALTER TABLE handoff DROP COLUMN aside_since;
