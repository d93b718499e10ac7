CREATE TABLE agent_factor (
    agent_id UUID NOT NULL,
    sealed BYTEA,
    last_step BIGINT DEFAULT '0' NOT NULL,
    pending BYTEA,
    pending_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_agent_factor PRIMARY KEY (agent_id),
    CONSTRAINT ck_agent_factor_pending_has_an_end CHECK ((pending IS NULL) = (pending_until IS NULL)),
    CONSTRAINT fk_agent_factor_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id)
);

CREATE TABLE recovery_code (
    id UUID NOT NULL,
    agent_id UUID NOT NULL,
    code_hash VARCHAR(64) NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_recovery_code PRIMARY KEY (id),
    CONSTRAINT ck_recovery_code_code_hash_is_sha256 CHECK (code_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT fk_recovery_code_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id)
);
CREATE INDEX ix_recovery_code_agent_id ON recovery_code (agent_id);

CREATE TABLE agent_link (
    id UUID NOT NULL,
    agent_id UUID NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_agent_link PRIMARY KEY (id),
    CONSTRAINT ck_agent_link_token_hash_is_sha256 CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT fk_agent_link_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT uq_agent_link_token_hash UNIQUE (token_hash)
);
CREATE INDEX ix_agent_link_agent_id ON agent_link (agent_id);

ALTER TABLE agent_session ADD COLUMN device VARCHAR(60);
