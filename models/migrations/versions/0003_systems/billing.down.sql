-- What was held is owed again, and the bill's state is what it is without disputes.
DROP TABLE bill_dispute;
-- A table with checks still to be made can't be altered.
SET CONSTRAINTS bill_is_the_sum_of_its_lines IMMEDIATE;
UPDATE bill SET
    state = CASE state WHEN 'disputed' THEN 'issued' WHEN 'paid' THEN 'part_paid' ELSE state END,
    outstanding_minor = outstanding_minor + held_minor,
    held_minor = 0
WHERE held_minor > 0;
SET CONSTRAINTS bill_is_the_sum_of_its_lines DEFERRED;
ALTER TABLE bill DROP CONSTRAINT ck_bill_held_within_total;
ALTER TABLE bill DROP COLUMN held_minor;
