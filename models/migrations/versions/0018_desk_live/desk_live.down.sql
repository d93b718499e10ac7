DROP INDEX ix_message_words, ix_conversation_tags, ix_handoff_requested_at;
DROP TABLE due_note;
ALTER TABLE conversation DROP COLUMN tags;
ALTER TABLE handoff DROP COLUMN reminded_at;
ALTER TABLE team DROP COLUMN due;
