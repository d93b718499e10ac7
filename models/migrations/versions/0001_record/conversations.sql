-- What is said, and how it travels.

CREATE TABLE contact (
    id UUID NOT NULL,
    channel VARCHAR(32) NOT NULL,
    address VARCHAR(255) NOT NULL,
    customer_id UUID,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    language VARCHAR(8),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT uq_contact_channel_address UNIQUE (channel, address),
    CONSTRAINT fk_contact_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_contact_customer_id ON contact (customer_id);

CREATE TABLE conversation (
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    channel VARCHAR(32) NOT NULL,
    customer_id UUID,
    owner VARCHAR(32) DEFAULT 'bot' NOT NULL,
    epoch INTEGER DEFAULT '0' NOT NULL,
    last_seq INTEGER DEFAULT '0' NOT NULL,
    asked_seq INTEGER DEFAULT '0' NOT NULL,
    answered_seq INTEGER DEFAULT '0' NOT NULL,
    level VARCHAR(32) DEFAULT 'anonymous' NOT NULL,
    verified_until TIMESTAMP WITH TIME ZONE,
    pending JSONB,
    closed_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_conversation PRIMARY KEY (id),
    CONSTRAINT ck_conversation_answered_within_last CHECK (answered_seq BETWEEN 0 AND last_seq),
    CONSTRAINT ck_conversation_asked_within_last CHECK (asked_seq BETWEEN 0 AND last_seq),
    CONSTRAINT ck_conversation_epoch_not_negative CHECK (epoch >= 0),
    CONSTRAINT ck_conversation_closed_has_a_time CHECK ((owner = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT ck_conversation_known_has_a_customer CHECK (level = 'anonymous' OR customer_id IS NOT NULL),
    CONSTRAINT fk_conversation_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_conversation_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT ck_conversation_conversationowner CHECK (owner IN ('bot', 'waiting', 'agent', 'closed')),
    CONSTRAINT ck_conversation_level CHECK (level IN ('anonymous', 'identified', 'verified'))
);
CREATE INDEX ix_conversation_contact_id ON conversation (contact_id);
CREATE INDEX ix_conversation_customer_id ON conversation (customer_id);
CREATE INDEX ix_conversation_unanswered ON conversation (id) WHERE owner = 'bot' AND answered_seq < asked_seq;
CREATE UNIQUE INDEX uq_conversation_open_contact_id ON conversation (contact_id) WHERE owner <> 'closed';

CREATE TABLE turn (
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    state VARCHAR(32) DEFAULT 'open' NOT NULL,
    attempts INTEGER DEFAULT '0' NOT NULL,
    intent VARCHAR(64),
    text TEXT,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    apologised_at TIMESTAMP WITH TIME ZONE,
    answered_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_turn PRIMARY KEY (id),
    CONSTRAINT ck_turn_first_before_last CHECK (first_seq BETWEEN 1 AND last_seq),
    CONSTRAINT ck_turn_intent_or_text CHECK (intent IS NULL OR text IS NULL),
    CONSTRAINT ck_turn_attempts_not_negative CHECK (attempts >= 0),
    CONSTRAINT fk_turn_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    CONSTRAINT ck_turn_turnstate CHECK (state IN ('open', 'answered', 'refused', 'given_up'))
);
CREATE INDEX ix_turn_conversation_id ON turn (conversation_id);
CREATE UNIQUE INDEX uq_turn_open_conversation_id ON turn (conversation_id) WHERE state = 'open';

CREATE TABLE message (
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    seq INTEGER NOT NULL,
    sender VARCHAR(32) NOT NULL,
    direction VARCHAR(32) NOT NULL,
    content JSONB NOT NULL,
    intent VARCHAR(64),
    for_bot BOOLEAN DEFAULT 'false' NOT NULL,
    client_message_id UUID,
    request_hash VARCHAR(64),
    turn_id UUID,
    answers_seq INTEGER,
    late BOOLEAN DEFAULT 'false' NOT NULL,
    epoch INTEGER DEFAULT '0' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_message PRIMARY KEY (id),
    CONSTRAINT uq_message_conversation_id_seq UNIQUE (conversation_id, seq),
    CONSTRAINT uq_message_conversation_id_client_message_id UNIQUE (conversation_id, client_message_id),
    CONSTRAINT ck_message_seq_positive CHECK (seq > 0),
    CONSTRAINT ck_message_answers_an_earlier_one CHECK (answers_seq < seq),
    CONSTRAINT ck_message_only_customers_write_in CHECK ((sender = 'customer') = (direction = 'in')),
    CONSTRAINT fk_message_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    CONSTRAINT ck_message_messagesender CHECK (sender IN ('customer', 'assistant', 'agent', 'system')),
    CONSTRAINT ck_message_messagedirection CHECK (direction IN ('in', 'out')),
    CONSTRAINT fk_message_turn_id_turn FOREIGN KEY(turn_id) REFERENCES turn (id)
);
CREATE INDEX ix_message_turn_id ON message (turn_id);

CREATE TABLE delivery (
    id UUID NOT NULL,
    message_id UUID NOT NULL,
    channel VARCHAR(32) NOT NULL,
    state VARCHAR(32) DEFAULT 'queued' NOT NULL,
    attempts INTEGER DEFAULT '0' NOT NULL,
    provider_message_id VARCHAR(255),
    last_error VARCHAR(200),
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_delivery PRIMARY KEY (id),
    CONSTRAINT ck_delivery_attempts_not_negative CHECK (attempts >= 0),
    CONSTRAINT fk_delivery_message_id_message FOREIGN KEY(message_id) REFERENCES message (id),
    CONSTRAINT ck_delivery_deliverystate CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown'))
);
CREATE INDEX ix_delivery_message_id ON delivery (message_id);
CREATE INDEX ix_delivery_next_attempt_at ON delivery (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE UNIQUE INDEX uq_delivery_channel_provider_message_id ON delivery (channel, provider_message_id)
    WHERE provider_message_id IS NOT NULL;

CREATE TABLE arrival (
    id UUID NOT NULL,
    channel VARCHAR(32) NOT NULL,
    provider_message_id VARCHAR(255),
    body JSONB NOT NULL,
    headers JSONB DEFAULT '{}' NOT NULL,
    state VARCHAR(32) DEFAULT 'received' NOT NULL,
    reason VARCHAR(200),
    conversation_id UUID,
    received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_arrival PRIMARY KEY (id),
    CONSTRAINT uq_arrival_channel_provider_message_id UNIQUE (channel, provider_message_id),
    CONSTRAINT ck_arrival_refused_has_a_reason CHECK (state <> 'refused' OR reason IS NOT NULL),
    CONSTRAINT ck_arrival_arrivalstate CHECK (state IN ('received', 'processed', 'refused')),
    CONSTRAINT fk_arrival_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id)
);
CREATE INDEX ix_arrival_conversation_id ON arrival (conversation_id);
CREATE INDEX ix_arrival_received_at ON arrival (received_at) WHERE state <> 'processed';

CREATE TABLE one_time_code (
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    customer_id UUID,
    address VARCHAR(255) NOT NULL,
    code_hash VARCHAR(255) NOT NULL,
    tries_left SMALLINT DEFAULT '5' NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_one_time_code PRIMARY KEY (id),
    CONSTRAINT ck_one_time_code_tries_not_negative CHECK (tries_left >= 0),
    CONSTRAINT fk_one_time_code_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    CONSTRAINT fk_one_time_code_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_one_time_code_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_one_time_code_address_created_at ON one_time_code (address, created_at);
CREATE INDEX ix_one_time_code_contact_id ON one_time_code (contact_id);
CREATE INDEX ix_one_time_code_conversation_id_created_at ON one_time_code (conversation_id, created_at DESC);
CREATE INDEX ix_one_time_code_customer_id ON one_time_code (customer_id);

CREATE TABLE browser_session (
    id UUID NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    contact_id UUID NOT NULL,
    customer_id UUID,
    level VARCHAR(32) DEFAULT 'anonymous' NOT NULL,
    verified_until TIMESTAMP WITH TIME ZONE,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_browser_session PRIMARY KEY (id),
    CONSTRAINT ck_browser_session_token_hash_is_sha256 CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_browser_session_known_has_a_customer CHECK (level = 'anonymous' OR customer_id IS NOT NULL),
    CONSTRAINT uq_browser_session_token_hash UNIQUE (token_hash),
    CONSTRAINT fk_browser_session_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_browser_session_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT ck_browser_session_level CHECK (level IN ('anonymous', 'identified', 'verified'))
);
CREATE INDEX ix_browser_session_contact_id ON browser_session (contact_id);
CREATE INDEX ix_browser_session_customer_id ON browser_session (customer_id);
CREATE INDEX ix_browser_session_ends_at ON browser_session (ends_at);
