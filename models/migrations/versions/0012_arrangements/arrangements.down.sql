DELETE FROM instalment WHERE arrangement_id IN (SELECT id FROM arrangement WHERE withdrawn_at IS NOT NULL);
DELETE FROM arrangement WHERE withdrawn_at IS NOT NULL;
ALTER TABLE arrangement DROP COLUMN due_before, DROP COLUMN withdrawn_at;
