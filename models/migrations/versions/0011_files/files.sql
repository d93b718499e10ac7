CREATE TABLE attachment (
    id UUID NOT NULL,
    conversation_id UUID,
    message_id UUID,
    place INTEGER DEFAULT 0 NOT NULL,
    connector VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    name VARCHAR(100) NOT NULL,
    media_type VARCHAR(100) NOT NULL,
    size INTEGER,
    sha256 CHAR(64),
    width INTEGER,
    height INTEGER,
    stored_key VARCHAR(64) NOT NULL,
    once_key VARCHAR(80),
    upload_hash CHAR(64),
    source VARCHAR,
    attempts INTEGER DEFAULT 0 NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    lost_for VARCHAR(200),
    ticket_id UUID,
    on_ticket_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (id),
    CONSTRAINT uq_attachment_conversation_id_once_key UNIQUE (conversation_id, once_key),
    CONSTRAINT uq_attachment_stored_key UNIQUE (stored_key),
    CONSTRAINT ck_attachment_kept_is_known CHECK (state <> 'kept' OR (size > 0 AND sha256 IS NOT NULL)),
    CONSTRAINT ck_attachment_lost_has_a_reason CHECK (state <> 'lost' OR lost_for IS NOT NULL),
    CONSTRAINT ck_attachment_both_sides CHECK ((width IS NULL) = (height IS NULL)),
    CONSTRAINT ck_attachment_attempts_not_negative CHECK (attempts >= 0),
    CONSTRAINT ck_attachment_attachmentstate CHECK (state IN ('arriving', 'wanted', 'kept', 'lost')),
    CONSTRAINT ck_attachment_attachmentkind
        CHECK (kind IN ('image', 'document', 'recording', 'video', 'other')),
    -- A conversation or a message that is erased leaves the row behind, until its bytes are removed as well.
    CONSTRAINT fk_attachment_conversation_id_conversation
        FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE SET NULL,
    CONSTRAINT fk_attachment_message_id_message FOREIGN KEY (message_id) REFERENCES message (id) ON DELETE SET NULL,
    CONSTRAINT fk_attachment_ticket_id_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id) ON DELETE SET NULL
);
CREATE INDEX ix_attachment_message_id ON attachment (message_id);
CREATE INDEX ix_attachment_to_fetch ON attachment (conversation_id, next_attempt_at)
    WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ix_attachment_unsent ON attachment (created_at) WHERE message_id IS NULL;
CREATE INDEX ix_attachment_for_ticket ON attachment (ticket_id)
    WHERE ticket_id IS NOT NULL AND on_ticket_at IS NULL;
