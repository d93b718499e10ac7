-- What customers are told without asking, and what they want to be told.

CREATE TABLE notice (
    id UUID NOT NULL,
    key VARCHAR(120) NOT NULL,
    customer_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    channels JSONB DEFAULT '[]' NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_notice PRIMARY KEY (id),
    CONSTRAINT uq_notice_key UNIQUE (key),
    CONSTRAINT fk_notice_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT ck_notice_noticekind CHECK (kind IN ('bill', 'payment', 'usage', 'outage', 'order', 'ticket', 'offer'))
);
CREATE INDEX ix_notice_customer_id_created_at ON notice (customer_id, created_at DESC);

CREATE TABLE notification_choice (
    customer_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    wanted BOOLEAN NOT NULL,
    CONSTRAINT pk_notification_choice PRIMARY KEY (customer_id, kind, channel),
    CONSTRAINT fk_notification_choice_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT ck_notification_choice_noticekind CHECK (kind IN ('bill', 'payment', 'usage', 'outage', 'order', 'ticket', 'offer')),
    CONSTRAINT ck_notification_choice_noticechannel CHECK (channel IN ('email', 'sms', 'push'))
);
