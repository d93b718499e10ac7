-- A charge may be disputed: what it holds is not owed until that is decided.

ALTER TABLE bill ADD COLUMN held_minor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE bill ADD CONSTRAINT ck_bill_held_within_total CHECK (
    held_minor >= 0 AND outstanding_minor + held_minor <= greatest(total_minor, 0));

CREATE TABLE bill_dispute (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    bill_id UUID NOT NULL,
    line_id UUID NOT NULL,
    reason VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    amount_minor BIGINT NOT NULL,
    held_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    ticket_id UUID NOT NULL,
    ticket_number VARCHAR(20) NOT NULL,
    reference VARCHAR(120) NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_bill_dispute PRIMARY KEY (id),
    CONSTRAINT uq_bill_dispute_reference UNIQUE (reference),
    CONSTRAINT ck_bill_dispute_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT ck_bill_dispute_held_within_amount CHECK (held_minor BETWEEN 0 AND amount_minor),
    CONSTRAINT ck_bill_dispute_decided_has_a_time CHECK ((state = 'open') = (decided_at IS NULL)),
    CONSTRAINT fk_bill_dispute_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_bill_dispute_bill_id_bill FOREIGN KEY(bill_id) REFERENCES bill (id),
    CONSTRAINT fk_bill_dispute_line_id_bill_line FOREIGN KEY(line_id) REFERENCES bill_line (id),
    CONSTRAINT ck_bill_dispute_disputereason CHECK (reason IN ('not_mine', 'charged_twice', 'wrong_amount', 'cancelled', 'other')),
    CONSTRAINT ck_bill_dispute_disputestate CHECK (state IN ('open', 'accepted', 'refused'))
);
CREATE UNIQUE INDEX uq_bill_dispute_open ON bill_dispute (line_id) WHERE state = 'open';
CREATE INDEX ix_bill_dispute_account_id_opened_at ON bill_dispute (account_id, opened_at DESC);
CREATE INDEX ix_bill_dispute_bill_id ON bill_dispute (bill_id);
CREATE INDEX ix_bill_dispute_line_id ON bill_dispute (line_id);
