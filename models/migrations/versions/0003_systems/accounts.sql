-- accounts: a new e-mail address or phone number is proved by a code; customers are told what changed about them.

CREATE TABLE contact_change (
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    field VARCHAR(32) NOT NULL,
    value VARCHAR(254) NOT NULL,
    former VARCHAR(254),
    code_hash VARCHAR(64),
    tries_left SMALLINT NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    proved_at TIMESTAMP WITH TIME ZONE,
    done_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_contact_change PRIMARY KEY (id),
    CONSTRAINT fk_contact_change_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT ck_contact_change_contactfield CHECK (field IN ('email', 'phone')),
    CONSTRAINT ck_contact_change_tries_not_negative CHECK (tries_left >= 0),
    CONSTRAINT ck_contact_change_code_hash_is_sha256 CHECK (code_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_contact_change_done_after_proved CHECK (done_at IS NULL OR proved_at IS NOT NULL)
);
CREATE INDEX ix_contact_change_customer_id_created_at ON contact_change (customer_id, created_at);
CREATE INDEX ix_contact_change_value_created_at ON contact_change (value, created_at);

ALTER TABLE notice ADD COLUMN former_address VARCHAR(254);
ALTER TABLE notice DROP CONSTRAINT ck_notice_noticekind;
ALTER TABLE notice ADD CONSTRAINT ck_notice_noticekind CHECK (kind IN (
    'bill', 'payment', 'usage', 'outage', 'order', 'ticket', 'offer', 'account'));
ALTER TABLE notification_choice DROP CONSTRAINT ck_notification_choice_noticekind;
ALTER TABLE notification_choice ADD CONSTRAINT ck_notification_choice_noticekind CHECK (kind IN (
    'bill', 'payment', 'usage', 'outage', 'order', 'ticket', 'offer', 'account'));
