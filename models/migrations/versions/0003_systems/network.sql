-- How an outage goes on, who reported it and who wants to hear of it; tests of lines, and what devices are told.

CREATE TABLE outage_update (
    id UUID NOT NULL,
    outage_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_outage_update PRIMARY KEY (id),
    CONSTRAINT uq_outage_update_outage_id_at UNIQUE (outage_id, at),
    CONSTRAINT fk_outage_update_outage_id_outage FOREIGN KEY(outage_id) REFERENCES outage (id)
);

CREATE TABLE outage_report (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    area_id UUID,
    kind VARCHAR(32) NOT NULL,
    symptom VARCHAR(32) NOT NULL,
    text TEXT,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    outage_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_outage_report PRIMARY KEY (id),
    CONSTRAINT uq_outage_report_service_id_outage_id UNIQUE (service_id, outage_id),
    CONSTRAINT fk_outage_report_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_outage_report_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_outage_report_area_id_area FOREIGN KEY(area_id) REFERENCES area (id),
    CONSTRAINT ck_outage_report_servicekind CHECK (kind IN ('mobile', 'broadband', 'tv', 'landline')),
    CONSTRAINT ck_outage_report_symptom CHECK (symptom IN ('no_service', 'slow', 'drops', 'no_signal', 'other')),
    CONSTRAINT fk_outage_report_outage_id_outage FOREIGN KEY(outage_id) REFERENCES outage (id)
);
CREATE INDEX ix_outage_report_area_id ON outage_report (area_id);
CREATE INDEX ix_outage_report_customer_id ON outage_report (customer_id);
CREATE INDEX ix_outage_report_outage_id ON outage_report (outage_id);
CREATE INDEX ix_outage_report_waiting_area_id ON outage_report (area_id, kind, made_at) WHERE outage_id IS NULL;

CREATE TABLE outage_subscription (
    id UUID NOT NULL,
    outage_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    told_update_at TIMESTAMP WITH TIME ZONE,
    told_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_outage_subscription PRIMARY KEY (id),
    CONSTRAINT uq_outage_subscription_outage_id_customer_id UNIQUE (outage_id, customer_id),
    CONSTRAINT fk_outage_subscription_outage_id_outage FOREIGN KEY(outage_id) REFERENCES outage (id),
    CONSTRAINT fk_outage_subscription_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_outage_subscription_customer_id ON outage_subscription (customer_id);
CREATE INDEX ix_outage_subscription_open ON outage_subscription (outage_id, told_update_at) WHERE told_at IS NULL;

CREATE TABLE line_test (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    outage_id UUID,
    reference VARCHAR(120) NOT NULL,
    tested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    verdict VARCHAR(32) NOT NULL,
    confidence_percent SMALLINT NOT NULL,
    text TEXT NOT NULL,
    steps JSONB NOT NULL,
    facts JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_line_test PRIMARY KEY (id),
    CONSTRAINT ck_line_test_confidence_is_a_share CHECK (confidence_percent BETWEEN 0 AND 100),
    CONSTRAINT fk_line_test_service_id_service FOREIGN KEY(service_id) REFERENCES service (id),
    CONSTRAINT fk_line_test_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_line_test_outage_id_outage FOREIGN KEY(outage_id) REFERENCES outage (id),
    CONSTRAINT uq_line_test_reference UNIQUE (reference),
    CONSTRAINT ck_line_test_verdict CHECK (verdict IN ('fine', 'line_fault', 'router_offline', 'wifi', 'slow_sync', 'sim', 'account_suspended', 'outage', 'unknown'))
);
CREATE INDEX ix_line_test_customer_id ON line_test (customer_id);
CREATE INDEX ix_line_test_outage_id ON line_test (outage_id);
CREATE INDEX ix_line_test_service_id_tested_at ON line_test (service_id, tested_at DESC);

CREATE TABLE device_command (
    id UUID NOT NULL,
    device_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE,
    back_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_device_command PRIMARY KEY (id),
    CONSTRAINT ck_device_command_ended_has_a_time CHECK ((state = 'asked') = (done_at IS NULL)),
    CONSTRAINT ck_device_command_back_after_asked CHECK (back_at > asked_at),
    CONSTRAINT fk_device_command_device_id_device FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT ck_device_command_commandkind CHECK (kind IN ('reboot', 'reprovision')),
    CONSTRAINT ck_device_command_commandstate CHECK (state IN ('asked', 'done', 'failed'))
);
CREATE INDEX ix_device_command_device_id_asked_at ON device_command (device_id, asked_at DESC);
