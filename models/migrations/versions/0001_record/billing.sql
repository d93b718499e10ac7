-- Bills, the lines they are the sum of, and the money that came in.

CREATE TABLE bill (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    number VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    period_starts_on DATE NOT NULL,
    period_ends_on DATE NOT NULL,
    issued_on DATE,
    due_on DATE,
    total_minor BIGINT NOT NULL,
    outstanding_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_bill PRIMARY KEY (id),
    CONSTRAINT uq_bill_account_id_period_starts_on UNIQUE (account_id, period_starts_on),
    CONSTRAINT ck_bill_period_ends_after_start CHECK (period_ends_on >= period_starts_on),
    CONSTRAINT ck_bill_due_after_issued CHECK (due_on >= issued_on),
    CONSTRAINT ck_bill_issued_has_days CHECK (state = 'draft' OR (issued_on IS NOT NULL AND due_on IS NOT NULL)),
    CONSTRAINT ck_bill_outstanding_within_total CHECK (outstanding_minor BETWEEN 0 AND greatest(total_minor, 0)),
    CONSTRAINT ck_bill_paid_owes_nothing CHECK (state <> 'paid' OR outstanding_minor = 0),
    CONSTRAINT fk_bill_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT uq_bill_number UNIQUE (number),
    CONSTRAINT ck_bill_billstate CHECK (state IN ('draft', 'issued', 'part_paid', 'paid', 'overdue', 'disputed', 'written_off'))
);
CREATE INDEX ix_bill_account_id_issued_on ON bill (account_id, issued_on DESC);
CREATE INDEX ix_bill_due_on ON bill (due_on) WHERE outstanding_minor > 0;

CREATE TABLE bill_line (
    id UUID NOT NULL,
    bill_id UUID NOT NULL,
    position SMALLINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    code VARCHAR(60),
    reason VARCHAR(32),
    title VARCHAR(80) NOT NULL,
    detail VARCHAR(200),
    service_id UUID,
    amount_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    starts_on DATE,
    ends_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_bill_line PRIMARY KEY (id),
    CONSTRAINT uq_bill_line_bill_id_position UNIQUE (bill_id, position),
    CONSTRAINT ck_bill_line_ends_after_start CHECK (ends_on >= starts_on),
    CONSTRAINT fk_bill_line_bill_id_bill FOREIGN KEY(bill_id) REFERENCES bill (id),
    CONSTRAINT ck_bill_line_billlinekind CHECK (kind IN ('plan', 'addon', 'device', 'roaming', 'usage', 'one_off', 'discount', 'credit', 'proration', 'late_fee', 'adjustment')),
    CONSTRAINT ck_bill_line_billlinereason CHECK (reason IN ('not_in_plan', 'price_change', 'plan_change', 'new_line', 'one_off', 'usage', 'discount_ended', 'late_fee', 'duplicate', 'credit', 'proration')),
    CONSTRAINT fk_bill_line_service_id_service FOREIGN KEY(service_id) REFERENCES service (id)
);
CREATE INDEX ix_bill_line_service_id ON bill_line (service_id);

CREATE TABLE payment (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    bill_id UUID,
    method_id UUID,
    route VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    reference VARCHAR(40) NOT NULL,
    decline_reason VARCHAR(80),
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_payment PRIMARY KEY (id),
    CONSTRAINT ck_payment_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT ck_payment_reason_only_if_refused CHECK (decline_reason IS NULL OR state IN ('declined', 'failed')),
    CONSTRAINT fk_payment_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_payment_bill_id_bill FOREIGN KEY(bill_id) REFERENCES bill (id),
    CONSTRAINT fk_payment_method_id_payment_method FOREIGN KEY(method_id) REFERENCES payment_method (id),
    CONSTRAINT ck_payment_paymentroute CHECK (route IN ('card', 'direct_debit', 'bank_transfer', 'top_up')),
    CONSTRAINT ck_payment_paymentstate CHECK (state IN ('pending', 'authorised', 'captured', 'declined', 'failed', 'released', 'refunded', 'unknown')),
    CONSTRAINT uq_payment_reference UNIQUE (reference)
);
CREATE INDEX ix_payment_account_id_made_at ON payment (account_id, made_at DESC);
CREATE INDEX ix_payment_bill_id ON payment (bill_id);
CREATE INDEX ix_payment_method_id ON payment (method_id);
