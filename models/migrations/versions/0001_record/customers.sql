-- People, what they are billed on, and what they have.

CREATE TABLE customer (
    id UUID NOT NULL,
    given_name VARCHAR(80) NOT NULL,
    family_name VARCHAR(80) NOT NULL,
    email VARCHAR(254),
    phone VARCHAR(16),
    language VARCHAR(8) DEFAULT 'en' NOT NULL,
    locale VARCHAR(16) DEFAULT 'en-GB' NOT NULL,
    address VARCHAR(200),
    postcode VARCHAR(16),
    born_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_customer PRIMARY KEY (id),
    CONSTRAINT ck_customer_phone_is_e164 CHECK (phone ~ '^[+][1-9][0-9]{6,14}$'),
    CONSTRAINT ck_customer_email_is_lower_case CHECK (email = lower(email)),
    CONSTRAINT uq_customer_email UNIQUE (email),
    CONSTRAINT uq_customer_phone UNIQUE (phone)
);

CREATE TABLE payment_method (
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    token VARCHAR(80) NOT NULL,
    brand VARCHAR(40) NOT NULL,
    last4 VARCHAR(4) NOT NULL,
    expires_on DATE,
    removed_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_payment_method PRIMARY KEY (id),
    CONSTRAINT ck_payment_method_last4_is_four_digits CHECK (last4 ~ '^[0-9]{4}$'),
    CONSTRAINT fk_payment_method_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT ck_payment_method_paymentmethodkind CHECK (kind IN ('card', 'direct_debit')),
    CONSTRAINT uq_payment_method_token UNIQUE (token)
);
CREATE INDEX ix_payment_method_customer_id ON payment_method (customer_id);

CREATE TABLE account (
    id UUID NOT NULL,
    number VARCHAR(20) NOT NULL,
    holder_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    business_name VARCHAR(120),
    state VARCHAR(32) NOT NULL,
    currency CHAR(3) NOT NULL,
    billing_day SMALLINT,
    prepaid_balance_minor BIGINT,
    autopay BOOLEAN DEFAULT 'false' NOT NULL,
    autopay_day SMALLINT,
    autopay_method_id UUID,
    opened_on DATE NOT NULL,
    closed_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (id),
    CONSTRAINT ck_account_billing_day_in_every_month CHECK (billing_day BETWEEN 1 AND 28),
    CONSTRAINT ck_account_billed_or_prepaid CHECK ((billing_day IS NULL) <> (prepaid_balance_minor IS NULL)),
    CONSTRAINT ck_account_prepaid_balance_not_negative CHECK (prepaid_balance_minor >= 0),
    CONSTRAINT ck_account_autopay_has_a_method CHECK (NOT autopay OR autopay_method_id IS NOT NULL),
    CONSTRAINT ck_account_autopay_day_in_every_month CHECK (autopay_day BETWEEN 1 AND 28),
    CONSTRAINT ck_account_business_has_a_name CHECK (kind <> 'business' OR business_name IS NOT NULL),
    CONSTRAINT uq_account_number UNIQUE (number),
    CONSTRAINT fk_account_holder_id_customer FOREIGN KEY(holder_id) REFERENCES customer (id),
    CONSTRAINT ck_account_accountkind CHECK (kind IN ('consumer', 'business')),
    CONSTRAINT ck_account_accountstate CHECK (state IN ('active', 'overdue', 'suspended', 'closed')),
    CONSTRAINT fk_account_autopay_method_id_payment_method FOREIGN KEY(autopay_method_id) REFERENCES payment_method (id)
);
CREATE INDEX ix_account_autopay_method_id ON account (autopay_method_id);
CREATE INDEX ix_account_holder_id ON account (holder_id);

