DROP TABLE sent_text;
ALTER TABLE payment DROP COLUMN told_at;
ALTER TABLE ticket_event DROP COLUMN told_at;
ALTER TABLE customer_order DROP COLUMN told_state;
ALTER TABLE bill DROP COLUMN told_at;
ALTER TABLE browser_session DROP COLUMN device;
DROP TABLE used_token;
