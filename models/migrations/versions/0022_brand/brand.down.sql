ALTER TABLE demo_fill DROP COLUMN brand;