CREATE TABLE plan (
    id UUID NOT NULL,
    code VARCHAR(40) NOT NULL,
    name VARCHAR(80) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    prepaid BOOLEAN DEFAULT 'false' NOT NULL,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    data_kilobytes BIGINT,
    voice_minutes INTEGER,
    texts INTEGER,
    speed_mbps INTEGER,
    contract_months SMALLINT DEFAULT '0' NOT NULL,
    roaming_zones JSONB DEFAULT '[]' NOT NULL,
    withdrawn_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_plan PRIMARY KEY (id),
    CONSTRAINT ck_plan_price_not_negative CHECK (price_minor >= 0),
    CONSTRAINT ck_plan_contract_not_negative CHECK (contract_months >= 0),
    CONSTRAINT uq_plan_code UNIQUE (code),
    CONSTRAINT ck_plan_servicekind CHECK (kind IN ('mobile', 'broadband', 'tv', 'landline'))
);
CREATE INDEX ix_plan_kind ON plan (kind) WHERE withdrawn_on IS NULL;

CREATE TABLE area (
    id UUID NOT NULL,
    name VARCHAR(80) NOT NULL,
    postcode_prefix VARCHAR(8) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_area PRIMARY KEY (id),
    CONSTRAINT uq_area_postcode_prefix UNIQUE (postcode_prefix)
);

CREATE TABLE service (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    user_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    number VARCHAR(16),
    address VARCHAR(200),
    postcode VARCHAR(16),
    area_id UUID,
    plan_id UUID NOT NULL,
    state VARCHAR(32) NOT NULL,
    nickname VARCHAR(40),
    contract_starts_on DATE NOT NULL,
    contract_ends_on DATE,
    ceased_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_service PRIMARY KEY (id),
    CONSTRAINT ck_service_number_is_e164 CHECK (number ~ '^[+][1-9][0-9]{6,14}$'),
    CONSTRAINT ck_service_number_or_address CHECK (number IS NOT NULL OR address IS NOT NULL),
    CONSTRAINT ck_service_contract_ends_after_start CHECK (contract_ends_on >= contract_starts_on),
    CONSTRAINT fk_service_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_service_user_id_customer FOREIGN KEY(user_id) REFERENCES customer (id),
    CONSTRAINT ck_service_servicekind CHECK (kind IN ('mobile', 'broadband', 'tv', 'landline')),
    CONSTRAINT fk_service_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT fk_service_plan_id_plan FOREIGN KEY(plan_id) REFERENCES plan (id),
    CONSTRAINT ck_service_servicestate CHECK (state IN ('pending', 'active', 'suspended', 'barred', 'ceased'))
);
CREATE INDEX ix_service_account_id ON service (account_id);
CREATE INDEX ix_service_area_id ON service (area_id);
CREATE INDEX ix_service_plan_id ON service (plan_id);
CREATE INDEX ix_service_user_id ON service (user_id);
CREATE UNIQUE INDEX uq_service_number ON service (number) WHERE state <> 'ceased';

CREATE TABLE device (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    model VARCHAR(80) NOT NULL,
    serial VARCHAR(40) NOT NULL,
    details JSONB DEFAULT '{}' NOT NULL,
    installed_on DATE NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE,
    removed_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_device PRIMARY KEY (id),
    CONSTRAINT fk_device_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT ck_device_devicekind CHECK (kind IN ('router', 'tv_box', 'handset', 'sim', 'esim')),
    CONSTRAINT uq_device_serial UNIQUE (serial)
);
CREATE INDEX ix_device_service_id ON device (service_id);

CREATE TABLE usage (
    service_id UUID NOT NULL,
    used_on DATE NOT NULL,
    kind VARCHAR(32) NOT NULL,
    country CHAR(2) NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT pk_usage PRIMARY KEY (service_id, used_on, kind, country),
    CONSTRAINT ck_usage_quantity_positive CHECK (quantity > 0),
    CONSTRAINT fk_usage_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT ck_usage_usagekind CHECK (kind IN ('data', 'voice', 'sms', 'roaming_data'))
);
