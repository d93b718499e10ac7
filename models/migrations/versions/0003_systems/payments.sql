-- What became of a payment, where it went, arrangements to pay later, and pages where cards are entered.

ALTER TABLE payment ADD COLUMN external_id VARCHAR(120);
ALTER TABLE payment ADD CONSTRAINT uq_payment_external_id UNIQUE (external_id);
ALTER TABLE payment ADD COLUMN credit_minor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE payment ADD CONSTRAINT ck_payment_credit_within_amount CHECK (credit_minor BETWEEN 0 AND amount_minor);
CREATE INDEX ix_payment_unsettled ON payment (made_at) WHERE state IN ('pending', 'unknown');

CREATE TABLE payment_part (
    id UUID NOT NULL,
    payment_id UUID NOT NULL,
    bill_id UUID NOT NULL,
    amount_minor BIGINT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_payment_part PRIMARY KEY (id),
    CONSTRAINT uq_payment_part_payment_id_bill_id UNIQUE (payment_id, bill_id),
    CONSTRAINT ck_payment_part_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT fk_payment_part_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id),
    CONSTRAINT fk_payment_part_bill_id_bill FOREIGN KEY(bill_id) REFERENCES bill (id)
);
CREATE INDEX ix_payment_part_bill_id ON payment_part (bill_id);

CREATE TABLE arrangement (
    id UUID NOT NULL,
    number VARCHAR(40) NOT NULL,
    account_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    method_id UUID,
    bill_id UUID,
    total_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_arrangement PRIMARY KEY (id),
    CONSTRAINT uq_arrangement_number UNIQUE (number),
    CONSTRAINT ck_arrangement_total_positive CHECK (total_minor > 0),
    CONSTRAINT ck_arrangement_arrangementkind CHECK (kind IN ('extension', 'instalments')),
    CONSTRAINT fk_arrangement_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_arrangement_method_id_payment_method FOREIGN KEY(method_id) REFERENCES payment_method (id),
    CONSTRAINT fk_arrangement_bill_id_bill FOREIGN KEY(bill_id) REFERENCES bill (id)
);
CREATE INDEX ix_arrangement_account_id ON arrangement (account_id);
CREATE INDEX ix_arrangement_method_id ON arrangement (method_id);
CREATE INDEX ix_arrangement_bill_id ON arrangement (bill_id);

CREATE TABLE instalment (
    id UUID NOT NULL,
    arrangement_id UUID NOT NULL,
    position SMALLINT NOT NULL,
    due_on DATE NOT NULL,
    amount_minor BIGINT NOT NULL,
    paid_minor BIGINT DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_instalment PRIMARY KEY (id),
    CONSTRAINT uq_instalment_arrangement_id_position UNIQUE (arrangement_id, position),
    CONSTRAINT ck_instalment_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT ck_instalment_paid_within_amount CHECK (paid_minor BETWEEN 0 AND amount_minor),
    CONSTRAINT fk_instalment_arrangement_id_arrangement FOREIGN KEY(arrangement_id) REFERENCES arrangement (id)
);

ALTER TABLE payment ADD COLUMN autopay_bill_id UUID;
ALTER TABLE payment ADD CONSTRAINT fk_payment_autopay_bill_id_bill FOREIGN KEY (autopay_bill_id) REFERENCES bill (id);
CREATE INDEX ix_payment_autopay_bill_id ON payment (autopay_bill_id);
ALTER TABLE payment ADD COLUMN instalment_id UUID;
ALTER TABLE payment ADD CONSTRAINT fk_payment_instalment_id_instalment
    FOREIGN KEY (instalment_id) REFERENCES instalment (id);
CREATE INDEX ix_payment_instalment_id ON payment (instalment_id);
DROP INDEX ix_bill_due_on;
CREATE INDEX ix_bill_due_on ON bill (due_on, id) WHERE outstanding_minor > 0;
CREATE INDEX ix_account_autopay_day ON account (autopay_day) WHERE autopay;

CREATE TABLE payment_link (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    purpose VARCHAR(32) NOT NULL,
    amount_minor BIGINT,
    currency CHAR(3) NOT NULL,
    external_id VARCHAR(120) NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE,
    method_id UUID,
    payment_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_payment_link PRIMARY KEY (id),
    CONSTRAINT uq_payment_link_external_id UNIQUE (external_id),
    CONSTRAINT ck_payment_link_an_amount_if_it_pays CHECK ((purpose = 'pay') = (amount_minor IS NOT NULL)),
    CONSTRAINT ck_payment_link_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT ck_payment_link_linkpurpose CHECK (purpose IN ('pay', 'save_card')),
    CONSTRAINT fk_payment_link_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_payment_link_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_payment_link_method_id_payment_method FOREIGN KEY(method_id) REFERENCES payment_method (id),
    CONSTRAINT fk_payment_link_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id)
);
CREATE INDEX ix_payment_link_account_id ON payment_link (account_id);
CREATE INDEX ix_payment_link_customer_id ON payment_link (customer_id);
CREATE INDEX ix_payment_link_method_id ON payment_link (method_id);
CREATE INDEX ix_payment_link_payment_id ON payment_link (payment_id);
CREATE INDEX ix_payment_link_open ON payment_link (ends_at) WHERE done_at IS NULL;

CREATE TABLE sandbox_charge (
    id UUID NOT NULL,
    reference VARCHAR(120) NOT NULL,
    token VARCHAR(80) NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    state VARCHAR(32) NOT NULL,
    reason VARCHAR(80),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_sandbox_charge PRIMARY KEY (id),
    CONSTRAINT uq_sandbox_charge_reference UNIQUE (reference),
    CONSTRAINT ck_sandbox_charge_sandboxchargestate CHECK (state IN ('open', 'captured', 'declined', 'cancelled'))
);

CREATE TABLE sandbox_link (
    id UUID NOT NULL,
    reference VARCHAR(120) NOT NULL,
    key_hash VARCHAR(64) NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    card VARCHAR(40),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_sandbox_link PRIMARY KEY (id),
    CONSTRAINT uq_sandbox_link_reference UNIQUE (reference),
    CONSTRAINT uq_sandbox_link_key_hash UNIQUE (key_hash)
);
