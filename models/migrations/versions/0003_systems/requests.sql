-- Quoted, confirmed, executed once: and who is logged in at a desk.

CREATE TABLE quote (
    id UUID NOT NULL,
    kind VARCHAR(40) NOT NULL,
    customer_id UUID NOT NULL,
    terms JSONB NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    tried_at TIMESTAMP WITH TIME ZONE,
    leased_until TIMESTAMP WITH TIME ZONE,
    done_at TIMESTAMP WITH TIME ZONE,
    done_for VARCHAR(40),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_quote PRIMARY KEY (id),
    CONSTRAINT fk_quote_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_quote_customer_id ON quote (customer_id);
CREATE INDEX ix_quote_ends_at ON quote (ends_at);

CREATE TABLE request (
    scope VARCHAR(80) NOT NULL,
    key VARCHAR(80) NOT NULL,
    body_hash VARCHAR(64) NOT NULL,
    leased_until TIMESTAMP WITH TIME ZONE NOT NULL,
    status SMALLINT,
    answer JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_request PRIMARY KEY (scope, key)
);
CREATE INDEX ix_request_created_at ON request (created_at);

CREATE TABLE system_reference (
    system VARCHAR(20) NOT NULL,
    reference VARCHAR(120) NOT NULL,
    subject_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_system_reference PRIMARY KEY (system, reference)
);

CREATE TABLE agent_session (
    id UUID NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    agent_id UUID NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_agent_session PRIMARY KEY (id),
    CONSTRAINT ck_agent_session_token_hash_is_sha256 CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT uq_agent_session_token_hash UNIQUE (token_hash),
    CONSTRAINT fk_agent_session_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id)
);
CREATE INDEX ix_agent_session_agent_id ON agent_session (agent_id);
CREATE INDEX ix_agent_session_ends_at ON agent_session (ends_at);

-- An order says what carrying it out needs.
ALTER TABLE customer_order ADD COLUMN detail JSONB DEFAULT '{}' NOT NULL;
ALTER TABLE customer_order DROP CONSTRAINT ck_customer_order_orderkind;
ALTER TABLE customer_order ADD CONSTRAINT ck_customer_order_orderkind CHECK (kind IN (
    'new_service', 'plan_change', 'device', 'sim', 'move', 'port_in', 'port_out', 'cease'));
