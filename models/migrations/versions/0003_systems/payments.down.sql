DROP TABLE sandbox_link, sandbox_charge, payment_link, instalment, arrangement, payment_part;
DROP INDEX ix_payment_unsettled;
ALTER TABLE payment DROP COLUMN credit_minor, DROP COLUMN external_id;
