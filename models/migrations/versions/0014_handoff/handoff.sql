CREATE TABLE team (
    code VARCHAR(32) NOT NULL,
    name VARCHAR(80) NOT NULL,
    topics JSONB DEFAULT '[]' NOT NULL,
    hours JSONB DEFAULT '{}' NOT NULL,
    holidays JSONB DEFAULT '[]' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_team PRIMARY KEY (code)
);

ALTER TABLE agent ADD COLUMN teams JSONB DEFAULT '[]' NOT NULL;

-- Until now nothing wrote a handoff: the table is empty, so its new columns need no default.
ALTER TABLE handoff
    ADD COLUMN team_code VARCHAR(32) NOT NULL,
    ADD COLUMN skill VARCHAR(64),
    ADD COLUMN language VARCHAR(16) NOT NULL,
    ADD COLUMN priority SMALLINT NOT NULL,
    ADD COLUMN due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ADD COLUMN last_agent_id UUID,
    ADD COLUMN waiting_since TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ADD COLUMN accepted_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN note TEXT,
    ADD COLUMN outcome VARCHAR(120),
    ADD COLUMN summary TEXT,
    ADD CONSTRAINT ck_handoff_priority_is_known CHECK (priority BETWEEN 1 AND 3),
    ADD CONSTRAINT fk_handoff_team_code_team FOREIGN KEY(team_code) REFERENCES team (code),
    ADD CONSTRAINT fk_handoff_last_agent_id_agent FOREIGN KEY(last_agent_id) REFERENCES agent (id);

DROP INDEX ix_handoff_requested_at;
DROP INDEX ix_handoff_agent_id;
CREATE INDEX ix_handoff_line ON handoff (priority, due_at, id) WHERE state = 'requested';
CREATE INDEX ix_handoff_agent_id_assigned_at ON handoff (agent_id, assigned_at);
CREATE INDEX ix_handoff_with_agent_id ON handoff (agent_id) WHERE state = 'assigned';
CREATE INDEX ix_handoff_last_agent_id ON handoff (last_agent_id);
CREATE INDEX ix_handoff_team_code_accepted_at ON handoff (team_code, accepted_at);
