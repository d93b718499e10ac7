-- Add-ons, prices abroad, what a line can carry, and what a plan costs beyond its allowance.

ALTER TABLE plan ADD COLUMN business_only BOOLEAN DEFAULT 'false' NOT NULL;
ALTER TABLE plan ADD COLUMN extra_gigabyte_minor BIGINT;
ALTER TABLE plan ADD CONSTRAINT ck_plan_extra_gigabyte_not_negative CHECK (extra_gigabyte_minor >= 0);

CREATE TABLE addon (
    id UUID NOT NULL,
    code VARCHAR(40) NOT NULL,
    name VARCHAR(80) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR(200) NOT NULL,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    days SMALLINT,
    data_kilobytes BIGINT DEFAULT '0',
    voice_minutes INTEGER DEFAULT '0',
    countries JSONB DEFAULT '[]' NOT NULL,
    withdrawn_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_addon PRIMARY KEY (id),
    CONSTRAINT ck_addon_price_not_negative CHECK (price_minor >= 0),
    CONSTRAINT ck_addon_days_positive CHECK (days > 0),
    CONSTRAINT ck_addon_servicekind CHECK (kind IN ('mobile', 'broadband', 'tv', 'landline')),
    CONSTRAINT uq_addon_code UNIQUE (code)
);
CREATE INDEX ix_addon_kind ON addon (kind) WHERE withdrawn_on IS NULL;

CREATE TABLE service_addon (
    id UUID NOT NULL,
    number VARCHAR(20) NOT NULL,
    service_id UUID NOT NULL,
    addon_id UUID NOT NULL,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_service_addon PRIMARY KEY (id),
    CONSTRAINT ck_service_addon_price_not_negative CHECK (price_minor >= 0),
    CONSTRAINT ck_service_addon_ends_after_start CHECK (ends_on >= starts_on),
    CONSTRAINT uq_service_addon_number UNIQUE (number),
    CONSTRAINT fk_service_addon_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_service_addon_addon_id_addon FOREIGN KEY(addon_id) REFERENCES addon (id)
);
CREATE INDEX ix_service_addon_addon_id ON service_addon (addon_id);
CREATE INDEX ix_service_addon_service_id ON service_addon (service_id);
CREATE UNIQUE INDEX uq_service_addon_running ON service_addon (service_id, addon_id) WHERE ends_on IS NULL;

CREATE TABLE roaming_price (
    id UUID NOT NULL,
    country CHAR(2) NOT NULL,
    name VARCHAR(80) NOT NULL,
    zone VARCHAR(40) NOT NULL,
    gigabyte_minor BIGINT NOT NULL,
    minute_minor BIGINT NOT NULL,
    text_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_roaming_price PRIMARY KEY (id),
    CONSTRAINT ck_roaming_price_country_is_iso CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_roaming_price_prices_not_negative CHECK (least(gigabyte_minor, minute_minor, text_minor) >= 0),
    CONSTRAINT uq_roaming_price_country UNIQUE (country)
);

CREATE TABLE address_speed (
    id UUID NOT NULL,
    postcode VARCHAR(16) NOT NULL,
    address VARCHAR(200) NOT NULL,
    most_mbps INTEGER NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_address_speed PRIMARY KEY (id),
    CONSTRAINT ck_address_speed_most_positive CHECK (most_mbps > 0),
    CONSTRAINT uq_address_speed_postcode_address UNIQUE (postcode, address)
);

CREATE INDEX ix_customer_order_due ON customer_order (kind, expected_on) WHERE ended_at IS NULL;
