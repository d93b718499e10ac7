DROP TABLE fragment;
DROP TABLE consent;
DROP TABLE receipt;
DROP TABLE delivery_part;

DROP INDEX ix_delivery_undone;
DROP INDEX ix_delivery_failed;
ALTER TABLE delivery DROP COLUMN connector, ADD COLUMN provider_message_id VARCHAR(255);
CREATE INDEX ix_delivery_next_attempt_at ON delivery (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE UNIQUE INDEX uq_delivery_channel_provider_message_id ON delivery (channel, provider_message_id)
    WHERE provider_message_id IS NOT NULL;

ALTER TABLE message DROP COLUMN connector, DROP COLUMN provider_message_id, DROP COLUMN arrival_id;
ALTER TABLE conversation DROP COLUMN connector, DROP COLUMN own_address, DROP COLUMN thread_id;
ALTER TABLE contact DROP COLUMN stopped_at;

DROP TABLE arrival;
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
