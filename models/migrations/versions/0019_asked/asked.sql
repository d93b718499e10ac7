CREATE TABLE rating (
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    handoff_id UUID,
    resolver VARCHAR(32) NOT NULL,
    agent_id UUID,
    topic VARCHAR(64),
    score SMALLINT,
    comment TEXT,
    rated_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_rating PRIMARY KEY (id),
    CONSTRAINT ck_rating_resolver CHECK (resolver IN ('agent', 'assistant')),
    CONSTRAINT ck_rating_score_is_one_to_five CHECK (score BETWEEN 1 AND 5),
    CONSTRAINT ck_rating_scored_has_a_time CHECK ((score IS NULL) = (rated_at IS NULL)),
    CONSTRAINT ck_rating_an_agent_is_named CHECK ((resolver = 'agent') = (agent_id IS NOT NULL)),
    CONSTRAINT fk_rating_conversation_id_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id),
    CONSTRAINT fk_rating_handoff_id_handoff FOREIGN KEY (handoff_id) REFERENCES handoff (id),
    CONSTRAINT fk_rating_agent_id_agent FOREIGN KEY (agent_id) REFERENCES agent (id)
);
CREATE UNIQUE INDEX uq_rating_handoff_id ON rating (handoff_id);
CREATE UNIQUE INDEX uq_rating_by_assistant_conversation_id ON rating (conversation_id) WHERE resolver = 'assistant';
CREATE INDEX ix_rating_conversation_id_created_at ON rating (conversation_id, created_at);
CREATE INDEX ix_rating_created_at ON rating (created_at);
CREATE INDEX ix_rating_agent_id ON rating (agent_id);

CREATE SEQUENCE callback_number START WITH 50001;
CREATE TABLE callback (
    id UUID NOT NULL,
    number VARCHAR(20) NOT NULL,
    customer_id UUID NOT NULL,
    conversation_id UUID,
    team_code VARCHAR(32) NOT NULL,
    phone VARCHAR(32) NOT NULL,
    from_at TIMESTAMP WITH TIME ZONE NOT NULL,
    to_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state VARCHAR(32) DEFAULT 'due' NOT NULL,
    reason VARCHAR(64) NOT NULL,
    card JSONB DEFAULT '{}' NOT NULL,
    agent_id UUID,
    taken_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    tries SMALLINT DEFAULT 0 NOT NULL,
    slips SMALLINT DEFAULT 0 NOT NULL,
    note TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_callback PRIMARY KEY (id),
    CONSTRAINT uq_callback_number UNIQUE (number),
    CONSTRAINT ck_callback_callbackstate CHECK (state IN ('due', 'taken', 'done', 'given_up', 'cancelled')),
    CONSTRAINT ck_callback_begins_before_it_ends CHECK (from_at < to_at),
    CONSTRAINT ck_callback_taken_has_an_agent CHECK (state <> 'taken' OR agent_id IS NOT NULL),
    CONSTRAINT fk_callback_customer_id_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_callback_conversation_id_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id),
    CONSTRAINT fk_callback_team_code_team FOREIGN KEY (team_code) REFERENCES team (code),
    CONSTRAINT fk_callback_agent_id_agent FOREIGN KEY (agent_id) REFERENCES agent (id)
);
CREATE INDEX ix_callback_customer_id ON callback (customer_id);
CREATE INDEX ix_callback_conversation_id ON callback (conversation_id);
CREATE INDEX ix_callback_agent_id ON callback (agent_id);
CREATE INDEX ix_callback_team_code ON callback (team_code);
CREATE INDEX ix_callback_to_make ON callback (from_at, id) WHERE state IN ('due', 'taken');
CREATE UNIQUE INDEX uq_callback_open_customer_id ON callback (customer_id) WHERE state IN ('due', 'taken');
