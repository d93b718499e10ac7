-- What was kept of the web's messages is in the messages themselves; no provider has delivered anything yet.
DROP TABLE arrival;
CREATE TABLE arrival (
    id UUID NOT NULL,
    connector VARCHAR(32) NOT NULL,
    url VARCHAR NOT NULL,
    body BYTEA NOT NULL,
    headers JSONB DEFAULT '{}' NOT NULL,
    trusted BOOLEAN NOT NULL,
    state VARCHAR(32) NOT NULL,
    reason VARCHAR(200),
    received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_arrival PRIMARY KEY (id),
    CONSTRAINT ck_arrival_refused_has_a_reason CHECK (state <> 'refused' OR reason IS NOT NULL),
    CONSTRAINT ck_arrival_arrivalstate CHECK (state IN ('processed', 'refused'))
);
CREATE INDEX ix_arrival_received_at ON arrival (received_at);
CREATE INDEX ix_arrival_refused ON arrival (received_at) WHERE state = 'refused';

ALTER TABLE contact ADD COLUMN stopped_at TIMESTAMP WITH TIME ZONE;

ALTER TABLE conversation
    ADD COLUMN connector VARCHAR(32) DEFAULT 'web' NOT NULL,
    ADD COLUMN own_address VARCHAR(255) DEFAULT '' NOT NULL,
    ADD COLUMN thread_id UUID,
    ADD CONSTRAINT fk_conversation_thread_id_conversation FOREIGN KEY (thread_id) REFERENCES conversation (id);
CREATE INDEX ix_conversation_thread_id ON conversation (thread_id);

ALTER TABLE message
    ADD COLUMN connector VARCHAR(32),
    ADD COLUMN provider_message_id VARCHAR(255),
    ADD COLUMN arrival_id UUID,
    ADD CONSTRAINT fk_message_arrival_id_arrival FOREIGN KEY (arrival_id) REFERENCES arrival (id);
CREATE INDEX ix_message_arrival_id ON message (arrival_id);
CREATE UNIQUE INDEX uq_message_connector_provider_message_id ON message (connector, provider_message_id)
    WHERE provider_message_id IS NOT NULL;

DROP INDEX uq_delivery_channel_provider_message_id;
DROP INDEX ix_delivery_next_attempt_at;
ALTER TABLE delivery DROP COLUMN provider_message_id, ADD COLUMN connector VARCHAR(32);
CREATE INDEX ix_delivery_undone ON delivery (updated_at)
    WHERE state IN ('queued', 'sending', 'unknown') AND channel <> 'web';
CREATE INDEX ix_delivery_failed ON delivery (updated_at) WHERE state = 'failed';

CREATE TABLE delivery_part (
    id UUID NOT NULL,
    delivery_id UUID NOT NULL,
    number INTEGER NOT NULL,
    connector VARCHAR(32) NOT NULL,
    provider_message_id VARCHAR(255) NOT NULL,
    state VARCHAR(32) NOT NULL,
    CONSTRAINT pk_delivery_part PRIMARY KEY (id),
    CONSTRAINT uq_delivery_part_connector_provider_message_id UNIQUE (connector, provider_message_id),
    CONSTRAINT uq_delivery_part_delivery_id_number UNIQUE (delivery_id, number),
    CONSTRAINT ck_delivery_part_number_positive CHECK (number > 0),
    CONSTRAINT ck_delivery_part_deliverystate
        CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    CONSTRAINT fk_delivery_part_delivery_id_delivery FOREIGN KEY (delivery_id) REFERENCES delivery (id)
);

CREATE TABLE receipt (
    id UUID NOT NULL,
    connector VARCHAR(32) NOT NULL,
    provider_message_id VARCHAR(255) NOT NULL,
    state VARCHAR(32) NOT NULL,
    error VARCHAR(200),
    arrival_id UUID,
    said_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (id),
    CONSTRAINT uq_receipt_connector_provider_message_id_state UNIQUE (connector, provider_message_id, state),
    CONSTRAINT ck_receipt_receiptstate CHECK (state IN ('sent', 'delivered', 'read', 'failed')),
    CONSTRAINT fk_receipt_arrival_id_arrival FOREIGN KEY (arrival_id) REFERENCES arrival (id)
);
CREATE INDEX ix_receipt_arrival_id ON receipt (arrival_id);

CREATE TABLE consent (
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    given BOOLEAN NOT NULL,
    source VARCHAR(32) NOT NULL,
    words VARCHAR(40),
    message_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT ck_consent_consentsource CHECK (source IN ('keyword', 'provider', 'agent')),
    CONSTRAINT fk_consent_contact_id_contact FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT fk_consent_message_id_message FOREIGN KEY (message_id) REFERENCES message (id)
);
CREATE INDEX ix_consent_contact_id_created_at ON consent (contact_id, created_at);
CREATE INDEX ix_consent_message_id ON consent (message_id);

CREATE TABLE fragment (
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    connector VARCHAR(32) NOT NULL,
    provider_message_id VARCHAR(255) NOT NULL,
    own_address VARCHAR(255) NOT NULL,
    reference VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    total INTEGER NOT NULL,
    text TEXT NOT NULL,
    arrival_id UUID NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    joined_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_fragment PRIMARY KEY (id),
    CONSTRAINT uq_fragment_connector_provider_message_id UNIQUE (connector, provider_message_id),
    CONSTRAINT ck_fragment_number_within_total CHECK (number BETWEEN 1 AND total),
    CONSTRAINT fk_fragment_contact_id_contact FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT fk_fragment_arrival_id_arrival FOREIGN KEY (arrival_id) REFERENCES arrival (id)
);
CREATE INDEX ix_fragment_contact_id_reference ON fragment (contact_id, reference);
CREATE INDEX ix_fragment_waiting ON fragment (received_at) WHERE joined_at IS NULL;
CREATE INDEX ix_fragment_arrival_id ON fragment (arrival_id);
