-- Faults, cases, orders and visits.

CREATE TABLE outage (
    id UUID NOT NULL,
    area_id UUID NOT NULL,
    service_kinds JSONB NOT NULL,
    state VARCHAR(32) NOT NULL,
    cause VARCHAR(200),
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expected_at TIMESTAMP WITH TIME ZONE,
    fixed_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_outage PRIMARY KEY (id),
    CONSTRAINT ck_outage_expected_after_start CHECK (expected_at > starts_at),
    CONSTRAINT ck_outage_fixed_has_a_time CHECK ((state = 'fixed') = (fixed_at IS NOT NULL)),
    CONSTRAINT ck_outage_some_service_is_away CHECK (jsonb_array_length(service_kinds) > 0),
    CONSTRAINT fk_outage_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT ck_outage_outagestate CHECK (state IN ('planned', 'suspected', 'confirmed', 'fixing', 'fixed'))
);
CREATE INDEX ix_outage_area_id ON outage (area_id);
CREATE INDEX ix_outage_running_area_id ON outage (area_id) WHERE state <> 'fixed';

CREATE TABLE ticket (
    id UUID NOT NULL,
    number VARCHAR(20) NOT NULL,
    customer_id UUID NOT NULL,
    account_id UUID,
    service_id UUID,
    conversation_id UUID,
    kind VARCHAR(32) NOT NULL,
    priority VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    title VARCHAR(120) NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    promised_at TIMESTAMP WITH TIME ZONE,
    resolved_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_ticket PRIMARY KEY (id),
    CONSTRAINT ck_ticket_solved_has_a_time CHECK ((state IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)),
    CONSTRAINT uq_ticket_number UNIQUE (number),
    CONSTRAINT fk_ticket_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_ticket_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_ticket_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_ticket_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    CONSTRAINT ck_ticket_ticketkind CHECK (kind IN ('fault', 'billing', 'complaint', 'request')),
    CONSTRAINT ck_ticket_ticketpriority CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    CONSTRAINT ck_ticket_ticketstate CHECK (state IN ('opened', 'in_progress', 'waiting_for_customer', 'resolved', 'closed'))
);
CREATE INDEX ix_ticket_account_id ON ticket (account_id);
CREATE INDEX ix_ticket_conversation_id ON ticket (conversation_id);
CREATE INDEX ix_ticket_customer_id ON ticket (customer_id);
CREATE INDEX ix_ticket_promised_at ON ticket (promised_at) WHERE resolved_at IS NULL;
CREATE INDEX ix_ticket_service_id ON ticket (service_id);

CREATE TABLE ticket_event (
    id UUID NOT NULL,
    ticket_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    public BOOLEAN DEFAULT 'true' NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_ticket_event PRIMARY KEY (id),
    CONSTRAINT fk_ticket_event_ticket_id_ticket FOREIGN KEY(ticket_id) REFERENCES ticket (id),
    CONSTRAINT ck_ticket_event_ticketeventkind CHECK (kind IN ('opened', 'moved', 'visit', 'note', 'promise', 'resolved'))
);
CREATE INDEX ix_ticket_event_ticket_id_at ON ticket_event (ticket_id, at);

CREATE TABLE customer_order (
    id UUID NOT NULL,
    number VARCHAR(20) NOT NULL,
    account_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    service_id UUID,
    plan_id UUID,
    kind VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    title VARCHAR(120) NOT NULL,
    address VARCHAR(200),
    carrier VARCHAR(40),
    tracking_reference VARCHAR(40),
    placed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expected_on DATE,
    ended_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_customer_order PRIMARY KEY (id),
    CONSTRAINT uq_customer_order_number UNIQUE (number),
    CONSTRAINT fk_customer_order_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_customer_order_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_customer_order_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_customer_order_plan_id_plan FOREIGN KEY(plan_id) REFERENCES plan (id),
    CONSTRAINT ck_customer_order_orderkind CHECK (kind IN ('new_service', 'plan_change', 'device', 'sim', 'move', 'port_in', 'port_out')),
    CONSTRAINT ck_customer_order_orderstate CHECK (state IN ('placed', 'packed', 'dispatched', 'delivered', 'completed', 'delayed', 'cancelled'))
);
CREATE INDEX ix_customer_order_account_id ON customer_order (account_id);
CREATE INDEX ix_customer_order_customer_id ON customer_order (customer_id);
CREATE INDEX ix_customer_order_expected_on ON customer_order (expected_on) WHERE ended_at IS NULL;
CREATE INDEX ix_customer_order_plan_id ON customer_order (plan_id);
CREATE INDEX ix_customer_order_service_id ON customer_order (service_id);

CREATE TABLE appointment (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    service_id UUID,
    ticket_id UUID,
    order_id UUID,
    kind VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    address VARCHAR(200) NOT NULL,
    technician VARCHAR(120),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_appointment PRIMARY KEY (id),
    CONSTRAINT ck_appointment_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT fk_appointment_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_appointment_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_appointment_ticket_id_ticket FOREIGN KEY(ticket_id) REFERENCES ticket (id),
    CONSTRAINT fk_appointment_order_id_customer_order FOREIGN KEY(order_id) REFERENCES customer_order (id),
    CONSTRAINT ck_appointment_appointmentkind CHECK (kind IN ('install', 'repair')),
    CONSTRAINT ck_appointment_appointmentstate CHECK (state IN ('booked', 'on_the_way', 'completed', 'missed', 'cancelled'))
);
CREATE INDEX ix_appointment_account_id ON appointment (account_id);
CREATE INDEX ix_appointment_order_id ON appointment (order_id);
CREATE INDEX ix_appointment_service_id ON appointment (service_id);
CREATE INDEX ix_appointment_starts_at ON appointment (starts_at) WHERE state IN ('booked', 'on_the_way');
CREATE INDEX ix_appointment_ticket_id ON appointment (ticket_id);
