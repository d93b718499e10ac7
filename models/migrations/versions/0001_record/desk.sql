-- The people who answer, the trace of who did what, and the mark of the demo operator.

CREATE TABLE agent (
    id UUID NOT NULL,
    name VARCHAR(120) NOT NULL,
    email VARCHAR(254) NOT NULL,
    role VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    password_hash VARCHAR(255),
    skills JSONB DEFAULT '[]' NOT NULL,
    languages JSONB DEFAULT '[]' NOT NULL,
    capacity SMALLINT DEFAULT '3' NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_agent PRIMARY KEY (id),
    CONSTRAINT ck_agent_email_is_lower_case CHECK (email = lower(email)),
    CONSTRAINT ck_agent_capacity_not_negative CHECK (capacity >= 0),
    CONSTRAINT uq_agent_email UNIQUE (email),
    CONSTRAINT ck_agent_agentrole CHECK (role IN ('agent', 'lead', 'admin')),
    CONSTRAINT ck_agent_agentstate CHECK (state IN ('offline', 'available', 'away', 'finishing', 'disabled'))
);

CREATE TABLE handoff (
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    state VARCHAR(32) NOT NULL,
    reason VARCHAR(64) NOT NULL,
    card JSONB DEFAULT '{}' NOT NULL,
    agent_id UUID,
    requested_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    assigned_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_handoff PRIMARY KEY (id),
    CONSTRAINT ck_handoff_assigned_has_an_agent CHECK (state <> 'assigned' OR agent_id IS NOT NULL),
    CONSTRAINT fk_handoff_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    CONSTRAINT ck_handoff_handoffstate CHECK (state IN ('requested', 'assigned', 'returned', 'closed')),
    CONSTRAINT fk_handoff_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id)
);
CREATE INDEX ix_handoff_agent_id ON handoff (agent_id);
CREATE INDEX ix_handoff_conversation_id ON handoff (conversation_id);
CREATE INDEX ix_handoff_requested_at ON handoff (requested_at) WHERE state = 'requested';
CREATE UNIQUE INDEX uq_handoff_running_conversation_id ON handoff (conversation_id)
    WHERE state IN ('requested', 'assigned');

CREATE TABLE audit (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    actor_kind VARCHAR(32) NOT NULL,
    actor_id VARCHAR(64),
    action VARCHAR(64) NOT NULL,
    subject_kind VARCHAR(32) NOT NULL,
    subject_id VARCHAR(64) NOT NULL,
    conversation_id UUID,
    detail JSONB DEFAULT '{}' NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (id),
    CONSTRAINT ck_audit_actorkind CHECK (actor_kind IN ('customer', 'agent', 'bot', 'system')),
    CONSTRAINT fk_audit_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id)
);
CREATE INDEX ix_audit_actor_id ON audit (actor_id);
CREATE INDEX ix_audit_at ON audit (at);
CREATE INDEX ix_audit_conversation_id ON audit (conversation_id);
CREATE INDEX ix_audit_subject_kind_subject_id ON audit (subject_kind, subject_id);

CREATE TABLE demo_fill (
    id SMALLINT NOT NULL,
    version INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    as_of_on DATE NOT NULL,
    filled_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_demo_fill PRIMARY KEY (id),
    CONSTRAINT ck_demo_fill_one_row CHECK (id = 1)
);
