ALTER TABLE one_time_code ALTER COLUMN conversation_id DROP NOT NULL;

CREATE TABLE passkey (
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    credential_id BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count BIGINT NOT NULL,
    name VARCHAR(60) NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_passkey PRIMARY KEY (id),
    CONSTRAINT uq_passkey_credential_id UNIQUE (credential_id),
    CONSTRAINT ck_passkey_sign_count_not_negative CHECK (sign_count >= 0),
    CONSTRAINT fk_passkey_customer_id_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_passkey_customer_id ON passkey (customer_id);

CREATE TABLE passkey_challenge (
    browser_session_id UUID NOT NULL,
    use VARCHAR(32) NOT NULL,
    challenge BYTEA NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_passkey_challenge PRIMARY KEY (browser_session_id, use),
    CONSTRAINT ck_passkey_challenge_challengeuse CHECK (use IN ('register', 'sign_in')),
    CONSTRAINT fk_passkey_challenge_browser_session_id_browser_session
        FOREIGN KEY (browser_session_id) REFERENCES browser_session (id) ON DELETE CASCADE
);
