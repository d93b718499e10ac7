DROP TABLE push_subscription;
DROP TABLE notice_delivery;
