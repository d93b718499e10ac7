CREATE TABLE line_invitation (
    id UUID NOT NULL,
    service_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    given_name VARCHAR(80) NOT NULL,
    family_name VARCHAR(80) NOT NULL,
    address VARCHAR(254) NOT NULL,
    is_new BOOLEAN NOT NULL,
    state VARCHAR(32) NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_line_invitation PRIMARY KEY (id),
    CONSTRAINT ck_line_invitation_invitationstate
        CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn', 'expired')),
    CONSTRAINT ck_line_invitation_waits_until_it_ends CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CONSTRAINT fk_line_invitation_service_id_service FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT fk_line_invitation_customer_id_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);
CREATE UNIQUE INDEX uq_line_invitation_service_id ON line_invitation (service_id) WHERE state = 'waiting';
CREATE INDEX ix_line_invitation_ends_at ON line_invitation (ends_at) WHERE state = 'waiting';
CREATE INDEX ix_line_invitation_customer_id ON line_invitation (customer_id);
