ALTER TABLE agent_session DROP COLUMN device;
DROP TABLE agent_link;
DROP TABLE recovery_code;
DROP TABLE agent_factor;
