DROP INDEX ix_customer_order_due;
DROP TABLE address_speed, roaming_price, service_addon, addon;
ALTER TABLE plan DROP CONSTRAINT ck_plan_extra_gigabyte_not_negative;
ALTER TABLE plan DROP COLUMN extra_gigabyte_minor;
ALTER TABLE plan DROP COLUMN business_only;
