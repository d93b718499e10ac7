DROP TABLE canned_text;
DROP TABLE draft;
DROP TABLE mention;
DROP TABLE note;
ALTER TABLE conversation DROP COLUMN note_seq;
ALTER TABLE message DROP COLUMN agent_id;
