-- The day its bill was due before an extension moved it. What was agreed before this stays as it was agreed.
ALTER TABLE arrangement ADD COLUMN due_before DATE, ADD COLUMN withdrawn_at TIMESTAMP WITH TIME ZONE;
