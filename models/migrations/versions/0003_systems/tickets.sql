-- Tickets that customers open, chase, close and reopen themselves, and the files they send with them.

CREATE SEQUENCE ticket_number START WITH 30001;

ALTER TABLE ticket
    ADD COLUMN due_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN chases SMALLINT DEFAULT 0 NOT NULL,
    ADD COLUMN chased_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN follows_id UUID,
    ADD CONSTRAINT fk_ticket_follows_id_ticket FOREIGN KEY(follows_id) REFERENCES ticket (id);
CREATE INDEX ix_ticket_follows_id ON ticket (follows_id);

ALTER TABLE ticket_event
    ADD COLUMN author VARCHAR(32) DEFAULT 'system' NOT NULL,
    ADD COLUMN customer_id UUID,
    ADD COLUMN agent_id UUID,
    ADD COLUMN until TIMESTAMP WITH TIME ZONE,
    ADD CONSTRAINT ck_ticket_event_actorkind CHECK (author IN ('customer', 'agent', 'bot', 'system')),
    ADD CONSTRAINT ck_ticket_event_customer_is_the_author CHECK (author = 'customer' OR customer_id IS NULL),
    ADD CONSTRAINT ck_ticket_event_agent_is_the_author CHECK (author = 'agent' OR agent_id IS NULL),
    ADD CONSTRAINT fk_ticket_event_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id),
    ADD CONSTRAINT fk_ticket_event_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id),
    DROP CONSTRAINT ck_ticket_event_ticketeventkind,
    ADD CONSTRAINT ck_ticket_event_ticketeventkind CHECK (kind IN (
        'opened', 'moved', 'visit', 'note', 'promise', 'due', 'priority', 'comment', 'attached', 'chased',
        'resolved', 'reopened', 'closed'));
CREATE INDEX ix_ticket_event_customer_id ON ticket_event (customer_id);
CREATE INDEX ix_ticket_event_agent_id ON ticket_event (agent_id);

CREATE TABLE ticket_file (
    id UUID NOT NULL,
    ticket_id UUID NOT NULL,
    name VARCHAR(100) NOT NULL,
    media_type VARCHAR(40) NOT NULL,
    size INTEGER NOT NULL,
    content BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_ticket_file PRIMARY KEY (id),
    CONSTRAINT ck_ticket_file_size_is_true CHECK (size = octet_length(content) AND size > 0),
    CONSTRAINT fk_ticket_file_ticket_id_ticket FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_ticket_file_ticket_id ON ticket_file (ticket_id);
