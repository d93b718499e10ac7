-- What was kept and not taken stays in sight, and can be let in by whoever runs the channels.
UPDATE arrival SET state = 'refused', waiting = '{}', reason = 'it was not taken yet' WHERE state = 'received';
DROP INDEX ix_arrival_received;
DROP INDEX ix_arrival_waiting;
ALTER TABLE arrival
    DROP CONSTRAINT ck_arrival_received_while_somebody_waits,
    DROP CONSTRAINT ck_arrival_arrivalstate,
    ADD CONSTRAINT ck_arrival_arrivalstate CHECK (state IN ('processed', 'refused')),
    ALTER COLUMN received_at SET DEFAULT now(),
    DROP COLUMN waiting,
    DROP COLUMN failed,
    DROP COLUMN has_secret;
