DROP TABLE passkey_challenge;
DROP TABLE passkey;
DELETE FROM one_time_code WHERE conversation_id IS NULL;
ALTER TABLE one_time_code ALTER COLUMN conversation_id SET NOT NULL;
