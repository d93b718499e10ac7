DROP SEQUENCE order_number;
ALTER TABLE appointment DROP COLUMN slot_id, DROP COLUMN note;
DROP TABLE porting_code, service_bar, sim_card, visit_slot, equipment;
