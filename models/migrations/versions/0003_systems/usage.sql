-- What can be added to a line, what was, and when its people want to hear how far it has come.

CREATE TABLE top_up_offer (
    id UUID NOT NULL,
    code VARCHAR(40) NOT NULL,
    title VARCHAR(80) NOT NULL,
    kilobytes BIGINT,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    withdrawn_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_top_up_offer PRIMARY KEY (id),
    CONSTRAINT ck_top_up_offer_price_positive CHECK (price_minor > 0),
    CONSTRAINT ck_top_up_offer_kilobytes_positive CHECK (kilobytes > 0),
    CONSTRAINT uq_top_up_offer_code UNIQUE (code)
);

CREATE TABLE allowance_extra (
    id UUID NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 30001),
    service_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    code VARCHAR(40) NOT NULL,
    title VARCHAR(80) NOT NULL,
    kilobytes BIGINT,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    on_bill BOOLEAN NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_allowance_extra PRIMARY KEY (id),
    CONSTRAINT uq_allowance_extra_number UNIQUE (number),
    CONSTRAINT fk_allowance_extra_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT ck_allowance_extra_extrakind CHECK (kind IN ('data', 'credit')),
    CONSTRAINT ck_allowance_extra_data_has_an_amount CHECK ((kind = 'data') = (kilobytes IS NOT NULL)),
    CONSTRAINT ck_allowance_extra_data_has_an_end CHECK ((kind = 'data') = (ends_on IS NOT NULL)),
    CONSTRAINT ck_allowance_extra_ends_after_start CHECK (ends_on >= starts_on),
    CONSTRAINT ck_allowance_extra_kilobytes_positive CHECK (kilobytes > 0),
    CONSTRAINT ck_allowance_extra_price_not_negative CHECK (price_minor >= 0)
);
CREATE INDEX ix_allowance_extra_service_id_ends_on ON allowance_extra (service_id, ends_on);

CREATE TABLE usage_alert (
    service_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    percents JSONB DEFAULT '[]' NOT NULL,
    roaming_minor JSONB DEFAULT '[]' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_usage_alert PRIMARY KEY (service_id, customer_id),
    CONSTRAINT fk_usage_alert_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_usage_alert_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_usage_alert_customer_id ON usage_alert (customer_id);
