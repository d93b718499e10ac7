DELETE FROM notification_choice WHERE kind = 'account';
ALTER TABLE notification_choice DROP CONSTRAINT ck_notification_choice_noticekind;
ALTER TABLE notification_choice ADD CONSTRAINT ck_notification_choice_noticekind CHECK (kind IN (
    'bill', 'payment', 'usage', 'outage', 'order', 'ticket', 'offer'));
DELETE FROM notice WHERE kind = 'account';
ALTER TABLE notice DROP CONSTRAINT ck_notice_noticekind;
ALTER TABLE notice ADD CONSTRAINT ck_notice_noticekind CHECK (kind IN (
    'bill', 'payment', 'usage', 'outage', 'order', 'ticket', 'offer'));
ALTER TABLE notice DROP COLUMN former_address;
DROP TABLE contact_change;
