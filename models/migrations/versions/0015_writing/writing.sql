ALTER TABLE message
    ADD COLUMN agent_id UUID,
    ADD CONSTRAINT fk_message_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id),
    ADD CONSTRAINT ck_message_only_agents_are_named CHECK (agent_id IS NULL OR sender = 'agent');

ALTER TABLE conversation ADD COLUMN note_seq INTEGER DEFAULT 0 NOT NULL;

CREATE TABLE note (
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    seq INTEGER NOT NULL,
    agent_id UUID NOT NULL,
    text TEXT NOT NULL,
    client_note_id UUID NOT NULL,
    request_hash VARCHAR(64) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT uq_note_conversation_id_seq UNIQUE (conversation_id, seq),
    CONSTRAINT uq_note_conversation_id_client_note_id UNIQUE (conversation_id, client_note_id),
    CONSTRAINT ck_note_seq_positive CHECK (seq > 0),
    CONSTRAINT fk_note_conversation_id_conversation FOREIGN KEY(conversation_id)
        REFERENCES conversation (id) ON DELETE CASCADE,
    CONSTRAINT fk_note_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id)
);
CREATE INDEX ix_note_agent_id ON note (agent_id);

CREATE TABLE mention (
    id UUID NOT NULL,
    note_id UUID NOT NULL,
    agent_id UUID NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_mention PRIMARY KEY (id),
    CONSTRAINT uq_mention_note_id_agent_id UNIQUE (note_id, agent_id),
    CONSTRAINT fk_mention_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE,
    CONSTRAINT fk_mention_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id)
);
CREATE INDEX ix_mention_agent_id_id ON mention (agent_id, id);

CREATE TABLE draft (
    agent_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    mode VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (agent_id, conversation_id, mode),
    CONSTRAINT ck_draft_draftmode CHECK (mode IN ('reply', 'note')),
    CONSTRAINT fk_draft_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT fk_draft_conversation_id_conversation FOREIGN KEY(conversation_id)
        REFERENCES conversation (id) ON DELETE CASCADE
);
CREATE INDEX ix_draft_conversation_id ON draft (conversation_id);

CREATE TABLE canned_text (
    id UUID NOT NULL,
    shortcut VARCHAR(32) NOT NULL,
    title VARCHAR(120) NOT NULL,
    text TEXT NOT NULL,
    language VARCHAR(8) NOT NULL,
    team_code VARCHAR(32),
    then_step VARCHAR(32),
    then_team_code VARCHAR(32),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_canned_text PRIMARY KEY (id),
    CONSTRAINT uq_canned_text_shortcut_language UNIQUE (shortcut, language),
    CONSTRAINT ck_canned_text_shortcut_is_one_word CHECK (shortcut ~ '^[a-z0-9][a-z0-9-]*$'),
    CONSTRAINT ck_canned_text_to_a_team
        CHECK ((then_team_code IS NOT NULL) = (then_step IS NOT DISTINCT FROM 'transfer')),
    CONSTRAINT ck_canned_text_cannedstep CHECK (then_step IN ('close', 'return', 'transfer')),
    CONSTRAINT fk_canned_text_team_code_team FOREIGN KEY(team_code) REFERENCES team (code),
    CONSTRAINT fk_canned_text_then_team_code_team FOREIGN KEY(then_team_code) REFERENCES team (code)
);
