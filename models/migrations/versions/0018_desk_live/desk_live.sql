ALTER TABLE team ADD COLUMN due JSONB DEFAULT '{}' NOT NULL;
ALTER TABLE handoff ADD COLUMN reminded_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX ix_handoff_requested_at ON handoff (requested_at);

ALTER TABLE conversation ADD COLUMN tags JSONB DEFAULT '[]' NOT NULL;
CREATE INDEX ix_conversation_tags ON conversation USING gin (tags) WHERE tags <> '[]';

CREATE TABLE due_note (
    id UUID NOT NULL,
    handoff_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    agent_id UUID,
    CONSTRAINT pk_due_note PRIMARY KEY (id),
    CONSTRAINT uq_due_note_handoff_id_kind_state_due_at UNIQUE (handoff_id, kind, state, due_at),
    CONSTRAINT fk_due_note_handoff_id_handoff FOREIGN KEY(handoff_id) REFERENCES handoff (id),
    CONSTRAINT fk_due_note_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT ck_due_note_duekind CHECK (kind IN ('first_reply', 'next_reply', 'resolution')),
    CONSTRAINT ck_due_note_duestate CHECK (state IN ('fine', 'soon', 'missed'))
);
CREATE INDEX ix_due_note_agent_id ON due_note (agent_id);

CREATE INDEX ix_message_words ON message USING gin (to_tsvector('simple'::regconfig, content ->> 'text'))
    WHERE sender <> 'system' AND NOT content ? 'secret';
