-- Whatever is there was taken in one go with its delivery, so nobody waits in it.
ALTER TABLE arrival
    ADD COLUMN waiting UUID[] DEFAULT '{}' NOT NULL,
    ADD COLUMN failed INTEGER DEFAULT 0 NOT NULL,
    ADD COLUMN has_secret BOOLEAN DEFAULT false NOT NULL,
    ALTER COLUMN received_at SET DEFAULT clock_timestamp(),
    DROP CONSTRAINT ck_arrival_arrivalstate,
    ADD CONSTRAINT ck_arrival_arrivalstate CHECK (state IN ('received', 'processed', 'refused')),
    ADD CONSTRAINT ck_arrival_received_while_somebody_waits CHECK ((state = 'received') = (waiting <> '{}'));
CREATE INDEX ix_arrival_received ON arrival (received_at) WHERE state = 'received';
CREATE INDEX ix_arrival_waiting ON arrival USING gin (waiting) WITH (fastupdate = off) WHERE state = 'received';
