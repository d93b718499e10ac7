DROP INDEX ix_handoff_line, ix_handoff_agent_id_assigned_at, ix_handoff_with_agent_id, ix_handoff_last_agent_id,
    ix_handoff_team_code_accepted_at;
ALTER TABLE handoff
    DROP COLUMN team_code,
    DROP COLUMN skill,
    DROP COLUMN language,
    DROP COLUMN priority,
    DROP COLUMN due_at,
    DROP COLUMN last_agent_id,
    DROP COLUMN waiting_since,
    DROP COLUMN accepted_at,
    DROP COLUMN note,
    DROP COLUMN outcome,
    DROP COLUMN summary;
CREATE INDEX ix_handoff_agent_id ON handoff (agent_id);
CREATE INDEX ix_handoff_requested_at ON handoff (requested_at) WHERE state = 'requested';
ALTER TABLE agent DROP COLUMN teams;
DROP TABLE team;
