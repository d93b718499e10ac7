CREATE TABLE privacy_export (
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    stored_key VARCHAR(64) NOT NULL,
    attempts SMALLINT DEFAULT 0 NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL,
    size INTEGER,
    made_at TIMESTAMP WITH TIME ZONE,
    ends_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_privacy_export PRIMARY KEY (id),
    CONSTRAINT ck_privacy_export_made_has_a_size CHECK ((made_at IS NULL) = (size IS NULL)),
    CONSTRAINT ck_privacy_export_made_has_an_end CHECK ((made_at IS NULL) = (ends_at IS NULL)),
    CONSTRAINT ck_privacy_export_attempts_not_negative CHECK (attempts >= 0),
    CONSTRAINT fk_privacy_export_customer_id_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);
CREATE UNIQUE INDEX uq_privacy_export_customer_id ON privacy_export (customer_id);
CREATE INDEX ix_privacy_export_due ON privacy_export (next_attempt_at) WHERE made_at IS NULL;
CREATE INDEX ix_privacy_export_ends_at ON privacy_export (ends_at) WHERE ends_at IS NOT NULL;

CREATE TABLE erasure (
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    reference VARCHAR(80) NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kept_until DATE,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT uq_erasure_reference UNIQUE (reference),
    CONSTRAINT fk_erasure_customer_id_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_erasure_customer_id ON erasure (customer_id);
CREATE INDEX ix_erasure_kept_until ON erasure (kept_until) WHERE ended_at IS NULL AND kept_until IS NOT NULL;
