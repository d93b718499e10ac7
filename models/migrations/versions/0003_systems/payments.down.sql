DROP INDEX ix_account_autopay_day, ix_bill_due_on;
CREATE INDEX ix_bill_due_on ON bill (due_on) WHERE outstanding_minor > 0;
ALTER TABLE payment DROP COLUMN instalment_id, DROP COLUMN autopay_bill_id;
DROP TABLE sandbox_link, sandbox_charge, payment_link, instalment, arrangement, payment_part;
DROP INDEX ix_payment_unsettled;
ALTER TABLE payment DROP COLUMN credit_minor, DROP COLUMN external_id;
