CREATE TABLE used_token (
    name_hash VARCHAR(64) NOT NULL,
    browser_session_id UUID NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_used_token PRIMARY KEY (name_hash),
    CONSTRAINT ck_used_token_name_hash_is_sha256 CHECK (name_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_used_token_ends_at ON used_token (ends_at);

-- In words, as "Chrome on Android": what a browser says of itself is kept no further.
ALTER TABLE browser_session ADD COLUMN device VARCHAR(60);

-- What is there already is no news.
ALTER TABLE bill ADD COLUMN told_at TIMESTAMP WITH TIME ZONE DEFAULT now();
ALTER TABLE bill ALTER COLUMN told_at DROP DEFAULT;
CREATE INDEX ix_bill_untold ON bill (issued_on, id) WHERE told_at IS NULL AND state <> 'draft';
ALTER TABLE customer_order ADD COLUMN told_state VARCHAR(32) DEFAULT 'placed' NOT NULL;
UPDATE customer_order SET told_state = state;
CREATE INDEX ix_customer_order_untold ON customer_order (id) WHERE told_state IS DISTINCT FROM state;
ALTER TABLE payment ADD COLUMN told_at TIMESTAMP WITH TIME ZONE DEFAULT now();
ALTER TABLE payment ALTER COLUMN told_at DROP DEFAULT;
CREATE INDEX ix_payment_untold ON payment (settled_at, id) WHERE told_at IS NULL AND state = 'captured';
ALTER TABLE ticket_event ADD COLUMN told_at TIMESTAMP WITH TIME ZONE DEFAULT now();
ALTER TABLE ticket_event ALTER COLUMN told_at DROP DEFAULT;
CREATE INDEX ix_ticket_event_untold ON ticket_event (at, id)
    WHERE told_at IS NULL AND public AND author <> 'customer';

-- What each text that left cost, by the line that it left by.
CREATE TABLE sent_text (
    id UUID NOT NULL,
    reference UUID NOT NULL,
    line VARCHAR(32) NOT NULL,
    what VARCHAR(32) NOT NULL,
    segments SMALLINT NOT NULL,
    cost NUMERIC(12, 6),
    currency CHAR(3),
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_sent_text PRIMARY KEY (id),
    CONSTRAINT uq_sent_text_reference UNIQUE (reference),
    CONSTRAINT ck_sent_text_segments_positive CHECK (segments > 0),
    CONSTRAINT ck_sent_text_cost_not_negative CHECK (cost >= 0),
    CONSTRAINT ck_sent_text_cost_has_a_currency CHECK ((cost IS NULL) = (currency IS NULL)),
    CONSTRAINT ck_sent_text_textkind CHECK (what IN ('answer', 'notice', 'code'))
);
CREATE INDEX ix_sent_text_sent_at ON sent_text (sent_at);
