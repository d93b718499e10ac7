DROP TABLE ticket_file;
DELETE FROM ticket_event WHERE kind NOT IN ('opened', 'moved', 'visit', 'note', 'promise', 'resolved');
ALTER TABLE ticket_event
    DROP COLUMN author,
    DROP COLUMN customer_id,
    DROP COLUMN agent_id,
    DROP COLUMN until,
    DROP CONSTRAINT ck_ticket_event_ticketeventkind,
    ADD CONSTRAINT ck_ticket_event_ticketeventkind CHECK (kind IN (
        'opened', 'moved', 'visit', 'note', 'promise', 'resolved'));
ALTER TABLE ticket
    DROP COLUMN due_at,
    DROP COLUMN chases,
    DROP COLUMN chased_at,
    DROP COLUMN follows_id;
DROP SEQUENCE ticket_number;
