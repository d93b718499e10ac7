DELETE FROM customer_order WHERE kind = 'cease';
ALTER TABLE customer_order DROP CONSTRAINT ck_customer_order_orderkind;
ALTER TABLE customer_order ADD CONSTRAINT ck_customer_order_orderkind CHECK (kind IN (
    'new_service', 'plan_change', 'device', 'sim', 'move', 'port_in', 'port_out'));
ALTER TABLE customer_order DROP COLUMN detail;
DROP TABLE agent_session, system_reference, request, quote;
