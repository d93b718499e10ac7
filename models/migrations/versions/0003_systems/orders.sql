-- What can be ordered, visits by slot, SIMs and their codes, barred lines, numbers that come and go.

CREATE TABLE equipment (
    id UUID NOT NULL,
    code VARCHAR(40) NOT NULL,
    name VARCHAR(80) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    price_minor BIGINT NOT NULL,
    monthly_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    delivery_days SMALLINT NOT NULL,
    withdrawn_on DATE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_equipment PRIMARY KEY (id),
    CONSTRAINT ck_equipment_price_not_negative CHECK (price_minor >= 0),
    CONSTRAINT ck_equipment_monthly_not_negative CHECK (monthly_minor >= 0),
    CONSTRAINT ck_equipment_delivery_in_reach CHECK (delivery_days BETWEEN 0 AND 60),
    CONSTRAINT uq_equipment_code UNIQUE (code),
    CONSTRAINT ck_equipment_equipmentkind CHECK (kind IN ('router', 'tv_box', 'mesh', 'sim', 'esim'))
);

CREATE TABLE visit_slot (
    id UUID NOT NULL,
    area_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    capacity SMALLINT NOT NULL,
    taken SMALLINT DEFAULT '0' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_visit_slot PRIMARY KEY (id),
    CONSTRAINT ck_visit_slot_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT ck_visit_slot_never_above_capacity CHECK (taken BETWEEN 0 AND capacity),
    CONSTRAINT fk_visit_slot_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT ck_visit_slot_appointmentkind CHECK (kind IN ('install', 'repair'))
);
CREATE INDEX ix_visit_slot_area_id_kind_starts_at ON visit_slot (area_id, kind, starts_at);

CREATE TABLE sim_card (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    order_id UUID,
    device_id UUID,
    form VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    iccid VARCHAR(20) NOT NULL,
    puk VARCHAR(8) NOT NULL,
    install_code VARCHAR(200),
    activated_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_sim_card PRIMARY KEY (id),
    CONSTRAINT ck_sim_card_iccid_is_one CHECK (iccid ~ '^89[0-9]{17,18}$'),
    CONSTRAINT ck_sim_card_puk_has_eight_digits CHECK (puk ~ '^[0-9]{8}$'),
    CONSTRAINT ck_sim_card_esim_has_an_install_code CHECK ((form = 'esim') = (install_code IS NOT NULL)),
    CONSTRAINT fk_sim_card_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_sim_card_order_id_customer_order FOREIGN KEY(order_id) REFERENCES customer_order (id),
    CONSTRAINT fk_sim_card_device_id_device FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT ck_sim_card_simform CHECK (form IN ('physical', 'esim')),
    CONSTRAINT ck_sim_card_simstate CHECK (state IN ('waiting', 'active', 'replaced')),
    CONSTRAINT uq_sim_card_iccid UNIQUE (iccid)
);
CREATE INDEX ix_sim_card_device_id ON sim_card (device_id);
CREATE INDEX ix_sim_card_order_id ON sim_card (order_id);
CREATE INDEX ix_sim_card_service_id ON sim_card (service_id);
CREATE UNIQUE INDEX uq_sim_card_active_service_id ON sim_card (service_id) WHERE state = 'active';

CREATE TABLE service_bar (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    reason VARCHAR(32) NOT NULL,
    state_before VARCHAR(32) NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_service_bar PRIMARY KEY (id),
    CONSTRAINT fk_service_bar_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT ck_service_bar_barreason CHECK (reason IN ('lost', 'stolen')),
    CONSTRAINT ck_service_bar_servicestate CHECK (state_before IN ('pending', 'active', 'suspended', 'barred', 'ceased'))
);
CREATE INDEX ix_service_bar_service_id ON service_bar (service_id);
CREATE UNIQUE INDEX uq_service_bar_running_service_id ON service_bar (service_id) WHERE ends_at IS NULL;

CREATE TABLE porting_code (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    direction VARCHAR(32) NOT NULL,
    number VARCHAR(16) NOT NULL,
    code VARCHAR(20) NOT NULL,
    ends_on DATE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_porting_code PRIMARY KEY (id),
    CONSTRAINT ck_porting_code_number_is_e164 CHECK (number ~ '^[+][1-9][0-9]{6,14}$'),
    CONSTRAINT fk_porting_code_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT ck_porting_code_portingdirection CHECK (direction IN ('away', 'here'))
);
CREATE INDEX ix_porting_code_service_id ON porting_code (service_id);

ALTER TABLE appointment ADD COLUMN slot_id UUID;
ALTER TABLE appointment ADD COLUMN note VARCHAR(500);
ALTER TABLE appointment ADD CONSTRAINT fk_appointment_slot_id_visit_slot FOREIGN KEY(slot_id) REFERENCES visit_slot (id);
CREATE INDEX ix_appointment_slot_id ON appointment (slot_id);

-- What customers name an order by. The demo's own numbers end below it.
CREATE SEQUENCE order_number START 70001;
