CREATE TABLE notice_delivery (
    id UUID NOT NULL,
    notice_id UUID NOT NULL,
    channel VARCHAR(32) NOT NULL,
    state VARCHAR(32) DEFAULT 'queued' NOT NULL,
    at_night BOOLEAN NOT NULL,
    attempts INTEGER DEFAULT 0 NOT NULL,
    connector VARCHAR(32),
    provider_message_id VARCHAR(255),
    last_error VARCHAR(200),
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_notice_delivery PRIMARY KEY (id),
    CONSTRAINT uq_notice_delivery_notice_id_channel UNIQUE (notice_id, channel),
    CONSTRAINT ck_notice_delivery_attempts_not_negative CHECK (attempts >= 0),
    CONSTRAINT ck_notice_delivery_noticechannel CHECK (channel IN ('email', 'sms', 'push')),
    CONSTRAINT ck_notice_delivery_deliverystate
        CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    CONSTRAINT fk_notice_delivery_notice_id_notice FOREIGN KEY (notice_id) REFERENCES notice (id) ON DELETE CASCADE
);
CREATE INDEX ix_notice_delivery_due ON notice_delivery (channel, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ix_notice_delivery_in_doubt ON notice_delivery (updated_at)
    WHERE state IN ('sending', 'unknown') AND next_attempt_at IS NULL;
CREATE INDEX ix_notice_delivery_connector_provider_message_id
    ON notice_delivery (connector, provider_message_id) WHERE provider_message_id IS NOT NULL;

CREATE TABLE push_subscription (
    id UUID NOT NULL,
    endpoint VARCHAR(1000) NOT NULL,
    browser_session_id UUID NOT NULL,
    p256dh VARCHAR(120) NOT NULL,
    auth VARCHAR(40) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_push_subscription PRIMARY KEY (id),
    CONSTRAINT uq_push_subscription_endpoint UNIQUE (endpoint),
    CONSTRAINT ck_push_subscription_endpoint_is_https CHECK (endpoint LIKE 'https://%'),
    CONSTRAINT fk_push_subscription_browser_session_id_browser_session
        FOREIGN KEY (browser_session_id) REFERENCES browser_session (id) ON DELETE CASCADE
);
CREATE INDEX ix_push_subscription_browser_session_id ON push_subscription (browser_session_id);
